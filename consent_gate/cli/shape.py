"""The shape of every command: two languages, the same shared options everywhere, help that ends in examples.

A command is a function that gets the desk and its options and returns an exit code (None is 0).
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.wrong import OK, UnknownCommand, explained, unknown_command, write
from consent_gate.text import Language, Text

Run = Callable[..., int | None]

_USAGE: Final = Text("Gebruik: ", "Usage: ")
_OPTIONS: Final = Text("Opties", "Options")
_SHARED: Final = Text("Bij elke opdracht", "With every command")
_COMMANDS: Final = Text("Opdrachten", "Commands")
_EXAMPLES: Final = Text("Voorbeelden", "Examples")
_HELP: Final = Text("toon deze uitleg", "show this explanation")
_REQUIRED: Final = Text(" (verplicht)", " (required)")


def language_of(ctx: click.Context) -> Language:
    """Return the language chosen so far in this run."""
    return Desk.of(ctx).language


class Option(click.Option):
    """An option that explains itself in two languages."""

    def __init__(self, names: Sequence[str], text: Text, **attributes: Any) -> None:
        super().__init__(list(names), help=text.nl, **attributes)
        self.text = text

    def record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the two columns of the help page."""
        language = language_of(ctx)
        spelled = ", ".join(self.opts)
        if not self.is_flag:
            spelled += f" {self.make_metavar(ctx)}"
        return spelled, self.text.say(language) + (_REQUIRED.say(language) if self.required else "")


_SHARED_OPTIONS: Final[tuple[tuple[str, str, Text, dict[str, Any]], ...]] = (
    (
        "--ledger",
        "ledger_address",
        Text(
            "het grootboek (of CONSENT_GATE_LEDGER; anders consent-gate.db in deze map)",
            "the ledger (or CONSENT_GATE_LEDGER; else consent-gate.db in this folder)",
        ),
        {"metavar": "PATH_OR_URL"},
    ),
    (
        "--policies",
        "policies",
        Text(
            "de map met beleid (of CONSENT_GATE_POLICIES; anders policies)",
            "the policy folder (or CONSENT_GATE_POLICIES; else policies)",
        ),
        {"metavar": "DIR", "type": click.Path(path_type=Path)},
    ),
    (
        "--account",
        "account",
        Text(
            "wie dit vastlegt (of CONSENT_GATE_ACCOUNT; anders de gebruiker van deze computer)",
            "who records this (or CONSENT_GATE_ACCOUNT; else the user of this machine)",
        ),
        {"metavar": "ID"},
    ),
    (
        "--mr",
        "mr",
        Text(
            "delen van de MR die met beleid in gebruik ingestemd moeten hebben (of CONSENT_GATE_MR; anders geen)",
            "parts of the MR that must have consented to policies in force (or CONSENT_GATE_MR; else none)",
        ),
        {"metavar": "PARTS"},
    ),
    (
        "--lang",
        "language",
        Text("taal van de uitvoer (of CONSENT_GATE_LANG)", "language of the output (or CONSENT_GATE_LANG)"),
        {"type": click.Choice([language.value for language in Language])},
    ),
    (
        "--json",
        "as_json",
        Text("uitvoer voor programma's: één JSON-object per regel", "output for programs: one JSON object per line"),
        {"is_flag": True},
    ),
)
"""The options that every command has: name, what of the desk it sets, meaning, and how click reads it."""


def shared(*, environment: bool = False) -> list[click.Parameter]:
    """Return the shared options. The program itself has them too, so that they can stand anywhere.

    The program reads the environment first; what stands on the command line then overrules it.
    """
    return [
        Option(
            [name],
            text,
            envvar=f"CONSENT_GATE_{name.removeprefix('--').upper()}" if environment and name != "--json" else None,
            expose_value=False,
            is_eager=True,
            callback=_set_on_desk(attribute),
            **settings,
        )
        for name, attribute, text, settings in _SHARED_OPTIONS
    ]


def _set_on_desk(attribute: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setattr(Desk.of(ctx), attribute, Language(value) if attribute == "language" else value)

    return keep


def show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Print the help page and end the run."""
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Explained(click.Command):
    """A command whose help page is ours: usage, meaning, options, examples, all in the language of the run."""

    def __init__(
        self,
        name: str,
        text: Text,
        *,
        params: Sequence[click.Parameter] = (),
        examples: Sequence[str] = (),
        environment: bool = False,
        **attributes: Any,
    ) -> None:
        help_option = Option(
            ["--help"], _HELP, is_flag=True, expose_value=False, is_eager=True, callback=show_help, default=False
        )
        super().__init__(
            name,
            params=[*params, *shared(environment=environment), help_option],
            help=text.nl,
            add_help_option=False,
            **attributes,
        )
        self.text = text
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole page."""
        language = language_of(ctx)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_USAGE.say(language))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.text.say(language))
        common = {option.opts[0] for option in shared()} | {"--help"}
        options = [param for param in self.params if isinstance(param, Option)]
        for title, chosen in (
            (_OPTIONS, [option for option in options if option.opts[0] not in common]),
            (_SHARED, [option for option in options if option.opts[0] in common]),
        ):
            if chosen:
                with formatter.section(title.say(language)):
                    formatter.write_dl([option.record(ctx) for option in chosen])
        self.format_commands_of(ctx, formatter)
        if self.examples:
            with formatter.section(_EXAMPLES.say(language)):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def format_commands_of(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below this one; a single command has none."""


class Many(Explained, click.Group):
    """A group of commands. `usual` is the one that is meant when only options, or nothing at all, follow its name."""

    def __init__(self, *args: Any, usual: str = "", **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.usual = usual

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the name of the group."""
        unnamed = not args or (args[0].startswith("-") and not {"--help", *self.commands}.intersection(args))
        return super().parse_args(ctx, [self.usual, *args] if self.usual and unnamed else args)

    def format_commands_of(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its meaning."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                said = (
                    command.text.say(language_of(ctx))
                    if isinstance(command, Explained)
                    else command.get_short_help_str()
                )
                rows.append((name, said.partition(". ")[0].rstrip(".")))
        with formatter.section(_COMMANDS.say(language_of(ctx))):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added, which is that of the work."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; suggest one when there is none of this name, without repeating what was typed."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            text = unknown_command(near[0] if near else ", ".join(self.list_commands(ctx)))
            raise UnknownCommand(text, ctx)
        return super().resolve_command(ctx, args)

    def command_of(
        self, name: str, text: Text, *params: click.Parameter, examples: Sequence[str]
    ) -> Callable[[Run], Run]:
        """Make a function a command of this group. Every command has examples."""

        def added(run: Run) -> Run:
            def callback(**values: Any) -> None:
                ctx = click.get_current_context()
                ctx.exit(run(Desk.of(ctx), **values) or OK)

            self.add_command(Explained(name, text, params=params, examples=examples, callback=callback))
            return run

        return added


class Program(Many):
    """The program itself. Whatever goes wrong becomes one sentence on stderr and an exit code."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command line to its end and leave. `obj` may be a desk of one's own."""
        desk = extra.pop("obj", None) or Desk()
        settings = {**extra, "prog_name": extra.get("prog_name") or "consent-gate", "standalone_mode": False}
        try:
            code = super().main(*args, obj=desk, **settings)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the edge: a traceback could hold a value
            texts, code = explained(error)
            write(texts, desk.language)
        sys.exit(code if isinstance(code, int) else OK)
