"""The gate: foresees, decides and records. Steps 3 and 6 of a request's way; the same for HTTP and for a telephone
call.

1. Fix the instant: every later step judges against one reading of the clock, taken under the ledger's lock.
2. Read who asks and settle for which purpose.
3. Read each pupil's records and revision.
4. Decide each pupil on its own (pure; `rules.decide`).
5. Append one log line per pupil and commit. Only then does the caller learn what may leave (CG-04).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from consent_gate.decision import Decision, DisclosureEntry, Question, Withheld
from consent_gate.errors import ConsentGateError
from consent_gate.in_force import Check, Conditions, InForce, Standing
from consent_gate.log_lines import Under, log_line
from consent_gate.papers import NO_PAPERS, Papers, read_papers
from consent_gate.ports import Clock, Ledger, SystemClock, Transaction, VerifySignature
from consent_gate.reasons import Reason
from consent_gate.rules.agreement import check_sample
from consent_gate.rules.asker import is_active, is_family
from consent_gate.rules.decide import admission, all_or_none, decide, foreseen, refused
from consent_gate.rules.proving import require_never
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import RecipientState, known_at
from consent_gate.terms import CONSULTATION, Mode, amsterdam_date

log = logging.getLogger("consent_gate")


class Gate:
    """Decides over one ledger with one snapshot at a time. Safe to share between threads.

    A school may ask more of a snapshot before it goes in force. `mr` names the parts of the MR whose recorded consent
    it needs (`MR_PARTS`): for a primary school `("parents",)`, for a secondary one `("parents", "pupils")`. With
    `trust`, one of the trusted keys must have signed its manifest, which is in `papers`. `oldest` is the age, counted
    from the day it was adopted, at which it serves no more: every question is then refused, POLICY_TOO_OLD; with it, a
    set of which no adoption is recorded does not start. ValueError for any other word, and for an age under a day.
    """

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        ledger: Ledger,
        clock: Clock | None = None,
        mode: Mode = Mode.ENFORCE,
        mr: Iterable[str] = (),
        trust: VerifySignature | None = None,
        oldest: timedelta | None = None,
        papers: Papers = NO_PAPERS,
    ) -> None:
        self.ledger = ledger
        # A plain text from a configuration file is the mode it names; ValueError for any other.
        self.mode = Mode(mode)
        self._clock = clock or SystemClock()
        self._in_force = InForce(ledger, self._clock, Conditions.of(mr, trust, oldest))
        self.activate(snapshot, papers)

    @classmethod
    def open(
        cls,
        *,
        policies: Path | str,
        ledger: Ledger,
        clock: Clock | None = None,
        mode: Mode = Mode.ENFORCE,
        mr: Iterable[str] = (),
        trust: VerifySignature | None = None,
        oldest: timedelta | None = None,
    ) -> Self:
        """Read a policy folder with its manifest, check it and open a gate over `ledger`.

        Raise PolicyInvalid, DocumentInvalid for the manifest, NotSigned, NotAdopted, EvaluatorsDisagree,
        NeverViolated or LedgerUnavailable; then there is no gate, and so nothing leaves.
        """
        snapshot, papers = read_set(policies)
        return cls(
            snapshot=snapshot, ledger=ledger, clock=clock, mode=mode, mr=mr, trust=trust, oldest=oldest, papers=papers
        )

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot in force. Take it once per request and use it throughout."""
        return self._in_force.snapshot

    @property
    def standing(self) -> Standing:
        """Which set is in force since and until when, and why the last other one was refused: for a health check."""
        return self._in_force.standing

    @property
    def mr(self) -> tuple[str, ...]:
        """The parts of the MR that must have consented to a set in force."""
        return self._in_force.conditions.mr

    def require(self, check: Check) -> None:
        """Let `check` judge the snapshot in force now, and every other one before it goes in force.

        For what is bound to a vocabulary, such as routes: where it raises, the running snapshot stays.
        """
        self._in_force.require(check)

    def activate(self, snapshot: Snapshot, papers: Papers = NO_PAPERS) -> None:
        """Put a snapshot in force, whole or not at all (CG-12).

        What was required of it must hold, a trusted key must have signed it, each part of the MR in `mr` must have
        adopted exactly this content, both evaluators must agree on a sample, its own never-list must hold over
        everything, and the content must be stored, before one reference is swapped. Raise NotSigned, NotAdopted,
        EvaluatorsDisagree, NeverViolated, LedgerUnavailable or what a requirement raised; the running snapshot then
        stays.
        """
        self._in_force.activate(snapshot, papers, (check_sample, require_never))

    def reload(self, folder: Path | str) -> None:
        """Read a policy folder and put it in force, whole or not at all; what was in force answers meanwhile.

        Raise what reading and `activate` raise; the running snapshot then stays, and `standing` says what was wrong.
        """
        try:
            self.activate(*read_set(folder))
        except ConsentGateError as error:
            self.note_refused(error)
            raise

    def note_refused(self, error: ConsentGateError) -> None:
        """Show in `standing` that another set was not activated, by the kind of error: its text may quote policies."""
        self._in_force.note_refused(type(error).__name__)

    def too_old(self, snapshot: Snapshot) -> bool:
        """Tell whether `snapshot` has served too long by now."""
        return self._in_force.too_old(snapshot, self._clock.now())

    def foresee(self, snapshot: Snapshot, question: Question, mask: int, pupil: str = "") -> bool:
        """Tell whether anything in `mask` could be permitted; when not, record the refusal and return False.

        With a `pupil` the full decision about that pupil is taken; without, only what holds for every pupil.
        """
        with self.ledger.transaction() as transaction:
            instant, recipient, purpose, barred = self._asked(transaction, snapshot, question)
            if barred is not None or recipient is None:
                reason = barred or Reason.RECIPIENT_UNKNOWN
                decisions = [Decision("", 0, (), refused(mask, snapshot, reason))]
            elif pupil:
                decisions = self._decide(transaction, snapshot, recipient, purpose, {pupil: mask}, instant)
                if decisions[0].permits:
                    return True
            else:
                refusal = foreseen(snapshot, recipient, purpose, mask, amsterdam_date(instant))
                if refusal is None:
                    return True
                decisions = [refusal]
            asked = {decision.pupil: mask for decision in decisions}
            self._record(transaction, snapshot, question, purpose, asked, decisions, instant)
        return False

    def disclose(self, snapshot: Snapshot, question: Question) -> Mapping[str, int]:
        """Decide about every pupil in the question, record it, and return what may leave of each.

        The answer maps each permitted pupil to a mask of leaf categories; who is not in it is refused. When this
        returns the log lines are durable; when it raises, nothing may leave. Raise only ConsentGateError.
        """
        return {
            decision.pupil: snapshot.vocabulary.mask_of(decision.permitted)
            for decision in self.decisions(snapshot, question)
            if decision.permits
        }

    def decisions(self, snapshot: Snapshot, question: Question) -> tuple[Decision, ...]:
        """Like `disclose`, with the whole decision of each pupil that was asked about, in the order asked.

        Where the recipient may not ask at all no pupil is looked at: one refusal, without a pupil, of everything asked.
        Of a question `together` to which not everyone's answer is yes, only the refusals come back.
        """
        return tuple(decision for decision, _ in self.answers(snapshot, question))

    def answers(self, snapshot: Snapshot, question: Question) -> tuple[tuple[Decision, DisclosureEntry], ...]:
        """Like `decisions`, each with the log line that was written of it."""
        with self.ledger.transaction() as transaction:
            instant, recipient, purpose, barred = self._asked(transaction, snapshot, question)
            if barred is not None or recipient is None:
                everything = 0
                for mask in question.asked.values():
                    everything |= mask
                reason = barred or Reason.RECIPIENT_UNKNOWN
                decisions = [Decision("", 0, (), refused(everything, snapshot, reason))]
                asked: Mapping[str, int] = {"": everything}
            else:
                asked = question.asked
                decisions = self._decide(transaction, snapshot, recipient, purpose, asked, instant)
                if question.together:
                    asked, decisions = all_or_none(snapshot, asked, decisions)
            lines = self._record(transaction, snapshot, question, purpose, asked, decisions, instant)
        return tuple(zip(decisions, lines, strict=True))

    def consult(self, snapshot: Snapshot, question: Question) -> tuple[Decision, DisclosureEntry]:
        """Record a consultation without a pupil, whatever the question names: nothing is asked, so nothing is granted.

        The answer withholds only when this recipient is not registered to consult. Raise only ConsentGateError.
        """
        question = replace(question, asked={}, named_purpose=CONSULTATION, route_purpose="")
        with self.ledger.transaction() as transaction:
            instant, _, purpose, barred = self._asked(transaction, snapshot, question)
            decision = Decision("", 0, (), refused(0, snapshot, barred) if barred else ())
            (line,) = self._record(transaction, snapshot, question, purpose, {}, [decision], instant)
        return decision, line

    def knows(self, snapshot: Snapshot, recipient: str) -> bool:
        """Tell whether this recipient is registered, or holds a role, today, and is not of a pupil's family.

        Raise LedgerUnavailable.
        """
        with self.ledger.transaction() as transaction:
            state = transaction.recipient(recipient)
        day = amsterdam_date(self._clock.now())
        return state is not None and is_active(state, day) and not is_family(state, day, snapshot.vocabulary)

    def refuse(self, snapshot: Snapshot, question: Question, reason: Reason) -> None:
        """Record a refusal that happened outside deciding. Never raises: the refusal stands, recorded or not."""
        try:
            with self.ledger.transaction() as transaction:
                purpose = question.named_purpose or question.route_purpose
                if purpose not in snapshot.vocabulary.purposes:
                    purpose = ""
                decisions = [Decision("", 0, (), (Withheld(reason, ()),))]
                self._record(transaction, snapshot, question, purpose, {}, decisions, self._clock.now())
        except Exception as error:  # noqa: BLE001 - the refusal must go out whatever the ledger does
            log.error("refusal_not_recorded", extra={"exchange": question.exchange, "error": type(error).__name__})

    def _asked(
        self, transaction: Transaction, snapshot: Snapshot, question: Question
    ) -> tuple[datetime, RecipientState | None, str, Reason | None]:
        """Steps 1 and 2: the instant, who asks and for what, and the reason when they are barred from asking."""
        instant = self._clock.now()
        recipient = transaction.recipient(question.recipient)
        purpose, barred = admission(
            snapshot, recipient, question.named_purpose, question.route_purpose, amsterdam_date(instant)
        )
        if self._in_force.too_old(snapshot, instant):
            barred = Reason.POLICY_TOO_OLD
        # What the requester typed may be anything; only a word of the vocabulary is written down (CG-13).
        return instant, recipient, purpose if purpose in snapshot.vocabulary.purposes else "", barred

    def _decide(
        self,
        transaction: Transaction,
        snapshot: Snapshot,
        recipient: RecipientState,
        purpose: str,
        asked: Mapping[str, int],
        instant: datetime,
    ) -> list[Decision]:
        """Steps 3 and 4, for one asker who may ask."""
        rows = transaction.pupils(list(asked))
        day = amsterdam_date(instant)
        decisions = []
        for pupil, mask in asked.items():
            row = rows.get(pupil)
            if row is None:
                decisions.append(Decision(pupil, 0, (), refused(mask, snapshot, Reason.PUPIL_UNKNOWN)))
            else:
                state = known_at(row.state, [recipient], instant)
                decisions.append(decide(snapshot, recipient, purpose, state, row.revision, mask, day))
        return decisions

    def _record(
        self,
        transaction: Transaction,
        snapshot: Snapshot,
        question: Question,
        purpose: str,
        asked: Mapping[str, int],
        decisions: Iterable[Decision],
        instant: datetime,
    ) -> list[DisclosureEntry]:
        """Step 5. The commit comes with the end of the transaction."""
        under = Under(snapshot, instant, self.mode, transaction.organisation_revision())
        lines = [log_line(under, question, purpose, asked.get(one.pupil, 0), one) for one in decisions]
        transaction.disclose(lines)
        return lines


def read_set(folder: Path | str) -> tuple[Snapshot, Papers]:
    """Return the policy set in `folder` and what lies beside it; raise PolicyInvalid or DocumentInvalid."""
    folder = Path(folder)
    return Snapshot.read(folder), read_papers(folder)
