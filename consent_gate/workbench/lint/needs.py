"""Requirements: those that nothing recorded can ever meet, and words that are probably another word misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.lines import Place
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.lint import kinds
from consent_gate.workbench.lint.claims import Claims
from consent_gate.workbench.lint.finding import Finding
from consent_gate.workbench.lint.near import distance
from consent_gate.workbench.lint.pages import Pages

REQUIRES: Final = 5
STATE: Final = 4
"""The columns of a `p2` line and of an expectation that name requirements, counted from 0."""

FREE: Final = ("order:", "weighing:")
"""How requirements begin of which the author chooses the rest, so that a slip is a new word instead of a fault."""

WITH_PARTNERS: Final = ("agreement:", "mandate", "order:")
"""What a school signs with, gives to or gets from a partner; no role of its own and no family has one."""

HERE: Final = Text("`{near}` staat hier", "`{near}` stands here")

SHORTEST: Final = 4


def requirement_findings(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield what is the matter with requirements."""
    yield from _never_met(snapshot, pages)
    yield from _misspelt(snapshot, pages)


def _never_met(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    terms = snapshot.vocabulary.recipients.terms
    for claim in Claims(snapshot).all:
        if claim.requires.startswith(WITH_PARTNERS) and all(terms[name].is_role for name in claim.recipients):
            spot = pages.cell(claim.rule.place, REQUIRES)
            yield pages.found(kinds.OUTSIDERS_ONLY, spot, requires=claim.requires, recipient=claim.rule.recipient)


def _misspelt(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield each rule or expectation with a free word near another one that is used more, or that is usual."""
    named: dict[str, list[tuple[Place, int]]] = {}
    for rule in sorted(snapshot.document.conditional, key=lambda rule: rule.place):
        named.setdefault(rule.requires, []).append((rule.place, REQUIRES))
    for row in snapshot.document.expectations:
        for word in row.met:
            named.setdefault(word, []).append((row.place, STATE))
    usual = set(KNOWN)
    weight = {word: len(uses) + (len(named) * 1000 if word in usual else 0) for word, uses in named.items()}
    weight |= {word: len(named) * 1000 for word in usual - named.keys()}
    for word in sorted(named):
        near = [other for other in weight if _confusable(word, other) and weight[other] >= weight[word]]
        if not near or word in usual:
            continue
        best = max(near, key=lambda other: (weight[other], other))
        if weight[best] == weight[word] and named.get(best, [])[:1] > named[word][:1]:
            continue  # of two used as often, the later one is the slip
        related = [pages.beside(place, HERE, near=best) for place, _ in named.get(best, [])[:1]]
        for place, column in named[word]:
            yield pages.found(kinds.NEAR_REQUIREMENT, pages.cell(place, column), *related, name=word, near=best)


def _confusable(word: str, other: str) -> bool:
    for prefix in FREE:
        if word.startswith(prefix) and other.startswith(prefix) and word != other:
            mine, its = word.removeprefix(prefix), other.removeprefix(prefix)
            # Articles of law differ by a letter on purpose: 126nc, 126nd, 126ne.
            if mine[:1].isdigit() and its[:1].isdigit():
                return False
            if mine.replace("_", "") == its.replace("_", ""):
                return True
            short = min(len(mine), len(its))
            return short >= SHORTEST and distance(mine, its) <= (1 if short < 2 * SHORTEST else 2)
    return False
