"""Writes the table of the guide anew from the rules: `python -m tests.policies.write_overview`."""

from __future__ import annotations

from typing import Final

from consent_gate.rules.overview import kinds, outsiders
from consent_gate.rules.snapshot import Snapshot
from consent_gate.workbench.seeing.cells import matrix
from consent_gate.workbench.seeing.guide import guide_table
from tests.small_policies import POLICIES

GUIDE: Final = POLICIES / "README.md"
BEGIN: Final = "<!-- overzicht -->\n"
END: Final = "<!-- einde overzicht -->\n"


def with_table(guide: str) -> str:
    """Return `guide` with the table that follows from the policies as they stand."""
    snapshot = Snapshot.read(POLICIES)
    table = guide_table(matrix(snapshot, outsiders(snapshot.vocabulary), kinds(snapshot.vocabulary)))
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(with_table(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
