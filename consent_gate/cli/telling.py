"""The answer to a question that was spoken or written: for people in sentences, for programs as documents."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import click

from consent_gate import spoken
from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json
from consent_gate.decision import Decision, DisclosureEntry, Question
from consent_gate.plain import needed
from consent_gate.rules.asker import names_for, possible_names
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState
from consent_gate.terms import Channel, Direction, amsterdam_date
from consent_gate.text import Text

WIDTH: Final = 100

_WAYS: Final = {
    Channel.ORAL: Text("telefoon", "telephone"),
    Channel.MEETING: Text("gesprek", "meeting"),
    Channel.LETTER: Text("brief", "letter"),
}
_DIRECTIONS: Final = {
    Direction.ASKED: Text("op verzoek", "on request"),
    Direction.OWN_INITIATIVE: Text("uit eigen beweging", "on own initiative"),
}
_ABOUT: Final = Text("{who}, voor {purpose} ({way}, {direction})", "{who}, for {purpose} ({way}, {direction})")
_PUPIL: Final = Text("Leerling {pupil}", "Pupil {pupil}")
_NO_PUPIL: Final = Text("Over geen enkele leerling", "About no pupil at all")
_ONE_THING: Final = Text(
    "Dit ene ding mag niet weg: bij {count} van de {all} leerlingen is het antwoord nee. Er is niets gegeven.",
    "This one thing may not go: for {count} of the {all} pupils the answer is no. Nothing was given.",
)
_SAY: Final = Text("Zeg", "Say")
_NEEDED: Final = Text("Nodig: {what}.", "Needed: {what}.")
_DUTY: Final = Text(
    "Daarna, uiterlijk {due}: {duty} (afmelden: consent-gate duties close {line} {name}).",
    "Then, by {due}: {duty} (report it done: consent-gate duties close {line} {name}).",
)
_ROUTE: Final = Text("Zo kan het wel", "How it can be had")
_NOT_ALOUD: Final = Text(
    "Waarom iets niet mag is voor u, niet voor wie vraagt.", "Why something may not go is for you, not for who asks."
)
_LOGGED: Final = Text("Staat in het logboek: regel {line}.", "Is in the log: line {line}.")


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked and answered. `answers` are the decisions with their log lines, `pupils` the records of today."""

    snapshot: Snapshot
    question: Question
    recipient: RecipientState | None
    answers: tuple[tuple[Decision, DisclosureEntry], ...]
    pupils: Mapping[str, PupilState]

    @property
    def all_of_it(self) -> bool:
        """True when all that was asked may go, for everyone."""
        permitted = {decision.pupil: decision.permitted for decision, _ in self.answers}
        names = self.snapshot.vocabulary.names_of
        return all(permitted.get(pupil) == names(mask) for pupil, mask in self.question.asked.items())

    @property
    def torn(self) -> bool:
        """True for one thing about several pupils that stays because of some of them."""
        return self.question.together and not self.all_of_it

    @property
    def names(self) -> tuple[str, ...]:
        """What the recipient is towards these pupils; towards nobody known, what it could be to some pupil."""
        (_, line), *_ = self.answers
        if self.recipient is None:
            return ()
        day, vocabulary = amsterdam_date(line.at), self.snapshot.vocabulary
        found = {name for state in self.pupils.values() for name in names_for(self.recipient, state, day, vocabulary)}
        return tuple(sorted(found)) or possible_names(self.recipient, day, vocabulary)

    def plan(self, line: DisclosureEntry) -> Plan:
        """Return what the policies say of this recipient and purpose, whoever the pupil is."""
        return plan_of(self.snapshot, self.recipient, line)


def plan_of(snapshot: Snapshot, recipient: RecipientState | None, line: DisclosureEntry) -> Plan:
    """Return what the policies say of `recipient` for the purpose of a log line, on its day."""
    return snapshot.plan(_possible(snapshot, recipient, line), line.purpose)


def _possible(snapshot: Snapshot, recipient: RecipientState | None, line: DisclosureEntry) -> tuple[str, ...]:
    if recipient is None:
        return ()
    return possible_names(recipient, amsterdam_date(line.at), snapshot.vocabulary)


def tell_told(desk: Desk, told: Told) -> None:
    """Print the answer."""
    if desk.as_json:
        for decision, line in told.answers:
            print_json(_document(desk, told, decision, line))
        return
    (_, first), *_ = told.answers
    _heading(desk, told.snapshot, told.names, first)
    if told.torn:
        refused = sum(1 for decision, _ in told.answers if decision.pupil) or len(told.question.asked)
        _paragraph(desk.say(_ONE_THING.format(count=refused, all=len(told.question.asked))))
        _paragraph(_aloud(desk, first, spoken.NOTHING))
    for decision, line in told.answers:
        click.echo()
        title = _PUPIL.format(pupil=decision.pupil) if decision.pupil else _NO_PUPIL
        click.echo(coloured(desk.say(title), fg="red" if decision.withheld else "green", bold=True))
        for text in _lines(desk, told, decision, line):
            _paragraph(text, indent="  ")
    if not told.all_of_it:
        click.echo()
        click.echo(desk.say(_NOT_ALOUD))


