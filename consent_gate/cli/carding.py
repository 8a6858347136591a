"""`consent-gate card`: the one-page card for teachers, from the policies as they are."""

from __future__ import annotations

from typing import Any, Final

import click

from consent_gate.cards.cases import Case, cases
from consent_gate.cards.page import case_lines, page
from consent_gate.cards.words import GROUNDS, first, first_of
from consent_gate.cli.asking import questions
from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.names import unknown
from consent_gate.cli.paper import print_json
from consent_gate.cli.recipients import NOT_REGISTERED
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import Wrong
from consent_gate.rules.asker import possible_names
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import RECIPIENT_ID
from consent_gate.text import Text

__all__ = ["questions"]

_ONE_OR_ALL: Final = Text("noem één ontvanger, of --all", "name one recipient, or --all")
_NOT_A_LEAF: Final = Text(
    "dit is een groep; vraag een kaart voor een van {leaves}", "this is a group; ask for a card for one of {leaves}"
)
_NAMED: Final = Text("{name} ({label})", "{name} ({label})")


@questions.command_of(
    "card",
    Text(
        "Druk de kaart voor leerkrachten af: mag ik dit delen met ...? Eén bladzijde, uit het beleid van dit moment.",
        "Print the card for teachers: may I share this with ...? One page, from the policies as they are.",
    ),
    click.Argument(["recipient"], required=False, default=""),
    Option(["--all", "everyone"], Text("een kaart voor elke ontvanger", "a card for every recipient"), is_flag=True),
    examples=[
        "consent-gate card jeugdhulp",
        "consent-gate card org:lindenhout --lang en",
        "consent-gate card --all --json",
    ],
)
def card(desk: Desk, recipient: str, everyone: bool) -> None:
    """Print one card, or all."""
    if bool(recipient) == everyone:
        raise Wrong(_ONE_OR_ALL)
    snapshot = desk.snapshot()
    if everyone:
        for number, name in enumerate(snapshot.vocabulary.recipients.leaves):
            if number and not desk.as_json:
                click.echo()
            _print(desk, snapshot, name, snapshot.vocabulary.label_of(name), cases(snapshot, (name,)))
    elif RECIPIENT_ID.match(recipient):
        _print_registered(desk, snapshot, recipient)
    else:
        _judge(snapshot, recipient)
        _print(desk, snapshot, recipient, snapshot.vocabulary.label_of(recipient), cases(snapshot, (recipient,)))


def _judge(snapshot: Snapshot, name: str) -> None:
    """Refuse a name that the policies do not have, and one of a group: its members differ."""
    tree = snapshot.vocabulary.recipients
    if name not in tree:
        raise Wrong(unknown(snapshot.vocabulary, "recipient", name, "RECIPIENT"))
    if name not in tree.leaves:
        raise Wrong(_NOT_A_LEAF.format(leaves=", ".join(leaf for leaf in tree.leaves if tree.covers(name, leaf))))


def _print_registered(desk: Desk, snapshot: Snapshot, recipient: str) -> None:
    """Print the card of one who is registered, for exactly the purposes of the registration."""
    with desk.ledger() as ledger, ledger.transaction() as transaction:
        known = transaction.recipient(recipient)
    names = possible_names(known, desk.today(), snapshot.vocabulary) if known is not None else ()
    if known is None or not names:
        raise Wrong(NOT_REGISTERED)
    labels = [snapshot.vocabulary.label_of(name) for name in names]
    who = _NAMED.format(
        name=recipient,
        label=Text(", ".join(label.nl for label in labels), ", ".join(label.en for label in labels)),
    )
    purposes = [purpose for purpose in known.purposes if purpose in snapshot.vocabulary.purposes.leaves]
    _print(desk, snapshot, recipient, who, cases(snapshot, names, purposes))


def _print(desk: Desk, snapshot: Snapshot, name: str, who: Text, found: tuple[Case, ...]) -> None:
    if desk.as_json:
        parts = [_document(desk, snapshot, case) for case in found]
        print_json({"recipient": name, "label": desk.say(who), "snapshot": snapshot.digest, "cases": parts})
        return
    title, *rest = page(snapshot, who, found, desk.language)
    click.echo(coloured(title, bold=True))
    for line in rest:
        click.echo(line)


def _document(desk: Desk, snapshot: Snapshot, case: Case) -> dict[str, Any]:
    return {
        "purposes": list(case.purposes),
        "openings": [
            {
                "basis": opening.basis.value,
                "ground": desk.say(GROUNDS[opening.basis]),
                "requires": list(opening.requires),
                "first": desk.say(first_of(opening.requires)),
                "categories": list(opening.categories),
            }
            for opening in case.openings
        ],
        "never": list(case.never),
        "closings": [
            {"requires": end.requires, "when": desk.say(first(end.requires)), "categories": list(end.categories)}
            for end in case.closings
        ],
        "duties": list(case.duties),
        "rules": list(case.rules),
        "sources": [{"text": source.text, "checked": source.checked} for source in case.sources],
        "lines": case_lines(snapshot, case, language=desk.language),
    }
