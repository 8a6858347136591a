"""When two names are so alike that one of them is probably a slip of the pen."""

from __future__ import annotations

import re
from typing import Final

SHORT: Final = 3
"""Parts this short are abbreviations, such as `po` and `vo`: they differ by a letter on purpose."""

LONG: Final = 6
"""From this length on two letters may differ too, where nothing else uses one of the names."""

_PARTS: Final = re.compile(r"[._:+]")


def alike(one: str, other: str) -> bool:
    """True when two names differ in case or separators only, or by one letter in one part of them."""
    if one == other:
        return False
    if _bare(one) == _bare(other):
        return True
    return _slips(one, other, 1, SHORT + 1)


def nearly_alike(one: str, other: str) -> bool:
    """True when two names differ by one or two letters in one long part of them."""
    return one != other and _slips(one, other, 2, LONG)


def _bare(name: str) -> str:
    return _PARTS.sub("", name.casefold())


def _slips(one: str, other: str, most: int, shortest: int) -> bool:
    ours, theirs = _PARTS.split(one), _PARTS.split(other)
    if len(ours) != len(theirs):
        return False
    differing = [(mine, its) for mine, its in zip(ours, theirs, strict=True) if mine != its]
    if len(differing) != 1:
        return False
    mine, its = differing[0]
    if min(len(mine), len(its)) < shortest or abs(len(mine) - len(its)) > most:
        return False
    if any(char.isdigit() for char in mine + its) and _letters(mine) == _letters(its):
        return False  # numbered on purpose
    return distance(mine, its) <= most


def _letters(word: str) -> str:
    return "".join(char for char in word if not char.isdigit())


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, dropped, changed, or swapped with a neighbour to make one the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        last, before, row = before, row, [at]
        for to, its in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (char != its))
            if at > 1 and to > 1 and char == other[to - 2] and one[at - 2] == its:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
    return row[-1]