def tell_consultation(
    desk: Desk, snapshot: Snapshot, recipient: RecipientState | None, decision: Decision, line: DisclosureEntry
) -> None:
    """Print what one who consults without a name keeps to, or why this recipient cannot be consulted."""
    if decision.withheld:
        rules = list(spoken.for_school(snapshot, decision))
        rules += [
            _NEEDED.format(what=needed(snapshot, kept, None, amsterdam_date(line.at))) for kept in decision.withheld
        ]
    else:
        rules = list(spoken.consultation(snapshot, plan_of(snapshot, recipient, line)))
    said = None if decision.withheld else spoken.CONSULT
    if desk.as_json:
        words = {"said": [desk.say(text) for text in rules], "say": desk.say(said) if said else ""}
        print_json(_about(line) | {"answer": "refuse" if decision.withheld else "permit", **words})
        return
    _heading(desk, snapshot, _possible(snapshot, recipient, line), line)
    for text in rules:
        _paragraph(desk.say(text), indent="  ")
    if said:
        _paragraph(_aloud(desk, line, said), indent="  ")
    _paragraph(desk.say(_LOGGED.format(line=line.id)), indent="  ")


def _lines(desk: Desk, told: Told, decision: Decision, line: DisclosureEntry) -> Iterator[str]:
    """Yield the answer about one pupil, each sentence a paragraph of its own."""
    for text in spoken.for_school(told.snapshot, decision):
        yield desk.say(text)
    plan = told.plan(line)
    if not told.torn:
        yield _aloud(desk, line, spoken.for_asker(told.snapshot, decision, line.purpose, plan))
    for owed in decision.duties:
        duty = spoken.duty(told.snapshot, owed.duty)
        yield desk.say(_DUTY.format(duty=duty, due=owed.due, line=line.id, name=owed.duty))
    yield from (desk.say(_NEEDED.format(what=text)) for text in _needed(told, decision, line))
    way = list(spoken.route(told.snapshot, plan, spoken.refused_by(told.snapshot, decision)))
    if way:
        yield f"{desk.say(_ROUTE)}:"
        yield from (f"- {desk.say(text)}" for text in way)
    yield desk.say(_LOGGED.format(line=line.id))


def _aloud(desk: Desk, line: DisclosureEntry, text: Text) -> str:
    return f"{desk.say(spoken.SAY.get(line.channel, _SAY))}: “{desk.say(text)}”"


def _needed(told: Told, decision: Decision, line: DisclosureEntry) -> Iterable[Text]:
    """Return what would have been needed for each refusal, each once."""
    state = told.pupils.get(decision.pupil)
    born = state.birth_date if state else None
    day = amsterdam_date(line.at)
    return dict.fromkeys(needed(told.snapshot, kept, born, day) for kept in decision.withheld)


def _heading(desk: Desk, snapshot: Snapshot, names: Iterable[str], line: DisclosureEntry) -> None:
    vocabulary = snapshot.vocabulary
    who = line.recipient or "?"
    if names:
        who += f" ({', '.join(desk.say(vocabulary.label_of(name)) for name in names)})"
    words = {
        "who": who,
        "purpose": vocabulary.label_of(line.purpose) if line.purpose else "?",
        "way": _WAYS.get(line.channel, Text(line.channel, line.channel)),
        "direction": _DIRECTIONS[line.direction],
    }
    _paragraph(desk.say(_ABOUT.format(**words)))


def _paragraph(text: str, indent: str = "") -> None:
    hanging = indent + "  "
    click.echo(textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False))


def _document(desk: Desk, told: Told, decision: Decision, line: DisclosureEntry) -> dict[str, Any]:
    plan = told.plan(line)
    refused = spoken.refused_by(told.snapshot, decision)
    return _about(line) | {
        "answer": "permit" if decision.permits and not decision.withheld else "refuse",
        "pupil": decision.pupil,
        "asked": list(line.asked),
        "permitted": list(decision.permitted),
        "grants": [
            _part("basis", grant.basis, grant.categories, grant.rules, grant.records) for grant in decision.grants
        ],
        "withheld": [
            _part("reason", kept.reason, kept.categories, kept.rules, kept.records) for kept in decision.withheld
        ],
        "duties": [
            {"duty": owed.duty, "due": owed.due.isoformat(), "label": desk.say(spoken.duty(told.snapshot, owed.duty))}
            for owed in decision.duties
        ],
        "said": [desk.say(text) for text in spoken.for_school(told.snapshot, decision)],
        "say": desk.say(spoken.for_asker(told.snapshot, decision, line.purpose, plan)),
        "needed": [desk.say(text) for text in _needed(told, decision, line)],
        "route": [desk.say(text) for text in spoken.route(told.snapshot, plan, refused)],
    }


def _part(
    name: str, code: str, categories: Iterable[str], rules: Iterable[str], records: Iterable[str]
) -> dict[str, Any]:
    return {name: str(code), "categories": list(categories), "rules": list(rules), "records": list(records)}


def _about(line: DisclosureEntry) -> dict[str, Any]:
    return {
        "recipient": line.recipient,
        "purpose": line.purpose,
        "channel": line.channel.value,
        "direction": line.direction.value,
        "entry": line.id,
        "exchange": line.exchange,
        "logged": True,
    }
