"""`consent-gate policy prove`: is what must never be ruled out, over everything that can be asked?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.folder import sound_snapshot
from consent_gate.cli.wrong import BAD, NO, OK
from consent_gate.rules.never import Form
from consent_gate.rules.proof import Counterexample, Group, Proof
from consent_gate.rules.proving import LEAVES, NOTHING, RECORDED, REFUSED, prove
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import pairs
from consent_gate.text import Language, Text
from consent_gate.workbench.counterexample import feature_of, scenario_of

MOST_GROUPS: Final = 8
MOST_NAMES: Final = 5

_HOLDS: Final = Text("klopt", "holds")
_VIOLATED: Final = Text("GESCHONDEN", "VIOLATED")
_CLOSED: Final = Text(
    "hier gaat nooit iets weg, wat er ook wordt vastgelegd; `zonder` of `bij` had niet gehoeven",
    "nothing ever leaves here, whatever is recorded; `zonder` or `bij` was not needed",
)
_IDLE: Final = Text(
    "let op: hier gaat nooit iets weg, dus valt er niets tegen te houden",
    "mind: nothing ever leaves here, so there is nothing to stop",
)
_UNNAMED: Final = Text(
    "let op: geen enkele regel noemt {word}; misschien is een ander stuk bedoeld",
    "mind: no rule names {word}; perhaps another record is meant",
)
_EXAMPLE: Final = Text("tegenvoorbeeld: {cell}, {answer} als {state}", "counterexample: {cell}, {answer} when {state}")
_BY: Final = Text("door regel {rule} ({place})", "by rule {rule} ({place})")
_BY_NONE: Final = Text("geen enkele regel staat dit toe", "no rule allows it")
_ALSO: Final = Text("geschonden bij: {cells}, in {states} toestand(en)", "violated at: {cells}, in {states} state(s)")
_MORE: Final = Text("en nog bij {count} andere vragers en doelen", "and at {count} more askers and purposes")
_PASTE: Final = Text("als scenario, om in features/ te plakken:", "as a scenario, to paste into features/:")
_SUM: Final = Text(
    "{held} van {count} zinnen kloppen; {cells} antwoorden nagegaan: {pairs} vragers en doelen × {leaves} soorten × "
    "6 grondslagen × elke toestand, voor zover een zin erover gaat",
    "{held} of {count} sentences hold; {cells} answers gone through: {pairs} askers and purposes × {leaves} categories "
    "× 6 bases × every state, as far as a sentence is about them",
)
_NO_LIST: Final = Text(
    "dit beleid heeft geen never.txt, of er staat niets in; schrijf daarin wat nooit mag",
    "these policies have no never.txt; write in it what must never be",
)
_WRITTEN: Final = Text("geschreven: {file}", "written: {file}")


@policy.command_of(
    "prove",
    Text(
        "Ga elke zin van never.txt na over alle ontvangers, doelen, gegevens, grondslagen en toestanden. "
        "Afloop 0: alles klopt; 1: een zin is geschonden; 2: het beleid is niet te lezen.",
        "Check each sentence of never.txt over all recipients, purposes, categories, bases and states. "
        "Exit 0: all hold; 1: a sentence is violated; 2: the policies cannot be read.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--feature"],
        Text("schrijf de tegenvoorbeelden als feature in dit bestand", "write the counterexamples as a feature here"),
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
    ),
    examples=[
        "consent-gate policy prove",
        "consent-gate policy prove policies --json",
        "consent-gate policy prove policies --feature nooit.feature",
    ],
)
def prove_never(desk: Desk, folder: Path | None, feature: Path | None) -> int:
    """Prove the never-list of a policy folder."""
    snapshot = sound_snapshot(desk, folder or desk.policies)
    if snapshot is None:
        return BAD
    proofs = prove(snapshot)
    for proof in proofs:
        if desk.as_json:
            print_json(document_of(snapshot, proof))
        else:
            _show(desk, snapshot, proof)
    violated = [proof for proof in proofs if not proof.holds]
    _sum(desk, snapshot, proofs, len(violated))
    if feature is not None and violated:
        feature.write_text(feature_of(snapshot, violated), encoding="utf-8")
        if not desk.as_json:
            tell(desk, _WRITTEN.format(file=feature))
    return NO if violated else OK


def _sum(desk: Desk, snapshot: Snapshot, proofs: tuple[Proof, ...], violated: int) -> None:
    counts = {
        "held": len(proofs) - violated,
        "count": len(proofs),
        "cells": sum(proof.cells for proof in proofs),
        "pairs": sum(1 for _ in pairs(snapshot)),
        "leaves": len(snapshot.vocabulary.bits),
    }
    if desk.as_json:
        print_json({"sound": not violated, **counts, "snapshot": snapshot.digest})
    elif proofs:
        grouped = {name: grouped_number(desk, count) for name, count in counts.items()}
        tell(desk, _SUM.format(**grouped))
    else:
        tell(desk, _NO_LIST)


def grouped_number(desk: Desk, count: int) -> str:
    """Return a whole number as people write it: 3.498 in Dutch, 3,498 in English."""
    text = f"{count:,}"
    return text.replace(",", ".") if desk.language is Language.NL else text


def _show(desk: Desk, snapshot: Snapshot, proof: Proof) -> None:
    never = proof.never
    mark = desk.say(_HOLDS) if proof.holds else coloured(desk.say(_VIOLATED), fg="red", bold=True)
    source = f" ({never.source})" if never.source else ""
    click.echo(f"{coloured(never.id, bold=True)}  {mark}  {grouped_number(desk, proof.cells):>9}  {never.text}{source}")
    for remark in remarks(proof):
        click.echo(f"    {desk.say(remark)}")
    if proof.example is None:
        return
    click.echo(f"    {desk.say(_example(snapshot, proof.example))}")
    for text in _causes(proof.example):
        click.echo(f"    {desk.say(text)}")
    for group in proof.groups[:MOST_GROUPS]:
        click.echo(f"    {desk.say(_group(snapshot, group))}")
    if len(proof.groups) > MOST_GROUPS:
        click.echo(f"    {desk.say(_MORE.format(count=len(proof.groups) - MOST_GROUPS))}")
    click.echo(f"    {desk.say(_PASTE)}\n")
    for line in scenario_of(snapshot, proof).splitlines():
        click.echo(f"    {line}")
    click.echo()


def remarks(proof: Proof) -> Iterator[Text]:
    """Yield what an author should know of a sentence that says less than it seems to."""
    never = proof.never
    if proof.idle and never.form is Form.STOP:
        yield _IDLE
    elif proof.idle and never.recorded:
        yield _CLOSED
    for word in proof.unnamed:
        yield _UNNAMED.format(word=word)


def _example(snapshot: Snapshot, found: Counterexample) -> Text:
    recorded = " + ".join((*found.state.met, *found.state.holds))
    return _EXAMPLE.format(
        cell=f"{' + '.join(found.held)}, {found.purpose}, {_called(snapshot, found.category)}",
        state=RECORDED.format(what=recorded) if recorded else NOTHING,
        answer=LEAVES.format(basis=found.basis.value) if found.basis else REFUSED,
    )


def _causes(found: Counterexample) -> Iterator[Text]:
    for rule in found.rules:
        yield _BY.format(rule=rule.rule, place=f"{rule.place.file}:{rule.place.line}")
    if not found.rules:
        yield _BY_NONE


def _group(snapshot: Snapshot, group: Group) -> Text:
    what = ", ".join(_called(snapshot, name) for name in group.categories[:MOST_NAMES])
    if len(group.categories) > MOST_NAMES:
        what += f" (+ {len(group.categories) - MOST_NAMES})"
    return _ALSO.format(cells=f"{' + '.join(group.held)}, {group.purpose}, {what}", states=group.states)


def _called(snapshot: Snapshot, category: str) -> str:
    return f"{category} ({snapshot.vocabulary.label_of(category).nl})"


def document_of(snapshot: Snapshot, proof: Proof) -> dict[str, Any]:
    """Return what came of one sentence, for a program."""
    never, found = proof.never, proof.example
    example: dict[str, Any] | None = None
    if found is not None:
        example = {
            "recipient": list(found.held),
            "purpose": found.purpose,
            "category": found.category,
            "basis": found.basis.value if found.basis else None,
            "met": list(found.state.met),
            "holds": list(found.state.holds),
            "rules": [{"rule": rule.rule, "place": str(rule.place)} for rule in found.rules],
            "scenario": scenario_of(snapshot, proof),
        }
    return {
        "id": never.id,
        "text": never.text,
        "source": never.source,
        "place": str(never.place),
        "form": never.form.value,
        "holds": proof.holds,
        "cells": proof.cells,
        "violations": proof.violations,
        "idle": proof.idle,
        "unnamed": list(proof.unnamed),
        "counterexample": example,
        "groups": [
            {
                "recipient": list(group.held),
                "purpose": group.purpose,
                "categories": list(group.categories),
                "states": group.states,
            }
            for group in proof.groups
        ],
    }
