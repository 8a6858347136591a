"""Rules as sentences: worked out from each line of policy, never written beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consent_gate.cards.words import GROUNDS, first
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, DutyTerm, Rule
from consent_gate.rules.vocabulary import Tree, Vocabulary
from consent_gate.spoken import what
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.text import Text

AnyRule = Rule | ConditionalRule

_MAY: Final = Text("Naar {who} mag, {purpose}: {what}.", "To {who} may go, {purpose}: {what}.")
_GROUND: Final = Text("Grond: {basis}; {ground}.", "Ground: {basis}; {ground}.")
_FIRST: Final = Text("Eerst nodig: {first}.", "First needed: {first}.")
_NEVER: Final = Text("Naar {who} gaat nooit, {purpose}: {what}.", "To {who} never goes, {purpose}: {what}.")
_NOBODY: Final = Text("Naar niemand gaat, {purpose}: {what}.", "To nobody goes, {purpose}: {what}.")
_EVER: Final = Text("Dat geldt op elke grond.", "That holds on any ground.")
_ONLY_ON: Final = Text("Dat geldt alleen op de grond {basis}.", "That holds only on the ground {basis}.")
_WHEN: Final = Text("Alleen {when}.", "Only {when}.")
_FOR: Final = Text("voor ‘{purpose}’", "for ‘{purpose}’")
_ANY_PURPOSE: Final = Text("voor welk doel ook", "whatever the purpose")
_EVERYONE: Final = Text("iedereen", "everyone")
_EVERYTHING: Final = Text("alle gegevens", "all data")
_WITHIN: Final = Text("{duty} (binnen {days} dagen)", "{duty} (within {days} days)")
_SAME_DAY: Final = Text("{duty} (dezelfde dag)", "{duty} (the same day)")
_THOSE: Final = Text("{name}: {members}", "{name}: {members}")


def meaning(document: PolicyDocument, rule: AnyRule, *, brief: bool = False) -> Text:
    """Return one rule as sentences: who may have what, for what, on which ground, and what is needed first.

    In `brief` a list has only its name, and a group only its own.
    """
    vocabulary = document.vocabulary
    spoken = {
        "who": vocabulary.label_of(rule.recipient) if brief else who(vocabulary, rule.recipient),
        "purpose": for_what(vocabulary, rule.purpose),
        "what": _called(vocabulary, rule.category) if brief else content_of(vocabulary, rule.category),
    }
    if rule.effect is Effect.ALLOW:
        said = [_MAY.format(**spoken), _GROUND.format(basis=basis(vocabulary, rule.basis), ground=ground(rule))]
        if isinstance(rule, ConditionalRule):
            said.append(_FIRST.format(first=first(rule.requires)))
        return row(said, " ")
    said = [(_NOBODY if rule.recipient == ANY else _NEVER).format(**spoken)]
    if isinstance(rule, ConditionalRule):
        said.append(_WHEN.format(when=first(rule.requires)))
    said.append(_EVER if rule.basis == ANY else _ONLY_ON.format(basis=basis(vocabulary, rule.basis)))
    return row(said, " ")


def who(vocabulary: Vocabulary, recipient: str) -> Text:
    """Return what people call a recipient; of a group also who is in it."""
    if recipient == ANY:
        return _EVERYONE
    label = vocabulary.label_of(recipient)
    members = [vocabulary.label_of(name) for name in below(vocabulary.recipients, recipient)]
    if not members or len(members) > 6:
        return label
    return Text(f"{label.nl} ({row(members, ', ').nl})", f"{label.en} ({row(members, ', ').en})")


def for_what(vocabulary: Vocabulary, purpose: str) -> Text:
    """Return for which purpose, as part of a sentence."""
    return _ANY_PURPOSE if purpose == ANY else _FOR.format(purpose=vocabulary.label_of(purpose))


def content_of(vocabulary: Vocabulary, category: str) -> Text:
    """Return the data a rule is about: what its category is called, and for a list what is on it."""
    label, own = _called(vocabulary, category), vocabulary.masks[category]
    if category == ANY or category in vocabulary.bits:
        return label
    members = what(vocabulary, vocabulary.names_of(own))
    return label if members == label else _THOSE.format(name=label, members=members)


def _called(vocabulary: Vocabulary, category: str) -> Text:
    return _EVERYTHING if category == ANY else vocabulary.label_of(category)


def ground(rule: AnyRule) -> Text:
    """Return in everyday words why an allowing rule may allow."""
    return GROUNDS[Basis(rule.basis)]


def basis(vocabulary: Vocabulary, name: str) -> Text:
    """Return what people call a basis."""
    return vocabulary.bases.get(Basis(name), Text(name, name))


def owed(term: DutyTerm) -> Text:
    """Return a duty with its term."""
    return (_WITHIN if term.days else _SAME_DAY).format(duty=term.label, days=term.days)


def below(tree: Tree, name: str) -> tuple[str, ...]:
    """Return the leaves under `name`, in order; none for a leaf."""
    return tuple(leaf for leaf in tree.leaves if leaf != name and tree.covers(name, leaf))


def row(texts: Iterable[Text], between: str) -> Text:
    """Return texts behind each other."""
    every = tuple(texts)
    return Text(between.join(text.nl for text in every), between.join(text.en for text in every))
