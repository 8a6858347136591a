"""The trees: no circles, no chain that Casbin cuts off, no edge between a partner and a role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import casbin
import pytest
from casbin.persist.adapter import Adapter

from consent_gate.rules.model import CASBIN_DEPTH, RECIPIENT_DEPTH
from tests.small_policies import POLICIES, SMALL, appended, faults

TREES = "vocabulary/trees.csv"
CATEGORIES = "vocabulary/categories.csv"
RECIPIENTS = "vocabulary/recipients.csv"


class Lines(Adapter):  # type: ignore[misc]  # casbin has no type information
    """A policy in memory."""

    def __init__(self, lines: Sequence[tuple[str, ...]]) -> None:
        self.lines = lines

    def load_policy(self, model: casbin.Model) -> None:
        """Put the lines into the model, as a file adapter would."""
        for kind, *cells in self.lines:
            model.add_policy(kind[0], kind, list(cells))


def chain(kind: str, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the edges that hang each name under the next."""
    return [(kind, child, parent) for child, parent in pairwise(names)]


def casbin_follows(edges: int) -> bool:
    """Ask stock Casbin about a category that lies `edges` below the one a rule names."""
    names = [f"c{place}" for place in range(edges + 1)]
    rule = ("p", "r", "u", names[-1], "*", "public_task", "XX-01", "allow")
    enforcer = casbin.Enforcer(str(POLICIES / "model.conf"), Lines([rule, *chain("g2", names)]))
    return bool(enforcer.enforce("r", "u", names[0], "p1", "public_task"))


def test_the_depth_is_exactly_what_stock_casbin_follows() -> None:
    """Casbin answers yes up to our limit, and one edge further silently no."""
    assert casbin_follows(CASBIN_DEPTH)
    assert not casbin_follows(CASBIN_DEPTH + 1)


def test_casbin_drops_a_denial_at_the_top_of_a_deep_tree() -> None:
    """Why depth is a fault: the denial on the top is cut off, the allow nearby stays, and data leaves."""
    names = [f"c{place}" for place in range(CASBIN_DEPTH + 2)]
    lines = [
        ("p", "r", "u", names[0], "*", "public_task", "XX-01", "allow"),
        ("p", "r", "u", names[-1], "*", "*", "XX-02", "deny"),
        *chain("g2", names),
    ]
    assert casbin.Enforcer(str(POLICIES / "model.conf"), Lines(lines)).enforce("r", "u", names[0], "p1", "public_task")


def planted(path: str, row: str, kind: str, edges: int) -> dict[str, str | bytes | None]:
    """Return the small set with a chain of so many edges."""
    names = [f"c{place:02}" for place in range(edges + 1)]
    words = appended(path, *(row.format(name=name) for name in names))
    return {**words, **appended(TREES, *(", ".join(edge) for edge in chain(kind, names)))}


@pytest.mark.parametrize(
    ("path", "row", "kind", "limit"),
    [
        (CATEGORIES, "{name},woord,word", "g2", CASBIN_DEPTH),
        ("vocabulary/purposes.csv", "{name},woord,word", "g3", CASBIN_DEPTH),
        (RECIPIENTS, "{name},none,woord,word", "g", RECIPIENT_DEPTH),
    ],
)
def test_a_tree_deeper_than_casbin_follows_is_a_fault(path: str, row: str, kind: str, limit: int) -> None:
    """The limit reads; one deeper is reported at its lowest edge. Recipients leave room for the asking party."""
    assert faults(planted(path, row, kind, limit)) == []
    assert faults(planted(path, row, kind, limit + 1)) == [
        f"{TREES}:8:1: `c00` ligt {limit + 1} takken onder de top; Casbin volgt er {limit}"
    ]
    assert len(faults(planted(path, row, kind, limit + 5))) == 1


def test_a_chain_as_long_as_a_file_is_reported_and_not_followed() -> None:
    """Thousands of edges end in one fault, not in exhausted recursion."""
    assert len(faults(planted(CATEGORIES, "{name},woord,word", "g2", 5000))) == 1


@pytest.mark.parametrize(
    ("edges", "lines"),
    [
        (["g, partner, jeugdhulp"], ["8:1: kring in de boom: jeugdhulp > partner > jeugdhulp"]),
        (["g, partner, partner"], ["8:1: kring in de boom: partner > partner"]),
        (
            ["g2, list:leerplicht, support", "g2, support, absence"],
            ["7:1: kring in de boom: list:leerplicht > support > absence > list:leerplicht"],
        ),
        (
            ["g, partner, jeugdhulp", "g2, absence, absence"],
            [
                "8:1: kring in de boom: jeugdhulp > partner > jeugdhulp",
                "9:1: kring in de boom: absence > absence",
            ],
        ),
    ],
)
def test_a_circle_is_a_fault(edges: list[str], lines: list[str]) -> None:
    """Two names that fall under each other are one name with two labels; each circle is shown."""
    assert faults(appended(TREES, *edges)) == [f"{TREES}:{line}" for line in lines]


