"""What a change is about, in words: who, for what, which kinds of data, and when, each as short as is exact."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from consent_gate.cards.words import first, first_of
from consent_gate.plain import SIGNATORIES
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.overview import in_short
from consent_gate.rules.recorded import CautionRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.space import HOLDS, TOGETHER
from consent_gate.rules.vocabulary import Tree, Vocabulary
from consent_gate.terms import ANY, Basis
from consent_gate.text import Text
from consent_gate.workbench.conditions import Clause, Condition

_ALWAYS: Final = Text("altijd", "always")
_CONSENT: Final = Text("toestemming van {signatory}", "consent of {signatory}")
_WITH: Final = Text("met {what}", "with {what}")
_WITHOUT: Final = Text("zonder {what}", "without {what}")
_EXCEPT: Final = Text("behalve {what}", "except {what}")
_BUT: Final = Text("{all} behalve {what}", "{all} except {what}")
_STANDING: Final = {
    "objection": Text("terwijl er een bezwaar loopt", "while an objection stands"),
    "restriction": Text("terwijl het gebruik is beperkt", "while use is restricted"),
}
_CLEAR: Final = {
    "objection": Text("zolang er geen bezwaar loopt", "while no objection stands"),
    "restriction": Text("zolang het gebruik niet is beperkt", "while use is not restricted"),
}
_REFUSED: Final = Text("geweigerd", "refused")
_PERMITTED: Final = Text("mag: {basis}", "permitted: {basis}")
_NAMED: Final = Text("{label} ({name})", "{label} ({name})")
EVERYONE: Final = Text("iedereen", "everyone")
EVERY_PURPOSE: Final = Text("elk doel", "every purpose")
EVERYTHING: Final = Text("alle gegevens", "everything")


def said_condition(condition: Condition) -> Text:
    """Return when a condition holds. Clauses that differ in one requirement are said as one, with a choice."""
    clauses = list(condition.clauses)
    common = frozenset(clauses[0].present).intersection(*(clause.present for clause in clauses))
    choice = tuple(word for clause in clauses for word in clause.present if word not in common)
    alike = len({clause.absent for clause in clauses}) == 1 and len(choice) == len(clauses) > 1
    if alike and all(len(clause.present) == len(common) + 1 for clause in clauses) and not any(map(_aside, choice)):
        phrases = (_WITH.format(what=_any_of(choice)), *_phrases(Clause(tuple(sorted(common)), clauses[0].absent)))
        return _joined(phrases, "; ", "; ")
    return _joined(
        [_joined(tuple(_phrases(clause)) or (_ALWAYS,), "; ", "; ") for clause in clauses], ". Of: ", ". Or: "
    )


def said_answer(vocabulary: Vocabulary, basis: Basis | None) -> Text:
    """Return an answer: on which basis it is permitted, or that it is refused."""
    if basis is None:
        return _REFUSED
    return _PERMITTED.format(basis=vocabulary.bases.get(basis, Text(basis.value, basis.value)))


def said_recipients(tree: Tree, names: Collection[str]) -> Text:
    """Return recipients by label and name; a group stands for all below it, when all of it is there."""
    if {*names} == {*tree.terms}:
        return EVERYONE
    below = {name: {one for one in tree.terms if name in tree.above[one]} for name in names if name in tree}
    whole = [name for name, members in below.items() if len(members) > 1 and members <= {*names}]
    covered = {one for name in whole for one in below[name] - {name}}
    return _listed(tree, sorted({*names} - covered))


def said_purposes(tree: Tree, names: Collection[str]) -> Text:
    """Return purposes by label and name; a group stands for all purposes below it, when all of them are there."""
    left = {*names}
    if left == {*tree.leaves}:
        return EVERY_PURPOSE
    groups = {group: {leaf for leaf in tree.leaves if group in tree.above[leaf]} for group in tree.terms}
    shown: list[str] = []
    for group, leaves in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(leaves) > 1 and leaves <= {*names} and leaves & left:
            shown.append(group)
            left -= leaves
    return _listed(tree, [*sorted(shown), *sorted(left)])


def said_categories(vocabulary: Vocabulary, names: Collection[str]) -> Text:
    """Return leaf categories by label and name: a list or kind that is exactly these, or with the fewest exceptions."""
    mask, everything = vocabulary.mask_of(names), vocabulary.masks[ANY]
    if mask == everything:
        return EVERYTHING
    plain = _short(vocabulary, mask)
    best = (len(plain), 0, ANY, plain)
    for name, own in vocabulary.masks.items():
        if own & mask == mask and own.bit_count() <= 2 * mask.bit_count() and own != mask:
            without = _short(vocabulary, own & ~mask)
            best = min(best, (len(without) + 1, own.bit_count(), name, without))
    _, size, name, listed = best
    said = _listed(vocabulary.categories, listed)
    if not size:
        return said
    return _BUT.format(all=EVERYTHING if name == ANY else _listed(vocabulary.categories, [name]), what=said)


def _short(vocabulary: Vocabulary, mask: int) -> tuple[str, ...]:
    """Return the fewest names for a mask: the one that means just this, else whole kinds and single fields."""
    same = (name for name, own in vocabulary.masks.items() if own == mask and name != ANY)
    one = next(same, None)
    return in_short(vocabulary, mask) if one is None else (one,)


def _listed(tree: Tree, names: Sequence[str]) -> Text:
    texts = [_NAMED.format(label=label_in(tree, name), name=name) for name in names]
    return _joined(texts, ", ", ", ")


def label_in(tree: Tree, name: str) -> Text:
    """Return what people call a name, or names held together; a name without a label is its own label."""
    return _joined(
        [tree.terms[one].label if one in tree else Text(one, one) for one in name.split(TOGETHER)], TOGETHER, TOGETHER
    )


def _joined(texts: Sequence[Text], dutch: str, english: str) -> Text:
    return Text(dutch.join(text.nl for text in texts), english.join(text.en for text in texts))


def _aside(word: str) -> bool:
    """True for what is no ground of its own: a hold, or a caution."""
    return word in HOLDS or isinstance(requirement_named(word), CautionRequirement)


def _phrases(clause: Clause) -> Iterator[Text]:
    if needed := [_needed(word) for word in clause.present if not _aside(word)]:
        yield _WITH.format(what=_joined(needed, " en ", " and "))
    yield from (first(word) for word in clause.present if _aside(word) and word not in HOLDS)
    for word in clause.absent:
        if not _aside(word):
            yield _WITHOUT.format(what=_needed(word))
        elif word not in HOLDS:
            yield _EXCEPT.format(what=first(word))
    yield from (_STANDING[word] for word in clause.present if word in HOLDS)
    yield from (_CLEAR[word] for word in clause.absent if word in HOLDS)


def _any_of(words: Sequence[str]) -> Text:
    consents = [_needed(word) for word in words if word in CONSENTS]
    others = [word for word in words if word not in CONSENTS]
    return _joined([*consents, *([first_of(others)] if others else [])], " of ", " or ")


def _needed(requires: str) -> Text:
    consent = CONSENTS.get(requires)
    if consent is None:
        return first(requires)
    return _CONSENT.format(signatory=SIGNATORIES[consent.all_guardians, consent.youth])
