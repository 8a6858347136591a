"""The requirement of a valid consent: whose yes is needed at which age.

Under 16 the requirements differ in whose yes they need; from 16 on the pupil alone decides (UAVG 5). Age, gezag and
terms are judged on the day of the decision, never on the day of signing (CG-10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from consent_gate.reasons import Reason
from consent_gate.rules.reach import Reach
from consent_gate.rules.requirement import Unmet
from consent_gate.rules.voices import Voices, listen
from consent_gate.state import PupilState
from consent_gate.terms import THE_PUPIL

AGE_OF_ASSENT: Final = 12
AGE_OF_CONSENT: Final = 16


@dataclass(frozen=True, slots=True)
class ConsentRequirement:
    """A valid consent of whoever must give it on the day.

    Under 16 one guardian with gezag suffices while none with gezag says no (BW 1:253i); with `all_guardians` each must
    have said yes; with `youth` a pupil of 12 to 15 must have said yes too (Jeugdwet 7.3.4, as the school's caution).
    """

    name: str
    all_guardians: bool = False
    youth: bool = False

    def met(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> int:
        """Return which leaf categories of `mask` are consented to on `day`."""
        if state.birth_date is None:
            return 0
        voices = listen(state, reach, recipient, mask, day)
        if voices.age >= AGE_OF_CONSENT:
            return voices.yes.get(THE_PUPIL, 0)
        agreed = voices.agreed(every=self.all_guardians) & ~voices.opposed()
        if self.youth and voices.age >= AGE_OF_ASSENT:
            agreed &= voices.yes.get(THE_PUPIL, 0)
        return agreed

    def evidence(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[str, ...]:
        """Return the records that carry what `met` returned, oldest first; never one that was taken back (CG-03)."""
        voices = listen(state, reach, recipient, mask, day)
        adult = voices.age >= AGE_OF_CONSENT
        speakers = {THE_PUPIL} if adult else set(voices.guardians)
        if self.youth and not adult and voices.age >= AGE_OF_ASSENT:
            speakers.add(THE_PUPIL)
        return voices.standing(frozenset(speakers))

    def unmet(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[Unmet, ...]:
        """Explain every leaf category of `mask` that `met` leaves out: what would have been needed."""
        missing = mask & ~self.met(state, reach, recipient, mask, day)
        if not missing:
            return ()
        if state.birth_date is None:
            return (Unmet(Reason.BIRTH_DATE_UNKNOWN, missing),)
        voices = listen(state, reach, recipient, missing, day)
        if voices.age >= AGE_OF_CONSENT:
            return _sort(missing, voices, _why_not_pupil(voices))
        return _sort(missing, voices, self._why_not_guardians(voices))

    def _why_not_guardians(self, voices: Voices) -> list[tuple[Reason, int]]:
        opposed = voices.opposed()
        agreed = voices.agreed(every=self.all_guardians)
        assent_missing = 0
        if self.youth and voices.age >= AGE_OF_ASSENT:
            assent_missing = agreed & ~opposed & ~voices.yes.get(THE_PUPIL, 0)
        return [
            (Reason.GUARDIANS_DISAGREE, opposed & voices.favoured()),
            (Reason.CONSENT_WITHDRAWN, voices.withdrawn(voices.guardians)),
            (Reason.YOUTH_ASSENT_MISSING, assent_missing),
            (Reason.CONSENT_EXPIRED, voices.lapsed(voices.guardians) & ~opposed & ~agreed),
            (Reason.CONSENT_WRONG_SIGNATORY, voices.outsiders_yes() & ~opposed & ~voices.agreed(every=False)),
        ]


def _why_not_pupil(voices: Voices) -> list[tuple[Reason, int]]:
    own = (THE_PUPIL,)
    return [
        (Reason.CONSENT_WITHDRAWN, voices.withdrawn(own)),
        (Reason.CONSENT_EXPIRED, voices.lapsed(own)),
        (Reason.CONSENT_RENEW_AT_16, voices.earlier_yes() & ~voices.no.get(THE_PUPIL, 0)),
    ]


def _sort(missing: int, voices: Voices, causes: list[tuple[Reason, int]]) -> tuple[Unmet, ...]:
    """Give each missing category its first cause; what has none is simply not consented to."""
    found = []
    for reason, mask in [*causes, (Reason.CONSENT_MISSING, missing)]:
        mask &= missing
        if mask:
            missing &= ~mask
            found.append(Unmet(reason, mask, tuple(heard.said.record for heard in voices.heard if heard.mask & mask)))
    return tuple(found)


CONSENTS: Final = {
    requirement.name: requirement
    for requirement in (
        ConsentRequirement("consent:guardian"),
        ConsentRequirement("consent:all_guardians", all_guardians=True),
        ConsentRequirement("consent:guardian+youth", youth=True),
        ConsentRequirement("consent:all_guardians+youth", all_guardians=True, youth=True),
    )
}
"""Every requirement of consent, by the name authors write."""
