"""What every requirement answers: is it met for this pupil, by which records, and if not, why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from consent_gate.reasons import Reason
from consent_gate.rules.reach import Reach
from consent_gate.state import PupilState


@dataclass(frozen=True, slots=True)
class Unmet:
    """Leaf categories for which a requirement is not met, why, and the records that show it."""

    reason: Reason
    mask: int
    records: tuple[str, ...] = ()


class Requirement(Protocol):
    """A recorded fact that a basis needs. All methods are pure; `state` is as `state.known_at` returned it."""

    @property
    def name(self) -> str:
        """The word that policy authors write."""

    def met(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> int:
        """Return the leaf categories of `mask` for which the requirement is met."""

    def evidence(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[str, ...]:
        """Return the records that carry what `met` returned, oldest first."""

    def unmet(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[Unmet, ...]:
        """Explain every leaf category of `mask` that `met` leaves out: what would have been needed."""
