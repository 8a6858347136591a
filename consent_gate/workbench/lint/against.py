"""Rules against each other: which adds nothing, which is never heard, and which of two wins. Exact, over everything.

Every recipient by name, every purpose, category and basis is looked at; nothing is sampled or guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from consent_gate.rules.held_names import held_with
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.lint import kinds
from consent_gate.workbench.lint.claims import Claim, Claims, implied
from consent_gate.workbench.lint.finding import Finding, Kind, Related
from consent_gate.workbench.lint.pages import Pages

WIDER: Final = Text("{rule} laat dit al toe", "{rule} allows this already")
DENIED: Final = Text("{rule} weigert dit al", "{rule} denies this already")
WINS: Final = Text("{rule} wint", "{rule} wins")

SHOWN: Final = 4
"""How many categories a sentence names; the rest is counted."""

AND_MORE: Final = Text("{named} en nog {count}", "{named} and {count} more")


def rule_findings(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield what is the matter between rules."""
    claims = Claims(snapshot)
    allowing = [claim for claim in claims.all if claim.allows]
    denying = [claim for claim in claims.all if not claim.allows]
    owed = snapshot.document.owed

    def as_dutiful(claim: Claim, other: Claim) -> bool:
        return set(owed.get(claim.rule.rule, ())) <= set(owed.get(other.rule.rule, ()))

    yield from _shadowed(claims, pages, allowing, kinds.SHADOWED_RULE, WIDER, as_dutiful)
    yield from _shadowed(claims, pages, denying, kinds.SHADOWED_DENIAL, DENIED, lambda claim, other: True)
    always = [claim for claim in denying if not claim.requires]
    for claim in allowing:
        yield from _denied(snapshot, claims, pages, claim, [other for other in always if other.meets(claim)])
    words = snapshot.vocabulary
    together = {name: held_with(words, name) for name in words.recipients.terms}
    for claim in denying:
        # A denial of one role takes what the same person has by another.
        if not any(claim.meets(other) or claim.meets_with(other, together) for other in allowing):
            yield pages.found(kinds.IDLE_DENIAL, pages.row(claim.rule.place), rule=claim.rule.rule)


def _shadowed(
    claims: Claims,
    pages: Pages,
    of_effect: Collection[Claim],
    kind: Kind,
    said: Text,
    stands_in: Callable[[Claim, Claim], bool],
) -> Iterator[Finding]:
    """Yield each rule that the others of its effect cover wholly. Of two that say the same, the later is reported."""
    alive = list(of_effect)
    for claim in reversed(list(of_effect)):
        others = [
            other
            for other in alive
            if other is not claim
            and other.meets(claim)
            and implied(other.requires, claim.requires)
            and stands_in(claim, other)
        ]
        if not others or claims.left(claim, others):
            continue
        alive.remove(claim)
        yield _beaten(pages, kind, said, claim, _fewest(claims, claim, others))


def _fewest(claims: Claims, claim: Claim, others: Collection[Claim]) -> list[Claim]:
    """Return one rule that suffices to cover `claim` when there is one, else those without any of which it is not."""
    for other in others:
        if not claims.left(claim, [other]):
            return [other]
    needed = list(others)
    for other in others:
        rest = [each for each in needed if each is not other]
        if not claims.left(claim, rest):
            needed = rest
    return needed


def _denied(
    snapshot: Snapshot, claims: Claims, pages: Pages, claim: Claim, denials: Collection[Claim]
) -> Iterator[Finding]:
    if not denials:
        return
    if not claims.left(claim, denials):
        yield _beaten(pages, kinds.ALWAYS_DENIED, WINS, claim, _fewest(claims, claim, denials))
        return
    taken = 0
    for other in denials:
        taken |= other.mask & claim.mask
    yield _beaten(pages, kinds.PARTLY_DENIED, WINS, claim, denials, what=_some(snapshot.vocabulary.names_of(taken)))


def _beaten(
    pages: Pages, kind: Kind, said: Text, claim: Claim, winners: Collection[Claim], **values: object
) -> Finding:
    related: list[Related] = [pages.beside(each.rule.place, said, rule=each.rule.rule) for each in winners]
    others = _listed([each.rule.rule for each in winners])
    spot = pages.row(claim.rule.place)
    return pages.found(kind, spot, *related, rule=claim.rule.rule, others=others, **values)


def _some(names: Collection[str]) -> Text:
    shown = list(names)[:SHOWN]
    named = Text(", ".join(shown), ", ".join(shown))
    return AND_MORE.format(named=named, count=len(names) - SHOWN) if len(names) > SHOWN else named


def _listed(names: list[str]) -> Text:
    """Return names as a sentence has them: `A`, `A en B`, `A, B en C`."""
    if len(names) == 1:
        return Text(names[0], names[0])
    before = ", ".join(names[:-1])
    return Text(f"{before} en {names[-1]}", f"{before} and {names[-1]}")
