"""Generated policies, pupils, askers and days: small, dense, and full of the borders that the law draws.

Strategies are made once per vocabulary (`at` is its place in `VOCABULARIES`): making them anew for each example costs
more than the examples.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from consent_gate.records import (
    Body,
    Consent,
    Ending,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Refusal,
    Restriction,
    Withdrawal,
)
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, Edge, Place, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis, Scope, Tree, Vocabulary
from consent_gate.state import PupilState, RecipientState, RoleFact, known_at, pupil_state
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect, noon
from tests.generated_family import ASKER as ASKER
from tests.generated_family import KINSHIP, asking_in
from tests.generated_family import tree as tree
from tests.generated_grounds import CAUTIONS, GROUNDS, agreements, cautions, grounds

MODEL = (Path(__file__).parent.parent / "policies" / "model.conf").read_text(encoding="utf-8")
TODAY = date(2026, 9, 1)
LOST = "lost_word"
"""A name that some record carries and the vocabulary no longer has."""

PUPIL, OTHER = "p1", "p2"
PERSONS = ("g1", "g2", "stranger", "pupil")
SPOKEN = (("g1",), ("g1", "pupil"), ("g1", "g2"), ("g1", "g2", "pupil"), ("g1", "g2", "pupil"), ("stranger",), ())
"""Who said yes to everything long ago, before anything else happened."""
SOMEONE_ELSE = "org:someone"
HERE = Place("generated/rules.csv", 1)

# On, before and after the twelfth, the sixteenth and the eighteenth birthday; well under twelve; a leap day; of age.
BIRTHS = tuple(date(year, month, day) for year in (2008, 2010, 2014) for month, day in ((8, 31), (9, 1), (9, 2)))
BIRTHS += (date(2018, 5, 5), date(2018, 5, 5), date(2012, 2, 29), date(2008, 1, 1))
DAYS = tuple(TODAY + timedelta(days=distance) for distance in (0, 0, 0, 0, -400, -1, 1, 400))

T = TypeVar("T")


def examples(count: int) -> settings:
    """Try so many examples, however busy the machine; a fixture shared by them is meant to be."""
    busy = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
    return settings(max_examples=count, deadline=None, suppress_health_check=busy)


def one_of(values: Sequence[T]) -> st.SearchStrategy[T]:
    """Draw one of these."""
    return st.sampled_from(values)


def policy(
    vocabulary: Vocabulary, rules: Sequence[Rule], conditional: Sequence[ConditionalRule] = ()
) -> PolicyDocument:
    """Return a policy set as the reader would, from values; each rule gets an id of its own."""
    trees = {Axis.RECIPIENT: vocabulary.recipients, Axis.CATEGORY: vocabulary.categories}
    edges = tuple(
        Edge(axis, child, parent, HERE)
        for axis, tree in {**trees, Axis.PURPOSE: vocabulary.purposes}.items()
        for child, parents in sorted(tree.parents.items())
        for parent in sorted(parents)
    )
    static = tuple(replace(rule, rule=f"PP-{at:02}") for at, rule in enumerate(rules))
    asked = tuple(replace(rule, rule=f"PQ-{at:02}") for at, rule in enumerate(conditional))
    files = {"rules.csv": repr((static, asked)), "trees.csv": repr(edges)}
    return PolicyDocument(vocabulary, static, asked, edges, {}, (), MODEL, files)


def _grown(chance: random.Random, prefix: str, most: int) -> Tree:
    """Return a tree whose names may have several parents; every name's parents come before it."""
    names = [f"{prefix}{number}" for number in range(chance.randint(2, most))]
    parents = {name: chance.sample(names[:at], min(at, chance.choice((0, 1, 1, 2)))) for at, name in enumerate(names)}
    roles = ({Scope.NONE}, {Scope.NONE}, {Scope.SCHOOL}, {Scope.GROUP, Scope.PUPIL}, {Scope.PUPIL})
    scopes = {name: frozenset(chance.choice(roles)) for name in names} if prefix == "r" else {}
    return tree(parents, scopes)


def vocabulary_of(seed: int) -> Vocabulary:
    """Return one of countless small vocabularies."""
    chance = random.Random(seed)
    return Vocabulary(_grown(chance, "r", 5), _grown(chance, "d", 3), _grown(chance, "c", 6))


SMALL = Vocabulary(
    tree({"r0": (), "r1": ("r0",), "r2": ()}),
    tree({"d0": (), "d1": ("d0",), "d2": ()}),
    tree({"c0": (), "c1": ("c0",), "c2": ("c0",), "c3": ()}),
)
"""Two askers, two purposes, three fields: enough to be named, named from above, and not named."""

