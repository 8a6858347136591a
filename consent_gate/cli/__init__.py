"""The command line: thin commands over the library. `main` is what `consent-gate` runs."""

from __future__ import annotations

from consent_gate.cli.logs import log
from consent_gate.cli.people import gezag, objection, pupil, restriction
from consent_gate.cli.policy import policy
from consent_gate.cli.questions import questions
from consent_gate.cli.recipients import recipient
from consent_gate.cli.roles import record, role
from consent_gate.cli.root import root
from consent_gate.cli.statements import consent

__all__ = ["main"]

_COMMANDS = (
    *(policy, recipient, pupil, gezag, consent, objection, restriction, role, record),
    *questions.commands.values(),
    log,
)
for _command in _COMMANDS:
    root.add_command(_command)


def main() -> None:
    """Run the command line of this process."""
    root.main()
