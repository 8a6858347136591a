"""Each requirement in every state it can be in: who must say yes, whose no counts, and why it is not met."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from consent_gate.reasons import Reason
from consent_gate.records import Gezag, Period
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.reach import Reach
from consent_gate.state import PupilState
from consent_gate.terms import ANY
from tests.generated import SMALL, TODAY
from tests.rules.pupils import (
    EIGHT,
    FATHER,
    FOURTEEN,
    MOTHER,
    SELF,
    SIXTEEN,
    STEPFATHER,
    pupil,
    refuses,
    takes_back,
    yes,
)

REACH = Reach.of(SMALL, ("r1",), "d1")
EVERYTHING = SMALL.masks[ANY]
ONE, ALL, YOUTH = "consent:guardian", "consent:all_guardians", "consent:guardian+youth"
YESTERDAY = TODAY - timedelta(days=1)
NO_GEZAG_SINCE = (Gezag(MOTHER, True), Gezag(MOTHER, False, Period(YESTERDAY)), Gezag(FATHER, True))

MET: dict[str, tuple[str, PupilState, tuple[str, ...]]] = {
    "scenario 1: one of two guardians, the other silent": (ONE, pupil(EIGHT, yes(MOTHER)), ("a",)),
    "scenario 4: a pupil of 16 decides, the parents' no is heard no more": (
        ONE,
        pupil(SIXTEEN, refuses(MOTHER), refuses(FATHER), yes(SELF, on=TODAY)),
        ("c",),
    ),
    "sixteen, after the parents' yes": (ONE, pupil(SIXTEEN, yes(MOTHER), yes(SELF, on=TODAY)), ("b",)),
    "the yes of a pupil of 14 who was not asked": (ONE, pupil(FOURTEEN, yes(MOTHER), yes(SELF)), ("a",)),
    "both guardians where both are asked": (ALL, pupil(EIGHT, yes(MOTHER), yes(FATHER)), ("a", "b")),
    "guardian and pupil of 14": (YOUTH, pupil(FOURTEEN, yes(MOTHER), yes(SELF)), ("a", "b")),
    "a pupil of 8 is not asked": (YOUTH, pupil(EIGHT, yes(MOTHER)), ("a",)),
    "the pupil's no at 14 is no guardian's no": (ONE, pupil(FOURTEEN, yes(MOTHER), refuses(SELF)), ("a",)),
    "a no taken back by a later yes": (ONE, pupil(EIGHT, yes(MOTHER), refuses(FATHER), yes(FATHER)), ("a", "c")),
    "a lapsed yes is silence, also after a no": (
        ONE,
        pupil(EIGHT, yes(MOTHER), refuses(FATHER), yes(FATHER, until=YESTERDAY)),
        ("a",),
    ),
    "a yes given anew rests on the new one alone": (
        ONE,
        pupil(EIGHT, yes(MOTHER), takes_back(MOTHER, consent="a"), yes(MOTHER)),
        ("c",),
    ),
    "said twice is twice on record": (ONE, pupil(EIGHT, yes(MOTHER), yes(MOTHER)), ("a", "b")),
    "a stepfather's yes beside a guardian's is no evidence": (
        ONE,
        pupil(EIGHT, yes(MOTHER), yes(STEPFATHER)),
        ("a",),
    ),
    "no gezag, no say: the no of a stepfather": (ONE, pupil(EIGHT, yes(MOTHER), refuses(STEPFATHER)), ("a",)),
}


@pytest.mark.parametrize(("requires", "state", "records"), MET.values(), ids=MET.keys())
def test_a_requirement_is_met(requires: str, state: PupilState, records: tuple[str, ...]) -> None:
    """Everything is consented to, and the records named are exactly those that carry it."""
    requirement = CONSENTS[requires]
    assert requirement.met(state, REACH, "org:asker", EVERYTHING, TODAY) == EVERYTHING
    assert requirement.evidence(state, REACH, "org:asker", EVERYTHING, TODAY) == records
    assert requirement.unmet(state, REACH, "org:asker", EVERYTHING, TODAY) == ()


UNMET: dict[str, tuple[str, PupilState, Reason]] = {
    "nobody said anything": (ONE, pupil(EIGHT), Reason.CONSENT_MISSING),
    "nobody has gezag": (ONE, pupil(EIGHT, gezag=()), Reason.CONSENT_MISSING),
    "scenario 2: the other guardian withdraws": (
        ONE,
        pupil(EIGHT, yes(MOTHER), takes_back(FATHER)),
        Reason.GUARDIANS_DISAGREE,
    ),
    "scenario 2: the other guardian withdraws that very consent": (
        ONE,
        pupil(EIGHT, yes(MOTHER), takes_back(FATHER, consent="a")),
        Reason.GUARDIANS_DISAGREE,
    ),
    "one yes, one no": (ONE, pupil(EIGHT, yes(MOTHER), refuses(FATHER)), Reason.GUARDIANS_DISAGREE),
    "a yes that lapsed, and a no": (
        ONE,
        pupil(EIGHT, yes(MOTHER, until=YESTERDAY), refuses(FATHER)),
        Reason.GUARDIANS_DISAGREE,
    ),
    "both against, one of whom was for": (
        ONE,
        pupil(EIGHT, yes(MOTHER), takes_back(MOTHER), refuses(FATHER)),
        Reason.CONSENT_WITHDRAWN,
    ),
    "taken back": (ONE, pupil(EIGHT, yes(MOTHER), takes_back(MOTHER, consent="a")), Reason.CONSENT_WITHDRAWN),
    "a refusal after an own yes takes it back": (
        ONE,
        pupil(EIGHT, yes(MOTHER), refuses(MOTHER)),
        Reason.CONSENT_WITHDRAWN,
    ),
    "taken back, and then an old paper is entered": (
        ONE,
        pupil(EIGHT, takes_back(MOTHER, on=YESTERDAY), yes(MOTHER, on=YESTERDAY - timedelta(days=1))),
        Reason.CONSENT_WITHDRAWN,
    ),
    "only no": (ONE, pupil(EIGHT, refuses(MOTHER), refuses(FATHER)), Reason.CONSENT_MISSING),
    "a withdrawal of what nobody gave": (ONE, pupil(EIGHT, takes_back(MOTHER)), Reason.CONSENT_MISSING),
    "scenario 5: lapsed yesterday": (ONE, pupil(EIGHT, yes(MOTHER, until=YESTERDAY)), Reason.CONSENT_EXPIRED),
    "not begun yet": (ONE, pupil(EIGHT, yes(MOTHER, since=TODAY + timedelta(days=1))), Reason.CONSENT_MISSING),
    "one of two where both are asked": (ALL, pupil(EIGHT, yes(MOTHER)), Reason.CONSENT_MISSING),
    "both asked, one lapsed": (
        ALL,
        pupil(EIGHT, yes(MOTHER), yes(FATHER, until=YESTERDAY)),
        Reason.CONSENT_EXPIRED,
    ),
    "both asked, one renewed and the other never spoke": (
        ALL,
        pupil(EIGHT, yes(MOTHER, until=YESTERDAY), yes(MOTHER)),
        Reason.CONSENT_MISSING,
    ),
    "a stepfather's yes": (ONE, pupil(EIGHT, yes(STEPFATHER)), Reason.CONSENT_WRONG_SIGNATORY),
    "a stepfather's yes, taken back": (
        ONE,
        pupil(EIGHT, yes(STEPFATHER), takes_back(STEPFATHER)),
        Reason.CONSENT_MISSING,
    ),
    "a stepfather's yes against a guardian's no": (
        ONE,
        pupil(EIGHT, refuses(MOTHER), yes(STEPFATHER)),
        Reason.CONSENT_MISSING,
    ),
    "a stepfather's yes for that of the other guardian": (
        ALL,
        pupil(EIGHT, yes(MOTHER), yes(STEPFATHER)),
        Reason.CONSENT_MISSING,
    ),
    "gezag ended": (ONE, pupil(EIGHT, yes(MOTHER), gezag=NO_GEZAG_SINCE), Reason.CONSENT_WRONG_SIGNATORY),
    "scenario 3: sixteen today, the parents' yes": (ONE, pupil(SIXTEEN, yes(MOTHER)), Reason.CONSENT_RENEW_AT_16),
    "sixteen today, an own yes of last year": (
        YOUTH,
        pupil(SIXTEEN, yes(MOTHER), yes(SELF)),
        Reason.CONSENT_RENEW_AT_16,
    ),
    "sixteen today, an own yes of last year alone": (ONE, pupil(SIXTEEN, yes(SELF)), Reason.CONSENT_RENEW_AT_16),
    "sixteen, an own yes that lapsed": (
        ONE,
        pupil(date(2009, 1, 1), yes(MOTHER), yes(SELF, until=YESTERDAY)),
        Reason.CONSENT_EXPIRED,
    ),
    "sixteen, taken back": (
        ONE,
        pupil(date(2009, 1, 1), yes(SELF), takes_back(SELF, consent="a")),
        Reason.CONSENT_WITHDRAWN,
    ),
    "sixteen, takes back what the parents gave": (
        ONE,
        pupil(SIXTEEN, yes(MOTHER), takes_back(SELF, consent="a")),
        Reason.CONSENT_WITHDRAWN,
    ),
    "sixteen, refuses what the parents gave": (
        ONE,
        pupil(SIXTEEN, yes(MOTHER), refuses(SELF)),
        Reason.CONSENT_MISSING,
    ),
    "sixteen, nobody spoke": (ONE, pupil(SIXTEEN), Reason.CONSENT_MISSING),
    "sixteen, refuses": (ONE, pupil(SIXTEEN, refuses(SELF)), Reason.CONSENT_MISSING),
    "scenario 35: guardians yes, the pupil of 14 says no": (
        YOUTH,
        pupil(FOURTEEN, yes(MOTHER), yes(FATHER), refuses(SELF)),
        Reason.YOUTH_ASSENT_MISSING,
    ),
    "guardians yes, the pupil of 14 silent": (YOUTH, pupil(FOURTEEN, yes(MOTHER)), Reason.YOUTH_ASSENT_MISSING),
    "scenario 36: guardians refuse, the pupil of 14 asks": (
        YOUTH,
        pupil(FOURTEEN, refuses(MOTHER), refuses(FATHER), yes(SELF)),
        Reason.CONSENT_MISSING,
    ),
    "nobody spoke, the pupil of 14 neither": (YOUTH, pupil(FOURTEEN), Reason.CONSENT_MISSING),
    "the pupil of 14 alone": (ONE, pupil(FOURTEEN, yes(SELF)), Reason.CONSENT_MISSING),
    "no birth date": (ONE, pupil(None, yes(MOTHER), yes(SELF)), Reason.BIRTH_DATE_UNKNOWN),
}


@pytest.mark.parametrize(("requires", "state", "reason"), UNMET.values(), ids=UNMET.keys())
def test_a_requirement_is_not_met_for_this_reason(requires: str, state: PupilState, reason: Reason) -> None:
    """Nothing is consented to, and one reason explains all of it."""
    requirement = CONSENTS[requires]
    assert requirement.met(state, REACH, "org:asker", EVERYTHING, TODAY) == 0
    assert [
        (unmet.reason, unmet.mask) for unmet in requirement.unmet(state, REACH, "org:asker", EVERYTHING, TODAY)
    ] == [(reason, EVERYTHING)]


def test_each_category_has_its_own_reason() -> None:
    """One field withdrawn, one consented to, one never spoken of: three answers, none of them mixed."""
    state = pupil(EIGHT, yes(MOTHER, what="c0"), takes_back(MOTHER, what="c1"))
    requirement = CONSENTS[ONE]
    assert SMALL.names_of(requirement.met(state, REACH, "org:asker", EVERYTHING, TODAY)) == ("c2",)
    unmet = requirement.unmet(state, REACH, "org:asker", EVERYTHING, TODAY)
    assert [(why.reason, SMALL.names_of(why.mask), why.records) for why in unmet] == [
        (Reason.CONSENT_WITHDRAWN, ("c1",), ("a", "b")),
        (Reason.CONSENT_MISSING, ("c3",), ()),
    ]


def test_a_consent_still_standing_in_part_is_evidence() -> None:
    """What was partly taken back still carries the rest, and only while it does."""
    state = pupil(EIGHT, yes(MOTHER), takes_back(MOTHER, what="c1"))
    evidence = CONSENTS[ONE].evidence
    assert evidence(state, REACH, "org:asker", SMALL.mask_of(["c2"]), TODAY) == ("a",)
    assert evidence(state, REACH, "org:asker", SMALL.mask_of(["c1"]), TODAY) == ()
