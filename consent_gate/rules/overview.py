"""Who may get which kind of data on which ground: the whole policy set as one table, for people.

One row for each recipient that policies speak about from outside the staff, one column for each kind of data. Pure: the
same document gives the same text, so the guide beside the policies can be held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect
from consent_gate.text import Language, Text

WORDS: Final = {
    Basis.LEGAL_OBLIGATION: Text("plicht", "duty"),
    Basis.VITAL_INTEREST: Text("nood", "vital"),
    Basis.PUBLIC_TASK: Text("taak", "task"),
    Basis.CONTRACT: Text("overeenkomst", "contract"),
    Basis.LEGITIMATE_INTEREST: Text("belang", "interest"),
    Basis.CONSENT: Text("toestemming", "consent"),
}
NEVER: Final = Text("nooit", "never")
RECIPIENT: Final = Text("ontvanger", "recipient")
NOTHING: Final = "-"
PART: Final = "½"
"""Only some fields of the kind."""
RECORDED: Final = "°"
"""Only while something was recorded besides: an order, a weighing, an agreement, inzage, an emergency."""


def overview(document: PolicyDocument, recipients: Iterable[str], language: Language = Language.NL) -> str:
    """Return a Markdown table of `recipients` (vocabulary leaves) by kind of data, with a line end after each row."""
    vocabulary = document.vocabulary
    columns = kinds(vocabulary)
    rows = [[RECIPIENT.say(language), *(vocabulary.label_of(kind).say(language) for kind in columns)]]
    rows.append(["---"] * len(rows[0]))
    for recipient in recipients:
        cells = (_cell(document, recipient, vocabulary.masks[kind], language) for kind in columns)
        rows.append([f"`{recipient}`", *cells])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def outsiders(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every partner that may ask and everyone of the family, in alphabetical order; staff roles left out."""
    tree = vocabulary.recipients
    return tuple(name for name in tree.leaves if not tree.terms[name].is_role or name in vocabulary.family)


def kinds(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the kinds of data in the order of the vocabulary: names that fields carry in front, or single fields.

    Closed lists, sets and groups of kinds are no kinds of their own.
    """
    names = vocabulary.categories.terms
    carried = {name.partition(".")[0] for name in names if "." in name}
    return tuple(name for name in names if name in carried or (name in vocabulary.bits and "." not in name))


def in_short(vocabulary: Vocabulary, mask: int) -> tuple[str, ...]:
    """Return the leaf categories in `mask` in as few names as say the same: whole kinds by their name, all as `*`."""
    if mask == vocabulary.masks[ANY]:
        return (ANY,)
    names: dict[str, None] = {}
    left = mask
    for kind in kinds(vocabulary):
        own = vocabulary.masks[kind]
        if own & ~mask == 0:
            names[kind] = None
            left &= ~own
    said = set(names) | set(vocabulary.names_of(left))
    return tuple(name for name in vocabulary.categories.terms if name in said)


def _cell(document: PolicyDocument, recipient: str, kind: int, language: Language) -> str:
    """Return the grounds on which fields of `kind` may go to `recipient`, in the order in which they are asked."""
    never = 0
    for rule in _about(document, recipient, Effect.DENY):
        if isinstance(rule, Rule) and rule.purpose == ANY and rule.basis == ANY:
            never |= document.vocabulary.masks[rule.category]
    words = []
    for basis in DECISION_ORDER:
        rules = [rule for rule in _about(document, recipient, Effect.ALLOW) if rule.basis == basis]
        free = _mask(document, (rule for rule in rules if isinstance(rule, Rule))) & kind & ~never
        every = _mask(document, rules) & kind & ~never
        if every:
            mark = RECORDED if basis is not Basis.CONSENT and every & ~free else ""
            words.append(WORDS[basis].say(language) + mark + (PART if every != kind else ""))
    return " ".join(words) or (NEVER.say(language) if never & kind == kind else NOTHING)


def _about(document: PolicyDocument, recipient: str, effect: Effect) -> Iterator[Rule | ConditionalRule]:
    rules: tuple[Rule | ConditionalRule, ...] = (*document.rules, *document.conditional)
    for rule in rules:
        if rule.effect is effect and document.vocabulary.recipients.covers(rule.recipient, recipient):
            yield rule


def _mask(document: PolicyDocument, rules: Iterable[Rule | ConditionalRule]) -> int:
    mask = 0
    for rule in rules:
        mask |= document.vocabulary.masks[rule.category]
    return mask
