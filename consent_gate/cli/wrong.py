"""What went wrong, said in one clear sentence with the remedy; never a traceback, never what was typed (CG-13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.errors import (
    ConsentGateError,
    DocumentInvalid,
    LedgerUnavailable,
    NeverViolated,
    NotAdopted,
    NotSigned,
    PolicyInvalid,
    RecordRefused,
)
from consent_gate.text import Language, Text

OK: Final = 0
NO: Final = 1
"""The answer is no: refused, faults found, differences found."""
BAD: Final = 2
"""The question could not be put: usage, bad input, no ledger."""


class Wrong(ConsentGateError):
    """A command cannot go on. `texts` are sentences for people, each on a line of its own."""

    def __init__(self, *texts: Text, code: int = BAD) -> None:
        super().__init__(texts[0])
        self.texts = texts
        self.code = code


class UnknownCommand(click.UsageError):
    """A command that does not exist; `text` says what does."""

    def __init__(self, text: Text, ctx: click.Context) -> None:
        super().__init__(text.en, ctx)
        self.text = text


SHOWN: Final = 3
"""How many faults of the policies are shown by a command that is about something else."""

_CHECK: Final = Text("`consent-gate policy check` noemt elke fout", "`consent-gate policy check` names each fault")
_REMEDIES: Final[tuple[tuple[type[ConsentGateError], Text], ...]] = (
    (
        LedgerUnavailable,
        Text(
            "kijk of --ledger (of CONSENT_GATE_LEDGER) klopt en of er schijfruimte en leesrecht is",
            "see whether --ledger (or CONSENT_GATE_LEDGER) is right, and disk space and permissions suffice",
        ),
    ),
    (
        NeverViolated,
        Text(
            "`consent-gate policy prove` toont elk tegenvoorbeeld als scenario",
            "`consent-gate policy prove` shows each counterexample as a scenario",
        ),
    ),
    (
        NotAdopted,
        Text(
            "leg de instemming vast met `consent-gate policy adopt`, of neem het beleid terug waarmee is ingestemd",
            "record the consent with `consent-gate policy adopt`, or go back to the policies that were consented to",
        ),
    ),
    (
        NotSigned,
        Text(
            "laat iemand tekenen met `consent-gate policy sign`, of neem het beleid terug dat getekend was",
            "let somebody sign with `consent-gate policy sign`, or go back to the policies that were signed",
        ),
    ),
    (
        RecordRefused,
        Text(
            "leg eerst vast waar dit naar verwijst, of kijk het nummer na (consent-gate pupil add, consent list, "
            "role list, policy status)",
            "first record what this refers to, or look its number up (consent-gate pupil add, consent list, role list, "
            "policy status)",
        ),
    ),
)

_MISSING: Final = Text("{option} ontbreekt", "{option} is missing")
_UNKNOWN_OPTION: Final = Text("deze optie bestaat niet: {option}", "there is no such option: {option}")
_UNKNOWN_COMMAND: Final = Text("deze opdracht bestaat niet", "there is no such command")
_PERHAPS: Final = Text("{said}; bedoelde u {near}?", "{said}; did you mean {near}?")
_BAD_VALUE: Final = Text("{option} heeft een waarde die niet kan", "{option} has a value that cannot be")
_BAD_CHOICE: Final = Text("{option} moet een van deze zijn: {choices}", "{option} must be one of: {choices}")
_BAD_NUMBER: Final = Text("{option} moet een heel getal zijn: {range}", "{option} must be a whole number: {range}")
_BAD_FILE: Final = Text("{option}: dit bestand is niet te lezen", "{option}: this file cannot be read")
_USAGE: Final = Text("zo kan deze opdracht niet gegeven worden", "this command cannot be given like this")
_SEE_HELP: Final = Text("zie {command} --help", "see {command} --help")
_FILE: Final = Text(
    "een bestand is niet te lezen of te schrijven; kijk of de map bestaat, u er mag schrijven en er schijfruimte is",
    "a file cannot be read or written; see whether the folder exists, you may write there, and there is disk space",
)
_ANY: Final = Text("deze optie", "this option")
_ABORTED: Final = Text("afgebroken", "aborted")
_UNEXPECTED: Final = Text(
    "onverwachte fout ({kind}); er is niets half gedaan. Meld dit met de opdracht, zonder gegevens van leerlingen",
    "unexpected error ({kind}); nothing was half done. Report it with the command, without pupils' data",
)


def explained(error: BaseException) -> tuple[tuple[Text, ...], int]:
    """Return what to say about `error`, and the exit code."""
    match error:
        case Wrong():
            return error.texts, error.code
        case DocumentInvalid():
            return tuple(_located(error)), BAD
        case PolicyInvalid():
            return (*_first_faults(error), joined(error.text, _CHECK)), BAD
        case ConsentGateError():
            remedy = next((text for kind, text in _REMEDIES if isinstance(error, kind)), None)
            return (joined(error.text, remedy) if remedy else error.text,), BAD
        case click.UsageError():
            said = _usage(error)
            command = error.ctx.command_path if error.ctx else "consent-gate"
            return (joined(said, _SEE_HELP.format(command=command)),), BAD
        case click.ClickException():
            return (_BAD_FILE.format(option=_ANY),), BAD
        case click.Abort() | KeyboardInterrupt():
            return (_ABORTED,), BAD
        case OSError():
            return (_FILE,), BAD
    return (_UNEXPECTED.format(kind=type(error).__name__),), BAD


def joined(said: Text, remedy: Text) -> Text:
    """Return what is wrong and what to do about it as one sentence."""
    sign = "" if said.nl.endswith("?") else ";"
    return Text(f"{said.nl}{sign} {remedy.nl}", f"{said.en}{sign} {remedy.en}")


def write(texts: tuple[Text, ...], language: Language) -> None:
    """Write sentences on stderr; the first word is red on a terminal."""
    mark = coloured("fout:" if language is Language.NL else "error:", fg="red", bold=True)
    for text in texts:
        click.echo(f"{mark} {text.say(language)}", err=True)


def _first_faults(error: PolicyInvalid) -> Iterator[Text]:
    for fault in error.faults[:SHOWN]:
        yield Text(fault.line(Language.NL), fault.line(Language.EN))


def _located(error: DocumentInvalid) -> Iterator[Text]:
    source = f"{error.source}: " if error.source else ""
    for path, text in error.paths:
        yield Text(f"{source}{path}: {text.nl}", f"{source}{path}: {text.en}")


def _usage(error: click.UsageError) -> Text:
    match error:
        case UnknownCommand():
            return error.text
        case click.NoSuchOption():
            # Only what looks like an option is repeated: after a slip it could be anything.
            option = error.option_name if re.fullmatch(r"--?[a-z0-9-]{1,30}", error.option_name) else "--..."
            said = _UNKNOWN_OPTION.format(option=option)
            return _PERHAPS.format(said=said, near=min(error.possibilities)) if error.possibilities else said
        case click.MissingParameter():
            return _MISSING.format(option=_option(error))
        case click.BadParameter():
            return _bad_value(error)
    return _USAGE


def _bad_value(error: click.BadParameter) -> Text:
    option, kind = _option(error), error.param.type if error.param else None
    match kind:
        case click.Choice():
            return _BAD_CHOICE.format(option=option, choices=", ".join(map(str, kind.choices)))
        case click.IntRange():
            return _BAD_NUMBER.format(option=option, range=f"{kind.min}..{kind.max or ''}")
        case click.Path() | click.File():
            return _BAD_FILE.format(option=option)
    return _BAD_VALUE.format(option=option)


def _option(error: click.BadParameter) -> Text:
    if error.param is None:
        return _ANY
    name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(_context(error))
    return Text(name, name)


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("consent-gate"))


def unknown_command(near: str) -> Text:
    """Return the sentence for a command that does not exist."""
    return _PERHAPS.format(said=_UNKNOWN_COMMAND, near=near) if near else _UNKNOWN_COMMAND
