"""The command line: thin commands over the library. `main` is what `consent-gate` runs."""

from __future__ import annotations

from consent_gate.cli import (
    adopting,
    ahead,
    carding,
    closing,
    corrections,
    emergency_list,
    erasing,
    ground_lists,
    logs,
    people,
    recipients,
    roles,
    root,
    statements,
)
from consent_gate.cli.workbench import (
    charting,
    covering,
    differing,
    manifesting,
    mutating,
    proving,
    reporting,
    testing,
    tracing,
)

__all__ = ["covering", "main", "mutating", "proving", "testing"]

_COMMANDS = (
    adopting.policy,
    differing.policy,
    charting.policy,
    tracing.policy,
    manifesting.policy,
    reporting.policy,
    recipients.recipient,
    people.pupil,
    people.gezag,
    statements.consent,
    people.objection,
    people.restriction,
    corrections.correction,
    *erasing.requests.commands.values(),
    ground_lists.agreement,
    ground_lists.mandate,
    ground_lists.order,
    ground_lists.weighing,
    ground_lists.inspection,
    ground_lists.caution,
    emergency_list.emergency,
    roles.role,
    roles.record,
    *carding.questions.commands.values(),
    *ahead.ahead.commands.values(),
    closing.owing,
    logs.log,
)
for _command in _COMMANDS:
    root.root.add_command(_command)


def main() -> None:
    """Run the command line of this process."""
    root.root.main()
