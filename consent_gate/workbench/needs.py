"""Which parts of the MR a change of the policies needs: worked out from what it changes, not from what is said of it.

WMS (text of 2017): a regulation on personal data of parents and pupils needs the parents' part in primary and special
education (13(1)(i)), the parents' and the pupils' part in secondary education (14(2)(f), 14(3)(d)); one that is fit to
observe staff needs the staff's part (12(1)(n)), and every question of a member of staff is recorded under their id. A
change of labels, sources or expectations changes no answer and needs nobody.
"""

from __future__ import annotations

from typing import Final

from consent_gate.manifest import Need
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import answers_in, pairs, plan_of, requirements_of, states
from consent_gate.rules.together import joint_pairs

_PARENTS: Final = Need("parents", "wie gegevens van ouders en leerlingen krijgt verandert (WMS 13 lid 1 onder i)")
_PARENTS_VO: Final = Need("parents", "wie gegevens van ouders krijgt verandert (WMS 14 lid 2 onder f)")
_PUPILS: Final = Need("pupils", "wie gegevens van leerlingen krijgt verandert (WMS 14 lid 3 onder d)")
_STAFF: Final = Need(
    "staff",
    "wat medewerkers zien verandert, en wat zij opvragen wordt op hun naam vastgelegd (WMS 12 lid 1 onder n)",
)


def needed(old: Snapshot | None, new: Snapshot, school: str) -> tuple[Need, ...]:
    """Return who must consent to `new` in place of `old`, with the reason in Dutch; `old` is None for a first set.

    `school` is a word of `SCHOOLS`.
    """
    changed = changed_recipients(old, new)
    if not changed:
        return ()
    found = (_PARENTS_VO, _PUPILS) if school == "vo" else (_PARENTS,)
    known = [snapshot for snapshot in (old, new) if snapshot is not None]
    return (*found, _STAFF) if any(_is_staff(snapshot, name) for snapshot in known for name in changed) else found


def changed_recipients(old: Snapshot | None, new: Snapshot) -> frozenset[str]:
    """Return every recipient to whom some answer changes: another category, another basis, in some state of the
    records."""
    known = [snapshot for snapshot in (old, new) if snapshot is not None]
    changed: set[str] = set()
    for pair in (*pairs(*known), *joint_pairs(*known)):
        if not changed.isdisjoint(pair.names):
            continue
        plans = [plan_of(snapshot, pair) for snapshot in known]
        if not any(plan.potential for plan in plans):
            continue
        if old is None:
            changed.update(pair.names)
            continue
        asked = frozenset().union(*(requirements_of(plan) for plan in plans))
        if any(answers_in(old, pair, state) != answers_in(new, pair, state) for state in states(asked)):
            changed.update(pair.names)
    return frozenset(changed)


def _is_staff(snapshot: Snapshot, name: str) -> bool:
    term = snapshot.vocabulary.recipients.terms.get(name)
    return term is not None and term.is_role and name not in snapshot.vocabulary.family
