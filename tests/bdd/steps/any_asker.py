"""Steps for every name of the vocabulary and everything that can be recorded: what a counterexample is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from pytest_bdd import given, parsers, then, when

from consent_gate.grounds import MELDCODE_STEPS, Agreement, Caution, Emergency, Inspection, Mandate, Order, Weighing
from consent_gate.records import (
    Body,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Registration,
    Restriction,
    RoleAssignment,
)
from consent_gate.rules.kin import PARENT_WITHOUT_GEZAG, PUPIL_SELF
from consent_gate_adapters.identity import issue_key
from tests.bdd.parties import PERSONS, THE_PUPIL_SELF
from tests.bdd.school import labels, value_of
from tests.bdd.steps.phrases import WHO, Table, column
from tests.bdd.world import World, snapshot

ASKER = "de vrager"
ANYONE = rf"(?:{ASKER}|{WHO})"
GROUP = "7a"
EVERYTHING = ("*",)
OF_A_PUPIL = ("order", "weighing", "emergency", "inspection", "caution", "objection", "restriction")


@dataclass(frozen=True)
class Asker:
    """Somebody known by nothing but what they are: an id, and the proof that it is them."""

    recipient: str
    headers: tuple[tuple[str, str], ...] = ()


@given(
    parsers.re(rf"{ASKER} is voor (?P<pupil>\w+) (?P<names>\w+(?: en \w+)*), geregistreerd voor (?P<purpose>\w+)"),
    target_fixture="asker",
)
def _asker(world: World, pupil: str, names: str, purpose: str) -> Asker:
    held = names.split(" en ")
    terms = snapshot().vocabulary.recipients.terms
    if not any(terms[name].is_role for name in held):
        (kind,) = held
        world.write(Registration("org:vrager", (purpose,), kind))
        key = issue_key(world.ledger, "org:vrager", now=world.clock.now(), days=10)
        return Asker("org:vrager", (("Authorization", f"Bearer {key}"),))
    recipient = _person(world, pupil, held) if snapshot().vocabulary.family.intersection(held) else "staff:vrager"
    world.write(Registration(recipient, (purpose,)))
    world.write(PupilFacts(world.pupils[pupil], (GROUP,)), pupil)
    reach = {"pupil": world.key_of(pupil), "group": GROUP, "school": ""}
    for name in held:
        if not terms[name].is_kin:
            scope = next(scope for scope in reach if scope in terms[name].scopes)
            world.write(RoleAssignment(recipient, name, scope, reach[scope]))  # type: ignore[arg-type]
    return Asker(recipient)


def _person(world: World, pupil: str, held: list[str]) -> str:
    """Return the id of who is this to the pupil; the mother and the father have gezag, the grandmother has not."""
    if PUPIL_SELF in held:
        return PERSONS[THE_PUPIL_SELF] + world.key_of(pupil)
    if PARENT_WITHOUT_GEZAG in held:
        world.write(Gezag("oma", gezag=False), pupil)
        return PERSONS["oma"]
    kin = [name for name in held if snapshot().vocabulary.recipients.terms[name].is_kin]
    return PERSONS["moeder"] if kin else PERSONS["stiefvader"]


@given(parsers.re(rf"voor {ANYONE} is over (?P<pupil>\w+) vastgelegd: (?P<word>[a-z0-9_:+]+)"))
def _recorded(world: World, who: str | None, pupil: str, word: str, request: pytest.FixtureRequest) -> None:
    recipient = world.introduce(who) if who else request.getfixturevalue("asker").recipient
    kind = word.partition(":")[0]
    world.write(body_of(world, recipient, word), pupil if kind in OF_A_PUPIL else "")


def body_of(world: World, recipient: str, word: str) -> Body:
    """Return the widest record that meets this requirement for this recipient, or the hold of this name."""
    kind, _, subject = word.partition(":")
    now, today, alles = world.clock.now(), world.clock.day, Matter()
    purposes = snapshot().vocabulary.purposes.leaves
    if kind == "agreement":
        return Agreement(
            recipient,
            subject,  # type: ignore[arg-type]
            "product",
            purposes,
            EVERYTHING,
            "active",
            today,
            Period(today),
            security_annex="bijlage 2",
        )
    if kind == "order":
        return Order(recipient, subject, "4711", EVERYTHING, today, "written", Period(today), "rc-1")
    if kind == "emergency":
        return Emergency(recipient, EVERYTHING, "directeur", "life_in_danger", now, now + timedelta(hours=1))
    bodies: dict[str, Body] = {
        "mandate": Mandate(recipient, "*", "OSO"),
        "weighing": Weighing(subject, "directeur", today, alles, MELDCODE_STEPS),
        "inspection": Inspection("moeder", today, alles),
        "caution": Caution(subject, "directeur", today, alles, "brief-1"),
        "objection": Objection("moeder", alles, today),
        "restriction": Restriction("moeder", alles, today),
    }
    return bodies[kind]


@when(parsers.re(rf"{ASKER} de gegevens van (?P<pupil>\w+) vraagt voor (?P<purpose>\w+)"))
def _asks(world: World, asker: Asker, pupil: str, purpose: str) -> None:
    headers = {**dict(asker.headers), "Consent-Gate-Purpose": purpose}
    user = "" if asker.headers else asker.recipient
    world.knock(f"/leerlingen/{world.key_of(pupil)}", headers, user=user)


@then(parsers.re(rf"krijgt {ASKER} van (?P<pupil>\w+) niet"))
def _kept(world: World, pupil: str, datatable: Table) -> None:
    for label in column(datatable):
        assert label in labels(snapshot().vocabulary)
        assert label not in world.received(pupil)


@then(parsers.re(rf"krijgt {ASKER} van (?P<pupil>\w+)"))
def _received(world: World, pupil: str, datatable: Table) -> None:
    for label in column(datatable):
        assert world.received(pupil)[label] == value_of(world.key_of(pupil), label)


@then(parsers.re(r'gaat "(?P<label>[^"]+)" van (?P<pupil>\w+) (?P<away>niet weg|weg) op grond van (?P<bases>.+)'))
def _left_on(world: World, label: str, pupil: str, away: str, bases: str) -> None:
    leaf = labels(snapshot().vocabulary)[label]
    entry = world.log()[-1]
    assert entry.pupil in ("", world.key_of(pupil))
    found = {grant.basis.value for grant in entry.grants if leaf in grant.categories}
    assert bool(found.intersection(bases.split(" of "))) is (away == "weg")
