"""Writes the table of the guide anew from the rules: `python -m tests.policies.write_overview`."""

from __future__ import annotations

from typing import Final

from consent_gate.rules.document import read_folder
from consent_gate.rules.overview import outsiders, overview
from tests.small_policies import POLICIES

GUIDE: Final = POLICIES / "README.md"
BEGIN: Final = "<!-- overzicht -->\n"
END: Final = "<!-- einde overzicht -->\n"


def with_table(guide: str) -> str:
    """Return `guide` with the table that follows from the policies as they stand."""
    document = read_folder(POLICIES)
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{overview(document, outsiders(document.vocabulary))}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(with_table(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
