"""Cautions close every basis; and what is told, explained and exported of grounds is what the gate does."""

from __future__ import annotations

from consent_gate.enquiry import ask, policy_of
from consent_gate.grounds import (
    MELDCODE_STEPS,
    Caution,
    Mandate,
    Weighing,
)
from consent_gate.plain import needed
from consent_gate.reasons import Reason
from consent_gate.records import Ending, Matter
from consent_gate.rules.agreement import check_sample, compare_all
from consent_gate.rules.asker import Asker
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.expectations import check_expectations
from consent_gate.rules.situations import fact
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.state import PupilState
from consent_gate.terms import DECISION_ORDER
from tests.grounds.conftest import ADDRESS, DAY, HEALTH, NAME, PARTNERS, PHONE, School, agreement, order
from tests.grounds.policies import GROUND_FILES, ground_snapshot


def test_what_authors_expect_of_grounds_comes_out(snapshot: Snapshot) -> None:
    """A state names grounds and cautions like consents; each row is decided for real."""
    assert check_expectations(snapshot) == []
    check_sample(snapshot)
    comparison = compare_all(snapshot)
    assert comparison.differences == ()


def test_a_wrong_expectation_about_a_ground_is_found() -> None:
    """An author who expects an order to open another article's data is told."""
    wrong = "gronden/expectations.csv"
    text = str(GROUND_FILES[wrong]).replace(
        "order:126nf,refuse,VORDERING_SCOPE", "order:126nf,permit legal_obligation,GR-01"
    )
    assert len(check_expectations(ground_snapshot({wrong: text}))) == 1


def test_a_caution_masks_the_address_on_every_basis(school: School) -> None:
    """A secret address goes to nobody: not under a duty, not under an order; all else still does."""
    school.record("o1", order(ADDRESS, PHONE))
    assert school.contacts() == {"org:politie": (ADDRESS, PHONE), "org:gemeente": (ADDRESS, PHONE)}
    school.record("k1", Caution("secret_address", "office", DAY))
    for recipient in ("org:politie", "org:gemeente"):
        decision = school.asks(recipient)
        assert PHONE in decision.permitted
        assert ADDRESS not in decision.permitted
        assert school.why_not(recipient, ADDRESS) == [Reason.ADDRESS_SECRET]
        kept = next(kept for kept in decision.withheld if ADDRESS in kept.categories)
        assert (kept.rules, kept.records) == (("GR-06",), ("k1",))
    school.record("e1", Ending("k1", "moved"))
    assert school.contacts() == {"org:politie": (ADDRESS, PHONE), "org:gemeente": (ADDRESS, PHONE)}


def test_a_caution_about_one_recipient_leaves_the_others(school: School) -> None:
    """A contact ban names who must not know; a school may limit a caution so."""
    school.record("k1", Caution("secret_address", "office", DAY, Matter("leerplicht", "*", ("contact",))))
    school.record("o1", order(ADDRESS))
    assert school.contacts() == {"org:politie": (ADDRESS,), "org:gemeente": (PHONE,)}


def test_a_weighing_and_a_mandate_that_no_rule_names_change_nothing(school: School) -> None:
    """A record opens nothing of itself: it takes a rule that asks for it (CG-01)."""
    before = {recipient: school.gets(recipient) for recipient in PARTNERS}
    school.record("w1", Weighing("meldcode", "office", DAY, Matter(categories=(HEALTH,)), MELDCODE_STEPS))
    school.record("m1", Mandate("org:politie", "opsporing", "OSR"), "")
    assert {recipient: school.gets(recipient) for recipient in PARTNERS} == before


def test_the_question_beforehand_and_the_exported_policy_agree_with_the_gate(school: School) -> None:
    """`decide`, `why` and stock Casbin on the exported files say what the gate says at noon."""
    school.record("o1", order(ADDRESS, PHONE))
    school.record("a1", agreement(NAME), "")
    school.record("k1", Caution("secret_address", "office", DAY))
    lines = policy_of(school.snapshot, school.ledger, "p1", DAY)
    assert lines is not None
    stock = StockEnforcer(school.snapshot.document.model, lines)
    mask = (1 << len(school.snapshot.vocabulary.bits)) - 1
    for recipient, (_, purpose) in PARTNERS.items():
        told = ask(
            school.snapshot, school.ledger, recipient=recipient, purpose="", pupil="p1", asked=mask, day=DAY
        ).decision
        decided = school.asks(recipient)
        assert (told.grants, told.withheld) == (decided.grants, decided.withheld)
        for category in school.snapshot.vocabulary.bits:
            place = stock.first_basis(recipient, purpose, category, "p1")
            found = {grant.basis for grant in decided.grants if category in grant.categories}
            assert found == (set() if place is None else {DECISION_ORDER[place]})


def test_a_kind_of_recipient_is_denied_in_the_export_as_in_the_gate(school: School) -> None:
    """Whoever asks Casbin about `leerplicht` itself hears of the caution too, for each of its purposes."""
    school.record("k1", Caution("secret_address", "office", DAY))
    lines = policy_of(school.snapshot, school.ledger, "p1", DAY)
    assert lines is not None
    stock = StockEnforcer(school.snapshot.document.model, lines)
    assert stock.first_basis("leerplicht", "toezicht", ADDRESS, "p1") is None
    assert stock.first_basis("leerplicht", "toezicht", PHONE, "p1") is not None


def test_a_denial_of_a_kind_survives_an_export_for_fewer_questions(snapshot: Snapshot) -> None:
    """A kind and one of its organisations, asked for different purposes: neither loses its denial (CG-08)."""
    pupil = PupilState("p1", facts=(fact("caution:secret_address"),))
    askers = [Asker("leerplicht", ("leerplicht",), "toezicht"), Asker("org:gemeente", ("leerplicht",), "zorgvraag")]
    stock = StockEnforcer(snapshot.document.model, effective_policy(snapshot, askers, pupil, DAY))
    assert stock.first_basis("leerplicht", "toezicht", ADDRESS, "p1") is None
    assert stock.first_basis("leerplicht", "toezicht", PHONE, "p1") is not None


def test_what_would_be_needed_is_said_in_a_sentence(school: School) -> None:
    """Whoever asks why hears what is missing, not that nothing helps."""
    school.record("o1", order(PHONE))
    kept = next(kept for kept in school.asks("org:politie").withheld if ADDRESS in kept.categories)
    assert needed(school.snapshot, kept, None, DAY).nl == "een vordering die dit gegeven noemt"
