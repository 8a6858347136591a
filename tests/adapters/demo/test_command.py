"""`consent-gate demo`: the story it plays, and how it ends."""

from __future__ import annotations

import socket
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger
from consent_gate_adapters.demo import story
from consent_gate_adapters.demo.command import play
from consent_gate_adapters.demo.exchange import Answer, ask
from tests.adapters.demo.playing import KEYS, demo, each_school, exchanges, played, present

DUTY, TASK, CONSENT = "legal_obligation", "public_task", "consent"
HELP = ("org:jeugdhulp-demo", "zorgvraag")
ATTENDANCE = ("org:leerplicht-demo", "leerplicht_toezicht")
REGISTER = ("org:duo", "verzuimmelding")
TEACHER = ("staff:leerkracht", "teaching")

STORY = [
    (("-", ""), 403, "IDENTITY_UNPROVEN"),
    (HELP, 403, "CONSENT_MISSING"),
    (HELP, 403, "PUPIL_UNKNOWN"),
    (ATTENDANCE, 200, DUTY),
    (ATTENDANCE, 200, DUTY),
    (REGISTER, 200, DUTY),
    (REGISTER, 200, DUTY),
    ((ATTENDANCE[0], ""), 403, "ROUTE_UNDECLARED"),
    (TEACHER, 200, TASK),
    (TEACHER, 403, "ROLE_NOT_NAMED"),
    (("staff:orthopedagoog", "guidance"), 200, TASK),
    (HELP, 403, "YOUTH_ASSENT_MISSING"),
    (HELP, 200, CONSENT),
    (HELP, 200, CONSENT),
    (HELP, 403, "GUARDIANS_DISAGREE"),
    (HELP, 200, CONSENT),
    (HELP, 403, "CONSENT_WITHDRAWN"),
    (ATTENDANCE, 200, DUTY),
    (HELP, 200, CONSENT),
    (HELP, 403, "CONSENT_RENEW_AT_16"),
    (HELP, 200, CONSENT),
]
"""Who asks for what, the answer, and the ground on which it rests or the reason why not."""


@each_school
def test_the_story_is_the_same_in_every_school(path: Path) -> None:
    """Each asker before and after consent, withdrawal and the sixteenth birthday, on anybody's administration."""
    told = exchanges("--edexml", str(present(path)))
    assert [((one["recipient"], one["purpose"]), one["status"]) for one in told] == [(who, st) for who, st, _ in STORY]
    for one, (_, status, why) in zip(told, STORY, strict=True):
        assert why in (one["basis"] if status == 200 else one["reason"])


def test_each_exchange_is_one_object_with_these_keys() -> None:
    """The machine's form: lists of names and codes, never a value; a ground and a rule exactly where something left."""
    for one in exchanges():
        assert list(one) == KEYS
        assert isinstance(one["status"], int)
        assert all(isinstance(one[name], str) for name in ("step", "recipient", "purpose", "pupil"))
        for name in ("fields", "withheld", "basis", "rule", "reason"):
            assert all(isinstance(word, str) for word in one[name])
            assert len(set(one[name])) == len(one[name])
        assert bool(one["fields"]) == bool(one["rule"]) == bool(one["basis"]) == (one["status"] == 200)
        assert one["reason"]


def test_what_leaves_is_what_the_law_and_the_people_allow() -> None:
    """The number to DUO alone, origin to nobody, a report to the psychologist alone, the list to leerplicht only."""
    told = exchanges()
    for one in told:
        names = {name.removeprefix("leerlingen.") for name in one["fields"]}
        assert ("bsn" in names) == (one["recipient"] == "org:duo")
        assert not names & {"etniciteit", "land", "land_vader", "land_moeder", "foto", "notities", "gezinsinkomen"}
        assert ("onderzoek.verslag" in names) == (one["recipient"] == "staff:orthopedagoog")
        if one["recipient"] == HELP[0]:
            assert names <= {
                *("achternaam", "roepnaam", "geboortedatum", "groep", "welbevinden", "schooljaar", "totaal"),
                *("begeleiding.behoefte", "begeleiding.handelingsadvies"),
            }
    assert told[6]["fields"] == told[5]["fields"], "an objection takes nothing from a duty"
    assert told[17]["fields"] == told[3]["fields"], "nor does a withdrawn consent"


def test_the_story_is_told_in_either_language() -> None:
    """Every step has its own words in Dutch and in English; nothing else differs."""
    dutch, english = exchanges(), exchanges("--lang", "en")
    for one, other in zip(dutch, english, strict=True):
        assert one.pop("step") != other.pop("step")
    assert dutch == english


def test_two_runs_differ_in_nothing() -> None:
    """The story has its own clock, so that what is printed can be compared."""
    assert demo().stdout == played().stdout


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger of a school's pupils is thrown away with its folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert demo().exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_that_differs_ends_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who could tell refusals apart could ask who is a pupil here (CG-07); a script sees it by the exit code."""

    def talkative(port: int, method: str, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
        answer = ask(port, method, path, headers, body)
        told = answer.body + b" " if "99999x" in path else answer.body
        return Answer(answer.status, answer.headers, told)

    monkeypatch.setattr(story, "ask", talkative)
    for words in ((), ("--json",)):
        assert demo(*words).exit_code == 1
    assert "FOUT: niet alle weigeringen waren gelijk" in demo().stdout
    assert "ERROR: not all refusals were the same" in demo("--lang", "en").stdout


def test_a_decision_that_comes_out_otherwise_ends_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the log says must follow again from ledger and policies (CG-05)."""

    def doubting(ledger: Ledger, lines: Iterable[DisclosureEntry]) -> list[Any]:
        return [object() for _ in lines][:1]

    monkeypatch.setattr(sys.modules[play.__module__], "replay", doubting)
    result = demo()
    assert result.exit_code == 1
    assert "1 verschillen" in result.stdout


NOT_BORN = "geen leerling met een geboortedatum in dit bestand"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "fout: school.xml: het bestand is niet te lezen\n"),
        ("", "fout: school.xml:1:1: geen geldige XML\n"),
        ("<EDEX><leerlingen/></EDEX>", f"fout: {NOT_BORN}\n"),
        ('<EDEX><leerlingen><leerling key="p1"/></leerlingen></EDEX>', f"fout: {NOT_BORN}\n"),
        ("<!DOCTYPE EDEX><EDEX/>", "fout: school.xml: een DOCTYPE of entiteit is niet toegestaan\n"),
    ],
    ids=["no file", "no XML", "no pupil", "no birth date", "doctype"],
)
def test_a_file_that_cannot_play_is_one_clear_line(tmp_path: Path, content: str | None, said: str) -> None:
    """Exit code 2 and the file's name; nothing was played."""
    path = tmp_path / "school.xml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = demo("--edexml", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


def test_policies_that_are_not_there_are_named_with_what_to_do(tmp_path: Path) -> None:
    """A gate without policies does not open: one line says which folder, one what names every fault."""
    result = demo(policies=tmp_path / "elsewhere")
    assert (result.exit_code, result.stdout) == (2, "")
    where, remedy = result.stderr.splitlines()
    assert "elsewhere" in where
    assert "consent-gate policy check" in remedy


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    """The remedy is in the sentence."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = demo("--port", str(port))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"fout: poort {port} is bezet")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_a_question_of_usage(port: str) -> None:
    """Not an unexpected error."""
    result = demo("--port", port)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--port" in result.stderr
    assert "onverwacht" not in result.stderr
