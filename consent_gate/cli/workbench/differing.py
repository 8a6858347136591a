"""`policy diff`: every answer that changes between two policy sets, and the lines of policy that make it change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.choosing import NAMED, Chosen, choose
from consent_gate.cli.workbench.differing_shown import SUBJECTS, TITLES, documents, group_lines, line_of, remark_line
from consent_gate.cli.wrong import NO, OK
from consent_gate.text import Text
from consent_gate.workbench.difference import Difference, Group, Kind, difference
from consent_gate.workbench.revisions import HEAD

__all__ = ["policy"]

_BETWEEN: Final = Text("van {old} naar {new}", "from {old} to {new}")
_NOTHING: Final = Text("geen enkel antwoord verandert", "no answer changes")
_STAT: Final = Text(
    "antwoorden: {widened} verruimd, {narrowed} beperkt, {basis} op andere grondslag; regels en takken: {lines}{rest}",
    "answers: {widened} widened, {narrowed} narrowed, {basis} on another basis; rules and edges: {lines}{rest}",
)
_COUNTED: Final = Text(
    "{added} erbij, {removed} weg, {changed} gewijzigd", "{added} added, {removed} removed, {changed} changed"
)
_REST: Final = Text("; verder: {counts}", "; besides: {counts}")
_RENAMED: Final = Text(
    "{old} heet nu {new}: zelfde naam voor mensen, zelfde antwoorden; hierboven staat het bij weg en bij nieuw",
    "{old} is now called {new}: same label, same answers; above it stands with what went and with what came",
)
_NO_EFFECT: Final = Text("Gewijzigd zonder dat een antwoord verandert:", "Changed without changing an answer:")
_NO_ANSWER: Final = Text("Verder gewijzigd, en geen antwoord:", "Also changed, and no answer:")
_CELL: Final = Text(
    "Een antwoord is één ontvanger, één doel, één gegeven, in één toestand van wat is vastgelegd.",
    "An answer is one recipient, one purpose, one field, in one state of what is recorded.",
)


@policy.command_of(
    "diff",
    Text(
        "Laat elk antwoord zien dat verandert tussen OLD en NEW: " + NAMED.nl + ". Zonder NEW: de map met beleid;"
        " zonder OLD: HEAD. Afloop 0: geen antwoord verandert; 1: er verandert er een; 2: het kon niet.",
        "Show every answer that changes between OLD and NEW: " + NAMED.en + ". Without NEW: the policy folder;"
        " without OLD: HEAD. Exit 0: no answer changes; 1: one does; 2: it could not be found out.",
    ),
    click.Argument(["old"], required=False, metavar="[OLD]"),
    click.Argument(["new"], required=False, metavar="[NEW]"),
    Option(["--widened"], Text("alleen wat wordt verruimd", "only what is widened"), is_flag=True),
    Option(["--narrowed"], Text("alleen wat wordt beperkt", "only what is narrowed"), is_flag=True),
    Option(["--stat"], Text("alleen de aantallen, op één regel", "only the counts, on one line"), is_flag=True),
    Option(
        ["--all", "everything"],
        Text("noem ook elke wijziging die geen antwoord is", "also list each change that is no answer"),
        is_flag=True,
    ),
    examples=[
        "consent-gate policy diff",
        "consent-gate policy diff HEAD~3 --widened",
        "consent-gate policy diff v1.2:policies policies --stat",
        "consent-gate policy diff adopted --json",
    ],
)
def diff(
    desk: Desk, old: str | None, new: str | None, widened: bool, narrowed: bool, stat: bool, everything: bool
) -> int:
    """Compare two policy sets."""
    before = choose(desk, old or HEAD, "OLD", beside=new)
    after = choose(desk, new, "NEW", beside=old)
    found = difference(before.snapshot, after.snapshot)
    wanted = {*([Kind.WIDENED] if widened else []), *([Kind.NARROWED] if narrowed else [])} or {*Kind}
    shown = tuple(group for group in found.groups if group.kind in wanted)
    if desk.as_json:
        for document in documents(found, before, after, shown, cells=not stat):
            print_json(document)
    elif stat:
        tell(desk, _counts(found))
    else:
        for line in page(desk, found, before, after, shown, everything=everything):
            click.echo(line)
    return NO if shown else OK


def page(
    desk: Desk, found: Difference, before: Chosen, after: Chosen, shown: tuple[Group, ...], *, everything: bool
) -> Iterator[str]:
    """Yield the lines that people read about the groups to be shown, the largest of each kind first."""
    yield desk.say(_BETWEEN.format(old=before.said, new=after.said))
    for kind in Kind:
        groups = [group for group in shown if group.kind is kind]
        if groups:
            yield ""
            title = TITLES[kind].format(count=sum(group.size for group in groups))
            yield coloured(desk.say(title), bold=True)
        for group in groups:
            yield ""
            yield from group_lines(desk, group, before.snapshot, after.snapshot)
    yield ""
    if not shown:
        yield desk.say(_NOTHING)
    for was, now in found.renamed:
        yield desk.say(_RENAMED.format(old=was, new=now))
    yield from _aside(desk, found, everything=everything)
    yield desk.say(_counts(found))
    if shown:
        yield desk.say(_CELL)


def _aside(desk: Desk, found: Difference, *, everything: bool) -> Iterator[str]:
    """Tell of lines that change no answer, and of what is no rule at all."""
    told = {cause for group in found.groups for cause in group.causes}
    quiet = [cause for cause in found.causes if cause not in told]
    if quiet:
        yield desk.say(_NO_EFFECT)
        for cause in quiet:
            yield from (f"  {line}" for line in line_of(desk, cause))
    if everything and found.remarks:
        yield desk.say(_NO_ANSWER)
        yield from (f"  {remark_line(desk, remark)}" for remark in found.remarks)


def _counts(found: Difference) -> Text:
    changes = Counter(cause.change for cause in found.causes)
    subjects = Counter(remark.subject for remark in found.remarks)
    texts = [SUBJECTS[subject].format(count=count) for subject, count in subjects.items()]
    rest = Text(", ".join(text.nl for text in texts), ", ".join(text.en for text in texts))
    return _STAT.format(
        **{kind.value: found.count(kind) for kind in Kind},
        lines=_COUNTED.format(**{change: changes[change] for change in ("added", "removed", "changed")}),
        rest=_REST.format(counts=rest) if texts else "",
    )
