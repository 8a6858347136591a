"""Where everything in the book stands: one stable name for each thing, and the page that it is on.

A name is made of the thing itself and of nothing around it, so that an address somebody wrote down keeps working when
the book grows. Rules and reasons keep their own names; what could meet them has a small word in front.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from consent_gate_adapters.book.features import Feature, Scenario, slug_of
from consent_gate_adapters.book.laws import law_of
from consent_gate_adapters.book.proof import Never


@dataclass(frozen=True)
class Links:
    """The addresses as one page writes them. On paper everything is on the same page."""

    homes: Mapping[str, str]
    here: str
    printing: bool = False

    def href(self, anchor: str) -> str:
        """Return the address of what is called `anchor`. KeyError when nothing is: a book has no dead links."""
        page = self.homes[anchor]
        if self.printing or page == self.here:
            return f"#{anchor}"
        return f"{self.file(page)}#{anchor}"

    def file(self, path: str) -> str:
        """Return the address of another file of the book; of nothing: the way to its top."""
        top = posixpath.relpath(".", posixpath.dirname(self.here) or ".")
        if not path:
            return "" if top == "." else f"{top}/"
        return path if top == "." else f"{top}/{path}"


def scenario_anchor(scenario: Scenario) -> str:
    """Return the name of a scenario."""
    return f"scenario-{scenario.slug}"


def feature_anchor(feature: Feature) -> str:
    """Return the name of a feature."""
    return f"functie-{slug_of(feature.stem)}"


def law_anchor(source: str) -> str:
    """Return the name of the law that a source stands in."""
    return f"bron-{slug_of(law_of(source))}"


def tag_anchor(tag: str) -> str:
    """Return the name of what a tag is about: a promise has a word in front, a rule or a reason is its own."""
    return f"belofte-{tag}" if tag.startswith("CG-") else tag


def term_anchor(axis: str, name: str) -> str:
    """Return the name of a word of the vocabulary."""
    return f"begrip-{axis.lower()}-{name}"


def never_anchor(never: Never) -> str:
    """Return the name of a statement of what must never be: its own id, as rules and reasons have."""
    return never.id
