"""What a flow is called and how its authors introduce it: the comment at the top of its rules."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 60
_COLUMNS: Final = ("p:", "p2:")


def intro_of(text: str) -> tuple[str, ...]:
    """Return the lines of comment that a file of rules begins with, without those that name columns."""
    found = []
    for line in text.splitlines():
        said = line.removeprefix("#").strip()
        if not line.startswith("#") or not said or said.startswith(_COLUMNS):
            break
        found.append(said)
    return tuple(found)


def title_of(flow: str, text: str) -> str:
    """Return what people call a flow: what stands before the colon at the top of its rules, else its folder's name."""
    opening = next(iter(intro_of(text)), "")
    before, colon, _ = opening.partition(": ")
    if colon and len(before) <= LONGEST:
        return before
    return flow.replace("_", " ").capitalize()
