"""`consent-gate ask`: a telephone call, a meeting, a letter. Decided and logged as any request, answered in words."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.names import categories_asked, pupil_asked, purpose_asked, recipient_asked
from consent_gate.cli.prompting import Choice, chosen, missing, person_there, typed
from consent_gate.cli.questions import questions
from consent_gate.cli.shape import Option
from consent_gate.cli.telling import Told, tell_consultation, tell_told
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.decision import Question
from consent_gate.gate import Gate, read_set
from consent_gate.ports import Ledger
from consent_gate.rules.decide import possible
from consent_gate.rules.overview import in_short
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState
from consent_gate.terms import ANY, CONSULTATION, Channel, Direction, is_staff
from consent_gate.text import Text

__all__ = ["questions"]

CHANNELS: Final = {
    "phone": (Channel.ORAL, Text("telefoongesprek", "telephone call")),
    "meeting": (Channel.MEETING, Text("gesprek of overleg", "conversation or meeting")),
    "letter": (Channel.LETTER, Text("brief", "letter")),
}
"""The ways that are no web request: how one types them, what the log calls them, and what people do."""

DIRECTIONS: Final = {"asked": Direction.ASKED, "own": Direction.OWN_INITIATIVE}

_WHO: Final = Text("Wie vraagt?", "Who asks?")
_WHAT_FOR: Final = Text("Waarvoor?", "What for?")
_ABOUT_WHOM: Final = Text(
    "Over welke leerling? Geef het leerling-id, nooit een naam; meer id's met een spatie ertussen",
    "About which pupil? Give the pupil id, never a name; several ids with a space between them",
)
_WHICH: Final = Text("Welk soort gegevens?", "Which kind of data?")
_ALL: Final = Text(
    "nummer of een deel van de naam; alleen Enter: alles wat voor dit doel zou kunnen",
    "number or a part of the name; Enter alone: all that this purpose could open",
)
_HOW: Final = Text("Langs welke weg?", "In which way?")
_NOBODY: Final = Text(
    "er is niemand geregistreerd die zou kunnen vragen; begin met `consent-gate recipient add`",
    "nobody is registered who could ask; begin with `consent-gate recipient add`",
)
_WITH_ANONYMOUS: Final = Text(
    "{option} kan niet samen met --anonymous: in zo'n overleg is er geen leerling en geen gegeven",
    "{option} cannot go with --anonymous: in such a consultation there is no pupil and no detail",
)
_TOGETHER_ALONE: Final = Text(
    "--together gaat over meer leerlingen; noem --pupil vaker", "--together is about several pupils; repeat --pupil"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood on the command line."""

    recipient: str | None
    purpose: str | None
    pupils: tuple[str, ...]
    categories: tuple[str, ...]
    channel: str | None
    direction: str
    together: bool
    anonymous: bool

    @property
    def whole(self) -> bool:
        """True when nothing was left out, so that nothing is asked for: what may be left out then means its default."""
        return bool(self.recipient and self.purpose and self.pupils and self.channel)


@questions.command_of(
    "ask",
    Text(
        "Beslis over een telefoontje, gesprek of brief, leg het vast, en zeg in woorden wat u mag geven en wat niet. "
        "Op een terminal wordt gevraagd wat u weglaat. Afloop 0 als alles mag wat gevraagd is, anders 1.",
        "Decide about a telephone call, meeting or letter, record it, and say in words what you may give and what not. "
        "At a terminal it asks for what you leave out. Exit 0 when all that is asked may go, else 1.",
    ),
    Option(
        ["--recipient"],
        Text("wie vraagt: org:naam, staff:naam of person:naam", "who asks: org:name, staff:name or person:name"),
        metavar="ID",
    ),
    Option(
        ["--purpose"],
        Text("waarvoor: één doel uit het beleid", "what for: one purpose of the policies"),
        metavar="NAME",
    ),
    Option(
        ["--pupil", "pupils"],
        Text("over welke leerling: een id, nooit een naam; mag vaker", "about which pupil: an id; may be repeated"),
        multiple=True,
        metavar="ID",
    ),
    Option(
        ["--category", "categories"],
        Text(
            "welk soort gegevens; mag vaker (anders alles wat dit doel zou kunnen openen)",
            "which kind of data; may be repeated (else all that this purpose could open)",
        ),
        multiple=True,
        metavar="NAME",
    ),
    Option(
        ["--channel"],
        Text("langs welke weg: telefoon, gesprek of brief", "in which way"),
        type=click.Choice(list(CHANNELS)),
    ),
    Option(
        ["--direction"],
        Text("gevraagd, of uit eigen beweging (anders asked)", "asked, or on own initiative (else asked)"),
        type=click.Choice(list(DIRECTIONS)),
        default="asked",
    ),
    Option(
        ["--together"],
        Text(
            "één ding over al deze leerlingen, zoals een klassenfoto: alleen ja als het bij iedereen ja is",
            "one thing about all these pupils, such as a class photo: yes only when it is yes for everyone",
        ),
        is_flag=True,
    ),
    Option(
        ["--anonymous"],
        Text(
            "overleg zonder te zeggen om wie het gaat: zonder --pupil, alleen voor wie daarvoor is geregistreerd",
            "consult without saying whom it is about: no --pupil, only for who is registered for it",
        ),
        is_flag=True,
    ),
    examples=[
        "consent-gate ask --recipient org:lindenhout --purpose zorgvraag --pupil p1 --channel phone",
        "consent-gate ask --recipient org:lindenhout --anonymous --channel meeting",
    ],
)
def ask(desk: Desk, **words: Any) -> int:
    """Put a question to the gate, and say the answer."""
    given = Typed(**words)
    _judge(given)
    snapshot, papers = read_set(desk.policies)
    with desk.ledger() as ledger:
        gate = Gate(snapshot=snapshot, ledger=ledger, clock=desk.clock, mr=desk.required_parts(), papers=papers)
        question = _completed(desk, snapshot, ledger, given)
        known = _known(ledger, question.recipient)
        if given.anonymous:
            decision, line = gate.consult(snapshot, question)
            tell_consultation(desk, snapshot, known, decision, line)
            return NO if decision.withheld else OK
        answers = gate.answers(snapshot, question)
        told = Told(snapshot, question, known, answers, _pupils(ledger, question))
        tell_told(desk, told)
    return OK if told.all_of_it else NO


