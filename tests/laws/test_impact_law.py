"""Settling a whole group at once gives what deciding each of its lines would give, or does not settle it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

from hypothesis import assume, event, given
from hypothesis import strategies as st

from consent_gate.decision import Decision, DisclosureEntry
from consent_gate.grounds import Agreement
from consent_gate.log_lines import signature_of
from consent_gate.ports import Ledger
from consent_gate.records import Record, Registration, RoleAssignment
from consent_gate.replay import Past
from consent_gate.rules.decide import admission, decide, foreseen
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.state import known_at, pupil_state
from consent_gate.terms import Channel, Mode, noon
from consent_gate.workbench.impact import ALL_RULES, Decider, Finding, Kind, Question
from consent_gate.workbench.settling import Settler
from tests.generated import PUPIL, VOCABULARIES, Case, cases, examples, policies, policy

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Kept:
    """A ledger of one drawn case: one pupil, one recipient, one policy set."""

    case: Case

    def records(self, *, recipient: str | None = None, **_: Any) -> Iterator[Record]:
        """Yield the records about who asks, and unless one recipient is meant those of the pupil."""
        state = self.case.recipient
        if recipient is None:
            yield from self.case.records
        bodies: list[Any] = [RoleAssignment(state.recipient, fact.role, fact.scope, fact.of) for fact in state.roles]  # type: ignore[arg-type]
        if state.record:
            bodies.append(Registration(state.recipient, state.purposes, state.kind))
        bodies += [
            Agreement(fact.recipient, "partner", "", (fact.purpose,), fact.categories, "active", None, fact.period)
            for fact in state.facts
        ]
        for number, body in enumerate(bodies):
            yield Record(f"o{number}", "", WRITTEN, "office", body)

    def snapshot(self, digest: str) -> None:
        """Nothing is stored as text."""


class Then(Past):
    """The past of a drawn case."""

    def __init__(self, case: Case) -> None:
        super().__init__(cast("Ledger", Kept(case)))
        self.case = case
        self.snapshot = lambda digest: case.snapshot  # type: ignore[assignment]
        self.pupil = lambda pupil, revision: pupil_state(PUPIL, case.records)  # type: ignore[assignment]
        self.recipient = lambda recipient, revision: case.recipient  # type: ignore[assignment]


@dataclass(frozen=True)
class Tried:
    """A line of the log, and the policies under which it is decided again."""

    case: Case
    line: DisclosureEntry
    candidate: Snapshot

    def settled(self) -> tuple[Finding, ...] | None:
        """Settle it with its whole group."""
        past = Then(self.case)
        return Settler(cast("Ledger", Kept(self.case)), past, self.candidate).settle(self.line)

    def decided(self) -> tuple[Finding, ...]:
        """Decide it from the records."""
        found = Decider(Then(self.case), self.candidate).findings(Question.of(self.line))
        assert found is not None
        return found


def permitted_by(snapshot: Snapshot, case: Case, line: DisclosureEntry) -> set[str]:
    """Return what the gate itself would permit of one line: the brute force."""
    _, barred = admission(snapshot, case.recipient, line.purpose, line.purpose, case.day)
    if barred is not None:
        return set()
    state = known_at(pupil_state(PUPIL, case.records), [case.recipient], line.at)
    asked = snapshot.vocabulary.mask_of(line.asked)
    given = {*decide(snapshot, case.recipient, line.purpose, state, 1, asked, case.day).permitted}
    under = snapshot.vocabulary.masks
    return {name for name in line.asked if under.get(name) and {*snapshot.vocabulary.names_of(under[name])} <= given}


@st.composite
def tried(draw: st.DrawFn) -> Tried:
    """Draw a case, a line that it gave, and a candidate: one rule away, or quite another one, or with other words."""
    case = draw(cases())
    snapshot, recipient = case.snapshot, case.recipient
    purpose = draw(st.sampled_from(snapshot.vocabulary.purposes.leaves))
    assume(admission(snapshot, recipient, purpose, purpose, case.day)[1] is None)
    asked = draw(st.integers(1, snapshot.vocabulary.masks["*"]))
    known = draw(st.sampled_from((True, True, True, True, False)))
    decision = _decision(case, purpose, asked) if known else foreseen(snapshot, recipient, purpose, asked, case.day)
    assume(decision is not None)
    return Tried(case, _line(case, purpose, asked, cast("Decision", decision)), Snapshot(draw(candidates(case))))


def _decision(case: Case, purpose: str, asked: int) -> Decision:
    return decide(case.snapshot, case.recipient, purpose, case.pupil, len(case.records), asked, case.day)


@st.composite
def candidates(draw: st.DrawFn, case: Case) -> PolicyDocument:
    """Draw another policy set: a rule less, some more, quite other rules, a branch less, or other words as well."""
    was, other = case.policy, draw(policies(case.at))
    spoken: list[Rule | ConditionalRule] = [*was.rules, *was.conditional]
    match draw(st.sampled_from(("less", "less", "more", "other", "branch", "branch", "words"))):
        case "less":
            gone = draw(st.sampled_from(spoken)).rule
            kept = [rule for rule in was.rules if rule.rule != gone]
            return policy(was.vocabulary, kept, [rule for rule in was.conditional if rule.rule != gone])
        case "more":
            return policy(was.vocabulary, (*was.rules, *other.rules), (*was.conditional, *other.conditional))
        case "other":
            return other
        case "branch":
            return policy(draw(with_a_branch_less(was.vocabulary)), was.rules, was.conditional)
    return draw(policies(draw(st.integers(0, len(VOCABULARIES) - 1))))


def with_a_branch_less(words: Vocabulary) -> st.SearchStrategy[Vocabulary]:
    """Draw the same words with one name no longer below another."""
    changed: list[dict[str, Any]] = [
        {axis: replace(tree, parents={**tree.parents, name: parents - {parent}})}
        for axis, tree in (
            ("recipients", words.recipients),
            ("purposes", words.purposes),
            ("categories", words.categories),
        )
        for name, parents in sorted(tree.parents.items())
        for parent in sorted(parents)
    ]
    return st.sampled_from([replace(words, **change) for change in changed] or [words])


def _line(case: Case, purpose: str, asked: int, decision: Decision) -> DisclosureEntry:
    names, who = case.snapshot.vocabulary.names_of(asked), case.recipient.recipient
    return DisclosureEntry(
        "e1",
        "x1",
        noon(case.day).astimezone(UTC),
        Mode.ENFORCE,
        Channel.HTTP,
        "",
        "",
        who,
        purpose,
        decision.pupil,
        names,
        decision.grants,
        decision.withheld,
        case.snapshot.digest,
        len(case.records) if decision.pupil else 0,
        1,
        signature_of(who, purpose, names, decision),
    )


@examples(600)
@given(tried())
def test_settling_equals_deciding(tried: Tried) -> None:
    """Whatever is settled by its signature alone is what the records give, to the rule."""
    settled = tried.settled()
    event("not settled" if settled is None else "settled, the same" if not settled else "settled, changed")
    if settled is not None:
        assert settled == tried.decided()


@examples(200)
@given(tried())
def test_deciding_again_equals_the_gate(tried: Tried) -> None:
    """What is lost and gained is the difference between the line and what the gate would permit."""
    found, line = tried.decided(), tried.line
    whole = {finding.kind: {*finding.categories} for finding in found if finding.rule == ALL_RULES}
    if not line.pupil:
        now = foreseen_under(tried.candidate, tried.case, line)
        assert (Kind.POSSIBLE in whole) is now
        return
    before = {name for grant in line.grants for name in grant.categories}
    after = permitted_by(tried.candidate, tried.case, line)
    assert whole.get(Kind.STOPPED, set()) | whole.get(Kind.NARROWED, set()) == before - after
    assert whole.get(Kind.OPENED, set()) | whole.get(Kind.WIDENED, set()) == after - before
    assert (Kind.STOPPED in whole) is bool(before and not after)
    assert (Kind.OPENED in whole) is bool(after and not before)


def foreseen_under(snapshot: Snapshot, case: Case, line: DisclosureEntry) -> bool:
    """Tell whether the gate would have looked at a pupil."""
    if admission(snapshot, case.recipient, line.purpose, line.purpose, case.day)[1] is not None:
        return False
    asked = snapshot.vocabulary.mask_of(line.asked)
    return foreseen(snapshot, case.recipient, line.purpose, asked, case.day) is None
