"""CG-08 in a small world, completely: every policy of up to two rules, every state of a requirement, every cell."""

from __future__ import annotations

from itertools import combinations, product

from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.state import PupilState, RecipientState
from consent_gate.terms import ANY, DECISION_ORDER, Effect
from tests.generated import ASKER, HERE, TODAY, policy, tree
from tests.oracle import Oracle
from tests.rules.pupils import EIGHT, FATHER, MOTHER, objects, pupil, refuses, restricts, takes_back, yes

WORDS = Vocabulary(
    tree({"r0": (), "r1": ("r0",)}), tree({"d0": (), "d1": ("d0",)}), tree({"c0": (), "c1": ("c0",), "c2": ()})
)
LEAVES = ("c1", "c2")
ASKERS = [RecipientState(ASKER, "registration-1", kind, ("d1",)) for kind in ("r0", "r1")]

NAMES = tuple(product(WORDS.recipients.terms, WORDS.purposes.terms, WORDS.categories.terms))
SAID = (
    (Effect.ALLOW, "legal_obligation"),
    (Effect.ALLOW, "public_task"),
    (Effect.DENY, ANY),
    (Effect.DENY, "public_task"),
    (Effect.DENY, "consent"),
)
RULES: list[Rule | ConditionalRule] = [
    *(Rule(*names, basis, "", effect, HERE) for names in NAMES for effect, basis in SAID),
    *(ConditionalRule(*names, "consent", "consent:guardian", "", Effect.ALLOW, HERE) for names in NAMES),
]
STATES: list[PupilState] = [
    pupil(EIGHT),
    pupil(EIGHT, yes(MOTHER)),
    pupil(EIGHT, yes(MOTHER, what="c1")),
    pupil(EIGHT, yes(MOTHER), refuses(FATHER, what="c2")),
    pupil(EIGHT, yes(MOTHER), takes_back(MOTHER, consent="a")),
    pupil(EIGHT, yes(MOTHER), objects(what="c0")),
    pupil(EIGHT, yes(MOTHER), restricts()),
]


def snapshot_of(*rules: Rule | ConditionalRule) -> Snapshot:
    """Return the policy set of these rules."""
    static = [rule for rule in rules if isinstance(rule, Rule)]
    return Snapshot(policy(WORDS, static, [rule for rule in rules if isinstance(rule, ConditionalRule)]))


def compiled(snapshot: Snapshot, asks: RecipientState, state: PupilState) -> list[str | None]:
    """Return the basis of each leaf category by the masks."""
    masks = judge(snapshot, Asker(ASKER, (asks.kind,), "d1"), state, TODAY)
    return [
        next((DECISION_ORDER[place].value for place, mask in enumerate(masks) if mask & WORDS.bits[leaf]), None)
        for leaf in LEAVES
    ]


def test_every_policy_of_at_most_two_rules_answers_as_the_oracle() -> None:
    """2,629 policies, 7 states, 2 askers, 2 fields: no cell differs."""
    policies = [(), *((rule,) for rule in RULES), *combinations(RULES, 2)]
    assert len(policies) == 1 + 72 + 72 * 71 // 2
    permitted = 0
    for rules, state, asks in product((snapshot_of(*each) for each in policies), STATES, ASKERS):
        expected = [Oracle(rules.document, asks, state, "d1", leaf, TODAY).basis() for leaf in LEAVES]
        answers = compiled(rules, asks, state)
        assert answers == expected
        permitted += len(LEAVES) - answers.count(None)
    assert permitted > 10_000


def test_stock_casbin_answers_the_same_for_every_single_rule() -> None:
    """Each rule alone in each state: the exported lines say what the masks say."""
    for rule, state, asks in product(RULES, STATES, ASKERS):
        snapshot = snapshot_of(rule)
        asker = Asker(ASKER, (asks.kind,), "d1")
        stock = StockEnforcer(snapshot.document.model, effective_policy(snapshot, [asker], state, TODAY))
        places = [stock.first_basis(ASKER, "d1", leaf, state.pupil) for leaf in LEAVES]
        found = [None if place is None else DECISION_ORDER[place].value for place in places]
        assert found == compiled(snapshot, asks, state)
