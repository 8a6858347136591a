"""`consent-gate demo`: builds a small school from EDEXML, plays the story, and leaves it running when asked."""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from pathlib import Path

import click

from consent_gate.errors import ConsentGateError
from consent_gate.replay import replay
from consent_gate.text import Language, Text
from consent_gate_adapters.demo.stage import Stage, cast_of, school_from, set_stage
from consent_gate_adapters.demo.story import Storyteller
from consent_gate_adapters.demo.table import heading, row

EXAMPLES = """
\b
Voorbeelden / examples:
  consent-gate demo
  consent-gate demo --json
  consent-gate demo --edexml export.xml
  consent-gate demo --serve --port 8080
"""


@click.command("demo", epilog=EXAMPLES)
@click.option(
    "--edexml", type=click.Path(path_type=Path), help="An EDEXML 2.0 or 2.1 file instead of the invented school."
)
@click.option(
    "--policies",
    type=click.Path(path_type=Path),
    default=Path("policies"),
    show_default=True,
    envvar="CONSENT_GATE_POLICIES",
)
@click.option("--serve", is_flag=True, help="Leave the school running afterwards, with ready-made curl lines.")
@click.option("--port", default=0, help="Port to listen on; 0 takes a free one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each exchange.")
@click.option("--lang", "language", type=click.Choice([*Language]), default=Language.NL, envvar="CONSENT_GATE_LANG")
def command(edexml: Path | None, policies: Path, serve: bool, port: int, as_json: bool, language: Language) -> None:
    """Play the main job on a small school: who asks what, what leaves, on which ground and by which rule."""
    language = Language(language)
    try:
        school = school_from(edexml)
        cast = cast_of(school)
        if cast is None:
            text = Text("geen leerling met een geboortedatum in dit bestand", "no pupil with a birth date in this file")
            raise click.UsageError(text.say(language))
        with (
            tempfile.TemporaryDirectory(prefix="consent-gate-") as folder,
            set_stage(school, cast, policies, Path(folder), port) as stage,
        ):
            sound = _play(stage, language, as_json)
            if serve:
                _serve(stage, language)
    except ConsentGateError as error:
        click.echo(f"consent-gate demo: {error.text.say(language)}", err=True)
        raise SystemExit(2) from None
    raise SystemExit(0 if sound else 1)


def _play(stage: Stage, language: Language, as_json: bool) -> bool:
    """Play and print; return whether all refusals were alike and every decision came out the same again."""
    storyteller = Storyteller(stage)
    colour = sys.stdout.isatty()
    if not as_json:
        text = Text(
            "{brin}, schooljaar {year}: {pupils} leerlingen, {routes} gedeclareerde routes.\n",
            "{brin}, school year {year}: {pupils} pupils, {routes} declared routes.\n",
        ).format(
            brin=stage.school.brin or "-",
            year=stage.school.school_year,
            pupils=len(stage.school.pupils),
            routes=stage.routes,
        )
        click.echo(f"{text.say(language)}\n{heading(language)}")
    for number, exchange in enumerate(storyteller.tell(), start=1):
        if as_json:
            click.echo(json.dumps(exchange.document(language), ensure_ascii=False))
        else:
            click.echo(row(number, exchange, language, colour=colour))
    lines = list(stage.ledger.entries())
    found = len(list(replay(stage.ledger, lines)))
    if not as_json:
        click.echo(_ending(len(lines), found, storyteller).say(language))
    return not found and storyteller.one_refusal


def _ending(lines: int, found: int, storyteller: Storyteller) -> Text:
    refusals = Text("alle weigeringen waren byte voor byte gelijk", "all refusals were the same bytes")
    differing = Text("FOUT: niet alle weigeringen waren gelijk", "ERROR: not all refusals were the same")
    return Text(
        "{lines} logregels, opnieuw beslist uit grootboek en beleid: {found} verschillen; {refusals}.",
        "{lines} log lines, decided again from ledger and policies: {found} differences; {refusals}.",
    ).format(lines=lines, found=found, refusals=refusals if storyteller.one_refusal else differing)


def _serve(stage: Stage, language: Language) -> None:
    text = Text("De school draait nog; stop met Ctrl-C.", "The school is still running; stop with Ctrl-C.")
    click.echo(f"\n{text.say(language)}\n")
    for recipient, key in stage.keys.items():
        path = f"/api/leerlingen/{stage.cast.pupil.key}" + ("/verzuimmelding" if "duo" in recipient else "")
        click.echo(f"# {recipient}\ncurl -s -H 'Authorization: Bearer {key}' http://127.0.0.1:{stage.port}{path}\n")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("")
