"""The requirements a conditional rule may name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from consent_gate.reasons import Reason
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.recorded import CautionRequirement, FactRequirement
from consent_gate.rules.requirement import Requirement

_FACTS: Final[dict[str, Requirement]] = {
    requirement.name: requirement
    for requirement in (
        FactRequirement(
            "agreement:processor",
            Reason.AGREEMENT_MISSING,
            Reason.AGREEMENT_EXPIRED,
            Reason.FIELD_NOT_IN_CLOSED_LIST,
        ),
        FactRequirement(
            "agreement:partner", Reason.AGREEMENT_MISSING, Reason.AGREEMENT_EXPIRED, Reason.FIELD_NOT_IN_CLOSED_LIST
        ),
        FactRequirement("mandate", Reason.MANDATE_MISSING, Reason.MANDATE_MISSING, Reason.MANDATE_MISSING),
        FactRequirement("emergency", Reason.EMERGENCY_MISSING, Reason.EMERGENCY_MISSING, Reason.CATEGORY_NOT_PERMITTED),
        FactRequirement(
            "inspection",
            Reason.INSPECTION_STEP_PENDING,
            Reason.INSPECTION_STEP_PENDING,
            Reason.INSPECTION_STEP_PENDING,
        ),
        CautionRequirement("caution:secret_address", Reason.ADDRESS_SECRET),
        CautionRequirement("caution:child_interest", Reason.CHILD_INTEREST),
        CautionRequirement("caution:court_order", Reason.COURT_ORDER),
    )
}
CAUTION_SUBJECTS: Final = tuple(
    name.removeprefix("caution:") for name, known in _FACTS.items() if isinstance(known, CautionRequirement)
)
"""What a caution may be about. One about anything else would protect nobody."""

_FIXED: Final[dict[str, Requirement]] = {**CONSENTS, **_FACTS}
# Articles and subjects of weighing are data: a renumbered code of criminal procedure changes policy files, not code.
_ORDER: Final = re.compile(r"order:[a-z0-9]{1,32}\Z")
_WEIGHING: Final = re.compile(r"weighing:[a-z][a-z0-9_]{0,31}\Z")


@cache
def requirement_named(name: str) -> Requirement | None:
    """Return the requirement that authors write as `name`, None when no record kind could meet it."""
    if name in _FIXED:
        return _FIXED[name]
    if _ORDER.match(name):
        absent, beyond = Reason.VORDERING_MISSING, Reason.VORDERING_SCOPE
        return FactRequirement(name, absent, absent, beyond, family="order:")
    if _WEIGHING.match(name):
        return FactRequirement(name, Reason.WEIGHING_MISSING, Reason.WEIGHING_MISSING, Reason.CATEGORY_NOT_PERMITTED)
    return None


class Known(Collection[str]):
    """Every name that `requirement_named` knows. Iterating yields the fixed ones and the usual examples."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and requirement_named(name) is not None

    def __iter__(self) -> Iterator[str]:
        yield from _FIXED
        yield from ("order:126nc", "order:126nd", "order:126nf", "weighing:meldcode", "weighing:director")

    def __len__(self) -> int:
        return sum(1 for _ in self)


KNOWN: Final = Known()
