"""Asks everything one by one: a slow and independent way to find out whether a sentence of the never-list is kept.

Real recipients ask about real pupils, one category at a time, in every combination of what can be recorded. Nothing is
shared with the prover but the nouns: what a sentence means is written here a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from msgspec.structs import replace

from consent_gate.rules.asker import Asker, names_for
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.never import Form, Names, Never
from consent_gate.rules.situations import DAY, GUARDIANS, WITHOUT_GEZAG, born_for, fact, said
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.rules.vocabulary import Tree
from consent_gate.scope import Period
from consent_gate.state import Hold, PupilState, RecipientState, RoleFact
from consent_gate.terms import ANY, DECISION_ORDER, THE_PUPIL
from tests.oracle import Oracle, above

PUPIL, GROUP = "p1", "7a"
HOLDS = ("objection", "restriction")
PEOPLE = (GUARDIANS[0].person, WITHOUT_GEZAG.person, f"pupil.{PUPIL}", "stranger")
Judge = Callable[[Snapshot, RecipientState, PupilState, str, str], str | None]
"""Returns the basis on which one category may go, None for a refusal."""


def by_oracle(snapshot: Snapshot, asks: RecipientState, pupil: PupilState, purpose: str, category: str) -> str | None:
    """Return what the second implementation of the decision answers."""
    return Oracle(snapshot.document, asks, pupil, purpose, category, DAY).basis()


def by_casbin(snapshot: Snapshot, asks: RecipientState, pupil: PupilState, purpose: str, category: str) -> str | None:
    """Return what stock PyCasbin answers on the effective policy of this pupil."""
    asker = Asker(asks.recipient, names_for(asks, pupil, DAY, snapshot.vocabulary), purpose)
    stock = StockEnforcer(snapshot.document.model, effective_policy(snapshot, [asker], pupil, DAY))
    place = stock.first_basis(asks.recipient, purpose, category, PUPIL)
    return None if place is None else DECISION_ORDER[place].value


def violated(snapshot: Snapshot, never: Never, judge: Judge, *, most_roles: int = 3) -> bool:
    """True when some answer is one that the sentence rules out."""
    words = snapshot.vocabulary
    for asks in askers(snapshot, most_roles):
        for pupil in pupils(snapshot, never):
            if not spoken_of(snapshot, never, asks, pupil) or not in_state(snapshot, never, pupil):
                continue
            for purpose in words.purposes.leaves:
                if not meant(never.why, words.purposes, purpose):
                    continue
                for category in words.categories.leaves:
                    if meant(never.what, words.categories, category) and ruled_out(
                        snapshot, never, judge, asks, pupil, purpose, category
                    ):
                        return True
    return False


def ruled_out(
    snapshot: Snapshot,
    never: Never,
    judge: Judge,
    asks: RecipientState,
    pupil: PupilState,
    purpose: str,
    category: str,
) -> bool:
    """True when this one answer is what may never be."""
    named = {basis.value for basis in never.bases} or {basis.value for basis in DECISION_ORDER}
    leaves = judge(snapshot, asks, pupil, purpose, category) in named
    if never.form is Form.BAN:
        return leaves
    if never.form is Form.REFUSAL:
        return not leaves
    return leaves and judge(snapshot, asks, stopped(pupil, never.stopper), purpose, category) not in named


def stopped(pupil: PupilState, stopper: str) -> PupilState:
    """Return the same pupil with this recorded as well."""
    if stopper in HOLDS:
        return replace(pupil, holds=(*pupil.holds, Hold(f"{stopper}-9", stopper, ANY, ANY, (ANY,), ())))
    return replace(pupil, facts=(*pupil.facts, fact(stopper)))


def meant(names: Names, tree: Tree, name: str) -> bool:
    """True when a name falls under what is named and under no exception."""
    over = {ANY} | above(tree.parents, name)
    return bool(over & {*names.named}) and not over & {*names.excepted}


def spoken_of(snapshot: Snapshot, never: Never, asks: RecipientState, pupil: PupilState) -> bool:
    """True when the sentence is about this asker: a ban about all who hold a name, other forms about one kind only."""
    tree = snapshot.vocabulary.recipients
    held = Oracle(snapshot.document, asks, pupil, "", "", DAY).names(asks)
    over = [above(tree.parents, name) | {ANY} for name in held]
    about = any(each & {*never.who.named} for each in over)
    if never.form is Form.BAN:
        return about and not any(each & {*never.who.excepted} for each in over)
    alone = len(set(held)) == 1 or set(held) == {"guardian", "guardian_own"}
    return alone and any(meant(never.who, tree, name) for name in held)


def in_state(snapshot: Snapshot, never: Never, pupil: PupilState) -> bool:
    """True when the sentence is about a pupil for whom this is recorded."""
    oracle = Oracle(snapshot.document, RecipientState("org:nobody"), pupil, "", "", DAY)
    consented = {name for name in CONSENTS if oracle.consented(name)}
    recorded = {each.name for each in pupil.facts} | {hold.kind for hold in pupil.holds} | consented
    if recorded & {*never.without} or never.stopper in recorded:
        return False
    return not never.during or bool(recorded & {*never.during})


def askers(snapshot: Snapshot, most_roles: int) -> Iterator[RecipientState]:
    """Yield a partner of each name, staff with each few roles, and every relative with each few roles of family."""
    terms, purposes = snapshot.vocabulary.recipients.terms, snapshot.vocabulary.purposes.leaves
    family = snapshot.vocabulary.family
    for name, term in terms.items():
        if not term.is_role:
            yield RecipientState("org:asker", "registration-1", name, purposes)
    assigned = {name: role(name, term.scopes) for name, term in terms.items() if term.is_role and not term.is_kin}
    for size in range(most_roles + 1):
        for few in combinations(sorted(assigned), size):
            roles = tuple(assigned[name] for name in few)
            if few and not family.intersection(few):
                yield RecipientState("staff:asker", "registration-1", "", purposes, roles=roles)
            if family and family.issuperset(few):
                for person in PEOPLE:
                    yield RecipientState(f"person:{person}", "registration-1", "", purposes, roles=roles)


def role(name: str, scopes: frozenset[str]) -> RoleFact:
    """Return the assignment of a role that reaches the pupil."""
    scope = next(scope for scope in ("pupil", "group", "school") if scope in scopes)
    return RoleFact(f"role-{name}", name, scope, {"pupil": PUPIL, "group": GROUP, "school": ""}[scope], Period())


def pupils(snapshot: Snapshot, never: Never) -> Iterator[PupilState]:
    """Yield a pupil of each age that the law tells apart, with each combination of what matters recorded."""
    named = {rule.requires for rule in snapshot.document.conditional} | {*never.recorded}
    consents = bool(named & CONSENTS.keys())
    facts = sorted(named - CONSENTS.keys() - {*HOLDS})
    ages = (8, 14, 16, 18) if consents else (8, 16, 18) if snapshot.vocabulary.family else (8,)
    speakers = (*(guardian.person for guardian in GUARDIANS), THE_PUPIL) if consents else ()
    gezag = (*GUARDIANS, WITHOUT_GEZAG)
    for age in ages:
        for spoken in subsets(speakers):
            statements = tuple(said(person, on=DAY) for person in spoken)
            for recorded in subsets(facts):
                for standing in subsets(HOLDS):
                    holds = tuple(Hold(f"{kind}-1", kind, ANY, ANY, (ANY,), ()) for kind in standing)
                    these = tuple(fact(name) for name in recorded)
                    yield PupilState(PUPIL, born_for(age), (GROUP,), gezag, statements, holds, these)


def subsets(words: Mapping[str, object] | tuple[str, ...] | list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every subset, the smallest first."""
    every = tuple(words)
    for size in range(len(every) + 1):
        yield from combinations(every, size)