VOCABULARIES = (SMALL, *(vocabulary_of(seed) for seed in range(15)), KINSHIP, KINSHIP, KINSHIP, KINSHIP)


def _node(words: Tree) -> st.SearchStrategy[str]:
    return one_of((*(ANY for _ in words.terms), *words.terms))


@cache
def rules(at: int) -> st.SearchStrategy[Rule]:
    """Draw a rule that holds for everyone. Consent is never simply allowed: the reader refuses that."""
    words = VOCABULARIES[at]
    names = (_node(words.recipients), _node(words.purposes), _node(words.categories))
    allowed = one_of([basis.value for basis in DECISION_ORDER if basis is not Basis.CONSENT])
    denied = one_of([ANY, *(basis.value for basis in DECISION_ORDER)])
    allow = st.builds(Rule, *names, allowed, st.just(""), st.just(Effect.ALLOW), st.just(HERE))
    deny = st.builds(Rule, *names, denied, st.just(""), st.just(Effect.DENY), st.just(HERE))
    return one_of((allow, allow, deny)).flatmap(lambda drawn: drawn)


@cache
def conditional_rules(at: int) -> st.SearchStrategy[ConditionalRule]:
    """Draw a rule that counts while a consent, a ground or a caution is recorded; a caution only denies."""
    words = VOCABULARIES[at]
    names = (_node(words.recipients), _node(words.purposes), _node(words.categories))

    def ruled(bases: Sequence[str], requires: Sequence[str], effect: Effect) -> st.SearchStrategy[ConditionalRule]:
        rest = (st.just(""), st.just(effect), st.just(HERE))
        return st.builds(ConditionalRule, *names, one_of(bases), one_of(requires), *rest)

    bases = [basis.value for basis in DECISION_ORDER]
    consent = ruled(("consent", "consent", "public_task"), sorted(CONSENTS), Effect.ALLOW)
    ground = ruled(bases[:-1], GROUNDS, Effect.ALLOW)
    caution = ruled((ANY, ANY, *bases), CAUTIONS, Effect.DENY)
    return one_of((consent, consent, ground, ground, caution)).flatmap(lambda drawn: drawn)


@cache
def policies(at: int) -> st.SearchStrategy[PolicyDocument]:
    """Draw a policy set over one vocabulary."""
    static, asked = st.lists(rules(at), max_size=3), st.lists(conditional_rules(at), min_size=1, max_size=3)
    return st.builds(policy, st.just(VOCABULARIES[at]), static, asked)


@cache
def matters(at: int) -> st.SearchStrategy[Matter]:
    """Draw what a statement is about: often everything, else at any height, now and then by a word that was lost."""
    words = VOCABULARIES[at]
    recipients = one_of((ANY, ASKER, *words.recipients.terms, SOMEONE_ELSE, LOST))
    purposes = one_of((ANY, ANY, *words.purposes.terms, LOST))
    categories = one_of((*words.categories.terms, LOST))
    several = one_of((st.just((ANY,)), st.lists(categories, min_size=1, max_size=2).map(tuple))).flatmap(
        lambda few: few
    )
    excluded = one_of(((), (), (), *((name,) for name in words.categories.terms), (LOST,)))
    everyone = st.just(ANY)
    wide = st.builds(Matter, everyone, everyone, several, excluded)
    return one_of((wide, wide, st.builds(Matter, recipients, purposes, several, excluded))).flatmap(lambda drawn: drawn)


_BORDERS = one_of(tuple(TODAY + timedelta(days=distance) for distance in (-300, -1, 0, 1)))
_PAST = one_of(tuple(TODAY - timedelta(days=distance) for distance in (300, 2, 1, 0)))
EVER = Period()
_EVER = st.just(EVER)
_BOUNDED = st.builds(Period, st.one_of(st.none(), _BORDERS), st.one_of(st.none(), _BORDERS))
_PERIODS = one_of((_EVER, _EVER, _BOUNDED)).flatmap(lambda drawn: drawn)
_IDS = one_of([f"r{number}" for number in range(10)])


@cache
def statements(at: int) -> st.SearchStrategy[Body]:
    """Draw a yes or a no; `consent` of a withdrawal points at an id from `r0` to `r9`."""
    about, person = matters(at), one_of(PERSONS)
    yes = st.builds(Consent, person, about, _PAST, _PERIODS)
    kinds: tuple[st.SearchStrategy[Body], ...] = (
        yes,
        yes,
        yes,
        st.builds(Consent, person, about, _BORDERS, _BOUNDED),
        st.builds(Refusal, person, about, _BORDERS),
        st.builds(Withdrawal, person, _BORDERS, st.just(""), about),
        st.builds(Withdrawal, person, _BORDERS, _IDS, st.none()),
    )
    return one_of(kinds).flatmap(lambda drawn: drawn)


