"""`consent-gate emergency`: the glass breaks for a vital interest, for hours, out loud, and never wider than it may."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest

from consent_gate.breakglass import EmergencyRefused, open_emergency
from consent_gate.decision import DisclosureEntry, Question
from consent_gate.gate import Gate
from consent_gate.grounds import Act, Emergency
from consent_gate.records import Record
from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import NOW, FixedClock, School
from tests.house import ROOT

CARD = "medical.instruction_card"
OPEN = f"emergency open --recipient org:ambulance --pupil p1 --category {CARD} --reason unconscious --by conrector"
TEACHER = OPEN.replace("org:ambulance", "staff:lk1")
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def called(school: School) -> School:
    """A school that called an ambulance it knows."""
    school.type("recipient add org:ambulance --kind ambulance --purpose noodhulp")
    return school


def asked(school: School, at: FixedClock, recipient: str = "org:ambulance") -> tuple[str, ...]:
    """Let somebody ask for everything through the gate, for help; return what went."""
    ledger = school.open()
    gate = Gate.open(policies=ROOT / "policies", ledger=ledger, clock=at)
    mask = (1 << len(gate.snapshot.vocabulary.bits)) - 1
    question = Question(recipient, f"x{at.at:%H%M}", {"p1": mask}, route_purpose="noodhulp")
    (decision,) = gate.decisions(gate.snapshot, question)
    ledger.close()
    return decision.permitted


def listed(school: School, record: str, line: str = "emergency list") -> tuple[str, str, int]:
    """Return whether an emergency runs, whether it was reviewed, and how often it was used."""
    (row,) = (row for row in school.json(line) if row["id"] == record)
    return row["now"], row["review"], row["disclosures"]


def test_the_ambulance_hears_of_the_allergy_and_an_hour_later_nothing(called: School) -> None:
    """Scenario 22: before it nothing, in it the least, after it nothing; the hour passes by itself."""
    assert asked(called, FixedClock(NOW)) == ()
    opened = called.type([*OPEN.split(), "--id", "nood"])
    assert opened.exit_code == 0
    assert asked(called, FixedClock(NOW + timedelta(minutes=59))) == (CARD,)
    assert asked(called, FixedClock(NOW + timedelta(minutes=60))) == ()


def test_opening_is_loud(called: School, caplog: pytest.LogCaptureFixture) -> None:
    """On the screen: until when, for whom, what happens next; in the application log: a warning without the pupil."""
    with caplog.at_level(logging.WARNING, "consent_gate"):
        said = called.type(["--json", *OPEN.split(), "--for", "2h", "--id", "nood"])
    assert json.loads(said.stdout)["record"] == "nood"
    for part in ("NOODGEVAL GEOPEND", "2026-09-01 14:00", "org:ambulance", "buiten bewustzijn", "conrector"):
        assert part in said.stderr
    assert "(FG) beoordeelt" in said.stderr
    assert "2026-09-08" in said.stderr
    assert "p1" not in said.stderr
    (line,) = (record for record in caplog.records if record.message == "emergency_opened")
    assert (line.levelno, line.__dict__["because"]) == (logging.WARNING, "unconscious")
    assert "p1" not in {str(value) for value in line.__dict__.values()}


def test_who_opens_it_for_themself_is_told_that_it_shows(school: School) -> None:
    """Scenario 23: breaking the glass for convenience is seen, and seen again by the data protection officer."""
    said = school.type(TEACHER.replace("conrector", "staff:lk1").replace("unconscious", "acute_medical"))
    assert said.exit_code == 0
    assert "krijgt de gegevens zelf" in said.stderr
    assert asked(school, FixedClock(), "staff:lk1") == (CARD,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (OPEN.replace(CARD, "results"), "in geen enkel noodgeval los: results"),
        (OPEN.replace(CARD, "pgn"), "Wel, als het nodig is: guardian_contact.email"),
        (TEACHER.replace(CARD, "medical"), "medical.diagnosis, medical.general_practitioner, medical.medication. Wel"),
        (TEACHER.replace(CARD, "psychodiagnostic.report"), "psychodiagnostic.report. Wel"),
        (OPEN.replace("org:ambulance", "org:lindenhout"), "in geen enkel noodgeval iets los"),
        (OPEN.replace("org:ambulance", "org:vreemd"), "niet geregistreerd"),
        (OPEN.replace("org:ambulance", "jeugdhulp"), "in geen enkel noodgeval iets los"),
        (OPEN.replace("org:ambulance", "ambulans"), "bedoelde u ambulance?"),
        (OPEN.replace("p1", "p9"), "niet in het grootboek"),
        (OPEN.replace(CARD, "*"), "--category"),
        (OPEN.replace("unconscious", "handig"), "life_in_danger"),
        (OPEN.replace(" --by conrector", ""), "--by"),
        (OPEN.replace(" --reason unconscious", ""), "--reason"),
        (OPEN + " --for 25h", "ten hoogste 24h"),
        (OPEN + " --for 1441m", "ten hoogste 24h"),
        (OPEN + " --for 0h", "--for"),
        (OPEN + " --for even", "--for"),
    ],
)
def test_what_no_emergency_opens_is_refused_at_once(called: School, line: str, said: str) -> None:
    """And nothing is recorded: nobody finds out at the ambulance's side that it does not help."""
    result = called.type(line)
    assert result.exit_code == 2
    assert said in result.stderr
    assert [row["id"] for row in called.json("emergency list")] == ["nood1"]


