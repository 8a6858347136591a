"""Why: every field asked has its answer with rules, records and a reason, and the reason is the right one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from consent_gate.decision import Decision
from consent_gate.reasons import Reason
from consent_gate.records import Body, Ending
from consent_gate.rules.decide import decide, foreseen
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Scope, Vocabulary
from consent_gate.state import RecipientState, RoleFact
from consent_gate.terms import ANY, Basis, Effect
from tests.generated import EVER, HERE, TODAY, policy, tree
from tests.rules.pupils import EIGHT, MOTHER, objects, pupil, restricts, takes_back, yes

ROLES = {"teacher": frozenset({Scope.GROUP}), "reader": frozenset({Scope.PUPIL})}
WORDS = Vocabulary(
    tree({"partner": (), "jeugdhulp": ("partner",), "leerplicht": ("partner",), "teacher": (), "reader": ()}, ROLES),
    tree({"care": (), "duty": (), "teaching": ()}),
    tree(
        {
            "support": (),
            "report": (),
            "pgn": (),
            "pgn.bsn": ("pgn",),
            "list:duty": (),
            "absence": ("list:duty",),
            "number": ("list:duty", "pgn"),
        }
    ),
)
PARTNER = RecipientState("org:one", "reg", "jeugdhulp", ("care", "duty"), EVER)
OFFICE = RecipientState("org:two", "reg", "leerplicht", ("duty",), EVER)
TEACHER = RecipientState("staff:one", roles=(RoleFact("role", "teacher", "group", "7a", EVER),))


def allow(recipient: str, purpose: str, category: str, basis: str) -> Rule:
    """Return a rule that allows."""
    return Rule(recipient, purpose, category, basis, "", Effect.ALLOW, HERE)


def deny(recipient: str, category: str, basis: str = ANY) -> Rule:
    """Return a rule that denies for every purpose."""
    return Rule(recipient, ANY, category, basis, "", Effect.DENY, HERE)


def asks_consent(recipient: str, category: str, basis: str = "consent") -> ConditionalRule:
    """Return a rule that counts while a guardian consents."""
    return ConditionalRule(recipient, "care", category, basis, "consent:guardian", "", Effect.ALLOW, HERE)


def answer(
    rules: Sequence[Rule],
    conditional: Sequence[ConditionalRule] = (),
    *bodies: Body,
    asks: RecipientState = PARTNER,
    purpose: str = "care",
    asked: Sequence[str] = ("support",),
) -> Decision:
    """Decide about a pupil of eight with two guardians and these records."""
    snapshot = Snapshot(policy(WORDS, rules, conditional))
    return decide(snapshot, asks, purpose, pupil(EIGHT, *bodies), 7, WORDS.mask_of(asked), TODAY)


def reasons(decision: Decision) -> list[tuple[Reason, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Return what was withheld, in the order of the explanation."""
    return [(kept.reason, kept.categories, kept.rules, kept.records) for kept in decision.withheld]


def test_a_yes_names_its_rules_and_its_records() -> None:
    """Consent: the conditional rule and the record that carries it."""
    decision = answer([], [asks_consent("partner", "support")], yes(MOTHER))
    assert [(grant.basis, grant.categories, grant.rules, grant.records) for grant in decision.grants] == [
        (Basis.CONSENT, ("support",), ("PQ-00",), ("a",))
    ]
    assert (decision.withheld, decision.revision) == ((), 7)


def test_a_duty_is_recorded_and_not_the_consent_beside_it() -> None:
    """Where a duty carries it, consent is not named: it would look as if it could be withdrawn (CG-11)."""
    rules = [allow("partner", "care", "support", "legal_obligation")]
    decision = answer(rules, [asks_consent("partner", "support")], yes(MOTHER))
    assert [(grant.basis, grant.rules, grant.records) for grant in decision.grants] == [
        (Basis.LEGAL_OBLIGATION, ("PP-00",), ())
    ]


def test_a_yes_names_only_what_its_own_basis_rests_on() -> None:
    """A task that also allows it, and a rule about another field, carry nothing of a duty."""
    rules = [
        allow("partner", "care", "support", "public_task"),
        allow("partner", "care", "support", "legal_obligation"),
        allow("partner", "care", "report", "legal_obligation"),
    ]
    (grant,) = answer(rules).grants
    assert (grant.basis, grant.rules) == (Basis.LEGAL_OBLIGATION, ("PP-01",))
    asked = [asks_consent("partner", "support"), asks_consent("partner", "report")]
    (grant,) = answer([], asked, yes(MOTHER, what="support"), yes(MOTHER, what="report")).grants
    assert (grant.basis, grant.rules, grant.records) == (Basis.CONSENT, ("PQ-00",), ("a",))