def _judge(given: Typed) -> None:
    """Refuse what contradicts itself, before anything is asked or read."""
    if given.anonymous:
        for option, value in (
            ("--pupil", given.pupils),
            ("--category", given.categories),
            ("--together", given.together),
            ("--purpose", given.purpose not in (None, CONSULTATION)),
        ):
            if value:
                raise Wrong(_WITH_ANONYMOUS.format(option=option))
    if given.recipient:
        recipient_asked(given.recipient)
    for pupil in given.pupils:
        pupil_asked(pupil)


def _completed(desk: Desk, snapshot: Snapshot, ledger: Ledger, given: Typed) -> Question:
    """Return the question, with what was left out asked for where somebody is there to answer."""
    recipient = given.recipient or _ask_recipient(desk, snapshot, ledger)
    question = Question(recipient, uuid.uuid4().hex, direction=DIRECTIONS[given.direction], together=given.together)
    if not given.anonymous:
        known = _known(ledger, recipient)
        purpose = purpose_asked(snapshot.vocabulary, given.purpose or "") or _ask_purpose(desk, snapshot, known)
        pupils = given.pupils or tuple(typed(desk, _ABOUT_WHOM, "--pupil").split())
        asked = dict.fromkeys(map(pupil_asked, pupils), _asked(desk, snapshot, known, purpose, given))
        if given.together and len(asked) < 2:
            raise Wrong(_TOGETHER_ALONE)
        # As on a route that declares the purpose: staff may then ask for it, and it adds nothing for a partner.
        question = replace(question, asked=asked, named_purpose=purpose, route_purpose=purpose)
    ways = [(name, label) for name, (_, label) in CHANNELS.items()]
    channel = given.channel or chosen(desk, _HOW, "--channel", ways)
    return replace(question, channel=CHANNELS[channel][0])


def _ask_recipient(desk: Desk, snapshot: Snapshot, ledger: Ledger) -> str:
    if not person_there():
        raise missing("--recipient")
    registered = [(known.recipient, _label(snapshot, known)) for known in ledger.recipients()]
    if not registered:
        raise Wrong(_NOBODY)
    return chosen(desk, _WHO, "--recipient", registered)


def _label(snapshot: Snapshot, known: RecipientState) -> Text:
    names = dict.fromkeys([known.kind] if known.kind else [fact.role for fact in known.roles])
    found = [snapshot.vocabulary.label_of(name) for name in names]
    return Text(", ".join(label.nl for label in found), ", ".join(label.en for label in found))


def _ask_purpose(desk: Desk, snapshot: Snapshot, known: RecipientState | None) -> str:
    """Offer what this recipient is registered for, to staff every purpose that their roles open, else all there are."""
    leaves: Sequence[str] = snapshot.vocabulary.purposes.leaves
    if known is not None and known.purposes:
        leaves = known.purposes
    elif known is not None and is_staff(known.recipient):
        leaves = [name for name in leaves if possible(snapshot, known, name, desk.today())] or leaves
    return chosen(desk, _WHAT_FOR, "--purpose", _labelled(snapshot, leaves))


def _asked(desk: Desk, snapshot: Snapshot, known: RecipientState | None, purpose: str, given: Typed) -> int:
    """Return the leaf categories that are asked for: those named, or all that this purpose could open."""
    vocabulary = snapshot.vocabulary
    if given.categories:
        return categories_asked(vocabulary, given.categories)
    everything = possible(snapshot, known, purpose, desk.today()) if known is not None else 0
    if everything and not given.whole and person_there():
        kinds = in_short(vocabulary, everything)
        name = chosen(desk, _WHICH, "--category", _labelled(snapshot, kinds), otherwise=_ALL)
        return vocabulary.mask_of([name]) if name else everything
    return everything or vocabulary.masks[ANY]


def _labelled(snapshot: Snapshot, names: Sequence[str]) -> list[Choice]:
    return [(name, snapshot.vocabulary.label_of(name)) for name in names]


def _known(ledger: Ledger, recipient: str) -> RecipientState | None:
    with ledger.transaction() as transaction:
        return transaction.recipient(recipient)


def _pupils(ledger: Ledger, question: Question) -> dict[str, PupilState]:
    with ledger.transaction() as transaction:
        return {pupil: row.state for pupil, row in transaction.pupils(list(question.asked)).items()}
