"""The program `consent-gate`: all groups of commands, and those that adapters add under an entry point name."""

from __future__ import annotations

from typing import Final

from consent_gate.cli.offered import COMMANDS, Offering
from consent_gate.cli.shape import Program
from consent_gate.text import Text


class Root(Offering, Program):
    """The program, with the commands that adapters add."""


root: Final = Root(
    "consent-gate",
    Text(
        "Consent Gate laat uit de schooladministratie alleen gaan wat mag, en legt dat eerst vast. "
        "Afloop: 0 goed, 1 nee of fouten gevonden, 2 de opdracht kon niet.",
        "Consent Gate lets out of the school's administration only what may leave, and records it first. "
        "Exit: 0 fine, 1 no or faults found, 2 the command could not be carried out.",
    ),
    environment=True,
    offered=COMMANDS,
    examples=["consent-gate policy check", "consent-gate --lang en policy check", "consent-gate log list"],
)