@pytest.mark.parametrize(
    ("basis", "body", "named"),
    [
        ("legal_obligation", objects(), ("a",)),
        ("contract", objects(what="support"), ("a",)),
        ("legal_obligation", objects(what="report"), ()),
        ("vital_interest", restricts(), ()),
        ("legal_obligation", yes(MOTHER), ()),
    ],
)
def test_a_yes_names_the_objections_it_does_not_yield_to(basis: str, body: Body, named: tuple[str, ...]) -> None:
    """Whoever objected is told that it was heard (CG-11). A restriction is no objection."""
    (grant,) = answer([allow("partner", "care", "support", basis)], [], body).grants
    assert grant.inadmissible == named


def test_no_consent_asked_for_names_the_rule_and_the_reason() -> None:
    """What would have been needed is the rule that asks for it."""
    assert reasons(answer([], [asks_consent("partner", "support")])) == [
        (Reason.CONSENT_MISSING, ("support",), ("PQ-00",), ())
    ]


@pytest.mark.parametrize("bodies", [[yes(MOTHER)], [], [objects()], [restricts()]])
def test_a_ban_comes_before_a_missing_consent(bodies: list[Body]) -> None:
    """No yes could get round the ban, so the ban is the reason; no consent, no objection is mentioned."""
    rules = [deny("partner", "support"), allow("partner", "care", "support", "public_task")]
    decision = answer(rules, [asks_consent("partner", "support")], *bodies)
    assert reasons(decision) == [(Reason.CATEGORY_NOT_PERMITTED, ("support",), ("PP-00",), ())]


def test_a_ban_on_one_basis_comes_after_what_is_still_to_be_had() -> None:
    """Public task is denied, consent is open: the missing consent is nearer."""
    decision = answer([deny("partner", "support", "public_task")], [asks_consent("partner", "support")])
    assert [reason for reason, *_ in reasons(decision)] == [Reason.CONSENT_MISSING, Reason.CATEGORY_NOT_PERMITTED]


def test_the_number_has_a_reason_of_its_own() -> None:
    """A ban on the national number says so, and what else the ban covers says something else."""
    decision = answer([deny("partner", ANY)], asked=("pgn.bsn", "support"))
    assert reasons(decision) == [
        (Reason.PGN_NOT_PERMITTED, ("pgn.bsn",), ("PP-00",), ()),
        (Reason.CATEGORY_NOT_PERMITTED, ("support",), ("PP-00",), ()),
    ]


def test_the_number_is_never_just_absent() -> None:
    """Also where no rule speaks of it."""
    assert reasons(answer([], asked=("pgn.bsn",))) == [(Reason.PGN_NOT_PERMITTED, ("pgn.bsn",), (), ())]


@pytest.mark.parametrize(
    ("basis", "body", "reason"),
    [
        ("public_task", objects(), Reason.OBJECTION_PENDING),
        ("legitimate_interest", objects(), Reason.OBJECTION_PENDING),
        ("public_task", restricts(), Reason.RESTRICTED),
        ("legal_obligation", restricts(), Reason.RESTRICTED),
        ("contract", restricts(), Reason.RESTRICTED),
    ],
)
def test_a_hold_is_the_reason_where_it_is_what_stands_in_the_way(basis: str, body: Body, reason: Reason) -> None:
    """The record is named; the rule that would have allowed is no reason to refuse."""
    rules = [allow("partner", "care", "support", basis)]
    assert reasons(answer(rules, [], body)) == [(reason, ("support",), (), ("a",))]


def test_an_objection_that_was_granted_is_not_called_pending() -> None:
    """The school decided: the objector was right, so it stays held, and the reason says so."""
    rules = [allow("partner", "care", "support", "public_task")]
    decision = answer(rules, [], objects(), Ending("a", "granted"))
    assert reasons(decision) == [(Reason.OBJECTION_GRANTED, ("support",), (), ("a",))]
    assert answer(rules, [], objects(), Ending("a", "granted"), Ending("a", "overruled")).permits


