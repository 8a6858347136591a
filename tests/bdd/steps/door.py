"""At the door: proof of who asks, addresses, registrations that end, and a school system that answers strangely."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from consent_gate.reasons import Reason
from consent_gate.records import Ending, PupilFacts
from consent_gate.web.refusal import REFUSAL
from tests.bdd.steps.phrases import WHO
from tests.bdd.world import World

STRANGE = {
    "half een antwoord": (200, "application/json", '{"roepnaam": "Noor'),
    "een webpagina": (200, "text/html", "<p>Noor</p>"),
    "een foutmelding": (500, "application/json", '{"roepnaam": "Noor"}'),
}


@given(parsers.re(r"leerling (?P<pupil>\w+) is ingeschreven zonder geboortedatum"))
def _unborn(world: World, pupil: str) -> None:
    world.write(PupilFacts(), pupil)
    world.enrol(pupil)


@given(parsers.re(rf"de registratie van {WHO} is beëindigd"))
def _ended(world: World, who: str) -> None:
    world.introduce(who)
    world.write(Ending(world.latest("registration").id, "ended"))


@given(parsers.re(rf"het schoolsysteem antwoordt met (?P<what>{'|'.join(STRANGE)})"))
def _strange(world: World, what: str) -> None:
    world.app.config["ANSWER"] = STRANGE[what]


@when(parsers.re(r"iemand de gegevens van (?P<pupil>\w+) vraagt zonder sleutel"))
def _no_key(world: World, pupil: str) -> None:
    world.knock(f"/leerlingen/{world.key_of(pupil)}")


@when(parsers.re(r"iemand de gegevens van (?P<pupil>\w+) vraagt met een verzonnen sleutel"))
def _made_up_key(world: World, pupil: str) -> None:
    world.knock(
        f"/leerlingen/{world.key_of(pupil)}",
        {"Authorization": "Bearer cgk_0123456789abcdef_verzonnenverzonnenverzonnenverzonnenverzonn"},
    )


@when(parsers.re(rf"iemand de gegevens van (?P<pupil>\w+) vraagt met de ingetrokken sleutel van {WHO}"))
def _revoked_key(world: World, pupil: str, who: str) -> None:
    assert world.type("recipient", "end", world.introduce(who)).exit_code == 0
    world.ask(who, pupil)


@when(parsers.re(rf"iemand de gegevens van (?P<pupil>\w+) vraagt en schrijft er zelf bij {WHO} te zijn"))
def _claims(world: World, pupil: str, who: str) -> None:
    recipient = world.introduce(who)
    claims = dict.fromkeys(("Remote-User", "X-Remote-User", "X-Forwarded-User", "Consent-Gate-Recipient"), recipient)
    world.knock(f"/leerlingen/{world.key_of(pupil)}", claims)


@when(parsers.re(r"iemand de gegevens van (?P<pupil>\w+) vraagt met een schoolaccount dat bij niemand hoort"))
def _nobodys_account(world: World, pupil: str) -> None:
    world.knock(f"/leerlingen/{world.key_of(pupil)}", user="staff:niemand")


@when(parsers.re(rf"{WHO} het adres (?P<path>/\S+) opvraagt"))
def _path(world: World, who: str, path: str) -> None:
    world.ask(who, path=path)


@then(parsers.re(rf"krijgt {WHO} die pagina"))
def _page(world: World) -> None:
    assert world.answers[-1].get_json() == {"rooster": "waarde-rooster"}


@then("gaat er niets uit")
def _nothing_leaves(world: World) -> None:
    assert world.answers[-1].status_code == 403
    assert not world.log()[-1].permits


@then(parsers.re(r"staat in het logboek een weigering met reden (?P<reason>\w+)"))
def _refused_because(world: World, reason: str) -> None:
    assert not world.log()[-1].permits
    assert Reason(reason) in {withheld.reason for withheld in world.log()[-1].withheld}


@then("staat in het logboek bij die weigering geen leerling")
def _no_pupil(world: World) -> None:
    assert world.log()[-1].pupil == ""


@then("is dat antwoord gelijk aan elke andere weigering")
def _constant(world: World) -> None:
    answer = world.answers[-1]
    assert (answer.status_code, answer.mimetype, answer.data) == (REFUSAL.status, REFUSAL.content_type, REFUSAL.body)
