"""`ask` at a terminal: what was left out is asked for, in numbered choices, until it is clear."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from consent_gate.cli import root
from consent_gate.cli.desk import Desk
from consent_gate.decision import DisclosureEntry
from consent_gate.terms import Channel
from tests.cli.conftest import School

END = b"\x04"
"""What the key for the end of the input sends."""


@dataclass(frozen=True)
class Said:
    """What stood on the screen, and how it ended."""

    code: object
    out: str
    err: str


Sit = Callable[[str, list[str]], Said]


@pytest.fixture
def sit(school: School, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sit:
    """Sit at a terminal of the school: type a command, then one line after another."""

    def typing(command: str, answers: list[str]) -> Said:
        hand, screen = pty.openpty()
        try:
            # The end comes after the last line: a question too many then ends the command, and no test waits.
            os.write(hand, "".join(f"{line}\n" for line in answers).encode() + END)
            with os.fdopen(screen) as stdin, monkeypatch.context() as patch:
                patch.setattr(sys, "stdin", stdin)
                with pytest.raises(SystemExit) as left:
                    root.root.main(command.split()[1:], obj=Desk(clock=school.clock))
        finally:
            os.close(hand)
        said = capsys.readouterr()
        return Said(left.value.code, said.out, said.err)

    return typing


def last_line(school: School) -> DisclosureEntry:
    """Return the newest line of the log."""
    ledger = school.open()
    try:
        return list(ledger.entries())[-1]
    finally:
        ledger.close()


def test_a_whole_conversation_by_number(school: School, sit: Sit) -> None:
    """Recipient, purpose, pupil, kind of data and channel; the answer is the same as with options."""
    said = sit("consent-gate ask", ["1", "1", "p1", "", "2"])
    assert said.code == 1
    line = last_line(school)
    assert (line.recipient, line.purpose, line.pupil, line.channel) == (
        "org:lindenhout",
        "zorgvraag",
        "p1",
        Channel.MEETING,
    )
    assert "support.needs" in line.asked
    for question in ("Wie vraagt?", "Waarvoor?", "nooit een naam", "Welk soort gegevens?", "Langs welke weg?"):
        assert question in said.err
        assert question not in said.out
    assert "U mag geven: functioneren op school." in said.out


def test_a_part_of_a_label_is_enough(school: School, sit: Sit) -> None:
    """Letters narrow the list, in either language and case; one that is left is taken."""
    said = sit("consent-gate ask --purpose zorgvraag --pupil p1 --channel phone", ["JEUGDHULP", "functioning"])
    assert "→ org:lindenhout" in said.err
    assert set(last_line(school).asked) == {
        f"school_functioning.{field}" for field in ("social_emotional", "wellbeing", "work_attitude")
    }
    assert said.code == 0


def test_letters_that_fit_several_show_those_and_numbers_count_in_what_is_shown(school: School, sit: Sit) -> None:
    """Two kinds of support fit; the second of the list as it stands then is meant. What fits nothing is said to."""
    said = sit(
        "consent-gate ask --recipient org:lindenhout --purpose zorgvraag --pupil p1",
        ["qqq", "support", "2", "phone"],
    )
    assert "niets gevonden met die letters" in said.err
    assert last_line(school).asked == ("support.arrangement",)


def test_several_pupils_stand_beside_each_other(school: School, sit: Sit) -> None:
    """Ids with a space between them; an empty line asks again."""
    school.type("pupil add p2 --birth-date 2012-05-01")
    words = "--recipient org:lindenhout --purpose zorgvraag --category school_functioning --channel phone"
    said = sit(f"consent-gate ask {words}", ["", "p1 p2"])
    assert (said.code, said.out.count("Leerling")) == (1, 2)


def test_nothing_is_asked_when_nothing_was_left_out(sit: Sit) -> None:
    """A whole command asks nothing at a terminal either; a kind of data may be left out and then means all."""
    said = sit("consent-gate ask --recipient org:lindenhout --purpose zorgvraag --pupil p1 --channel phone", [])
    assert (said.code, said.err) == (1, "")


@pytest.mark.parametrize("answers", [[], ["1"], ["1", "1", "p1", ""]])
def test_who_walks_away_leaves_no_line(school: School, sit: Sit, answers: list[str]) -> None:
    """The end of the input is no answer: exit 2, and nothing was decided."""
    before = last_line(school).id
    assert sit("consent-gate ask", answers).code == 2
    assert last_line(school).id == before


def test_an_anonymous_consultation_asks_for_no_pupil(school: School, sit: Sit) -> None:
    """Who and how is all there is to ask."""
    school.type("recipient add org:wijk --kind consult --purpose overleg_zonder_naam")
    said = sit("consent-gate ask --anonymous", ["org:wijk", "1"])
    assert said.code == 0
    assert "leerling" not in said.err.casefold()


def test_a_school_without_recipients_is_sent_to_register_one(
    empty: School, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty list of choices would be a riddle."""
    empty.type("pupil add p1 --birth-date 2012-05-01")
    hand, screen = pty.openpty()
    os.write(hand, END)
    with os.fdopen(screen) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as left:
            root.root.main(["ask"], obj=Desk(clock=empty.clock))
    os.close(hand)
    assert left.value.code == 2
    assert "recipient add" in capsys.readouterr().err
