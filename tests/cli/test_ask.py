"""`ask`: a call, a meeting or a letter is decided and logged like a request, and answered in words."""

from __future__ import annotations

import pytest

from consent_gate.gate import Gate
from consent_gate.reasons import Reason
from consent_gate.release import BodyShape, ObjectShape, Scalar
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Channel, Direction
from consent_gate.web import ConsentGate, Route, RouteKind, Routes
from consent_gate.web.paths import Pattern
from tests.cli.conftest import FixedClock, Lines, School, aloud, register
from tests.house import ROOT
from tests.web.school import Tokens, json_app
from tests.web.school import ask as request

CARE = "ask --recipient org:lindenhout --purpose zorgvraag"
WELLBEING = "--category school_functioning.wellbeing"
CALL = f"{CARE} --pupil p1 --channel phone"
POLICE = "ask --recipient org:politie --purpose opsporing --channel phone"
SHAPE = BodyShape(
    ObjectShape(
        {"id": Scalar("enrolment.pupil_number"), "w": Scalar("school_functioning.wellbeing"), "n": Scalar("pgn.bsn")},
        pupil="id",
    ),
    path_pupil=True,
)


def test_all_that_is_asked_may_go_and_is_exit_0(school: School) -> None:
    """The secretary hears what to give and on which ground, and what to say."""
    result = school.type(f"{CALL} {WELLBEING}")
    assert result.exit_code == 0
    assert "U mag geven: welbevinden. Grond: toestemming (AVG 6 lid 1 a)." in result.stdout
    assert "Niet" not in result.stdout
    (said,) = aloud(result)
    assert said.endswith("geef ik u: welbevinden.")


def test_a_part_that_stays_is_exit_1_with_its_reason(school: School) -> None:
    """What may go is said all the same; what not, why, and what it would need is for the school."""
    result = school.type(f"{CALL} {WELLBEING} --category support.needs")
    assert result.exit_code == 1
    assert "U mag geven: welbevinden." in result.stdout
    assert "Niet: ondersteuningsbehoefte, omdat er geen toestemming is" in result.stdout
    assert "Nodig: toestemming van een ouder met gezag" in result.stdout
    (said,) = aloud(result)
    assert "Meer kan ik u niet geven." in said
    assert "toestemming" not in said


def test_the_answer_speaks_english(school: School) -> None:
    """The same in the other language."""
    text = school.type(f"{CALL} {WELLBEING} --category pgn.bsn --lang en").stdout
    assert "You may give: wellbeing. Basis: consent" in text
    assert "Not: citizen service number, because the national number may not go to this party." in text


@pytest.mark.parametrize("pupil", ["p1", "p2", "nobody"])
def test_a_call_and_a_request_are_decided_alike(school: School, lines: Lines, pupil: str) -> None:
    """The same question over HTTP writes the same line but for channel and exchange (CG-07, CG-05)."""
    school.type("pupil add p2 --birth-date 2012-05-01")
    names = ["enrolment.pupil_number", "school_functioning.wellbeing", "pgn.bsn"]
    school.type([*CARE.split(), "--pupil", pupil, "--channel", "phone", *(w for n in names for w in ("--category", n))])
    ledger = school.open()
    gate = Gate(snapshot=Snapshot.read(ROOT / "policies"), ledger=ledger, clock=FixedClock())
    route = Route(
        "leerling", Pattern.read("/l/<leerling>"), RouteKind.RELEASE, shape=SHAPE, pupil="leerling", purpose="zorgvraag"
    )
    app = json_app(lambda environ: {"id": pupil, "w": "goed", "n": "1"})
    wrapped = ConsentGate(app, gate=gate, routes=Routes([route]), identify=Tokens({"Bearer t": "org:lindenhout"}))
    request(wrapped, f"/l/{pupil}", headers={"Authorization": "Bearer t"})
    ledger.close()
    spoken, sent = lines()
    for line in (spoken, sent):
        assert (line.recipient, line.purpose, line.direction) == ("org:lindenhout", "zorgvraag", Direction.ASKED)
    assert (spoken.channel, sent.channel) == (Channel.ORAL, Channel.HTTP)
    for part in ("pupil", "asked", "grants", "withheld", "duties", "pupil_revision", "snapshot", "signature"):
        assert getattr(spoken, part) == getattr(sent, part), part


@pytest.mark.parametrize(
    ("words", "channel", "direction"),
    [
        ("--channel phone", Channel.ORAL, Direction.ASKED),
        ("--channel meeting --direction own", Channel.MEETING, Direction.OWN_INITIATIVE),
        ("--channel letter --direction asked", Channel.LETTER, Direction.ASKED),
    ],
)
def test_channel_and_direction_are_on_record_and_shown(
    school: School, lines: Lines, words: str, channel: Channel, direction: Direction
) -> None:
    """In the line, in the list, and in the line shown whole."""
    (told,) = school.json(f"{CARE} --pupil p1 {WELLBEING} {words}")
    (line,) = lines()
    assert (line.channel, line.direction) == (channel, direction)
    assert (told["channel"], told["direction"], told["entry"]) == (channel.value, direction.value, line.id)
    assert f"  {channel.value}  " in school.type("log list --last 1").stdout
    assert f"  {direction.value}  " in school.type("log list --last 1").stdout
    shown = school.json(f"log show {line.id}")[0]
    assert (shown["channel"], shown["direction"]) == (channel.value, direction.value)


def test_each_pupil_has_an_answer_and_a_line(school: School, lines: Lines) -> None:
    """One refusal among several is exit 1, and keeps nothing of the others back."""
    school.type("pupil add p2 --birth-date 2012-05-01")
    result = school.type(f"{CALL} --pupil p2 {WELLBEING}")
    assert result.exit_code == 1
    assert [line.permits for line in lines()] == [True, False]
    assert result.stdout.index("Leerling p1") < result.stdout.index("U mag geven") < result.stdout.index("Leerling p2")


