"""What a change is about, in words: who, for what, which kinds of data, and when, each as short as is exact."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from consent_gate.cards.words import first
from consent_gate.plain import SIGNATORIES
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.overview import in_short
from consent_gate.rules.recorded import CautionRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.space import HOLDS
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
    """Return when a condition holds; its clauses as alternatives."""
    texts = [_clause(clause) for clause in condition.clauses]
    return Text("; of ".join(text.nl for text in texts), "; or ".join(text.en for text in texts))


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
    """Return leaf categories by label and name: a list that is exactly these, whole kinds, or all but a few."""
    mask = vocabulary.mask_of(names)
    everything = vocabulary.masks[ANY]
    if mask == everything:
        return EVERYTHING
    same = [name for name, own in vocabulary.masks.items() if own == mask and name != ANY]
    short = tuple(same[:1]) or in_short(vocabulary, mask)
    others = in_short(vocabulary, everything & ~mask)
    tree = vocabulary.categories
    if len(others) < len(short):
        return _BUT.format(all=EVERYTHING, what=_listed(tree, others))
    return _listed(tree, short)


def _listed(tree: Tree, names: Sequence[str]) -> Text:
    texts = [
        _NAMED.format(label=tree.terms[name].label, name=name) if name in tree else Text(name, name) for name in names
    ]
    return Text(", ".join(text.nl for text in texts), ", ".join(text.en for text in texts))


def _clause(clause: Clause) -> Text:
    texts = list(_phrases(clause)) or [_ALWAYS]
    return Text(", ".join(text.nl for text in texts), ", ".join(text.en for text in texts))


def _phrases(clause: Clause) -> Iterator[Text]:
    present = [word for word in clause.present if word not in HOLDS]
    cautions = [word for word in present if isinstance(requirement_named(word), CautionRequirement)]
    if needed := [_needed(word) for word in present if word not in cautions]:
        together = Text(" en ".join(text.nl for text in needed), " and ".join(text.en for text in needed))
        yield _WITH.format(what=together)
    yield from (first(word) for word in cautions)
    for word in clause.absent:
        if isinstance(requirement_named(word), CautionRequirement):
            yield _EXCEPT.format(what=first(word))
        elif word not in HOLDS:
            yield _WITHOUT.format(what=_needed(word))
    yield from (_STANDING[word] for word in clause.present if word in HOLDS)
    yield from (_CLEAR[word] for word in clause.absent if word in HOLDS)


def _needed(requires: str) -> Text:
    consent = CONSENTS.get(requires)
    if consent is None:
        return first(requires)
    return _CONSENT.format(signatory=SIGNATORIES[consent.all_guardians, consent.youth])
