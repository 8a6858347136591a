"""What may be observed: the answer, and the line in the log."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import parsers, then

from consent_gate.grounds import Weighing
from consent_gate.reasons import Reason
from consent_gate.replay import replay
from consent_gate.terms import Channel
from tests.bdd.parties import PARTNERS, THE_PUPIL_SELF
from tests.bdd.school import labels, value_of
from tests.bdd.steps.phrases import WHO, Table, column
from tests.bdd.world import World, snapshot


@then(parsers.re(rf"krijgt {WHO} niets"))
def _nothing(world: World, who: str) -> None:
    assert world.answers[-1].status_code == 403
    assert who == THE_PUPIL_SELF or world.log()[-1].recipient == world.introduce(who)
    assert not world.log()[-1].permits


@then(parsers.re(rf"(?:krijgt {WHO}|{WHO.replace('who', 'also')} krijgt) van (?P<pupil>\w+)"))
def _received(world: World, pupil: str, datatable: Table) -> None:
    received = world.received(pupil)
    for label in column(datatable):
        assert received[label] == value_of(world.key_of(pupil), label)


@then(parsers.re(rf"(?:krijgt {WHO}|{WHO.replace('who', 'also')} krijgt) van (?P<pupil>\w+) niet"))
def _kept(world: World, pupil: str, datatable: Table) -> None:
    answer = world.answers[-1].get_data(as_text=True)
    for label in column(datatable):
        assert label not in world.received(pupil)
        assert value_of(world.key_of(pupil), label) not in answer


@then(parsers.re(rf"krijgt {WHO} van (?P<pupil>\w+) precies"))
def _exactly(world: World, pupil: str, datatable: Table) -> None:
    assert world.received(pupil) == {label: value_of(world.key_of(pupil), label) for label in column(datatable)}


@then(parsers.re(rf"ziet {WHO} van (?P<pupil>\w+)"))
def _sees(world: World, pupil: str, datatable: Table) -> None:
    """Judge a table of field, yes or no, and the rule that says yes."""
    vocabulary, document = snapshot().vocabulary, snapshot().document
    category_of = {rule.rule: rule.category for rule in document.rules}
    category_of |= {rule.rule: rule.category for rule in document.conditional}
    granted = {name: grant.rules for grant in world.log()[-1].grants for name in grant.categories}
    for label, answer, rule in datatable[1:]:
        leaf = labels(vocabulary)[label]
        assert (label in world.received(pupil)) == (answer == "ja"), label
        if answer == "ja":
            assert rule in granted[leaf], label
            assert vocabulary.masks[category_of[rule]] & vocabulary.masks[leaf], label


@then(parsers.re(rf"is het antwoord aan {WHO}: (?P<answer>ja|nee)"))
def _yes_or_no(world: World, answer: str) -> None:
    assert bool(world.received()) == (answer == "ja")


@then(parsers.re(rf"is in het antwoord aan {WHO} geen adres van (?P<pupil>\w+) te vinden"))
def _no_address(world: World, pupil: str) -> None:
    answer = world.answers[-1].get_data(as_text=True)
    vocabulary = snapshot().vocabulary
    for label, category in labels(vocabulary).items():
        if vocabulary.masks[category] & vocabulary.masks["set:adres"]:
            assert value_of(world.key_of(pupil), label) not in answer


@then(parsers.re(r"staat (?P<pupil>\w+) niet op de lijst, die (?P<count>\d+) leerling(?:en)? telt"))
def _not_listed(world: World, pupil: str, count: str) -> None:
    answer = world.answers[-1].get_json()
    assert world.key_of(pupil) not in answer["leerlingen"]
    assert answer["aantal"] == len(answer["leerlingen"]) == int(count)


@then("zijn beide antwoorden precies gelijk")
def _same(world: World) -> None:
    one, other = world.answers[-2:]
    assert one.status == other.status
    assert one.headers.to_wsgi_list() == other.headers.to_wsgi_list()
    assert one.data == other.data


@then(parsers.re(r"(?:in het logboek staat|staat in het logboek) de weigering met reden (?P<reason>\w+)"))
def _refused(world: World, reason: str) -> None:
    entry = world.log()[-1]
    assert not entry.permits
    assert Reason(reason) in {withheld.reason for withheld in entry.withheld}


@then(parsers.re(r"in het logboek staat de reden (?P<reason>\w+)"))
def _reason(world: World, reason: str) -> None:
    assert Reason(reason) in {withheld.reason for withheld in world.log()[-1].withheld}


@then(parsers.re(r'in het logboek staat bij "(?P<label>[^"]+)" de reden (?P<reason>\w+)'))
def _reason_of(world: World, label: str, reason: str) -> None:
    category = labels(snapshot().vocabulary)[label]
    assert Reason(reason) in {part.reason for part in world.log()[-1].withheld if category in part.categories}


@then(parsers.re(r"de reden in het logboek is (?P<reason>\w+)"))
def _reason_or_none(world: World, reason: str) -> None:
    photo = labels(snapshot().vocabulary)["foto"]
    reasons = {withheld.reason.value for withheld in world.log()[-1].withheld if photo in withheld.categories}
    assert reasons == (set() if reason == "geen" else {reason})


@then(parsers.re(r"in het logboek staat de verstrekking op grond van (?P<basis>\w+) door regel (?P<rule>[\w-]+)"))
def _granted(world: World, basis: str, rule: str) -> None:
    assert any(grant.basis == basis and rule in grant.rules for grant in world.log()[-1].grants)


@then(parsers.re(r"in het logboek staat dat de verstrekking op (?P<count>\d+) vorderingen steunt"))
def _rests_on_orders(world: World, count: str) -> None:
    orders = {record.id for record in world.written if record.kind == "order"}
    rested = {record for grant in world.log()[-1].grants for record in grant.records}
    assert len(orders & rested) == int(count)


@then(parsers.re(r"noemt het vastgelegde stuk de reden van het zwijgen: (?P<because>\w+)"))
def _silence(world: World, because: str) -> None:
    rested = {record for grant in world.log()[-1].grants for record in grant.records}
    papers = [record for record in world.ledger.records(pupil=world.log()[-1].pupil) if record.id in rested]
    assert [paper.body.silence_because for paper in papers if isinstance(paper.body, Weighing)] == [because]


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