@cache
def bodies(at: int) -> st.SearchStrategy[Body]:
    """Draw the body of one record about a pupil; `ends` points at an id from `r0` to `r9`."""
    about, person, said = matters(at), one_of(PERSONS), statements(at)
    who = one_of((ANY, ANY, ASKER, *VOCABULARIES[at].recipients.terms, LOST))
    kinds: tuple[st.SearchStrategy[Body], ...] = (
        *(said for _ in range(5)),
        st.builds(Gezag, one_of(PERSONS[:3]), st.booleans(), _PERIODS),
        st.builds(Objection, person, about, _BORDERS),
        st.builds(Restriction, person, about, _BORDERS),
        st.builds(Ending, _IDS, st.just("lifted")),
        *(grounds(VOCABULARIES[at], who, about, _BORDERS, _PERIODS) for _ in range(3)),
        cautions(about, _BORDERS),
    )
    return one_of(kinds).flatmap(lambda drawn: drawn)


def written(drawn: Sequence[Body], pupil: str = PUPIL) -> list[Record]:
    """Return the bodies as records, in this order."""
    written_at = datetime(2026, 1, 1, tzinfo=UTC)
    return [Record(f"r{number}", pupil, written_at, "office", body) for number, body in enumerate(drawn)]


@st.composite
def _histories(draw: st.DrawFn, at: int) -> list[Record]:
    first: list[Body] = [PupilFacts(draw(one_of((*BIRTHS, None))), draw(one_of((("7a",), ()))))]
    first += [Gezag(person, True) for person in draw(one_of((("g1", "g2"), ("g1", "g2"), ("g1",), ())))]
    first += [Consent(person, Matter(), TODAY - timedelta(days=500)) for person in draw(one_of(SPOKEN))]
    return written(first + [draw(bodies(at)) for _ in range(draw(one_of((0, 1, 2, 3, 4, 5))))])


@cache
def histories(at: int) -> st.SearchStrategy[list[Record]]:
    """Draw all records of one pupil, oldest first. Two guardians are likely; nothing is certain."""
    return _histories(at)


@cache
def pupils(at: int) -> st.SearchStrategy[PupilState]:
    """Draw a pupil's folded state."""
    return histories(at).map(lambda records: pupil_state(PUPIL, records))


@cache
def recipients(at: int) -> st.SearchStrategy[RecipientState]:
    """Draw who asks: registered or not, with roles or without."""
    words = VOCABULARIES[at]
    terms = words.recipients.terms
    partners = [name for name, term in terms.items() if not term.is_role]
    kinds = one_of((*(partners * 4), *terms, "", LOST))
    scoped = one_of((("school", ""), ("group", "7a"), ("group", "8b"), ("pupil", PUPIL), ("pupil", OTHER)))
    role = st.tuples(one_of((*terms, *terms, LOST)), scoped, _PERIODS)
    roles = st.lists(role, max_size=3).map(
        lambda drawn: tuple(
            RoleFact(f"role-{at}", name, *reach, period) for at, (name, reach, period) in enumerate(drawn)
        )
    )
    purposes = one_of((words.purposes.leaves,) * 5 + ((),))
    periods = one_of((_EVER, _EVER, _EVER, _BOUNDED)).flatmap(lambda drawn: drawn)
    agreed = agreements(words, ASKER, _PERIODS)
    facts = one_of((st.just(()), agreed, agreed)).flatmap(lambda drawn: drawn)
    who = asking_in(words)
    registered = st.builds(RecipientState, who, st.just("registration-1"), kinds, purposes, periods, roles, facts)
    never = st.builds(RecipientState, who, roles=roles)
    return one_of((registered, registered, registered, never)).flatmap(lambda drawn: drawn)


@dataclass(frozen=True)
class Case:
    """One policy set, one pupil with its records, one asker, one day."""

    at: int
    snapshot: Snapshot
    records: tuple[Record, ...]
    recipient: RecipientState
    day: date

    @property
    def policy(self) -> PolicyDocument:
        """Return the policy set as written."""
        return self.snapshot.document

    @property
    def pupil(self) -> PupilState:
        """Return the folded records, with the facts as they count at noon."""
        return known_at(pupil_state(PUPIL, self.records), [self.recipient], noon(self.day))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw everything a decision needs."""
    at = draw(st.integers(0, len(VOCABULARIES) - 1))
    snapshot = Snapshot(draw(policies(at)))
    return Case(at, snapshot, tuple(draw(histories(at))), draw(recipients(at)), draw(one_of(DAYS)))
