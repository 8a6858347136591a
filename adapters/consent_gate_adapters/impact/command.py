"""`consent-gate policy impact`: the recorded decisions under other policies, and what would come out otherwise."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.names import recipient_asked
from consent_gate.cli.paper import print_json, progress
from consent_gate.cli.shape import Explained, Option
from consent_gate.cli.workbench.choosing import NAMED, choose
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.ports import Ledger
from consent_gate.text import Text
from consent_gate_adapters.impact import telling
from consent_gate_adapters.impact.engines import DUCKDB, ENGINES, MEMORY, Engine, open_engine
from consent_gate_adapters.impact.export import OfAnotherLedger
from consent_gate_adapters.impact.replaying import Part, Replaying

NAME: Final = "impact"

_STAGES: Final = {
    "export": Text("regels uit het grootboek gehaald:", "lines taken from the ledger:"),
    "groups": Text("regels per groep beoordeeld:", "lines judged by group:"),
    "lines": Text("regels één voor één beslist:", "lines decided one by one:"),
}
_OTHER_LEDGER: Final = Text(
    "de map van --work hoort bij een ander grootboek; kies een andere map of maak haar leeg",
    "the folder of --work belongs to another ledger; choose another one or empty it",
)
_NO_SPARK: Final = Text(
    "voor --engine spark ontbreekt een onderdeel; installeer consent-gate[spark] en Java 17",
    "a part is missing for --engine spark; install consent-gate[spark] and Java 17",
)
_MEMORY: Final = Text("--memory moet zijn als 500MB of 4GB", "--memory must be such as 500MB or 4GB")
_NO_DISK: Final = Text(
    "in de map voor tussenbestanden kan niet worden geschreven; kies een andere met --work",
    "the folder for temporary files cannot be written to; choose another one with --work",
)

_OPTIONS: Final = (
    click.Argument(["new"], required=False, metavar="[NEW]"),
    Option(["--since"], Text("vanaf deze dag", "from this day on"), metavar="DATE"),
    Option(["--until"], Text("tot en met deze dag", "up to and including this day"), metavar="DATE"),
    Option(["--recipient"], Text("alleen van deze ontvanger", "of this recipient only"), metavar="ID"),
    Option(["--lines"], Text("noem ook elke logregel die verandert", "name each changing log line too"), is_flag=True),
    Option(
        ["--work"],
        Text(
            "bewaar het uitgelezen logboek in deze map; een volgende keer leest dan alleen wat er bijkwam",
            "keep the log that was read in this folder; the next time reads only what was added",
        ),
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
    ),
    Option(
        ["--engine"],
        Text("wat er telt: duckdb (standaard) of spark", "what counts: duckdb (default) or spark"),
        type=click.Choice(ENGINES),
        default=DUCKDB,
        metavar="ENGINE",
    ),
    Option(
        ["--memory"],
        Text(
            f"hoeveel geheugen duckdb neemt voordat het de schijf gebruikt (anders {MEMORY})",
            f"how much memory duckdb takes before it uses the disk (else {MEMORY})",
        ),
        default=MEMORY,
        metavar="SIZE",
    ),
    Option(
        ["--spark-master"],
        Text("waar spark draait (anders op deze machine)", "where spark runs (else on this machine)"),
        default="local[*]",
        metavar="URL",
    ),
)


def impact(
    new: str | None,
    since: str | None,
    until: str | None,
    recipient: str | None,
    lines: bool,
    work: Path | None,
    engine: str,
    memory: str,
    spark_master: str,
) -> None:
    """Replay the log under the policies in `new` and leave with 0 when nothing changes, 1 when something does."""
    ctx = click.get_current_context()
    desk = Desk.of(ctx)
    part = Part(
        day_of(since, "--since"),
        day_of(until, "--until"),
        None if recipient is None else recipient_asked(recipient),
    )
    if not re.fullmatch(r"[1-9][0-9]{0,5}(MB|GB)", memory):
        raise Wrong(_MEMORY)
    candidate = choose(desk, new, "NEW").snapshot
    with desk.ledger() as ledger, _folder(work) as folder, closing(_engine(engine, folder, memory, spark_master)) as it:
        replaying = Replaying(ledger, candidate, it, folder, lambda stage: progress(desk, _STAGES[stage], every=1))
        try:
            found = replaying.run(part)
        except OfAnotherLedger:
            raise Wrong(_OTHER_LEDGER) from None
        kinds = _kinds(ledger)
        if lines:
            for entry, kind in replaying.changed_lines(part):
                if desk.as_json:
                    print_json({"entry": entry, "change": kind.value})
                else:
                    click.echo(f"{entry}  {desk.say(telling.SAID[kind])}")
        (telling.document if desk.as_json else telling.told)(desk, found, candidate, kinds)
    ctx.exit(NO if found.totals else OK)


command: Final = Explained(
    NAME,
    Text(
        "Beslis het logboek opnieuw onder ander beleid: wat zou niet meer gaan, wat zou nu wel gaan, voor wie. "
        f"NEW is {NAMED.nl}. Afloop 1 als er iets verandert.",
        "Decide the log again under other policies: what would no longer go, what would go now, for whom. "
        f"NEW is {NAMED.en}. Exit 1 when something changes.",
    ),
    params=_OPTIONS,
    examples=[
        "consent-gate policy impact",
        "consent-gate policy impact voorstel --since 2026-01-01",
        "consent-gate policy impact HEAD~1",
        "consent-gate policy impact voorstel --recipient org:lindenhout --lines --json",
        "consent-gate policy impact voorstel --work build/impact --memory 4GB",
        "consent-gate policy impact voorstel --engine spark",
    ],
    callback=impact,
)


@contextmanager
def _folder(work: Path | None) -> Iterator[Path]:
    """Give the folder of `--work`, or one that is thrown away: the files hold ids of pupils."""
    if work is None:
        with tempfile.TemporaryDirectory(prefix="consent-gate-") as folder:
            yield Path(folder)
        return
    try:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise Wrong(_NO_DISK) from None
    yield work


def _engine(name: str, folder: Path, memory: str, master: str) -> Engine:
    try:
        return open_engine(name, folder / name, memory=memory, master=master)
    except ImportError:
        # DuckDB comes with the extra that brought this command.
        raise Wrong(_NO_SPARK) from None


def _kinds(ledger: Ledger) -> dict[str, str]:
    """Return what each recipient is, as far as one word says it: the kind it is registered as, else its only role."""
    found = {}
    for state in ledger.recipients():
        roles = {fact.role for fact in state.roles}
        found[state.recipient] = state.kind or (next(iter(roles)) if len(roles) == 1 else "")
    return found
