"""CG-08, CG-10: who must say yes, and what counts as a yes, against the oracle on histories full of second thoughts."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from consent_gate.records import Record
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.lines import ConditionalRule
from consent_gate.rules.reach import Reach
from consent_gate.state import RecipientState, pupil_state
from consent_gate.terms import ANY, Effect
from tests.generated import ASKER, DAYS, HERE, PUPIL, SMALL, examples, histories, one_of, policy
from tests.oracle import Oracle

REQUIRES = sorted(CONSENTS)
EVERYTHING = SMALL.masks[ANY]
PARTNER = RecipientState(ASKER, "registration-1", "r1", SMALL.purposes.leaves)
REACHES = {purpose: Reach.of(SMALL, ("r1",), purpose) for purpose in SMALL.purposes.leaves}
POLICIES = {
    name: policy(SMALL, [], [ConditionalRule(ANY, ANY, ANY, "consent", name, "", Effect.ALLOW, HERE)])
    for name in REQUIRES
}


def consented(requires: str, purpose: str, records: list[Record], day: date) -> set[str]:
    """Return what the product holds for consented."""
    mask = CONSENTS[requires].met(pupil_state(PUPIL, records), REACHES[purpose], ASKER, EVERYTHING, day)
    return set(SMALL.names_of(mask))


def by_law(requires: str, purpose: str, records: list[Record], day: date) -> set[str]:
    """Return what the oracle holds for consented."""
    state = pupil_state(PUPIL, records)
    return {
        name
        for name in SMALL.bits
        if Oracle(POLICIES[requires], PARTNER, state, purpose, name, day).consented(requires)
    }


@examples(1500)
@given(histories(0), one_of(SMALL.purposes.leaves), one_of(DAYS))
def test_every_requirement_is_met_as_the_law_says(records: list[Record], purpose: str, day: date) -> None:
    """Whatever was said and taken back, and whoever said it: each requirement answers as the law does."""
    for requires in REQUIRES:
        assert consented(requires, purpose, records, day) == by_law(requires, purpose, records, day), requires
