"""What happens: somebody asks, calls, or takes a yes back."""

from __future__ import annotations

from pytest_bdd import given, parsers, when

from consent_gate.records import Withdrawal
from tests.bdd.parties import FOR, PARTNERS, THE_PUPIL_SELF
from tests.bdd.steps.phrases import WHO
from tests.bdd.world import World


@given(parsers.re(rf"{WHO} heeft de gegevens van (?P<pupil>\w+) gekregen"))
def _received_before(world: World, who: str, pupil: str) -> None:
    world.ask(who, pupil)
    assert world.received()


@when(parsers.re(rf"{WHO} de gegevens van (?P<pupil>[A-Z]\w+) vraagt(?: voor (?P<purpose>\w+))?"))
def _asks(world: World, who: str, pupil: str, purpose: str | None) -> None:
    world.ask(who, pupil, purpose or "")


@when(parsers.re(rf"{WHO} de lijst van alle leerlingen vraagt"))
def _asks_list(world: World, who: str) -> None:
    world.ask(who)


@when(parsers.re(rf"{WHO} de gegevens van een onbekende leerling vraagt(?: voor (?P<purpose>\w+))?"))
def _asks_unknown(world: World, who: str, purpose: str | None) -> None:
    world.ask(who, "Niemand", purpose or "")


@when(parsers.re(r"(?P<pupil>\w+) de gegevens van (?P<other>\w+) opvraagt met de eigen toegang"))
def _asks_about_another(world: World, pupil: str, other: str) -> None:
    world.ask(THE_PUPIL_SELF, other, "inzageverzoek", as_pupil=pupil)


@when(parsers.re(rf"{WHO} belt over (?P<pupil>\w+)(?: voor (?P<purpose>\w+))?"))
def _calls(world: World, who: str, pupil: str, purpose: str | None) -> None:
    world.call(who, pupil, purpose or "")


@when(parsers.re(r"(?P<person>moeder|vader) de toestemming voor (?P<what>[\w ]+?) over (?P<pupil>\w+) intrekt"))
def _withdraws(world: World, person: str, what: str, pupil: str) -> None:
    world.write(Withdrawal(person, world.clock.day, matter=FOR[what]), pupil)


@when(parsers.re(r"de ouders vragen wie gegevens van (?P<pupil>\w+) kreeg"), target_fixture="overview")
def _overview(world: World, pupil: str) -> list[list[str]]:
    names = {recipient: who for who, (recipient, _, _) in PARTNERS.items()}
    return [
        [names[entry.recipient], entry.purpose, grant.basis.value]
        for entry in world.ledger.entries(pupil=world.key_of(pupil))
        for grant in entry.grants
    ]
