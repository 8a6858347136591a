"""What could stand at the cursor: words of the vocabulary, rule ids, requirements, each with what people call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.cards.words import first
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules import evidence, never_lines
from consent_gate.rules.duty_lines import CORRECTION, NEEDS
from consent_gate.rules.layout import flow_of_file
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.retention_lines import DURATIONS
from consent_gate.rules.rule_lines import COLUMNS as LINES
from consent_gate.rules.vocabulary import Axis, Scope
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.text import Text
from consent_gate.workbench.cursor import KIND, SENTENCE, Cursor
from consent_gate.workbench.draft import Draft, is_vocabulary

NOTHING: Final = Text("", "")
_KINDS: Final[Mapping[str, Text]] = {
    "p": Text("regel die voor iedereen geldt", "rule that holds for everyone"),
    "p2": Text("regel die alleen telt als iets is vastgelegd", "rule that counts only while something is recorded"),
    "g": Text("tak: ontvanger onder groep", "edge: recipient under group"),
    "g2": Text("tak: soort gegevens onder groep of lijst", "edge: category under group or list"),
    "g3": Text("tak: doel onder groep", "edge: purpose under group"),
}
_EFFECTS: Final = {
    Effect.ALLOW: Text("toestaan", "allow"),
    Effect.DENY: Text("weigeren; wint altijd", "deny; always wins"),
}
_EVERYTHING: Final = Text("alles; alleen bij weigeren", "everything; only to deny")
GLUE: Final = (
    "gaat nooit",
    "wordt nooit geweigerd aan",
    "houdt nooit",
    "tegen",
    *(never_lines.ANYTHING, never_lines.ANYONE, never_lines.EXCEPT),
    *(never_lines.TO, never_lines.FOR, never_lines.BASED, never_lines.WITHOUT, never_lines.DURING),
)
"""The words of a sentence of the never-list that are no names."""
_NEXT: Final = Text("eerstvolgende vrije nummer", "next free number")
_AXES: Final = {"recipient": Axis.RECIPIENT, "purpose": Axis.PURPOSE, "category": Axis.CATEGORY}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One word that could stand here, with its meaning."""

    word: str
    meaning: Text = NOTHING


def suggestions(draft: Draft, file: str, cursor: Cursor) -> tuple[Suggestion, ...]:
    """Return every word that fits the column under the cursor, in a useful order; none where text is free."""
    if is_vocabulary(file) and cursor.column == "name":
        return ()
    offered = _BY_COLUMN.get(cursor.column)
    return tuple(offered(draft, file, cursor)) if offered else ()


def _names(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    for name, term in draft.words.terms[_AXES[cursor.column]].items():
        yield Suggestion(name, term.label)
    if cursor.kind in ("p", "p2"):
        yield Suggestion(ANY, _EVERYTHING)


def _ends(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    if cursor.kind in {*Axis}:
        for name, term in draft.words.terms[Axis(cursor.kind)].items():
            yield Suggestion(name, term.label)


def _bases(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield from (Suggestion(basis.value, draft.words.bases.get(basis, NOTHING)) for basis in Basis)
    yield Suggestion(ANY, _EVERYTHING)


def _requirements(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    used = (line.requires for line in draft.lines.conditional if line.requires in KNOWN)
    yield from (Suggestion(name, first(name)) for name in dict.fromkeys((*used, *KNOWN)))


def _states(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield from _requirements(draft, file, cursor)
    yield Suggestion(evidence.OBJECTION, Text("bezwaar loopt", "an objection is open"))
    yield Suggestion(evidence.RESTRICTION, Text("gebruik is beperkt", "use is restricted"))


def _rules(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    """Of a line of policy the next free number; elsewhere the rules of the same flow."""
    own = [rule for rule, place in draft.lines.ids.items() if flow_of_file(place.file) == flow_of_file(file)]
    if cursor.kind not in LINES:
        yield from (Suggestion(rule) for rule in own)
        return
    highest: dict[str, tuple[int, int]] = {}
    for rule in own:
        prefix, _, number = rule.partition("-")
        highest[prefix] = max(highest.get(prefix, (0, 0)), (int(number), len(number)))
    yield from (Suggestion(f"{prefix}-{number + 1:0{width}}", _NEXT) for prefix, (number, width) in highest.items())


def _causes(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield from _rules(draft, file, Cursor("rule", "", "", "", 0, 0))
    yield from (Suggestion(reason.value, PLAIN[reason]) for reason in Reason)


def _answers(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield Suggestion(evidence.REFUSE, Text("weigeren", "refuse"))
    for basis in Basis:
        yield Suggestion(evidence.PERMIT + basis.value, draft.words.bases.get(basis, NOTHING))


def _leaves(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    inner = {edge.parent for edge in draft.edges}
    terms = draft.words.terms[Axis.CATEGORY]
    yield from (Suggestion(name, term.label) for name, term in terms.items() if name not in inner)


def _words(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    """Of a sentence any name, any requirement, and the words that hold it together."""
    for axis in Axis:
        yield from (Suggestion(name, term.label) for name, term in draft.words.terms[axis].items())
    yield from (Suggestion(basis.value, draft.words.bases.get(basis, NOTHING)) for basis in Basis)
    yield from _states(draft, file, cursor)
    yield from (Suggestion(word) for word in GLUE)


def _duties(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield from (Suggestion(term.name, term.label) for term in draft.duties.values() if term.needs != CORRECTION)


def _fixed(*words: str) -> Callable[[Draft, str, Cursor], Iterator[Suggestion]]:
    def offer(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
        yield from map(Suggestion, words)

    return offer


def _kinds(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    edges_only = is_vocabulary(file)
    yield from (Suggestion(kind, text) for kind, text in _KINDS.items() if not edges_only or kind in {*Axis})


def _effects(draft: Draft, file: str, cursor: Cursor) -> Iterator[Suggestion]:
    yield from (Suggestion(effect.value, text) for effect, text in _EFFECTS.items())


_BY_COLUMN: Final[Mapping[str, Callable[[Draft, str, Cursor], Iterator[Suggestion]]]] = {
    KIND: _kinds,
    **dict.fromkeys(_AXES, _names),
    "child": _ends,
    "parent": _ends,
    "basis": _bases,
    "requires": _requirements,
    "state": _states,
    "rule": _rules,
    SENTENCE: _words,
    "categories": _leaves,
    "because": _causes,
    "answer": _answers,
    "eft": _effects,
    "pupil": _fixed(ANY),
    "duty": _duties,
    "checked": _fixed(*evidence.CHECKED),
    "status": _fixed(*evidence.CHECKED),
    "kind": _fixed(*DURATIONS),
    "needs": _fixed(*NEEDS),
    "scopes": _fixed(*(scope.value for scope in Scope)),
}
