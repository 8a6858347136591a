"""The policies against what surrounds them: the routes of the app, and who is in the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from consent_gate.release import categories
from consent_gate.rules.kin import KIN
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import RecipientState
from consent_gate.web.routes import Route
from consent_gate.workbench.lint import kinds
from consent_gate.workbench.lint.claims import Claims
from consent_gate.workbench.lint.finding import Finding
from consent_gate.workbench.lint.names import places_of_names
from consent_gate.workbench.lint.pages import Pages


def route_findings(snapshot: Snapshot, pages: Pages, routes: Iterable[Route]) -> Iterator[Finding]:
    """Yield each field that a rule opens and no route releases, and each that a route releases and no rule opens.

    A route that names what the vocabulary lacks raises DeclarationInvalid, as it does when a gate starts.
    """
    releasing: dict[str, list[str]] = {}
    for route in routes:
        route.check(snapshot.vocabulary)
        for name in categories(route.shape) if route.shape is not None else ():
            releasing.setdefault(name, []).append(f"`{route.name}`")
    places, opened = places_of_names(snapshot), opened_by(snapshot)
    for name in snapshot.vocabulary.categories.leaves:
        spot = pages.cell(places[name])
        if name not in releasing and name in opened:
            yield pages.found(kinds.UNRELEASED, spot, name=name)
        elif name in releasing and name not in opened:
            yield pages.found(kinds.RELEASED_FOR_NOBODY, spot, name=name, routes=", ".join(sorted(releasing[name])))


def opened_by(snapshot: Snapshot) -> frozenset[str]:
    """Return every leaf category that some rule lets somebody have in some state, and no denial always takes."""
    claims = Claims(snapshot).all
    always = [claim for claim in claims if not claim.allows and not claim.requires]
    opened = 0
    for claim in claims:
        denials = [other for other in always if other.meets(claim)]
        for region in claim.regions() if claim.allows else ():
            for basis in claim.bases:
                mask = claim.mask
                for other in denials:
                    if other.speaks(region) and basis in other.bases:
                        mask &= ~other.mask
                opened |= mask
            if not denials:
                break  # every recipient and purpose gets the same
    return frozenset(snapshot.vocabulary.names_of(opened))


def held_names(recipients: Iterable[RecipientState], day: date) -> frozenset[str]:
    """Return every name that somebody in the ledger has on `day`, and what is computed and hence needs no record."""
    found = set(KIN)
    for known in recipients:
        if known.kind and known.period.holds_on(day):
            found.add(known.kind)
        found |= {fact.role for fact in known.roles if fact.period.holds_on(day)}
    return frozenset(found)


def people_findings(snapshot: Snapshot, pages: Pages, held: Collection[str]) -> Iterator[Finding]:
    """Yield each recipient that rules allow something and that nobody is."""
    places, covers = places_of_names(snapshot), snapshot.vocabulary.recipients.covers
    claims = [claim for claim in Claims(snapshot).all if claim.allows]
    for name in snapshot.vocabulary.recipients.leaves:
        count = sum(name in claim.recipients for claim in claims)
        if count and not any(covers(other, name) for other in held):
            yield pages.found(kinds.ROLE_OF_NOBODY, pages.cell(places[name]), name=name, count=count)
