"""Plain sentences: every reason has a remedy, and the right person is named."""

from __future__ import annotations

from datetime import date

import pytest

from consent_gate.decision import Decision, Grant, Withheld
from consent_gate.plain import NEEDED, needed, sentences
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from consent_gate.text import Text
from tests.house import ROOT

DAY = date(2026, 9, 1)
WHO = Text("het wijkteam", "the team")


@pytest.fixture(scope="module")
def policies() -> Snapshot:
    """The policies of this project."""
    return Snapshot.read(ROOT / "policies")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_says_what_would_have_been_needed(policies: Snapshot, reason: Reason) -> None:
    """A refusal nobody can mend must say so; none is left without a word."""
    assert set(NEEDED) == set(PLAIN) == set(Reason)
    text = needed(policies, Withheld(reason, ("pgn.bsn",)), None, DAY)
    assert text.nl != text.en
    assert "{" not in text.nl + text.en


@pytest.mark.parametrize(
    ("born", "rule", "who"),
    [
        (date(2010, 9, 1), "JH-01", "de leerling zelf"),
        (date(2010, 9, 2), "JH-01", "een ouder met gezag en, van 12 tot 16 jaar, ook de leerling"),
        (date(2018, 9, 2), "BD-01", "een ouder met gezag"),
        (None, "BD-01", "een ouder met gezag"),
    ],
)
def test_who_must_consent_follows_rule_and_age(policies: Snapshot, born: date | None, rule: str, who: str) -> None:
    """On the sixteenth birthday it becomes the pupil (CG-10)."""
    kept = Withheld(Reason.CONSENT_MISSING, ("support.needs",), (rule,))
    assert needed(policies, kept, born, DAY).nl == f"toestemming van {who}"


def test_a_denial_is_said_to_be_final(policies: Snapshot) -> None:
    """No consent opens what a rule forbids."""
    kept = Withheld(Reason.CATEGORY_NOT_PERMITTED, ("results.lvs",), ("JH-04",))
    assert needed(policies, kept, None, DAY).nl.startswith("niets helpt: regel JH-04")


def test_a_sentence_for_each_ground_and_each_refusal(policies: Snapshot) -> None:
    """In the words of the vocabulary, in both languages."""
    decision = Decision(
        "p1",
        1,
        (Grant(Basis.CONSENT, ("identity.family_name", "contact.phone"), ("JH-01",)),),
        (Withheld(Reason.PGN_NOT_PERMITTED, ("pgn.bsn",)),),
    )
    yes, no = sentences(policies, decision, WHO, "zorgvraag")
    assert yes.nl.startswith("het wijkteam mag voor een zorgvraag")
    assert yes.nl.endswith("achternaam met voorvoegsel, telefoon. Grond: toestemming (AVG 6 lid 1 a).")
    assert no.en.endswith("citizen service number. The national number may not go to this party.")


def test_a_purpose_that_is_not_known_is_not_repeated(policies: Snapshot) -> None:
    """What a requester typed as a purpose may be anything (CG-13)."""
    decision = Decision("p1", 1, (), (Withheld(Reason.PURPOSE_MISMATCH, ("pgn.bsn",)),))
    (no,) = sentences(policies, decision, WHO, "")
    assert "een onbekend doel" in no.nl
