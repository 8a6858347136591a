"""What a group of lines is settled by: ways to stand towards a pupil, words in the records, what a line proves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from consent_gate.decision import DisclosureEntry, Grant, Withheld
from consent_gate.reasons import Reason
from consent_gate.records import Body, Consent, Matter, Record, Registration, RoleAssignment
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import State
from consent_gate.terms import ANY, PERSON, Basis, Effect
from consent_gate.workbench.castings import castings_of
from consent_gate.workbench.proofs import fits, proof_of
from consent_gate.workbench.words import Words
from tests.generated import HERE, SMALL, TODAY, policy
from tests.policies.situation import shipped
from tests.strategies import log_line

CONSENT = "consent:guardian"
TASK = Basis.PUBLIC_TASK
STATIC = Rule("r0", "d0", "c1", TASK.value, "", Effect.ALLOW, HERE)
ASKED = ConditionalRule("r0", "d0", "c0", TASK.value, CONSENT, "", Effect.ALLOW, HERE)
CLOSED = Rule("r0", "d0", "c2", ANY, "", Effect.DENY, HERE)
PLANNED = Snapshot(policy(SMALL, (STATIC,), (ASKED,)))
PLAN = PLANNED.plan(("r0",), "d0")


def written(*bodies: Body, pupil: str = "") -> list[Record]:
    """Return bodies as records."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return [Record(f"r{number}", pupil, at, "office", body) for number, body in enumerate(bodies)]


def granted(*names: str, rules: tuple[str, ...]) -> DisclosureEntry:
    """Return a line that granted these categories by these rules."""
    return log_line("e", asked=names, grants=(Grant(TASK, names, rules),))


def test_a_rule_named_for_several_categories_proves_none_of_them() -> None:
    """A grant names a rule once for all its categories; only where it can mean one category is the requirement met."""
    both = granted("c1", "c2", rules=("PP-00", "PQ-00"))
    assert proof_of(PLAN, SMALL, both, "c1").met == frozenset()
    one = granted("c2", rules=("PQ-00",))
    assert proof_of(PLAN, SMALL, one, "c2").met == {CONSENT}
    without = granted("c1", rules=("PP-00",))
    assert proof_of(PLAN, SMALL, without, "c1").unmet == {CONSENT}


def test_a_refusal_proves_what_it_names_and_what_it_leaves_out() -> None:
    """A rule that is named was not met, one that is not was; where a denial hides it nothing is known."""
    refused = log_line("e", asked=("c2",), grants=(), withheld=(Withheld(Reason.CONSENT_MISSING, ("c2",), ("PQ-00",)),))
    assert proof_of(PLAN, SMALL, refused, "c2").unmet == {CONSENT}
    held = replace_withheld(refused, Withheld(Reason.OBJECTION_PENDING, ("c2",)))
    proof = proof_of(PLAN, SMALL, held, "c2")
    assert proof.met == {CONSENT}
    assert proof.holds == {"objection"}
    assert proof.admits(State((CONSENT,), ("objection",)))
    assert not proof.admits(State((CONSENT,)))
    assert not proof.admits(State((), ("objection",)))
    closed = Snapshot(policy(SMALL, (CLOSED,), (ASKED,))).plan(("r0",), "d0")
    denied = replace_withheld(refused, Withheld(Reason.CATEGORY_NOT_PERMITTED, ("c2",), ("PP-00",)))
    assert proof_of(closed, SMALL, denied, "c2").met == frozenset()


def replace_withheld(line: DisclosureEntry, *kept: Withheld) -> DisclosureEntry:
    """Return the line with other withholdings."""
    return log_line("e", asked=line.asked, grants=(), withheld=kept)


def test_a_line_fits_the_plan_that_can_have_made_it() -> None:
    """Each rule that always permits is named, and no rule of others."""
    assert fits(PLAN, SMALL, granted("c1", rules=("PP-00",)))
    assert fits(PLAN, SMALL, granted("c1", rules=("PP-00", "PQ-00")))
    assert not fits(PLAN, SMALL, granted("c1", rules=("PQ-00",)))
    assert not fits(PLAN, SMALL, granted("c1", rules=("PP-00", "PP-09")))


def test_only_words_in_the_records_can_be_heard_otherwise() -> None:
    """A branch that is cut matters where some record names what it hung under, and nowhere else."""
    cut = replace(SMALL, recipients=replace(SMALL.recipients, parents={**SMALL.recipients.parents, "r1": frozenset()}))
    one = PLANNED.plan(("r1",), "d0").reach
    other = Snapshot(policy(cut, (STATIC,), (ASKED,))).plan(("r1",), "d0").reach
    about = {name: Words.of(written(Consent("g1", Matter(name), TODAY), pupil="p1")) for name in ("r0", "r2", ANY)}
    bit = SMALL.bits["c1"]
    assert not about["r0"].heard_alike(one, other, bit, bit)
    assert about["r2"].heard_alike(one, other, bit, bit)
    assert about[ANY].heard_alike(one, other, bit, bit)


def test_every_way_to_stand_is_walked() -> None:
    """A colleague may have had any of the roles for a pupil, or none; a partner always has its kind."""
    roles = [RoleAssignment("staff:x", role, "group") for role in ("teacher", "mentor")]
    words = shipped().vocabulary
    staff = {way.nodes(words) for way in castings_of("staff:x", written(*roles))}
    assert () in staff
    assert staff == {(), ("teacher",), ("mentor",), ("mentor", "teacher")}
    assert len(castings_of("staff:x", written(*roles))) == 4
    partner = castings_of("org:x", written(Registration("org:x", ("zorgvraag",), "jeugdhulp")))
    assert [way.nodes(words) for way in partner] == [("jeugdhulp",)]
    person = {way.nodes(words) for way in castings_of(f"{PERSON}g1", [])}
    assert {(), ("guardian",), ("guardian", "guardian_own"), ("parent_of_adult",)} <= person
    many = [RoleAssignment("staff:x", f"role{number}", "group") for number in range(9)]
    assert castings_of("staff:x", written(*many)) == ()
