"""Words for a secretary: every reason can be spoken, and none of it reaches who asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.because import because
from consent_gate.decision import Decision, Withheld
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.overview import in_short
from consent_gate.rules.snapshot import Snapshot
from consent_gate.spoken import NOTHING, demanded, for_asker, for_school, route, what
from tests.house import ROOT

SNAPSHOT = Snapshot.read(ROOT / "policies")
PLAN = SNAPSHOT.plan(("jeugdhulp",), "zorgvraag")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_ends_a_spoken_sentence(reason: Reason) -> None:
    """After "omdat" the verb goes last, so each has words of its own; in English its sentence will do."""
    said = because(reason)
    assert "dit geldt:" not in said.nl
    for text, plain in ((said.nl, PLAIN[reason].nl), (said.en, PLAIN[reason].en)):
        assert text
        assert text[0].islower()
        assert not text.endswith(".")
        assert text != plain


@pytest.mark.parametrize("reason", Reason)
def test_who_asks_hears_the_same_whatever_the_reason(reason: Reason) -> None:
    """The reason is for the school's ears (CG-07)."""
    decision = Decision("p1", 1, (), (Withheld(reason, ("identity.call_name",)),))
    assert for_asker(SNAPSHOT, decision, "zorgvraag", PLAN) == NOTHING
    (said,) = for_school(SNAPSHOT, decision)
    assert because(reason).nl in said.nl


def test_a_reason_that_comes_twice_is_said_once() -> None:
    """Two rules that would each need the same thing are one sentence."""
    kept = (
        Withheld(Reason.CONSENT_MISSING, ("identity.call_name",), ("r1",)),
        Withheld(Reason.CONSENT_MISSING, ("identity.call_name", "contact.phone"), ("r2",)),
    )
    (said,) = for_school(SNAPSHOT, Decision("p1", 1, (), kept))
    assert said.nl == "Niet: roepnaam, telefoon, omdat er geen toestemming is van wie die moet geven."


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["school_functioning"], "functioneren op school"),
        (["school_functioning.wellbeing", "identity.sex"], "geslacht, welbevinden"),
        (["*"], "alle gegevens"),
        ([], "wat er gevraagd is"),
    ],
)
def test_a_whole_kind_is_said_by_its_name(names: list[str], said: str) -> None:
    """Nobody reads out thirty fields where one word says the same."""
    vocabulary = SNAPSHOT.vocabulary
    assert what(vocabulary, vocabulary.names_of(vocabulary.mask_of(names))).nl == said


def test_nobody_is_sent_for_a_paper_that_opens_nothing() -> None:
    """What the policies deny whatever is recorded is no part of the route, though an article's own list has it."""
    diagnosis = SNAPSHOT.vocabulary.mask_of(["medical.diagnosis"])
    assert list(route(SNAPSHOT, SNAPSHOT.plan(("police",), "opsporing"), diagnosis))
    files = dict(SNAPSHOT.document.files)
    files["nooit/rules.csv"] += "p, police, *, medical, *, *, NV-99, deny\n"
    files["nooit/sources.csv"] += "NV-99,AVG art. 9,unverified,Bedacht.\n"
    stricter = Snapshot.stored(files)
    plan = stricter.plan(("police",), "opsporing")
    assert list(route(stricter, plan, diagnosis)) == []
    assert demanded(plan, diagnosis) is None


@given(st.sets(st.sampled_from(SNAPSHOT.vocabulary.categories.leaves)))
def test_fewer_names_mean_the_same(names: set[str]) -> None:
    """Neither a field more nor one less than what is meant."""
    vocabulary = SNAPSHOT.vocabulary
    mask = vocabulary.mask_of(names)
    short = in_short(vocabulary, mask)
    assert vocabulary.mask_of(short) == mask
    assert len(short) <= len(names)
