"""What is the case: whatever the school wrote down before anybody asks."""

from __future__ import annotations

from datetime import time

from pytest_bdd import given, parsers, when

from consent_gate.records import (
    Consent,
    Ending,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Refusal,
    RoleAssignment,
)
from consent_gate.terms import THE_PUPIL
from tests.bdd.calendar import day_of
from tests.bdd.parties import FOR, STAFF
from tests.bdd.school import labels
from tests.bdd.steps.phrases import CLOCK, DAY, ON, WHO
from tests.bdd.world import NOON, World, snapshot


@given(parsers.re(rf"het is {DAY.format('today')}{CLOCK}"))
def _today(world: World, today: str, hour: str | None, minute: str | None, season: str | None) -> None:
    world.clock.day = day_of(today)
    # In the night when the clock goes back an hour is lived twice; the second time is winter time.
    world.clock.time = time(int(hour), int(minute or 0), fold=int(season == "wintertijd")) if hour else NOON


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


@given(parsers.re(rf"(?P<pupil>\w+) gaf zelf toestemming voor (?P<what>[\w ]+?) {ON}"))
def _own_consent(world: World, pupil: str, what: str, on: str) -> None:
    world.write(Consent(THE_PUPIL, FOR[what], day_of(on)), pupil)


@given(parsers.re(rf"(?P<person>moeder|vader) weigerde (?P<what>\w+) voor (?P<pupil>\w+) {ON}"))
def _refusal(world: World, person: str, what: str, pupil: str, on: str) -> None:
    world.write(Refusal(person, FOR[what], day_of(on)), pupil)


@given(parsers.re(rf"(?P<pupil>\w+) weigerde zelf (?P<what>\w+) {ON}"))
def _own_refusal(world: World, pupil: str, what: str, on: str) -> None:
    world.write(Refusal(THE_PUPIL, FOR[what], day_of(on)), pupil)


@given(parsers.re(r"(?P<person>moeder|vader) maakte bezwaar tegen alles over (?P<pupil>\w+)"))
@when(parsers.re(r"(?P<person>moeder|vader) bezwaar maakt tegen alles over (?P<pupil>\w+)"))
def _objection(world: World, person: str, pupil: str) -> None:
    world.write(Objection(person, FOR["alles"], world.clock.day), pupil)


@given(parsers.re(r"de school wees dat bezwaar over (?P<pupil>\w+) (?P<answer>af|toe)"))
def _objection_weighed(world: World, pupil: str, answer: str) -> None:
    world.write(Ending(world.latest("objection").id, {"af": "overruled", "toe": "granted"}[answer]), pupil)


@given(parsers.re(rf"{WHO} (?:gaf|geeft) les aan groep (?P<group>\w+)(?: tot en met {DAY.format('until')})?"))
def _teaches(world: World, who: str, group: str, until: str | None) -> None:
    period = Period(None, day_of(until) if until else None)
    world.write(RoleAssignment(STAFF[who], "teacher", "group", group, period))


@given(parsers.re(rf"{WHO} is aangewezen als (?P<role>\w+) voor (?P<pupil>\w+)"))
def _named(world: World, who: str, role: str, pupil: str) -> None:
    world.write(RoleAssignment(STAFF[who], role, "pupil", world.key_of(pupil)))


@given(
    parsers.re(
        rf"{WHO} heeft de rol (?P<role>\w+)"
        r" (?:in groep (?P<group>\w+)|voor leerling (?P<pupil>\w+)|voor de hele school)"
        rf"(?: tot en met {DAY.format('until')})?"
    )
)
def _role(world: World, who: str, role: str, group: str | None, pupil: str | None, until: str | None) -> None:
    scope = "group" if group else "pupil" if pupil else "school"
    of = group or (world.key_of(pupil) if pupil else "")
    period = Period(None, day_of(until) if until else None)
    world.write(RoleAssignment(STAFF[who], role, scope, of, period))  # type: ignore[arg-type]
