"""What a word in a policy file means, with its legal source, and where it is defined: for one who reads or edits it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.cards.words import first
from consent_gate.plain import CHECKED
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.lines import ConditionalRule, Place, Rule
from consent_gate.rules.requirements import requirement_named
from consent_gate.terms import Basis, Effect
from consent_gate.text import Text
from consent_gate.workbench.cursor import Cursor
from consent_gate.workbench.draft import Draft

_FALLS_UNDER: Final = Text("valt onder: {names}", "falls under: {names}")
_HOLDS: Final = Text("daaronder: {names}", "below it: {names}")
_ALLOWS: Final = Text(
    "{rule}: {who} mag voor {purpose} krijgen: {what} ({basis})",
    "{rule}: {who} may have for {purpose}: {what} ({basis})",
)
_DENIES: Final = Text(
    "{rule}: {who} krijgt voor {purpose} niet: {what}; weigeren wint altijd",
    "{rule}: {who} does not get for {purpose}: {what}; deny always wins",
)
_ONLY_WITH: Final = Text("nodig: {what}", "needed: {what}")
_SOURCE: Final = Text("bron: {text} ({checked})", "source: {text} ({checked})")
_ANY: Final = {
    "recipient": Text("iedereen", "everyone"),
    "purpose": Text("elk doel", "any purpose"),
    "category": Text("alles", "everything"),
    "basis": Text("elke grondslag", "every basis"),
}
_MOST_NAMES: Final = 12
"""How many names below another are listed; more would hide the text under the hover."""


def explanation(draft: Draft, cursor: Cursor) -> tuple[Text, ...]:
    """Return what the word under the cursor means, a sentence each; empty for free text and unknown words."""
    word = cursor.word
    if word in draft.lines.ids:
        return tuple(_of_rule(draft, word))
    if cursor.column in ("requires", "state") and requirement_named(word) is not None:
        return (first(word),)
    if word in set(Reason):
        return (PLAIN[Reason(word)],)
    if word in set(Basis) and Basis(word) in draft.words.bases:
        return (draft.words.bases[Basis(word)],)
    if word in draft.duties:
        return (draft.duties[word].label,)
    return tuple(_of_term(draft, word))


def definition(draft: Draft, cursor: Cursor) -> tuple[Place, ...]:
    """Return where the word under the cursor is defined; of a rule's id in its own line, where its sources stand."""
    word = cursor.word
    place = draft.lines.ids.get(word)
    if place is not None:
        own_line = cursor.kind in ("p", "p2")
        return tuple(source.place for source in draft.sources_of(word)) if own_line else (place,)
    if word in draft.duties:
        return (draft.duties[word].place,)
    return (draft.words.places[word],) if word in draft.words.places else ()


def _of_rule(draft: Draft, rule: str) -> Iterator[Text]:
    lines: list[Rule | ConditionalRule] = [*draft.lines.rules, *draft.lines.conditional]
    for line in lines:
        if line.rule != rule:
            continue
        words = {
            "rule": rule,
            "who": _called(draft, "recipient", line.recipient),
            "purpose": _called(draft, "purpose", line.purpose),
            "what": _called(draft, "category", line.category),
            "basis": _called(draft, "basis", line.basis),
        }
        yield (_ALLOWS if line.effect is Effect.ALLOW else _DENIES).format(**words)
        if isinstance(line, ConditionalRule):
            yield _ONLY_WITH.format(what=first(line.requires))
    for source in draft.sources_of(rule):
        checked = CHECKED.get(source.checked, Text(source.checked, source.checked))
        yield _SOURCE.format(text=source.text, checked=checked)


def _of_term(draft: Draft, name: str) -> Iterator[Text]:
    known = draft.term(name)
    if known is None:
        return
    axis, term = known
    yield term.label
    above = [edge.parent for edge in draft.edges if edge.axis is axis and edge.child == name]
    below = [edge.child for edge in draft.edges if edge.axis is axis and edge.parent == name]
    if above:
        yield _FALLS_UNDER.format(names=", ".join(above))
    if below:
        rest = ", ..." if len(below) > _MOST_NAMES else ""
        yield _HOLDS.format(names=", ".join(below[:_MOST_NAMES]) + rest)


def _called(draft: Draft, column: str, name: str) -> Text:
    """Return what people call a name in a rule, `*` included."""
    if name in set(Basis):
        return draft.words.bases.get(Basis(name), Text(name, name))
    known = draft.term(name)
    return known[1].label if known else _ANY[column] if name == "*" else Text(name, name)
