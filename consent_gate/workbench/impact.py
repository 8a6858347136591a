"""What another policy set would have answered: the log's own questions, decided again from the records of that moment.

A candidate is judged on the past, not on a guess of the future: every line that was decided is decided under it, with
the recipient and the pupil as they were at the revisions that the line relied on, on the day of the line.

A category that the candidate's vocabulary lost is refused; one that it split counts as permitted when all of it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from consent_gate.decision import DisclosureEntry
from consent_gate.replay import Past, is_early
from consent_gate.rules.asker import Asker, names_for, possible_names
from consent_gate.rules.compiled import judge
from consent_gate.rules.decide import admission
from consent_gate.rules.explain import grants
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.plan import Applied, Condition, Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState, known_at
from consent_gate.terms import Effect, amsterdam_date

Answer = Mapping[str, tuple[str, ...]]
"""Each category that may go, with the rules that permit it; what is not in it is refused."""

ALL_RULES: Final = ""
"""Stands in a finding for the line as a whole, whichever rules it is about."""


class Kind(StrEnum):
    """What changes for one line of the log. A line can be both narrowed and widened."""

    STOPPED = "stopped"
    """It was a disclosure; nothing of it would go."""
    NARROWED = "narrowed"
    """It was a disclosure; part of what went would not go."""
    WIDENED = "widened"
    """It was a disclosure; something that was withheld would go too."""
    OPENED = "opened"
    """It was a refusal; all or part of what was asked would go."""
    POSSIBLE = "possible"
    """It was refused without looking at a pupil; now that would depend on the pupil."""


class Nature(StrEnum):
    """What kind of answer a line holds."""

    DECIDED = "decided"
    FORESEEN = "foreseen"
    """Refused for whichever pupil."""
    EARLY = "early"
    """Refused before any rule was asked: no policy set can change that."""
    EMPTY = "empty"
    """Nothing was asked, as in a consultation without a name."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One change of one line, by the rule that permitted (what is lost) or would permit (what is gained)."""

    kind: Kind
    rule: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What one line asked, of whom and when. `line` is it, or any line of the same signature about a pupil too."""

    line: DisclosureEntry
    pupil: str
    pupil_revision: int
    organisation_revision: int
    at: datetime

    @classmethod
    def of(cls, line: DisclosureEntry) -> Question:
        """Return the question of a line itself."""
        return cls(line, line.pupil, line.pupil_revision, line.organisation_revision, line.at)


def nature_of(line: DisclosureEntry) -> Nature:
    """Return what kind of answer a line holds."""
    if is_early(line):
        return Nature.EARLY
    if not line.asked:
        return Nature.EMPTY
    return Nature.DECIDED if line.pupil else Nature.FORESEEN


def logged_answer(line: DisclosureEntry, then: Snapshot | None) -> Answer:
    """Return what a line permitted. A grant names its rules together; `then`, the policy set of then, tells them apart.

    Without it, or with rules that it does not know, each category of the grant has all rules of the grant.
    """
    found: dict[str, tuple[str, ...]] = {}
    for grant in line.grants:
        covers = _coverage(then, grant.rules) if then else {}
        for name in grant.categories:
            bit = then.vocabulary.masks.get(name, 0) if then else 0
            found[name] = tuple(rule for rule in grant.rules if covers.get(rule, 0) & bit) or grant.rules
    return found


def _coverage(snapshot: Snapshot, rules: Iterable[str]) -> dict[str, int]:
    wanted, masks = frozenset(rules), snapshot.vocabulary.masks
    every: tuple[Rule | ConditionalRule, ...] = (*snapshot.document.rules, *snapshot.document.conditional)
    return {rule.rule: masks[rule.category] for rule in every if rule.rule in wanted}


def findings_of(before: Answer, after: Answer) -> tuple[Finding, ...]:
    """Return what changes between two answers to one question: each change as a whole, and by each rule."""
    lost = {name: rules for name, rules in before.items() if name not in after}
    gained = {name: rules for name, rules in after.items() if name not in before}
    found: list[Finding] = []
    if lost:
        found += by_rule(Kind.NARROWED if after else Kind.STOPPED, lost)
    if gained:
        found += by_rule(Kind.WIDENED if before else Kind.OPENED, gained)
    return tuple(found)


def by_rule(kind: Kind, answer: Answer) -> tuple[Finding, ...]:
    """Return one finding for all of `answer`, and one for each rule in it."""
    of_rule: dict[str, list[str]] = {}
    for name, rules in sorted(answer.items()):
        for rule in rules:
            of_rule.setdefault(rule, []).append(name)
    whole = Finding(kind, ALL_RULES, tuple(sorted(answer)))
    return (whole, *(Finding(kind, rule, tuple(names)) for rule, names in sorted(of_rule.items())))


class Decider:
    """Decides single questions of the past under a candidate, exactly.

    Equal questions that come one after the other are decided once; give them in order of pupil.
    """

    KEPT: Final = 50_000

    def __init__(self, past: Past, candidate: Snapshot) -> None:
        self._past = past
        self._candidate = candidate
        self._kept: dict[tuple[object, ...], tuple[Finding, ...]] = {}

    def findings(self, question: Question) -> tuple[Finding, ...] | None:
        """Return what changes; None when the records of then are no longer there. Raise LedgerUnavailable."""
        line = question.line
        recipient = self._past.recipient(line.recipient, question.organisation_revision)
        pupil = self._past.pupil(question.pupil, question.pupil_revision) if question.pupil else PupilState("")
        if recipient is None or pupil is None:
            return None
        day = amsterdam_date(question.at)
        # Within a day only the hour at which a fact begins or ends can matter.
        hours = sorted({at for fact in (*pupil.facts, *recipient.facts) for at in (fact.starts_at, fact.ends_at) if at})
        key = (
            *(line.recipient, line.purpose, line.signature, line.snapshot),
            *(question.pupil, question.pupil_revision, question.organisation_revision),
            *(day, bisect_right(hours, question.at)),
        )
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self.KEPT:
                self._kept.clear()
            found = self._kept[key] = self._decided(question, recipient, pupil, day)
        return found

    def _decided(
        self, question: Question, recipient: RecipientState, pupil: PupilState, day: date
    ) -> tuple[Finding, ...]:
        line = question.line
        _, barred = admission(self._candidate, recipient, line.purpose, line.purpose, day)
        if not question.pupil:
            return () if barred else _opened(self._possible(recipient, line, day))
        then = self._past.snapshot(line.snapshot)
        before = logged_answer(line, then if isinstance(then, Snapshot) else None)
        state = known_at(pupil, [recipient], question.at)
        return findings_of(before, {} if barred else self._answer(recipient, state, line, before, day))

    def _answer(
        self, recipient: RecipientState, state: PupilState, line: DisclosureEntry, before: Answer, day: date
    ) -> Answer:
        """Return what may go under the candidate; the rules of what went already are not worked out."""
        vocabulary = self._candidate.vocabulary
        asker = Asker(recipient.recipient, names_for(recipient, state, day, vocabulary), line.purpose)
        permitted = judge(self._candidate, asker, state, day)
        everything = sum(permitted)
        found: dict[str, tuple[str, ...]] = {}
        for name in line.asked:
            mask = vocabulary.masks.get(name, 0)
            if mask and not mask & ~everything:
                found[name] = ()
                if name not in before:
                    part = tuple(here & mask for here in permitted)
                    granted = grants(self._candidate, asker, state, day, part)
                    found[name] = tuple(dict.fromkeys(rule for grant in granted for rule in grant.rules))
        return found

    def _possible(self, recipient: RecipientState, line: DisclosureEntry, day: date) -> Answer:
        """Return what some pupil's records could open to this recipient, with the rules that could."""
        vocabulary = self._candidate.vocabulary
        names = possible_names(recipient, day, vocabulary)
        plans = [self._candidate.plan(some, line.purpose) for some in ((), *((name,) for name in names))]
        found: dict[str, tuple[str, ...]] = {}
        for name in line.asked:
            mask = vocabulary.masks.get(name, 0)
            rules = [rule for plan in plans if plan.potential & mask for rule in _allowing(plan, mask)]
            if rules:
                found[name] = tuple(dict.fromkeys(rules))
        return found


def _opened(answer: Answer) -> tuple[Finding, ...]:
    """A refusal that would no longer be foreseen; when it still is, there is nothing to tell."""
    return by_rule(Kind.POSSIBLE, answer) if answer else ()


def _allowing(plan: Plan, mask: int) -> Iterable[str]:
    spoken: tuple[Applied | Condition, ...] = (*plan.applied, *plan.conditions)
    for said in spoken:
        if said.rule.effect is Effect.ALLOW and said.mask & mask:
            yield said.rule.rule