def test_without_a_category_all_that_the_purpose_could_open_is_asked(school: School, lines: Lines) -> None:
    """What no record could open is not asked, and what could be is."""
    school.type(CALL)
    (line,) = lines()
    assert {"identity.call_name", "school_functioning.wellbeing", "support.needs"} < set(line.asked)
    assert "pgn.bsn" not in line.asked


def test_a_refusal_sounds_the_same_for_every_pupil(school: School) -> None:
    """Who asks learns neither a reason nor whether the school knows the pupil (CG-07)."""
    school.type("pupil add p2 --birth-date 2012-05-01")
    school.type("objection add --pupil p2 --by g1")
    said = [aloud(school.type(f"{CARE} --channel phone --pupil {pupil} {WELLBEING}")) for pupil in ("p2", "nobody")]
    assert said[0] == said[1] == ["Hierover kan ik u niets geven."]


def test_an_unknown_recipient_is_refused_and_on_record(school: School, lines: Lines) -> None:
    """Nobody who is not registered is told anything, whoever answers the telephone."""
    result = school.type(f"ask --recipient org:nieuw --purpose zorgvraag --pupil p1 --channel phone {WELLBEING}")
    assert result.exit_code == 1
    assert "wie vraagt niet bij de school is geregistreerd" in " ".join(result.stdout.split())
    (line,) = lines()
    assert (line.pupil, [kept.reason for kept in line.withheld]) == ("", [Reason.RECIPIENT_UNKNOWN])


def test_the_police_without_a_demand_hear_which_paper_to_bring(school: School) -> None:
    """The address stays; the route to it is said, the same for a pupil whom nobody knows (Sv 126nc)."""
    register(school, "org:politie", "police", "opsporing")
    said = []
    for pupil in ("p1", "nobody"):
        result = school.type(f"{POLICE} --pupil {pupil} --category contact.address")
        assert result.exit_code == 1
        text = " ".join(result.stdout.split())
        assert "Vraag om een vordering op papier, met het artikel" in text
        assert "Artikel 126nc, 126nd of 126ne Sv kan openen: adres." in text
        assert "binnen 3 dagen" in text
        said += aloud(result)
    assert "VORDERING_MISSING" in school.type("log list").stdout
    assert said[0] == said[1]
    assert "een vordering nodig" in said[0]


def test_an_article_that_cannot_open_it_is_not_named(school: School) -> None:
    """Who asks for a diagnosis is sent for the one article that can, with the judge's authorisation."""
    register(school, "org:politie", "police", "opsporing")
    (told,) = school.json(f"{POLICE} --pupil p1 --category medical.diagnosis")
    route = " ".join(told["route"])
    assert "Artikel 126nf Sv" in route
    assert "machtiging" in route
    assert "126nc" not in route


def test_what_no_paper_opens_has_no_route(school: School) -> None:
    """Nobody is sent for a demand of raw test material."""
    register(school, "org:politie", "police", "opsporing")
    (told,) = school.json(f"{POLICE} --pupil p1 --category psychodiagnostic.raw_material")
    assert told["route"] == []
    assert told["say"] == "Hierover kan ik u niets geven."


def test_a_yes_says_what_it_obliges_to(school: School) -> None:
    """An oral demand opens what it lists, and its paper is due on the last day of the term (Sv 126nd(4))."""
    register(school, "org:politie", "police", "opsporing")
    (told,) = school.json(f"{POLICE} --pupil p1 --category contact.phone")
    assert told["answer"] == "permit"
    assert ("paper_within_3_days", "2026-09-03") in [(duty["duty"], duty["due"]) for duty in told["duties"]]
    text = " ".join(school.type(f"{POLICE} --pupil p1 --category contact.phone").stdout.split())
    assert "Daarna, uiterlijk 2026-09-03: op papier krijgen wat mondeling is gevorderd of gevraagd" in text


@pytest.mark.parametrize("left_out", ["--recipient", "--purpose", "--pupil", "--channel"])
def test_a_program_that_leaves_something_out_is_told_what(school: School, lines: Lines, left_out: str) -> None:
    """Nothing is asked where no person sits, and nothing is guessed: exit 2 with the name of the option."""
    words = CALL.split()
    place = words.index(left_out)
    result = school.type([*words[:place], *words[place + 2 :]])
    assert result.exit_code == 2
    assert f"{left_out} ontbreekt" in result.stderr
    assert lines() == []


@pytest.mark.parametrize(
    "words",
    [
        f"{CALL} --category welbevinden",
        "ask --recipient lindenhout --purpose zorgvraag --pupil p1 --channel phone",
        "ask --recipient org:lindenhout --purpose school_work --pupil p1 --channel phone",
        f"{CARE} --pupil p*1 --channel phone",
        f"{CARE} --pupil p1 --channel fax",
    ],
)
def test_what_cannot_be_asked_is_exit_2_and_no_line(school: School, lines: Lines, words: str) -> None:
    """A slip is told before anything is decided."""
    assert school.type(words).exit_code == 2
    assert lines() == []


def test_staff_may_be_told_in_the_corridor_what_their_role_opens(school: School, lines: Lines) -> None:
    """A colleague's question is one like any other: the same roles, the same line."""
    result = school.type(
        "ask --recipient staff:lk1 --purpose teaching --pupil p1 --channel meeting --category results.marks"
    )
    assert result.exit_code == 0
    (line,) = lines()
    assert (line.permits, line.recipient) == (True, "staff:lk1")
    assert school.type("log replay").exit_code == 0
