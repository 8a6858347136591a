"""Every step of every scenario, in the words of the features. The only place where steps are defined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from consent_gate.reasons import Reason
from consent_gate.records import (
    Consent,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Refusal,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.replay import replay
from consent_gate.terms import THE_PUPIL, Channel
from consent_gate_adapters.sql import open_ledger
from tests.bdd.calendar import day_of
from tests.bdd.school import labels, value_of
from tests.bdd.world import FOR, PARTNERS, STAFF, World, snapshot

DAY = r"(?P<{0}>\d+ [a-z]+ \d{{4}})"
WHO = rf"(?P<who>{'|'.join([*PARTNERS, *STAFF])})"
ON = rf"op {DAY.format('on')}"
Table = list[list[str]]


def pytest_configure(config: pytest.Config) -> None:
    """Register every tag a feature may bear, so that a mistyped rule, reason or promise stops the run."""
    document = snapshot().document
    rules = [*(rule.rule for rule in document.rules), *(rule.rule for rule in document.conditional)]
    promises = [f"CG-{number:02}" for number in range(1, 15)]
    for tag in (*rules, *promises, *Reason):
        config.addinivalue_line("markers", f"{tag}: rule, reason or promise shown by a scenario")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """One school on a real ledger file."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield World(ledger)
    ledger.close()


def column(table: Table) -> list[str]:
    """Return the only column of a table, checking that each word is a label of the vocabulary."""
    return [cell for row in table for cell in row]


# ---- what is the case -----------------------------------------------------------------------------------------------


@given(parsers.re(rf"het is {DAY.format('today')}"))
def _today(world: World, today: str) -> None:
    world.clock.day = day_of(today)


@given(parsers.re(rf"leerling (?P<pupil>\w+) is geboren op {DAY.format('born')}"))
def _pupil(world: World, pupil: str, born: str) -> None:
    world.pupils[pupil] = day_of(born)
    world.write(PupilFacts(day_of(born)), pupil)
    world.enrol(pupil)


@given(parsers.re(r"(?P<pupil>\w+) zit in groep (?P<group>\w+)"))
def _group(world: World, pupil: str, group: str) -> None:
    world.write(PupilFacts(world.pupils[pupil], (group,)), pupil)


@given(parsers.re(r"moeder en vader hebben gezag over (?P<pupil>\w+)"))
def _gezag(world: World, pupil: str) -> None:
    world.gezag("moeder", pupil)
    world.gezag("vader", pupil)


@given(
    parsers.re(
        rf"(?P<person>moeder|vader|oma) gaf toestemming voor (?P<what>[\w ]+?) over (?P<pupil>\w+) {ON}"
        rf'(?:, tot en met {DAY.format("until")})?(?:, alleen over "(?P<only>[^"]+)")?'
    )
)
def _consent(world: World, person: str, what: str, pupil: str, on: str, until: str | None, only: str | None) -> None:
    matter = FOR[what]
    if only:
        matter = Matter(matter.recipient, matter.purpose, (labels(snapshot().vocabulary)[only],))
    period = Period(None, day_of(until) if until else None)
    world.write(Consent(person, matter, day_of(on), period), pupil)


@given(parsers.re(rf"(?P<pupil>\w+) gaf zelf toestemming voor (?P<what>\w+) {ON}"))
def _own_consent(world: World, pupil: str, what: str, on: str) -> None:
    world.write(Consent(THE_PUPIL, FOR[what], day_of(on)), pupil)


@given(parsers.re(rf"(?P<person>moeder|vader) weigerde (?P<what>\w+) voor (?P<pupil>\w+) {ON}"))
def _refusal(world: World, person: str, what: str, pupil: str, on: str) -> None:
    world.write(Refusal(person, FOR[what], day_of(on)), pupil)


@given(parsers.re(rf"(?P<pupil>\w+) weigerde zelf (?P<what>\w+) {ON}"))
def _own_refusal(world: World, pupil: str, what: str, on: str) -> None:
    world.write(Refusal(THE_PUPIL, FOR[what], day_of(on)), pupil)


@given(parsers.re(r"(?P<person>moeder|vader) maakte bezwaar tegen alles over (?P<pupil>\w+)"))
def _objection(world: World, person: str, pupil: str) -> None:
    world.write(Objection(person, FOR["alles"], world.clock.day), pupil)


@given(parsers.re(rf"{WHO} (?:gaf|geeft) les aan groep (?P<group>\w+)(?: tot en met {DAY.format('until')})?"))
def _teaches(world: World, who: str, group: str, until: str | None) -> None:
    period = Period(None, day_of(until) if until else None)
    world.write(RoleAssignment(STAFF[who], "teacher", "group", group, period))


@given(parsers.re(rf"{WHO} is aangewezen als (?P<role>\w+) voor (?P<pupil>\w+)"))
def _named(world: World, who: str, role: str, pupil: str) -> None:
    world.write(RoleAssignment(STAFF[who], role, "pupil", world.key_of(pupil)))


# ---- what happens ---------------------------------------------------------------------------------------------------


@given(parsers.re(rf"{WHO} heeft de gegevens van (?P<pupil>\w+) gekregen"))
def _received_before(world: World, who: str, pupil: str) -> None:
    world.ask(who, pupil)
    assert world.received()


@when(parsers.re(rf"{WHO} de gegevens van (?P<pupil>[A-Z]\w+) vraagt(?: voor (?P<purpose>\w+))?"))
def _asks(world: World, who: str, pupil: str, purpose: str | None) -> None:
    world.ask(who, pupil, purpose or "")


@when(parsers.re(rf"{WHO} de gegevens van een onbekende leerling vraagt"))
def _asks_unknown(world: World, who: str) -> None:
    world.ask(who, "Niemand")


