"""Rules in plain words: what a rule does, for whom, for what, on which ground, when, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.cards.words import first
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.overview import in_short
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.text import Text

AnyRule = Rule | ConditionalRule

EVERYONE: Final = Text("iedereen", "everyone")
EVERY_PURPOSE: Final = Text("elk doel", "every purpose")
EVERYTHING: Final = Text("alles", "everything")
EVERY_BASIS: Final = Text("elke grondslag", "any ground")
CHECKED: Final[Mapping[str, Text]] = {
    "current": Text("geldende tekst gelezen", "text in force read"),
    "older": Text("oudere tekst gelezen", "older text read"),
    "unverified": Text("nog na te gaan", "still to be verified"),
}
ALLOWS: Final = Text("staat toe", "allows")
DENIES: Final = Text("weigert", "denies")
_WHEN: Final = Text("als er is: {what}", "given: {what}")
_DENIED_WHEN: Final = Text("{what}", "{what}")
_FOR: Final = Text("voor {purpose}", "for {purpose}")
_ON: Final = Text("op {basis}", "on {basis}")


def rules_by_id(document: PolicyDocument) -> Mapping[str, AnyRule]:
    """Return every rule by its id, in the order of the files."""
    rules: tuple[AnyRule, ...] = (*document.rules, *document.conditional)
    return {rule.rule: rule for rule in sorted(rules, key=lambda rule: rule.place)}


def effect_of(rule: AnyRule) -> Text:
    """Return what the rule does."""
    return ALLOWS if rule.effect is Effect.ALLOW else DENIES


def named(vocabulary: Vocabulary, name: str, everything: Text) -> Text:
    """Return the label of a name; `everything` for `*`."""
    return everything if name == ANY else vocabulary.label_of(name)


def basis_of(vocabulary: Vocabulary, rule: AnyRule) -> Text:
    """Return the label of the ground of a rule."""
    return EVERY_BASIS if rule.basis == ANY else vocabulary.bases.get(Basis(rule.basis), Text(rule.basis, rule.basis))


def condition_of(rule: AnyRule) -> Text | None:
    """Return what must be recorded for the rule to count, in everyday words; None for one that always counts."""
    if not isinstance(rule, ConditionalRule):
        return None
    return (_WHEN if rule.effect is Effect.ALLOW else _DENIED_WHEN).format(what=first(rule.requires))


def purpose_of(vocabulary: Vocabulary, rule: AnyRule) -> Text:
    """Return for which purpose the rule speaks."""
    return _FOR.format(purpose=named(vocabulary, rule.purpose, EVERY_PURPOSE))


def sentence(vocabulary: Vocabulary, rule: AnyRule) -> Text:
    """Return what a rule says of ground, purpose and condition; whom and what it is about are said beside it."""
    parts = [_ON.format(basis=basis_of(vocabulary, rule)), purpose_of(vocabulary, rule)]
    condition = condition_of(rule)
    if condition:
        parts.append(condition)
    return Text(", ".join(part.nl for part in parts), ", ".join(part.en for part in parts))


def labels_of(vocabulary: Vocabulary, mask: int) -> Text:
    """Return the leaf categories in `mask` by their labels, whole kinds in one word."""
    texts = [named(vocabulary, name, EVERYTHING) for name in in_short(vocabulary, mask)]
    return Text(", ".join(text.nl for text in texts), ", ".join(text.en for text in texts))
