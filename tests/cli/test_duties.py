"""`duties`: what is still to be carried out, said so that it can be carried out, and closed by a record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta

import pytest

from consent_gate.decision import Question
from consent_gate.gate import Gate
from consent_gate.grounds import Order
from consent_gate.records import Correction, Period, PupilFacts, Record, Registration
from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import NOW, FixedClock, School
from tests.house import ROOT

TODAY = date(2026, 9, 1)
PAPER, INFORM = "paper_within_3_days", "inform_guardians"
Disclose = Callable[..., list[str]]


@pytest.fixture(scope="session")
def policies() -> Snapshot:
    """The policies of this project, read once."""
    return Snapshot.read(ROOT / "policies")


@pytest.fixture
def disclose(school: School, policies: Snapshot) -> Disclose:
    """Let the police have a telephone number on an oral order of today; give the lines that were written."""

    def give(*pupils: str, exchange: str = "x9") -> list[str]:
        with closing(school.open()) as ledger:
            with ledger.transaction() as transaction:
                transaction.append(
                    Record("reg-police", "", NOW, "office", Registration("org:politie", ("opsporing",), "police"))
                )
                for pupil in pupils:
                    order = Order("org:politie", "126nd", "4711", ("contact.phone",), TODAY, "oral", Period())
                    facts = PupilFacts(date(2018, 5, 1), ("7a",))
                    transaction.append(Record(f"facts-{pupil}", pupil, NOW, "office", facts))
                    transaction.append(Record(f"spoken-{pupil}", pupil, NOW, "office", order))
            gate = Gate(snapshot=policies, ledger=ledger, clock=FixedClock())
            mask = policies.vocabulary.mask_of(["contact.phone"])
            question = Question("org:politie", exchange, dict.fromkeys(pupils, mask))
            return [line.id for _, line in gate.answers(policies, question)]

    return give


def test_nothing_owed_is_said_and_is_good(school: School) -> None:
    """An empty list is exit 0, with a sentence for people and nothing for programs."""
    for line in ("duties", "duties list", "duties --all"):
        result = school.type(line)
        assert (result.exit_code, result.stdout) == (0, "Er staat niets open.\n")
    assert school.type("duties --json").stdout == ""


def test_the_list_says_what_when_whom_and_how(school: School, disclose: Disclose) -> None:
    """A secretary who knows nothing of it can carry it out: the words to type stand below each duty."""
    (entry,) = disclose("k1")
    result = school.type("duties")
    assert result.exit_code == 0
    text = result.stdout
    assert text.index("op papier krijgen wat mondeling is gevorderd of gevraagd") < text.index(
        "de ouders of de leerling inlichten"
    )
    for said in (
        "uiterlijk 2026-09-04, over 3 dag(en)",
        f"leerling k1 · aan org:politie voor opsporing · verstrekt op 2026-09-01 · regel {entry}",
        "het papier is er: consent-gate order paper spoken-k1 --pupil k1",
        "wie: de ouders met gezag\n",
        f"gedaan: consent-gate duties close {entry} {INFORM} --by WIE",
        "2 open, waarvan 0 te laat.",
    ):
        assert said in text
    english = school.type("duties --lang en").stdout
    assert "due by 2026-09-04, in 3 day(s)" in english
    assert "2 open, 0 of them late." in english


def test_the_last_day_is_told_as_today_and_the_next_as_late(school: School, disclose: Disclose) -> None:
    """Exit 1 from the day after, and not a day sooner (CG-10)."""
    disclose("k1")
    last = school.type("duties", tick=NOW + timedelta(days=3))
    assert (last.exit_code, "VANDAAG, uiterlijk 2026-09-04" in last.stdout) == (0, True)
    late = school.type("duties", tick=NOW + timedelta(days=4))
    assert late.exit_code == 1
    assert "TE LAAT, had uiterlijk 2026-09-04 gemoeten" in late.stdout
    assert "2 open, waarvan 1 te laat." in late.stdout


@pytest.mark.parametrize(
    ("words", "after", "shown", "code"),
    [
        ("--late", 0, [], 0),
        ("--late", 5, [PAPER], 1),
        ("--late", 9, [PAPER, INFORM], 1),
        ("--within 3d", 0, [PAPER], 0),
        ("--within 2d", 0, [], 0),
        ("--within 0", 3, [PAPER], 0),
        ("--within 2", 5, [PAPER, INFORM], 1),
        ("--pupil k1", 0, [PAPER, INFORM], 0),
        ("--pupil k2", 9, [], 0),
        ("--recipient org:politie", 0, [PAPER, INFORM], 0),
        ("--recipient org:lindenhout", 9, [], 0),
    ],
)
def test_filters_choose(
    school: School, disclose: Disclose, words: str, after: int, shown: list[str], code: int
) -> None:
    """Each narrows; what is late is always within; the exit code is about what was asked."""
    disclose("k1")
    school.clock = FixedClock(NOW + timedelta(days=after))
    found = school.json(f"duties list {words}") if shown else []
    assert [one["duty"] for one in found] == shown
    result = school.type(f"duties {words}")
    assert result.exit_code == code
    assert shown or "Niets dat hieraan voldoet." in result.stdout


def test_a_program_reads_each_duty_whole(school: School, disclose: Disclose) -> None:
    """One object on a line, with all that the sentences are made of."""
    (entry,) = disclose("k1")
    paper, inform = school.json("duties")
    assert (paper["entry"], paper["pupil"], paper["recipient"], paper["purpose"]) == (
        entry,
        "k1",
        "org:politie",
        "opsporing",
    )
    assert (paper["due"], paper["days"], paper["standing"], paper["missed"]) == ("2026-09-04", 3, "open", False)
    assert (paper["rules"], paper["records"], paper["categories"]) == (["PJ-02"], ["spoken-k1"], ["contact.phone"])
    assert inform["whom"] == "de ouders met gezag"


def test_close_records_an_act_and_the_list_forgets_it(school: School, disclose: Disclose) -> None:
    """What was carried out is a record with who and when; closing again changes nothing."""
    (entry,) = disclose("k1")
    result = school.type(f"duties close {entry} {INFORM} --by staff:ib1")
    assert result.exit_code == 0
    assert result.stdout.startswith("afgemeld: de ouders of de leerling inlichten, leerling k1, org:politie")
    assert [one["duty"] for one in school.json("duties")] == [PAPER]
    assert school.type(f"duties close {entry} {INFORM} --by staff:ib1").stdout.startswith("was al afgemeld")
    with closing(school.open()) as ledger:
        (act,) = ledger.records(kinds=("act",))
    assert (act.pupil, act.body) == ("k1", act.body)
    closed = next(one for one in school.json("duties --all") if one["duty"] == INFORM)
    assert (closed["standing"], closed["closed_by"], closed["closed_on"]) == ("closed", act.id, "2026-09-01")
    assert "gedaan op 2026-09-01" in school.type("duties --all").stdout


def test_a_reason_for_silence_is_recorded_and_can_be_followed_by_telling(school: School, disclose: Disclose) -> None:
    """Silence is not done: it is shown as a reason, and whoever tells later closes it properly."""
    (entry,) = disclose("k1")
    school.type(f"duties close {entry} {INFORM} --by dir --because veiligheid")
    assert "niet gedaan, vastgelegd op 2026-09-01: veiligheid" in school.type("duties --all").stdout
    school.clock = FixedClock(NOW + timedelta(days=30))
    assert school.type(f"duties close {entry} {INFORM} --by dir").stdout.startswith("afgemeld")
    text = school.type("duties --all").stdout
    assert "gedaan op 2026-10-01, te laat: het had uiterlijk 2026-09-08 gemoeten" in text
    assert "1 te laat gedaan." in text


def test_closing_the_paper_by_hand_reminds_of_the_paper(school: School, disclose: Disclose) -> None:
    """The act closes the duty, but only the paper keeps the order in force."""
    (entry,) = disclose("k1")
    result = school.type(f"duties close {entry} {PAPER} --by dir")
    assert "consent-gate order paper spoken-k1 --pupil k1" in result.stderr


def test_the_paper_closes_its_duty(school: School, disclose: Disclose) -> None:
    """`order paper` is enough."""
    disclose("k1")
    school.type("order paper spoken-k1 --pupil k1")
    assert [one["duty"] for one in school.json("duties")] == [INFORM]


def test_a_whole_exchange_or_all_of_one_pupil_is_closed_at_once(school: School, disclose: Disclose) -> None:
    """One letter to a class closes the class; one talk with a parent closes what that parent was owed."""
    first, *_ = disclose("k1", "k3", "k4", exchange="class")
    disclose("k1", exchange="again")
    closed = school.json(f"duties close {first} {INFORM} --by ib --also exchange")
    assert sorted(one["pupil"] for one in closed) == ["k1", "k3", "k4"]
    assert all(one["new"] for one in closed)
    assert [one["pupil"] for one in school.json("duties") if one["duty"] == INFORM] == ["k1"]
    papers = school.json(f"duties close {first} {PAPER} --by ib --also pupil")
    assert [one["pupil"] for one in papers] == ["k1", "k1"]
    assert sorted(one["pupil"] for one in school.json("duties") if one["duty"] == PAPER) == ["k3", "k4"]


def test_telling_of_a_correction_is_listed_and_closed(school: School) -> None:
    """Who received it before is told; with two corrections the command asks which."""
    for name in ("wrong", "again"):
        with closing(school.open()) as ledger, ledger.transaction() as transaction:
            body = Correction("g1", TODAY, ("school_functioning",))
            transaction.append(Record(name, "p1", NOW + timedelta(hours=1), "office", body))
    told = school.json("duties")
    assert [(one["duty"], one["of"], one["recipient"]) for one in told] == [
        ("tell_recipients", "wrong", "org:lindenhout"),
        ("tell_recipients", "again", "org:lindenhout"),
    ]
    entry = told[0]["entry"]
    assert f"close {entry} tell_recipients --of wrong --by WIE" in school.type("duties").stdout
    unclear = school.type(f"duties close {entry} tell_recipients --by office")
    assert (unclear.exit_code, "--of: again, wrong" in unclear.stderr) == (2, True)
    assert school.type(f"duties close {entry} tell_recipients --by office --of wrong").exit_code == 0
    assert school.type(f"duties close {entry} tell_recipients --by office").exit_code == 0
    assert school.type("duties").stdout == "Er staat niets open.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("duties close nowhere inform_guardians --by dir", "deze regel is er niet"),
        ("duties close {entry} review_emergency --by dir", "wel tot: paper_within_3_days, inform_guardians"),
        ("duties close e1 inform_guardians --by dir", "deze regel verplicht tot niets"),
        ("duties close {entry} inform_guardians", "--by"),
        ("duties close {entry} inform_guardians --by dir --on 2026-09-02", "--on"),
        ("duties close {entry} inform_guardians --by dir --on morgen", "--on"),
        ("duties --within week", "--within"),
        ("duties --pupil *", "--pupil"),
        ("duties --recipient politie", "--recipient"),
        ("duties lst", "bedoelde u list?"),
    ],
)
def test_what_is_wrong_is_said_with_the_remedy(school: School, disclose: Disclose, line: str, said: str) -> None:
    """Exit 2, one sentence, and nothing recorded."""
    (entry,) = disclose("k1")
    result = school.type(line.format(entry=entry))
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(school.json("duties")) == 2


def test_questions_and_the_log_show_what_is_owed(school: School, disclose: Disclose) -> None:
    """`decide` and `why` say it beforehand, `log show` afterwards, with the same rule and day."""
    (entry,) = disclose("k1")
    asked = "--recipient org:politie --pupil k1 --category contact.phone"
    answers = [school.json(f"{command} {asked}")[0] for command in ("decide", "why")]
    for command, document in zip(("decide", "why"), answers, strict=True):
        assert "uiterlijk 2026-09-08 (inform_guardians, regel PJ-02)" in school.type(f"{command} {asked}").stdout
        assert [(one["duty"], one["due"]) for one in document["duties"]] == [
            (PAPER, "2026-09-04"),
            (INFORM, "2026-09-08"),
        ]
    (line,) = school.json(f"log show {entry}")
    assert line["duties"] == answers[0]["duties"]
    assert "duties[0].due" in school.type(f"log show {entry}").stdout
    assert school.type("log replay").exit_code == 0
