"""The log line of one decision, made from what was asked, what was answered, and under what."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from msgspec.json import encode

from consent_gate.decision import Decision, DisclosureEntry, Question
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import RECIPIENT_ID, Mode


@dataclass(frozen=True, slots=True)
class Under:
    """Under what was decided: the policy set, the instant, the mode, and how many organisation records there were."""

    snapshot: Snapshot
    instant: datetime
    mode: Mode
    organisation_revision: int


def log_line(under: Under, question: Question, purpose: str, asked: int, decision: Decision) -> DisclosureEntry:
    """Return the line of one decision about the leaf categories in `asked`, under an id of its own."""
    categories = under.snapshot.vocabulary.names_of(asked)
    # What cannot be an id was typed by somebody; it is not written down (CG-13).
    recipient = question.recipient if RECIPIENT_ID.match(question.recipient) else ""
    return DisclosureEntry(
        id=uuid.uuid4().hex,
        exchange=question.exchange,
        at=under.instant,
        mode=under.mode,
        channel=question.channel,
        route=question.route,
        trace=question.trace,
        recipient=recipient,
        purpose=purpose,
        # An id that the ledger does not know is the requester's text, not a pupil.
        pupil=decision.pupil if decision.revision else "",
        asked=categories,
        grants=decision.grants,
        withheld=decision.withheld,
        snapshot=under.snapshot.digest,
        pupil_revision=decision.revision,
        organisation_revision=under.organisation_revision,
        signature=signature_of(recipient, purpose, categories, decision),
        direction=question.direction,
        duties=decision.duties,
    )


def signature_of(recipient: str, purpose: str, asked: tuple[str, ...], decision: Decision) -> str:
    """Return the decision without the pupil as a short hash: lines with equal signatures were decided alike."""
    grants = [(grant.basis, grant.categories, grant.rules) for grant in decision.grants]
    kept = [(withheld.reason, withheld.categories, withheld.rules) for withheld in decision.withheld]
    return hashlib.sha256(encode((recipient, purpose, asked, grants, kept))).hexdigest()[:32]