@pytest.mark.parametrize(
    ("edges", "places"),
    [
        (["g, guardian, family"], []),
        (["g, stepparent, family", "g, guardian, family"], []),
        (["g, guardian, family", "g, family, teacher"], ["9:1"]),
        (["g, stepparent, teacher"], []),
        (["g, guardian, teacher"], ["8:1"]),
        (["g, stepparent, family", "g, stepparent, teacher"], ["9:1"]),
        (["g, teacher, guardian"], ["8:1"]),
        (["g, guardian, stepparent"], ["8:1"]),
    ],
)
def test_family_and_staff_fall_under_nothing_in_common(edges: list[str], places: list[str]) -> None:
    """A parent would get what a teacher may, or a teacher what a parent may; each such edge is shown."""
    words = ["family,pupil,familie,family", "guardian,kin,ouder,guardian", "stepparent,pupil,stiefouder,stepparent"]
    found = faults({**appended(RECIPIENTS, *words), **appended(TREES, *edges)})
    said = "familie en een rol van medewerkers kunnen niet onder elkaar vallen"
    assert [fault.partition(f": {said}")[0] for fault in found] == [f"{TREES}:{place}" for place in places]


@pytest.mark.parametrize(
    ("edge", "fault"),
    [
        (
            "g, jeugdhulp, teacher",
            "8:1: een rol binnen de school en een partner kunnen niet onder elkaar vallen (`jeugdhulp`, `teacher`)",
        ),
        (
            "g, teacher, partner",
            "8:1: een rol binnen de school en een partner kunnen niet onder elkaar vallen (`teacher`, `partner`)",
        ),
        ("g, leerplicht, partner", "8:1: deze tak staat er al, op vocabulary/trees.csv:3:1"),
        ("g, leerplicht, partnr", "8:16: onbekende ontvanger `partnr`; bedoelde u `partner`?"),
        ("g, *, partner", "8:4: onbekende ontvanger `*`"),
        ("g, org:lindenhout, partner", "8:4: onbekende ontvanger `org:lindenhout`"),
        ("g2, absence, zorgvraag", "8:14: onbekend soort gegeven `zorgvraag`"),
        ("g3, teaching, absence", "8:15: onbekend doel `absence`"),
        ("g, leerplicht", "8:4: 2 velden in plaats van 3 (g, child, parent)"),
        ("g4, leerplicht, partner", "8:1: onbekende soort regel `g4`; gebruik p, p2, g, g2 of g3; bedoelde u `g`?"),
    ],
)
def test_a_fault_in_an_edge_is_reported_once_at_its_place(edge: str, fault: str) -> None:
    """One planted fault gives exactly one report."""
    assert faults(appended(TREES, edge)) == [f"{TREES}:{fault}"]


def test_an_edge_that_is_lost_is_found() -> None:
    """Without its edge a field would escape a denial on its kind, and a list would be a field."""
    lost = SMALL[TREES].replace("g2, identity.family_name, identity\n", "")
    assert faults({TREES: lost}) == [
        f"{CATEGORIES}:3:1: `identity.family_name` valt niet onder `identity`;"
        " in trees.csv ontbreekt `g2, identity.family_name, identity`"
    ]
    assert len(faults({TREES: SMALL[TREES].rsplit("g2", 2)[0]})) == 1


def test_a_name_may_have_several_parents() -> None:
    """A field stands under its kind and in any number of closed lists."""
    words = appended(CATEGORIES, "list:b,b,b")
    assert faults({**words, **appended(TREES, "g2, identity.family_name, list:b")}) == []


def test_a_long_circle_is_shown_by_its_ends() -> None:
    """A message stays one line that people can read."""
    names = [f"c{place:02}" for place in range(40)]
    words = appended(CATEGORIES, *(f"{name},woord,word" for name in names))
    edges = appended(TREES, *(", ".join(edge) for edge in chain("g2", [*names, names[0]])))
    assert faults({**words, **edges}) == [
        f"{TREES}:47:1: kring in de boom: c00 > c01 > c02 > c03 > c04 > c05 > ... > c35 > c36 > c37 > c38 > c39 > c00"
    ]
