"""`consent-gate demo`: builds a small school from EDEXML, plays the story, and leaves it running when asked."""

from __future__ import annotations

import json
import signal
import tempfile
import threading
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.shape import Explained, Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.replay import replay
from consent_gate.text import Language, Text
from consent_gate_adapters.demo.stage import Stage, cast_of, school_from, set_stage
from consent_gate_adapters.demo.story import REGISTER, Storyteller
from consent_gate_adapters.demo.table import heading, row

NAME: Final = "demo"
_NOBODY: Final = Text("geen leerling met een geboortedatum in dit bestand", "no pupil with a birth date in this file")

_OPTIONS: Final = (
    Option(
        ["--edexml"],
        Text(
            "een EDEXML-bestand (2.0 of 2.1) in plaats van de verzonnen school",
            "an EDEXML file (2.0 or 2.1) instead of the invented school",
        ),
        type=click.Path(path_type=Path),
        metavar="FILE",
    ),
    Option(
        ["--serve"],
        Text(
            "laat de school daarna draaien, met curl-regels die zo werken",
            "leave the school running afterwards, with ready-made curl lines",
        ),
        is_flag=True,
    ),
    Option(
        ["--port"],
        Text("poort om op te luisteren (anders een vrije)", "port to listen on (else a free one)"),
        type=click.IntRange(0, 65535),
        default=0,
        metavar="N",
    ),
)


def play(edexml: Path | None, serve: bool, port: int) -> None:
    """Set the stage in a folder that is thrown away, play, and leave with 0 when everything came out as promised."""
    ctx = click.get_current_context()
    desk = Desk.of(ctx)
    school = school_from(edexml)
    cast = cast_of(school)
    if cast is None:
        raise Wrong(_NOBODY)
    with (
        tempfile.TemporaryDirectory(prefix="consent-gate-") as folder,
        set_stage(school, cast, desk.policies, Path(folder), port) as stage,
    ):
        sound = _play(stage, desk.language, desk.as_json)
        if serve:
            # With --json stdout is for programs alone.
            _tell_how_to_ask(stage, desk.language, err=desk.as_json)
            _wait_for_the_end()
    ctx.exit(OK if sound else NO)


command: Final = Explained(
    NAME,
    Text(
        "Speel het hoofdwerk op een kleine school: wie vraagt wat, wat gaat weg, op welke grond en door welke regel.",
        "Play the main job on a small school: who asks what, what leaves, on which ground and by which rule.",
    ),
    params=_OPTIONS,
    examples=[
        "consent-gate demo",
        "consent-gate demo --lang en",
        "consent-gate demo --json",
        "consent-gate demo --edexml export.xml",
        "consent-gate demo --serve --port 8080",
    ],
    callback=play,
)


def _play(stage: Stage, language: Language, as_json: bool) -> bool:
    """Play and print; return whether all refusals were alike and every decision came out the same again."""
    storyteller = Storyteller(stage)
    if not as_json:
        click.echo(f"{_opening(stage).say(language)}\n\n{heading(language)}")
    for number, exchange in enumerate(storyteller.tell(), start=1):
        if as_json:
            click.echo(json.dumps(exchange.document(language), ensure_ascii=False))
        else:
            click.echo(row(number, exchange, stage.gate.snapshot.vocabulary.bases, language))
    lines = list(stage.ledger.entries())
    found = len(list(replay(stage.ledger, lines)))
    if not as_json:
        click.echo(_ending(len(lines), found, storyteller).say(language))
    return not found and storyteller.one_refusal


def _opening(stage: Stage) -> Text:
    return Text(
        "{brin}, schooljaar {year}: {pupils} leerlingen, {routes} gedeclareerde routes.\n"
        "Het draait om leerling {lead}, met twee ouders; het verhaal begint een maand voor de zestiende verjaardag.",
        "{brin}, school year {year}: {pupils} pupils, {routes} declared routes.\n"
        "It is about pupil {lead}, who has two guardians; the story begins a month before the sixteenth birthday.",
    ).format(
        brin=stage.school.brin or "-",
        year=stage.school.school_year or "-",
        pupils=len(stage.school.pupils),
        routes=stage.routes,
        lead=stage.cast.pupil.key,
    )


def _ending(lines: int, found: int, storyteller: Storyteller) -> Text:
    refusals = Text("alle weigeringen waren byte voor byte gelijk", "all refusals were the same bytes")
    differing = Text("FOUT: niet alle weigeringen waren gelijk", "ERROR: not all refusals were the same")
    return Text(
        "{lines} logregels, opnieuw beslist uit grootboek en beleid: {found} verschillen; {refusals}.",
        "{lines} log lines, decided again from ledger and policies: {found} differences; {refusals}.",
    ).format(lines=lines, found=found, refusals=refusals if storyteller.one_refusal else differing)


def _tell_how_to_ask(stage: Stage, language: Language, *, err: bool) -> None:
    text = Text("De school draait nog; stop met Ctrl-C.", "The school is still running; stop with Ctrl-C.")
    click.echo(f"\n{text.say(language)}\n", err=err)
    for recipient, key in stage.keys.items():
        path = f"/api/leerlingen/{stage.cast.pupil.key}" + ("/verzuimmelding" if recipient == REGISTER else "")
        address = f"http://127.0.0.1:{stage.port}{path}"
        click.echo(f"# {recipient}\ncurl -s -H 'Authorization: Bearer {key}' {address}\n", err=err)


def _wait_for_the_end() -> None:
    """Wait for Ctrl-C. The end that `kill` asks for is the same: no folder with a school's pupils stays behind."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while not threading.Event().wait(1):
            pass  # in turns, because on Windows a wait without end does not hear Ctrl-C
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
