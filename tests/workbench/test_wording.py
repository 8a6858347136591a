"""Words for a change are short and still exact: what they name is what is meant, and nothing else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.terms import ANY
from consent_gate.text import Text
from consent_gate.workbench.conditions import Clause, Condition
from consent_gate.workbench.wording import (
    EVERYONE,
    EVERYTHING,
    said_categories,
    said_condition,
    said_purposes,
    said_recipients,
)
from tests.generated import examples
from tests.policies.situation import shipped

WORDS = shipped().vocabulary
KINDS = sorted(WORDS.categories.terms)


def names_in(text: str) -> list[str]:
    """Return the names that stand in brackets behind their labels."""
    return [name for name in re.findall(r"\(([^()\s]+)\)", text) if name in WORDS.categories.terms]


def meant(text: Text) -> int:
    """Return the fields that a sentence about categories names."""
    first, _, without = text.nl.partition(" behalve ")
    whole = WORDS.masks[ANY] if first == EVERYTHING.nl else WORDS.mask_of(names_in(first))
    return whole & ~WORDS.mask_of(names_in(without))


@examples(150)
@given(st.sets(st.sampled_from(KINDS), min_size=1, max_size=4), st.sets(st.sampled_from(KINDS), max_size=3))
def test_the_categories_named_are_the_ones_that_change(some: set[str], without: set[str]) -> None:
    """However a set of fields is said, as a list, as kinds or as all but a few, it is that set."""
    mask = WORDS.mask_of(some) & ~WORDS.mask_of(without)
    if mask:
        assert meant(said_categories(WORDS, WORDS.names_of(mask))) == mask


def test_a_closed_list_and_everything_have_names_of_their_own() -> None:
    """One name where one says it; a list without some of it is said so."""
    fields = WORDS.names_of(WORDS.masks["list:jgz"])
    assert names_in(said_categories(WORDS, fields).nl) == ["list:jgz"]
    assert said_categories(WORDS, WORDS.names_of(WORDS.masks[ANY])) == EVERYTHING
    fewer = [name for name in fields if name != "identity.birth_date"]
    assert names_in(said_categories(WORDS, fewer).nl) == ["list:jgz", "identity.birth_date"]


def test_a_group_stands_for_its_members_only_when_all_are_there() -> None:
    """One of three is named alone; a partner that may also be registered as the group is not left out."""
    tree = WORDS.recipients
    whole = ("jeugdhulp", "jeugdpartner", "wijkteam")
    assert said_recipients(tree, whole).nl == "partners in jeugdhulp en wijkteam (jeugdpartner)"
    assert "(jeugdhulp), " in said_recipients(tree, ("jeugdhulp", "wijkteam")).nl
    assert "(jeugdhulp), " in said_recipients(tree, ("jeugdhulp", "jeugdpartner")).nl
    assert said_recipients(tree, [*tree.terms]) == EVERYONE
    images = [leaf for leaf in WORDS.purposes.leaves if WORDS.purposes.covers("image_publication", leaf)]
    assert said_purposes(WORDS.purposes, images).nl.endswith("(image_publication)")
    assert said_purposes(WORDS.purposes, images[1:]).nl.count("(image_") == len(images) - 1


def test_a_condition_is_said_with_its_choices() -> None:
    """Nothing said is always; a choice of one requirement is one sentence; the rest are alternatives."""

    def said(*clauses: Clause) -> str:
        return said_condition(Condition(clauses)).nl

    assert said(Clause()) == "altijd"
    assert said(Clause(("order:126nc",)), Clause(("order:126nd",))) == (
        "met een vordering op papier, artikel 126nc of 126nd Sv"
    )
    assert said(Clause(("inspection", "restriction")), Clause(("emergency",), ("objection",))) == (
        "met inzage vooraf door de ouders, vanaf 16 jaar door de leerling; terwijl het gebruik is beperkt. Of: "
        "met een vastgelegd noodgeval; zolang er geen bezwaar loopt"
    )
    assert said(Clause(("caution:secret_address",)), Clause(("caution:court_order",))) == (
        "bij een geheim adres. Of: als de rechter het verbood"
    )
    assert said(Clause((), ("caution:secret_address", "consent:guardian"))) == (
        "behalve bij een geheim adres; zonder toestemming van een ouder met gezag"
    )
