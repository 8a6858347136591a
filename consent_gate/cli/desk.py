"""What a command works with: the language, the ledger, the policies and the clock.

Every value comes from an option, else from the environment, else from a default that suits a folder with one school.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from consent_gate import adoption
from consent_gate.cli.wrong import Wrong
from consent_gate.ports import Clock, Ledger, SystemClock
from consent_gate.records import MR_PARTS
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import amsterdam_date
from consent_gate.text import Language, Text
from consent_gate.wiring import open_ledger

NO_LEDGER: Final = Text(
    "er is hier geen grootboek; wijs het aan met --ledger, "
    "of maak het met `consent-gate pupil add`, `import` of `policy adopt`",
    "there is no ledger here; point to it with --ledger, "
    "or make one with `consent-gate pupil add`, `import` or `policy adopt`",
)

NO_FOLDER: Final = Text(
    "deze map bestaat niet of is geen map; geef de map met beleid (--policies of CONSENT_GATE_POLICIES)",
    "there is no such folder; give the policy folder (--policies or CONSENT_GATE_POLICIES)",
)
NO_SUCH_PART: Final = Text(
    "--mr (of CONSENT_GATE_MR) noemt delen van de MR, met komma's ertussen: {parts}",
    "--mr (or CONSENT_GATE_MR) names parts of the MR, separated by commas: {parts}",
)


@dataclass
class Desk:
    """The surroundings of one command. `clock` can be given, so that a day can be chosen without waiting for it."""

    language: Language = Language.NL
    as_json: bool = False
    ledger_address: str = "consent-gate.db"
    policies: Path = Path("policies")
    account: str = ""
    mr: str = ""
    clock: Clock = field(default_factory=SystemClock)

    @classmethod
    def of(cls, ctx: click.Context) -> Desk:
        """Return the desk of this run; one is made for the first that asks."""
        root = ctx.find_root()
        if not isinstance(root.obj, Desk):
            root.obj = Desk()
        return root.obj

    def now(self) -> datetime:
        """Return the present instant."""
        return self.clock.now()

    def today(self) -> date:
        """Return the date in Amsterdam."""
        return amsterdam_date(self.now())

    def say(self, text: Text) -> str:
        """Return `text` in the language of this run."""
        return text.say(self.language)

    def recorder(self) -> str:
        """Return the account under which records are written: `--account`, else the user of this machine."""
        if self.account:
            return self.account
        try:
            user = re.sub(r"[^A-Za-z0-9._-]", "-", getpass.getuser())[:50]
        except (OSError, KeyError):
            user = ""
        return f"cli:{user}" if user else "cli"

    def required_parts(self) -> tuple[str, ...]:
        """Return the parts of the MR that must have consented to policies in force; raise Wrong for another word."""
        try:
            return adoption.required_parts(part.strip() for part in self.mr.split(",") if part.strip())
        except ValueError:
            raise Wrong(NO_SUCH_PART.format(parts=", ".join(MR_PARTS))) from None

    def snapshot(self) -> Snapshot:
        """Read the policies; raise PolicyInvalid with every fault, Wrong when there is no such folder."""
        return Snapshot.read(there(self.policies))

    @contextmanager
    def ledger(self, *, create: bool = False) -> Iterator[Ledger]:
        """Open the ledger, and close it after use. Only a command that writes makes one that is not there."""
        address = self.ledger_address
        scheme, separator, rest = address.partition("://")
        path = Path(rest.removeprefix("/")) if separator and scheme == "sqlite" else Path(address)
        if not create and (not separator or scheme == "sqlite") and not path.exists():
            raise Wrong(NO_LEDGER)
        ledger = open_ledger(address)
        try:
            yield ledger
        finally:
            ledger.close()


def there(folder: Path) -> Path:
    """Return a folder that exists; raise Wrong for any other path."""
    if not folder.is_dir():
        raise Wrong(NO_FOLDER)
    return folder


def day_of(text: str | None, option: str) -> date | None:
    """Return the date that an option gives, None when it gives none."""
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Wrong(
        Text("{option} moet een datum zijn als 2026-09-01", "{option} must be a date such as 2026-09-01").format(
            option=option
        )
    )


def instant_text(instant: datetime) -> str:
    """Return an instant as logs write it: UTC, to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
