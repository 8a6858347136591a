"""The legal sources by law: which passages the rules rest on, how well each was read, and which rules cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from consent_gate_adapters.book.model import Cited, Law

_PASSAGE: Final = re.compile(r" (?:art\.|veld|nr|\(|bijlage|veelgestelde|over |voor )")


def laws_in(sources: Iterable[Cited]) -> tuple[Law, ...]:
    """Return every law with its passages, both in alphabetical order; each passage with its status and who cites it."""
    found: dict[str, dict[tuple[str, str], list[Cited]]] = {}
    for source in sources:
        found.setdefault(law_of(source.text), {}).setdefault((source.text, source.checked), []).append(source)
    return tuple(
        Law(name, tuple((*passage, tuple(found[name][passage])) for passage in sorted(found[name])))
        for name in sorted(found, key=str.casefold)
    )


def law_of(text: str) -> str:
    """Return the law or guide that a source names: what stands before the article."""
    return _PASSAGE.split(text, maxsplit=1)[0]