@pytest.mark.parametrize("body", [objects(what="report"), restricts(what="report"), objects()])
def test_a_hold_is_no_reason_where_nothing_was_allowed(body: Body) -> None:
    """An objection that holds nothing back is not blamed: consent was simply taken back."""
    decision = answer([], [asks_consent("partner", "support")], body, yes(MOTHER), takes_back(MOTHER, consent="b"))
    assert [reason for reason, *_ in reasons(decision)] == [Reason.CONSENT_WITHDRAWN]


def test_outside_a_closed_list_names_the_list() -> None:
    """The law gives a list; what is not on it is not given, and the rule with the list is named."""
    rules = [allow("leerplicht", "duty", "list:duty", "legal_obligation")]
    decision = answer(rules, asks=OFFICE, purpose="duty", asked=("absence", "support"))
    assert [grant.categories for grant in decision.grants] == [("absence",)]
    assert reasons(decision) == [(Reason.FIELD_NOT_IN_CLOSED_LIST, ("support",), ("PP-00",), ())]


def test_a_ban_on_a_closed_list_gives_nobody_a_list() -> None:
    """Only a list from which something may be given is one that a field can be missing from."""
    rules = [deny("leerplicht", "list:duty"), allow("leerplicht", "duty", "report", "public_task")]
    decision = answer(rules, asks=OFFICE, purpose="duty", asked=("support",))
    assert [reason for reason, *_ in reasons(decision)] == [Reason.CATEGORY_NOT_PERMITTED]


def test_nothing_at_all_said_about_an_asker_is_no_legal_basis() -> None:
    """No rule, no law, no consent; where consent could open another field, it is this kind that is not permitted."""
    assert reasons(answer([])) == [(Reason.NO_LEGAL_BASIS, ("support",), (), ())]
    decision = answer([], [asks_consent("partner", "report")])
    assert reasons(decision) == [(Reason.CATEGORY_NOT_PERMITTED, ("support",), (), ())]


@pytest.mark.parametrize(("groups", "reason"), [("7a", Reason.ROLE_NOT_NAMED), ("8b", Reason.ROLE_NOT_NAMED)])
def test_a_teacher_who_was_not_named_hears_just_that(groups: str, reason: Reason) -> None:
    """Scenario 10: a report for a named reader is not for a teacher, of this pupil's group or of another."""
    roles = (RoleFact("role", "teacher", "group", groups, EVER),)
    rules = [
        allow("reader", "teaching", "report", "public_task"),
        allow("teacher", "teaching", "support", "public_task"),
    ]
    snapshot = Snapshot(policy(WORDS, rules))
    state = pupil(EIGHT)
    decision = decide(
        snapshot, RecipientState("staff:one", roles=roles), "teaching", state, 1, WORDS.mask_of(["report"]), TODAY
    )
    assert [kept.reason for kept in decision.withheld] == [reason]


def test_a_role_that_is_denied_a_file_is_none_that_may_see_it() -> None:
    """A teacher is not sent to be named as a reader where no reader may read."""
    decision = answer([deny("reader", "report")], asks=TEACHER, purpose="teaching", asked=("report",))
    assert [reason for reason, *_ in reasons(decision)] == [Reason.NO_LEGAL_BASIS]


def test_a_partner_is_never_told_about_roles() -> None:
    """To somebody outside, a role inside is no reason."""
    decision = answer([allow("reader", "care", "report", "public_task")], asked=("report",))
    assert [reason for reason, *_ in reasons(decision)] == [Reason.NO_LEGAL_BASIS]


@pytest.mark.parametrize("asked", [(), ("support",), ("support", "pgn.bsn", "absence")])
def test_a_refusal_foreseen_explains_everything_asked(asked: tuple[str, ...]) -> None:
    """Without any pupil: no record is named, and nothing asked goes unexplained."""
    snapshot = Snapshot(policy(WORDS, [deny("partner", "support")], [asks_consent("partner", "report")]))
    decision = foreseen(snapshot, PARTNER, "care", WORDS.mask_of(asked), TODAY)
    assert decision is not None
    assert not decision.permits
    assert decision.withheld
    assert {name for kept in decision.withheld for name in kept.categories} == set(asked)
    assert not any(kept.records for kept in decision.withheld)


def test_what_some_pupil_could_open_is_not_foreseen() -> None:
    """One open field among many is enough to have to look."""
    snapshot = Snapshot(policy(WORDS, [], [asks_consent("partner", "report")]))
    assert foreseen(snapshot, PARTNER, "care", WORDS.mask_of(["report", "support"]), TODAY) is None
