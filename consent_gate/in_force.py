"""Which policy set is in force, what another must show before it takes its place, and until when it may serve.

    1 fits      everything bound to the vocabulary, such as the routes, can be bound to the new one
    2 signed    where keys are trusted: one of them signed a manifest of exactly this content
    3 adopted   where parts of the MR must agree: each agreed to exactly this content
    4 sound     both evaluators agree on a sample, and its own never-list holds
    5 kept      the content is stored, so that what it decides can be decided again
    6 swapped   one reference; whoever took the old one goes on with the old one, whole

What fails in 1 to 5 changes nothing (CG-12).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from consent_gate.adoption import adopted_on, require_adopted, required_parts, served_until
from consent_gate.errors import NotAdopted, NotSigned
from consent_gate.manifest import canonical
from consent_gate.papers import Papers
from consent_gate.ports import Clock, Ledger, VerifySignature
from consent_gate.reasons import Reason
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import end_of
from consent_gate.text import Text

Check = Callable[[Snapshot], object]
"""Raises a ConsentGateError when a policy set must not be put in force."""

_EVER: Final = datetime.max.replace(tzinfo=UTC)
_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a gate stands, for whoever watches over it. No policy text is in it.

    `until` is the instant from which the set no longer serves, None when it may for good. `refused` is the kind of
    error for which the last other set was not activated (`NotAdopted`, `PolicyInvalid`), empty when the last one was.
    """

    digest: str
    activated_at: datetime
    until: datetime | None = None
    refused: str = ""
    refused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a school asks of a policy set: parts of the MR that agreed, a trusted signature, and an age at most."""

    mr: tuple[str, ...] = ()
    trust: VerifySignature | None = None
    oldest: timedelta | None = None

    @classmethod
    def of(cls, mr: Iterable[str], trust: VerifySignature | None, oldest: timedelta | None) -> Conditions:
        """Return the conditions; ValueError for a part that does not exist, or an age that is no age."""
        if oldest is not None and not _DAY <= oldest <= _LONGEST:
            raise ValueError("the oldest age of a policy set is one day at least and a hundred years at most")
        return cls(required_parts(mr), trust, oldest)


class InForce:
    """The policy set in force. Reading takes no lock; of two that activate at once, one waits for the other."""

    def __init__(self, ledger: Ledger, clock: Clock, conditions: Conditions) -> None:
        self.conditions = conditions
        self._ledger = ledger
        self._clock = clock
        self._checks: list[Check] = []
        self._turn = threading.Lock()
        self._now: tuple[Snapshot, Standing] | None = None
        self._until: dict[str, datetime] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The policy set in force."""
        return self._both()[0]

    @property
    def standing(self) -> Standing:
        """How things stand."""
        return self._both()[1]

    def _both(self) -> tuple[Snapshot, Standing]:
        if self._now is None:
            raise RuntimeError("no policy set is in force yet")
        return self._now

    def require(self, check: Check) -> None:
        """Let `check` judge the set in force now, and from now on every other before it is put in force."""
        with self._turn:
            check(self.snapshot)
            self._checks.append(check)

    def activate(self, snapshot: Snapshot, papers: Papers, sound: Iterable[Check]) -> None:
        """Take a set through all steps; raise the ConsentGateError of the first that fails, and change nothing."""
        with self._turn:
            # (1) fits
            for check in self._checks:
                check(snapshot)
            # (2) signed
            mine = papers.about(snapshot.digest)
            self._require_signed(snapshot, mine)
            # (3) adopted
            until = self._adopted_until(snapshot, mine)
            # (4) sound
            for check in sound:
                check(snapshot)
            # (5) kept
            with self._ledger.transaction() as transaction:
                transaction.keep_snapshot(snapshot.digest, snapshot.document.files)
            # (6) swapped
            self._until[snapshot.digest] = until
            shown = None if until == _EVER else until
            self._now = snapshot, Standing(snapshot.digest, self._clock.now(), shown)

    def note_refused(self, kind: str) -> None:
        """Remember for which kind of error another set was not activated."""
        with self._turn:
            snapshot, standing = self._both()
            self._now = snapshot, replace(standing, refused=kind, refused_at=self._clock.now())

    def too_old(self, snapshot: Snapshot, instant: datetime) -> bool:
        """True when `snapshot` may no longer serve at `instant`; of a set that was never in force here, only with an
        age at most, since nobody knows its age then."""
        unknown = _EVER if self.conditions.oldest is None else instant
        return instant >= self._until.get(snapshot.digest, unknown)

    def _require_signed(self, snapshot: Snapshot, papers: Papers) -> None:
        trust = self.conditions.trust
        if trust is None:
            return
        manifest = papers.manifest
        if manifest is None or trust.verify(canonical(manifest), papers.signatures) is None:
            raise NotSigned(
                Text(
                    f"geen vertrouwde sleutel tekende voor precies dit beleid (sha256 {snapshot.digest})",
                    f"no trusted key signed exactly these policies (sha256 {snapshot.digest})",
                ),
                snapshot.digest,
            )

    def _adopted_until(self, snapshot: Snapshot, papers: Papers) -> datetime:
        """Return from when the set no longer serves; raise NotAdopted when it does not even begin to."""
        mr, oldest = self.conditions.mr, self.conditions.oldest
        records = list(self._ledger.records(pupil="", kinds=("adoption", "ending")))
        if mr:
            require_adopted(mr, records, snapshot.digest)
        said = papers.manifest.serve_until if papers.manifest is not None else None
        ends = [end_of(day) for day in (said, served_until(records, snapshot.digest)) if day is not None]
        if oldest is not None:
            day = adopted_on(mr, records, snapshot.digest)
            if day is None:  # its age is unknown, and a restart must not make it young
                raise _of_unknown_age(snapshot.digest)
            ends.append(end_of(day - _DAY) + oldest)
        return min(ends, default=_EVER)


def _of_unknown_age(digest: str) -> NotAdopted:
    return NotAdopted(
        Text(
            f"{Reason.POLICY_TOO_OLD}: dit beleid mag hoogstens een bepaalde leeftijd hebben, en nergens is vastgelegd"
            f" wanneer ermee is ingestemd (sha256 {digest})",
            f"{Reason.POLICY_TOO_OLD}: these policies may reach a certain age at most, and nowhere is recorded when"
            f" they were adopted (sha256 {digest})",
        ),
        Reason.POLICY_TOO_OLD,
        (),
        digest,
    )
