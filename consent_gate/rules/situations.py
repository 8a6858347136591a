"""Invented pupils that between them put every requirement, hold and age into every state, for checking a policy set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from consent_gate.grounds import ENDED, Fact
from consent_gate.records import Period
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.recorded import CautionRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import GezagFact, Hold, PupilState, Statement
from consent_gate.terms import ANY, THE_PUPIL

DAY = date(2026, 9, 1)
"""The day on which all situations are judged."""

_EVER = Period()
GUARDIANS = (GezagFact("gezag-1", "guardian-1", True, _EVER), GezagFact("gezag-2", "guardian-2", True, _EVER))
"""Two people with joint gezag, at all times."""
WITHOUT_GEZAG = GezagFact("gezag-3", "parent-3", False, _EVER)
"""A parent of whom it is recorded that there is no gezag."""


def born_for(age: int) -> date:
    """Return the birth date of one who turns `age` on `DAY`."""
    return DAY.replace(year=DAY.year - age)


def said(
    by: str, *, yes: bool = True, until: date | None = None, category: str = ANY, on: date = date(2026, 8, 1)
) -> Statement:
    """Return a statement by `by` for every recipient and purpose, about one category at any height."""
    return Statement(f"{by}-{yes}", by, yes, not yes, on, ANY, ANY, (category,), (), Period(None, until))


def fact(name: str, *, category: str = ANY, missing: str = "") -> Fact:
    """Return a fact by the name of its requirement, for every recipient and purpose."""
    record = f"{name.replace(':', '-')}-1"
    return Fact(record, name, ANY, ANY, (category,), (), _EVER, missing)


def _pupil(age: int, *statements: Statement, holds: tuple[Hold, ...] = (), facts: tuple[Fact, ...] = ()) -> PupilState:
    return PupilState("situation", born_for(age), ("group-1",), GUARDIANS, statements, holds, facts)


def situations(snapshot: Snapshot) -> Mapping[str, PupilState]:
    """Return the pupils by a short name of what is the case for them."""
    one, two = said("guardian-1"), said("guardian-2")
    leaf = snapshot.vocabulary.categories.leaves[len(snapshot.vocabulary.bits) // 2]
    return {
        "nothing said": _pupil(8),
        "one guardian consents": _pupil(8, one),
        "one guardian consents to one category": _pupil(8, said("guardian-1", category=leaf)),
        "all guardians consent": _pupil(8, one, two),
        "guardians disagree": _pupil(8, one, said("guardian-2", yes=False)),
        "the consent has expired": _pupil(8, said("guardian-1", until=date(2026, 8, 31))),
        "guardians consent, pupil of 14 silent": _pupil(14, one, two),
        "guardians and pupil of 14 consent": _pupil(14, one, two, said(THE_PUPIL)),
        "guardians consent, pupil turns 16": _pupil(16, one, two),
        "pupil of 16 consents": _pupil(16, said(THE_PUPIL, on=DAY)),
        "an objection to everything": _pupil(
            8, one, two, holds=(Hold("objection-1", "objection", ANY, ANY, (ANY,), ()),)
        ),
        "a restriction of everything": _pupil(
            8, one, two, holds=(Hold("restriction-1", "restriction", ANY, ANY, (ANY,), ()),)
        ),
        "an objection to one category": _pupil(
            8, one, holds=(Hold("objection-2", "objection", ANY, ANY, (leaf,), ()),)
        ),
        **_factual(snapshot, leaf),
    }


def _factual(snapshot: Snapshot, leaf: str) -> Mapping[str, PupilState]:
    """Return the pupils who differ in recorded facts; none when no rule names one, for then they would be alike."""
    named = sorted({rule.requires for rule in snapshot.document.conditional} - set(CONSENTS))
    cautions = tuple(fact(name) for name in named if isinstance(requirement_named(name), CautionRequirement))
    careful = {each.name for each in cautions}
    grounds = [name for name in named if name not in careful]
    found: dict[str, PupilState] = {}
    if grounds:
        found["every ground is recorded"] = _pupil(8, facts=tuple(fact(name) for name in grounds))
        found["every ground is recorded for one category"] = _pupil(
            8, facts=tuple(fact(name, category=leaf) for name in grounds)
        )
        found["every ground has ended"] = _pupil(8, facts=tuple(fact(name, missing=ENDED) for name in grounds))
    if cautions:
        everything = (*(fact(name) for name in grounds), *cautions)
        found["every ground and every caution is recorded"] = _pupil(8, said("guardian-1"), facts=everything)
        found["every caution is recorded for one category"] = _pupil(
            8, said("guardian-1"), facts=tuple(fact(each.name, category=leaf) for each in cautions)
        )
    return found
