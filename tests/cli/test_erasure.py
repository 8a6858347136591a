"""`correction` and `erasure`: what must stay, what may go, which consents stand, and who must be told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consent_gate.ports import Ledger
from consent_gate.records import Correction, Matter, Restriction
from tests.cli.conftest import School

ERASE = "erasure --pupil p1 --by g1"
LATER = datetime(2028, 8, 1, 10, tzinfo=UTC)


def test_absence_of_two_years_old_is_refused_until_its_day(school: School) -> None:
    """Five years from departure by duty; the table says so with the law and how well it was read (AVG 17(3)(b))."""
    school.type("pupil add p1 --left-on 2026-07-31")
    answer = school.type(f"{ERASE} --category attendance.late --category results.lvs", tick=LATER)
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    late = next(line for line in lines if line.startswith("attendance.late"))
    assert late.split()[:4] == ["attendance.late", "GEWEIGERD", "RETENTION_DUTY", "2031-07-31"]
    assert "Besluit bekostiging WPO art. 6 en 9 (tekst van 2017; oudere tekst gelezen)" in late
    assert next(line for line in lines if line.startswith("results.lvs")).split() == ["results.lvs", "toegewezen"]
    assert "De wet verplicht de school dit te bewaren" in answer.stdout
    on_the_day = f"{ERASE} --category attendance.late --on"
    assert school.type(f"{on_the_day} 2031-07-31", tick=LATER).exit_code == 1
    assert school.type(f"{on_the_day} 2031-08-01", tick=LATER).exit_code == 0


def test_age_and_term_are_those_of_the_day(school: School) -> None:
    """Once the pupil is 16 the guardian asks in vain, and the pupil gets what the term leaves (UAVG 5(4), CG-10)."""
    school.type("pupil add p1 --birth-date 2014-05-01 --left-on 2026-07-31")
    asked = "erasure --pupil p1 --category attendance.late --on 2031-08-01 --by"
    refused = school.type(f"{asked} g1")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "UAVG 5 lid 4" in refused.stderr
    assert school.type(f"{asked} pupil").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--pupil p1 --by g9", "UAVG 5 lid 4"),
        ("--pupil p1 --by pupil", "UAVG 5 lid 4"),
        ("--pupil p9 --by g1", "niet bekend"),
        ("--pupil p2 --by g1", "geboortedatum"),
        ("--pupil p1 --by g1 --category shoe_size", "--category"),
        ("--pupil p1 --by g1 --on 2026-09-02 --record", "--on"),
    ],
)
def test_who_may_not_ask_gets_no_answer(school: School, words: str, said: str) -> None:
    """Nothing is said about the pupil, nothing is recorded, and the way on is named (CG-01)."""
    school.type("pupil add p2")
    answer = school.type(f"erasure {words} --category image")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr


def test_without_record_nothing_is_recorded(school: School, ledger: Ledger) -> None:
    """A question is a question."""
    before = list(ledger.records())
    answer = school.type(f"{ERASE} --category image --category attendance.late")
    assert "--record" in answer.stderr
    assert list(ledger.records()) == before


def test_what_is_granted_is_erased_and_what_must_stay_is_restricted(school: School, ledger: Ledger) -> None:
    """Two records at once; the restriction says that it holds duties too, and how to lift it (AVG 17, 18)."""
    answer = school.type(f"{ERASE} --category image --category attendance.late --category results.lvs --record")
    assert answer.exit_code == 1
    *_, erased, restricted = [record.body for record in ledger.records(pupil="p1")]
    day = school.clock.at.date()
    photos = ("image.pass_photo", "image.photo", "image.video")
    assert erased == Correction("g1", day, photos, "erased")
    assert restricted == Restriction("g1", Matter(categories=("attendance.late",)), day)
    assert "leerplicht" in answer.stderr
    assert "consent-gate restriction end" in answer.stderr
    refused = "decide --recipient org:gemeente --pupil p1 --category attendance.late"
    school.type("recipient add org:gemeente --kind leerplicht --purpose leerplicht_toezicht")
    assert "RESTRICTED" in school.type(refused).stdout
    # Asking again erases again, and restricts nothing twice.
    (again,) = school.json(f"{ERASE} --category image --category attendance.late --record")
    assert [record["kind"] for record in again["recorded"]] == ["correction"]


def test_what_the_school_may_need_is_weighed_by_people(school: School, ledger: Ledger) -> None:
    """Marks of a pupil who is still here are not granted by a machine; the school says that it weighed (17(3)(b))."""
    asked = f"{ERASE} --category results.lvs"
    (answer,) = school.json(f"{asked} --record")
    assert (answer["to_weigh"], answer["granted"], answer["recorded"]) == (["results.lvs"], [], [])
    assert school.type(asked).exit_code == 1
    weighed = school.type(f"{asked} --not-needed --record")
    assert weighed.exit_code == 0
    *_, erased = [record.body for record in ledger.records(pupil="p1")]
    assert isinstance(erased, Correction)
    assert erased.categories == ("results.lvs",)
    assert school.type(f"{ERASE} --category attendance.late --not-needed").exit_code == 1


def test_erasure_withdraws_no_consent(school: School) -> None:
    """The consents that still stand are named with the command that withdraws them, and then no more (AVG 7(3))."""
    give = "consent give --pupil p1 --recipient publication --purpose image_website --category image.photo"
    for by, name, until in (("g1", "web1", ""), ("g2", "web2", ""), ("g1", "old", " --until 2026-08-31")):
        school.type(f"{give} --by {by} --id {name} --given-on 2026-08-01{until}")
    answer = school.type(f"{ERASE} --category image.photo")
    assert answer.exit_code == 0
    assert "consent-gate consent withdraw --pupil p1 --by g1 --consent web1" in answer.stdout
    (found,) = school.json(f"{ERASE} --category image.photo")
    assert found["standing"] == ["web1", "web2"]
    school.type("consent withdraw --pupil p1 --by g1 --consent web1")
    (found,) = school.json(f"{ERASE} --category image.photo")
    assert found["standing"] == ["web2"]
    (found,) = school.json(f"{ERASE} --category image.video")
    assert found["standing"] == []


def test_a_correction_names_who_must_be_told(school: School, ledger: Ledger) -> None:
    """Who received it outside the school, when, and by which lines; not the teacher, nor who was refused (AVG 19)."""
    lines = [entry.id for entry in ledger.entries(pupil="p1") if entry.recipient == "org:lindenhout" and entry.permits]
    (answer,) = school.json("correction add --pupil p1 --by g1 --category dossier --id fix1")
    assert (answer["record"], answer["kind"], answer["new"]) == ("fix1", "correction", True)
    (told,) = answer["tell"]
    assert (told["recipient"], told["entries"]) == ("org:lindenhout", lines)
    assert told["categories"]
    assert all(name.startswith("school_functioning.") for name in told["categories"])
    said = school.type("correction add --pupil p1 --by g1 --category school_functioning.wellbeing")
    assert "AVG 19" in said.stdout
    assert "org:lindenhout" in said.stdout
    assert "staff:lk1" not in said.stdout
    assert "niemand" in school.type("correction add --pupil p1 --by g1 --category pgn").stdout


def test_corrections_and_erasures_are_listed(school: School) -> None:
    """In the order in which they were recorded, with the day they were made."""
    school.type("correction add --pupil p1 --by office --category identity.birth_date --on 2026-08-30 --id fix1")
    school.type(f"{ERASE} --category image.photo --record")
    rows = school.type("correction list --pupil p1").stdout.splitlines()
    assert rows[1].split() == ["fix1", "verbeterd", "office", "2026-08-30", "identity.birth_date"]
    assert rows[2].split()[1:] == ["gewist", "g1", "2026-09-01", "image.photo"]
    assert [one["change"] for one in school.json("correction list --pupil p1")] == ["corrected", "erased"]


@pytest.mark.parametrize("words", ["--category shoe_size", "--category identity --on 2026-09-02", "--on 2026-08-30"])
def test_a_correction_that_cannot_be_is_refused(school: School, ledger: Ledger, words: str) -> None:
    """An unknown kind of data, a day to come, or nothing named at all."""
    before = list(ledger.records())
    assert school.type(f"correction add --pupil p1 --by g1 {words}").exit_code == 2
    assert list(ledger.records()) == before


def test_the_answer_speaks_english_too(school: School) -> None:
    """The same table and remarks in English."""
    answer = school.type(f"--lang en {ERASE} --category attendance.late --category image.photo --category results.lvs")
    for words in ("REFUSED", "granted", "to be weighed", "departure + 5 years", "The law obliges", "older text read"):
        assert words in answer.stdout