def test_a_partner_registered_for_something_else_gets_nothing_in_an_emergency(school: School) -> None:
    """The gate would refuse its question, so the opening is refused."""
    school.type("recipient add org:ambulance --kind ambulance --purpose zorgvraag")
    assert "in geen enkel noodgeval iets los" in school.type(OPEN).stderr


def test_the_longest_is_a_day(called: School) -> None:
    """Twenty-four hours and no minute more."""
    assert called.type(OPEN + " --for 24h").exit_code == 0


def test_the_list_says_what_runs_and_what_was_looked_back_on(called: School) -> None:
    """Used and not reviewed is visible, and louder when late, until the data protection officer looked."""
    called.type([*OPEN.split(), "--id", "nood"])
    assert listed(called, "nood") == ("running", "unused", 0)
    assert listed(called, "nood1") == ("over", "unused", 0)
    asked(called, FixedClock(NOW + timedelta(minutes=5)))
    asked(called, FixedClock(NOW + timedelta(minutes=6)))
    assert listed(called, "nood", "emergency list --pupil p1") == ("running", "open", 2)
    assert "nog niet, uiterlijk 2026-09-08" in called.type("emergency list", tick=NOW + timedelta(days=7)).stdout
    assert "TE LAAT, uiterlijk 2026-09-08" in called.type("emergency list", tick=NOW + timedelta(days=8)).stdout
    used = [line for line in entries(called) if any("nood" in part.records for part in line.grants)]
    close(called, used[0].id, "", "act1")
    assert listed(called, "nood")[1] == "open"
    close(called, used[1].id, "dubbel", "act2")
    assert listed(called, "nood")[1] == "set_aside"
    close(called, used[1].id, "", "act3")
    assert listed(called, "nood")[1] == "reviewed"
    table = called.type("emergency list", tick=LATER).stdout
    assert "voorbij" in table
    assert "loopt" not in table


def entries(school: School) -> list[DisclosureEntry]:
    """Return the lines of the log about p1."""
    ledger = school.open()
    lines = list(ledger.entries(pupil="p1"))
    ledger.close()
    return lines


def close(school: School, entry: str, because: str, name: str) -> None:
    """Write down that an emergency was reviewed, or why it was not."""
    ledger = school.open()
    with ledger.transaction() as transaction:
        act = Act(entry, "review_emergency", NOW.date(), "fg", because)
        transaction.append(Record(name, "p1", NOW, "fg", act))
    ledger.close()


def test_an_emergency_is_closed_early(called: School) -> None:
    """The moment the ambulance has left, the glass is whole again."""
    called.type([*OPEN.split(), "--id", "nood"])
    assert called.type("emergency end nood --pupil p1 --because over").exit_code == 0
    assert asked(called, FixedClock(NOW + timedelta(minutes=5))) == ()
    assert listed(called, "nood") == ("was_ended", "unused", 0)


def test_the_list_of_a_pupil_nobody_knows_is_no_empty_list(school: School) -> None:
    """A slip of the pen must not look like an answer."""
    assert school.type("emergency list --pupil p9").exit_code == 2


def test_a_word_that_is_no_category_opens_no_emergency(called: School, caplog: pytest.LogCaptureFixture) -> None:
    """It would open nothing when the ambulance asks; and the word, which may be a name, is repeated nowhere."""
    ledger, snapshot = called.open(), Snapshot.read(ROOT / "policies")
    body = Emergency("org:ambulance", (CARD, "jan_jansen"), "conrector", "unconscious", NOW, LATER)
    with pytest.raises(EmergencyRefused, match="1 of the kinds of data is not in the policies"):
        open_emergency(ledger, snapshot, Record("nood", "p1", NOW, "office", body))
    ledger.close()
    assert "jansen" not in str([line.__dict__ for line in caplog.records])
