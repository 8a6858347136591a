"""The card as a page: short lines, at most eight for a case, one sheet of A4 for a recipient."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from consent_gate.cards.cases import Case, Opening
from consent_gate.cards.words import GROUNDS, first, first_of
from consent_gate.grounds import STATEMENT
from consent_gate.rules.duty_lines import CORRECTION
from consent_gate.rules.snapshot import Snapshot
from consent_gate.spoken import EVERYTHING, what
from consent_gate.terms import ANY
from consent_gate.text import Language, Text

WIDTH: Final = 100
"""The most characters on a line."""

LINES: Final = 8
"""The most lines of one case."""

PAGE: Final = 60
"""The lines on a sheet of A4."""

CUT: Final = " …"
"""Stands where a line was too long; the document of the card (--json) has all of it."""

HELP: Final = ("support_coordinator", "dpo")
"""Whom a teacher in doubt turns to, where the vocabulary has them."""

_TITLE: Final = Text("Mag ik dit delen met: {who}?", "May I share this with: {who}?")
_NEVER: Final = Text("Nooit, voor welk doel ook: {what}.", "Never, whatever the purpose: {what}.")
_FOR: Final = Text("Voor: {purposes}", "For: {purposes}")
_ANYTHING: Final = Text("welk doel ook", "any purpose")
_MAY: Final = Text("Mag: {what}.", "May go: {what}.")
_NOTHING: Final = Text("Mag: niets.", "May go: nothing.")
_GROUND: Final = Text("Grond: {ground}.", "Ground: {ground}.")
_FIRST: Final = Text("Eerst: {first}.", "First: {first}.")
_ANY_TIME: Final = Text("Geef alleen wat nodig is.", "Give only what is needed.")
_THEN: Final = Text("Eerst {first}; dan mag: {what}.", "First {first}; then may go: {what}.")
_ON_GROUND: Final = Text("Mag ({ground}): {what}.", "May go ({ground}): {what}.")
_THEN_ON_GROUND: Final = Text("Mag ({ground}), eerst {first}: {what}.", "May go ({ground}), first {first}: {what}.")
_NOT: Final = Text("Nooit: {what}.", "Never: {what}.")
_NEITHER: Final = Text("Niet {when}: {what}.", "Not {when}: {what}.")
_AFTERWARDS: Final = Text("Daarna: {duties}.", "Afterwards: {duties}.")
_NO_DUTY: Final = Text("Daarna: niemand hoeft bericht te krijgen.", "Afterwards: nobody needs to be told.")
_WITHIN: Final = Text("binnen {days} dagen", "within {days} days")
_SAME_DAY: Final = Text("dezelfde dag", "the same day")
_ALWAYS: Final = Text("{term} {duty}", "{term} {duty}")
_WHEN: Final = {
    STATEMENT: Text("bij een zienswijze {term} {duty}", "with a view given {term} {duty}"),
    CORRECTION: Text("na een correctie {term} {duty}", "after a correction {term} {duty}"),
}
_BY: Final = Text("Bron: {sources}.", "Source: {sources}.")
_MARKS: Final = {"current": "", "older": "°", "unverified": "?"}
_FOOTER: Final = (
    Text(
        "Wat hier niet staat, mag niet. Vertellen is ook geven: aan de telefoon en in de gang geldt hetzelfde.",
        "What is not here may not go. Telling is giving: on the telephone and in the corridor the same holds.",
    ),
    Text(
        "Overleggen zonder naam en zonder herkenbare feiten mag met wie daarvoor is geregistreerd.",
        "Consulting without a name or recognisable facts may be done with who is registered for it.",
    ),
    Text("Twijfel? Zeg niets en vraag het eerst: {help}.", "In doubt? Say nothing and ask first: {help}."),
)
_SIGNS: Final = Text(
    "° oudere tekst gelezen   ? niet nagelezen   … ingekort   beleid {digest}",
    "° older text read   ? not verified   … shortened   policies {digest}",
)
_SCHOOL: Final = Text("de directie", "the school's management")


def page(snapshot: Snapshot, who: Text, cases: Sequence[Case], language: Language = Language.NL) -> list[str]:
    """Return the lines of one card."""
    title = _shortened(_TITLE.format(who=who).say(language), 1)
    lines = [*title, "=" * len(title[0])]
    never = never_at_all(cases)
    if never:
        lines += _shortened(_NEVER.format(what=what(snapshot.vocabulary, never)).say(language), LINES)
    for case in cases:
        lines += ["", *case_lines(snapshot, case, never, language)]
    lines.append("")
    for text in (*_FOOTER, _SIGNS):
        lines += _shortened(text.format(help=_help(snapshot), digest=snapshot.digest[:12]).say(language), 2)
    return lines


def never_at_all(cases: Sequence[Case]) -> tuple[str, ...]:
    """Return what never goes in any of the cases, which then needs no repeating in each."""
    return tuple(name for name in cases[0].never if all(name in case.never for case in cases))


def case_lines(
    snapshot: Snapshot, case: Case, never: Sequence[str] = (), language: Language = Language.NL
) -> list[str]:
    """Return one case in at most `LINES` lines, leaving out what `never` said already.

    Each sentence gets a line; those that need a second get it in order of weight, then those that need more.
    """
    sentences = list(_sentences(snapshot, case, never))
    texts = [text.say(language) for _, text in sentences][:LINES]
    room = [1] * len(texts)
    spare = LINES - len(texts)
    for most in (2, LINES):
        for place in sorted(range(len(texts)), key=lambda place: sentences[place][0]):
            more = max(0, min(spare, len(_shortened(texts[place], most)) - room[place]))
            room[place] += more
            spare -= more
    return [line for text, most in zip(texts, room, strict=True) for line in _shortened(text, most)]


def _shortened(text: str, most: int) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="  ", max_lines=most, placeholder=CUT, break_on_hyphens=False)


def _sentences(snapshot: Snapshot, case: Case, never: Sequence[str]) -> Iterator[tuple[int, Text]]:
    """Yield each sentence with its weight; the lowest is given room first."""
    vocabulary = snapshot.vocabulary
    purposes = _row([vocabulary.label_of(purpose) for purpose in case.purposes], "; ")
    heading = [_FOR.format(purposes=purposes if case.purposes else _ANYTHING)]
    grounds = {opening.basis for opening in case.openings}
    shared = len(grounds) == 1 and len(case.openings) > 1
    if shared:
        heading.append(_GROUND.format(ground=GROUNDS[case.openings[0].basis]))
    yield 0 if shared else 5, _row(heading, ". ")
    yield from _allowed(snapshot, case.openings, shared=shared)
    own = [name for name in case.never if name not in never]
    # Where all is closed, "all data" is shorter and truer than what the other cases leave of it.
    closed = case.never if len(case.never) == len(vocabulary.bits) else own
    stays = [_NOT.format(what=what(vocabulary, closed))] if own else []
    stays += [_NEITHER.format(when=first(end.requires), what=_named(snapshot, end.named)) for end in case.closings]
    if stays:
        yield 1, _row(stays, " ")
    if case.openings:
        yield 2, _AFTERWARDS.format(duties=_duties(snapshot, case.duties)) if case.duties else _NO_DUTY
    sources = ", ".join(source.text + _MARKS[source.checked] for source in case.sources)
    if sources:
        yield 4, _BY.format(sources=sources)


def _allowed(snapshot: Snapshot, openings: Sequence[Opening], *, shared: bool) -> Iterator[tuple[int, Text]]:
    """Yield what may go and each way to it; what goes is said once where it is the same, and so is the ground."""
    if not openings:
        yield 0, _NOTHING
    if openings and len({opening.categories for opening in openings}) == 1:
        yield 3, _MAY.format(what=what(snapshot.vocabulary, openings[0].categories))
        for opening in openings:
            before = _FIRST.format(first=first_of(opening.requires)) if opening.requires else _ANY_TIME
            yield 0, _row([_GROUND.format(ground=GROUNDS[opening.basis]), before], " ")
        return
    for opening in openings:
        free, held = (_MAY, _THEN) if shared else (_ON_GROUND, _THEN_ON_GROUND)
        yield (
            3,
            (held if opening.requires else free).format(
                ground=GROUNDS[opening.basis],
                first=first_of(opening.requires),
                what=what(snapshot.vocabulary, opening.categories),
            ),
        )


def _named(snapshot: Snapshot, category: str) -> Text:
    return EVERYTHING if category == ANY else snapshot.vocabulary.label_of(category)


def _duties(snapshot: Snapshot, names: Sequence[str]) -> Text:
    """Return what has to be done afterwards, what is due on the same day together."""
    together: dict[tuple[str, int], list[Text]] = {}
    for named in (snapshot.document.duties[name] for name in names):
        together.setdefault((named.needs, named.days), []).append(named.label)
    found = []
    for (needs, days), labels in together.items():
        said = _row(labels, "; ")
        found.append(
            (_WHEN.get(needs, _ALWAYS)).format(duty=said, term=_WITHIN.format(days=days) if days else _SAME_DAY)
        )
    return _row(found, "; ")


def _help(snapshot: Snapshot) -> Text:
    recipients = snapshot.vocabulary.recipients
    found = [recipients.terms[name].label for name in HELP if name in recipients]
    return _row(found, ", ") if found else _SCHOOL


def _row(texts: Sequence[Text], between: str) -> Text:
    return Text(between.join(text.nl for text in texts), between.join(text.en for text in texts))