@when(parsers.re(rf"{WHO} belt over (?P<pupil>\w+)"))
def _calls(world: World, who: str, pupil: str) -> None:
    world.call(who, pupil)


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


# ---- what may be observed -------------------------------------------------------------------------------------------


@then(parsers.re(rf"krijgt {WHO} niets"))
def _nothing(world: World, who: str) -> None:
    assert world.answers[-1].status_code == 403
    assert world.log()[-1].recipient == {**STAFF, **{name: party[0] for name, party in PARTNERS.items()}}[who]
    assert not world.log()[-1].permits


@then(parsers.re(rf"(?:krijgt {WHO}|{WHO.replace('who', 'also')} krijgt) van (?P<pupil>\w+)"))
def _received(world: World, pupil: str, datatable: Table) -> None:
    received = world.received()
    for label in column(datatable):
        assert received[label] == value_of(world.key_of(pupil), label)


@then(parsers.re(rf"(?:krijgt {WHO}|{WHO.replace('who', 'also')} krijgt) van (?P<pupil>\w+) niet"))
def _kept(world: World, pupil: str, datatable: Table) -> None:
    answer = world.answers[-1].get_data(as_text=True)
    for label in column(datatable):
        assert label not in world.received()
        assert value_of(world.key_of(pupil), label) not in answer


@then(parsers.re(rf"is het antwoord aan {WHO}: (?P<answer>ja|nee)"))
def _yes_or_no(world: World, answer: str) -> None:
    assert bool(world.received()) == (answer == "ja")


@then("zijn beide antwoorden precies gelijk")
def _same(world: World) -> None:
    one, other = world.answers[-2:]
    assert one.status == other.status
    assert one.headers.to_wsgi_list() == other.headers.to_wsgi_list()
    assert one.data == other.data


@then(parsers.re(r"in het logboek staat de weigering met reden (?P<reason>\w+)"))
def _refused(world: World, reason: str) -> None:
    entry = world.log()[-1]
    assert not entry.permits
    assert Reason(reason) in {withheld.reason for withheld in entry.withheld}


@then(parsers.re(r"in het logboek staat de reden (?P<reason>\w+)"))
def _reason(world: World, reason: str) -> None:
    assert Reason(reason) in {withheld.reason for withheld in world.log()[-1].withheld}


@then(parsers.re(r"de reden in het logboek is (?P<reason>\w+)"))
def _reason_or_none(world: World, reason: str) -> None:
    photo = labels(snapshot().vocabulary)["foto"]
    reasons = {withheld.reason.value for withheld in world.log()[-1].withheld if photo in withheld.categories}
    assert reasons == (set() if reason == "geen" else {reason})


@then(parsers.re(r"in het logboek staat de verstrekking op grond van (?P<basis>\w+) door regel (?P<rule>[\w-]+)"))
def _granted(world: World, basis: str, rule: str) -> None:
    assert any(grant.basis == basis and rule in grant.rules for grant in world.log()[-1].grants)


@then("in het logboek staat dat het bezwaar daartegen niet ontvankelijk is")
def _inadmissible(world: World) -> None:
    assert all(grant.inadmissible for grant in world.log()[-1].grants)


@then(parsers.re(r"in het logboek staat dat regel (?P<rule>[\w-]+) dit tegenhield"))
def _kept_by(world: World, rule: str) -> None:
    assert any(rule in withheld.rules for withheld in world.log()[-1].withheld)


@then(parsers.re(rf"de eerdere verstrekking aan {WHO} staat nog in het logboek"))
def _still_there(world: World, who: str) -> None:
    assert any(entry.permits and entry.recipient == PARTNERS[who][0] for entry in world.log())


@then("noemt het logboek nergens toestemming")
def _no_consent(world: World) -> None:
    for entry in world.log():
        assert not any(grant.basis == "consent" for grant in entry.grants)
        assert not any(withheld.reason.startswith("CONSENT") for withheld in entry.withheld)


@then(parsers.re(rf"krijgt {WHO} niets te horen"))
def _hears_nothing(world: World) -> None:
    assert world.spoken is not None
    assert not world.spoken.permits


@then("mag de intern begeleider vertellen")
def _may_tell(world: World, datatable: Table) -> None:
    assert world.spoken is not None
    by_label = labels(snapshot().vocabulary)
    assert {by_label[label] for label in column(datatable)} <= set(world.spoken.permitted)


@then(parsers.re(r"in het logboek staat een mondelinge weigering met reden (?P<reason>\w+)"))
def _oral_refusal(world: World, reason: str) -> None:
    assert world.log()[-1].channel is Channel.ORAL
    _refused(world, reason)


@then(parsers.re(r"in het logboek staat een mondelinge verstrekking op grond van (?P<basis>\w+)"))
def _oral_grant(world: World, basis: str) -> None:
    entry = world.log()[-1]
    assert entry.channel is Channel.ORAL
    assert {grant.basis for grant in entry.grants} == {basis}


@then("noemt het overzicht")
def _overview_names(overview: list[list[str]], datatable: Table) -> None:
    assert overview == datatable[1:]


@then(parsers.re(r"staat geen enkele waarde uit het dossier van (?P<pupil>\w+) in het logboek"))
def _no_values(world: World, pupil: str, tmp_path: Path) -> None:
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    values = [value_of(world.key_of(pupil), label) for label in labels(snapshot().vocabulary)]
    assert b"jeugdhulp" in stored
    assert not [value for value in values if value.encode() in stored]


@then("komt elke beslissing in het logboek bij narekenen hetzelfde uit")
def _recomputed(world: World) -> None:
    entries = world.log()
    assert len(entries) > 1
    assert list(replay(world.ledger, entries)) == []
