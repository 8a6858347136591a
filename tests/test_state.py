"""Folding: what records mean together, one after the other, the same however often it is computed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given

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
    Registration,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.state import (
    PupilState,
    RecipientState,
    RoleFact,
    fold_pupil,
    fold_recipient,
    pupil_state,
    recipient_state,
)
from tests.generated import PUPIL, TODAY, examples, histories, written
from tests.rules.pupils import EIGHT, MOTHER, objects, pupil, restricts, takes_back, yes

AT = datetime(2026, 1, 1, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)


def of_staff(*bodies: Body) -> RecipientState:
    """Fold records about one member of staff; they get the ids `r0`, `r1` and so on."""
    return recipient_state("staff:one", written(bodies, pupil=""))


@examples(200)
@given(histories(0))
def test_folding_goes_record_by_record(records: list[Record]) -> None:
    """The state at any revision is the fold of the records up to it, and one more record is one more step (CG-05)."""
    for at in range(len(records)):
        assert pupil_state(PUPIL, records[: at + 1]) == fold_pupil(pupil_state(PUPIL, records[:at]), records[at])


@examples(200)
@given(histories(0))
def test_a_state_survives_being_stored(records: list[Record]) -> None:
    """What is read back from a row is what was folded."""
    state = pupil_state(PUPIL, records)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=PupilState) == state
    assert msgspec.json.decode(msgspec.json.encode(state), type=PupilState) == state


def test_facts_replace_facts() -> None:
    """A corrected birth date and new groups take the place of the old ones, whole."""
    state = pupil_state("p1", written([PupilFacts(EIGHT, ("7a",)), PupilFacts(None, ())]))
    assert (state.birth_date, state.groups) == (None, ())


@pytest.mark.parametrize(("named", "kind"), [("a", "objection"), ("b", "restriction")])
def test_an_ending_ends_the_hold_it_names_and_no_other(named: str, kind: str) -> None:
    """By its id; an ending of something else, or a second one, changes nothing."""
    before = pupil(EIGHT, objects(), restricts())
    after = fold_pupil(before, Record("end", "p1", AT, "office", Ending(named, "lifted")))
    assert [hold.kind for hold in before.holds if hold not in after.holds] == [kind]
    assert fold_pupil(after, Record("again", "p1", AT, "office", Ending(named, "lifted"))) == after


@pytest.mark.parametrize(
    ("word", "left"), [("lifted", 0), ("overruled", 0), ("withdrawn", 0), ("granted", 1), ("x", 1)]
)
def test_only_a_word_that_lifts_lifts_a_hold(word: str, left: int) -> None:
    """An objection that was granted was right: it goes on holding, and is no longer pending."""
    state = fold_pupil(pupil(EIGHT, objects()), Record("end", "p1", AT, "office", Ending("a", word)))
    assert [hold.granted for hold in state.holds] == [word == "granted"] * left


def test_granting_one_objection_leaves_the_other_pending() -> None:
    """Each is weighed by itself."""
    state = pupil(EIGHT, objects(what="c1"), objects(what="c2"))
    state = fold_pupil(state, Record("end", "p1", AT, "office", Ending("b", "granted")))
    assert [(hold.record, hold.granted) for hold in state.holds] == [("a", False), ("b", True)]


def test_an_objection_takes_back_what_was_consented_to() -> None:
    """Where consent is the basis it is a withdrawal, and stays one when the objection itself is overruled."""
    state = pupil(EIGHT, yes(MOTHER), objects())
    state = fold_pupil(state, Record("end", "p1", AT, "office", Ending("b", "overruled")))
    assert [(said.yes, said.withdrawn) for said in state.statements] == [(True, False), (False, True)]
    assert state.holds == ()


@pytest.mark.parametrize("named", ["a", "first-0", "nothing"])
def test_an_ending_is_no_way_to_change_what_people_said(named: str) -> None:
    """A consent, a refusal or a fact is not ended by an ending."""
    before = pupil(EIGHT, yes(MOTHER))
    assert fold_pupil(before, Record("end", "p1", AT, "office", Ending(named, "lifted"))) == before


def test_a_withdrawal_is_about_what_the_consent_was_about() -> None:
    """By id: its scope, no more and no less, whatever else was said, and marked as a withdrawal."""
    consent = Consent(MOTHER, Matter("r1", "d1", ("c0",), ("c2",)), MAY)
    state = pupil(EIGHT, yes(MOTHER, what="c3"), consent, yes(MOTHER, what="c1"), takes_back(MOTHER, consent="b"))
    _, said, _, withdrawn = state.statements
    scope = ("recipient", "purpose", "categories", "excluded")
    assert [getattr(withdrawn, name) for name in scope] == [getattr(said, name) for name in scope]
    assert (withdrawn.yes, withdrawn.withdrawn) == (False, True)


@pytest.mark.parametrize("body", [Withdrawal(MOTHER, TODAY), Withdrawal(MOTHER, TODAY, "no-such-consent")])
def test_a_withdrawal_of_nothing_in_particular_is_of_everything(body: Body) -> None:
    """When it cannot be told what was meant, the widest no is the safe one."""
    (said,) = pupil(EIGHT, body).statements
    assert (said.recipient, said.purpose, said.categories, said.excluded) == ("*", "*", ("*",), ())


def test_gezag_is_what_the_last_record_about_the_day_says() -> None:
    """Later records overrule for their own days; a person of whom nothing is recorded has no gezag."""
    gezag = (Gezag(MOTHER, True), Gezag(MOTHER, False, Period(JUNE)), Gezag("guardian", True, Period(JUNE)))
    state = pupil(EIGHT, gezag=gezag)
    assert state.guardians(MAY) == (MOTHER,)
    assert state.guardians(JUNE) == ("guardian",)
    assert not state.has_gezag("stranger", MAY)


def test_a_later_registration_replaces_the_earlier() -> None:
    """Kind, purposes and days; roles are records of their own and stay."""
    state = of_staff(
        Registration("staff:one", ("d1",)),
        RoleAssignment("staff:one", "teacher", "group", "7a"),
        Registration("staff:one", ("d2",), "r1", Period(MAY, JUNE)),
    )
    assert (state.record, state.kind, state.purposes, state.period) == ("r2", "r1", ("d2",), Period(MAY, JUNE))
    assert state.roles == (RoleFact("r1", "teacher", "group", "7a", Period()),)


@pytest.mark.parametrize(
    ("ends", "purposes", "roles"), [("r0", (), ["r1", "r2"]), ("r1", ("d1",), ["r2"]), ("r9", ("d1",), ["r1", "r2"])]
)
def test_an_ending_ends_a_registration_or_one_role(ends: str, purposes: tuple[str, ...], roles: list[str]) -> None:
    """The one it names."""
    state = of_staff(
        Registration("staff:one", ("d1",)),
        RoleAssignment("staff:one", "teacher", "group", "7a"),
        RoleAssignment("staff:one", "teacher", "group", "8b"),
        Ending(ends, "left"),
    )
    assert (state.purposes, [role.record for role in state.roles]) == (purposes, roles)


@pytest.mark.parametrize("scope", ["", "none", "everywhere", "School"])
def test_a_role_of_an_unknown_scope_reaches_nobody(scope: str) -> None:
    """A word that a later version may write is no more than one this version knows (CG-01)."""
    assert not RoleFact("r", "teacher", scope, "p1", Period()).reaches(PupilState("p1", groups=("p1",)), MAY)


def test_ending_a_replaced_registration_leaves_the_new_one() -> None:
    """A registration that was replaced has nothing left to end."""
    state = of_staff(Registration("staff:one", ("d1",)), Registration("staff:one", ("d2",)), Ending("r0", "left"))
    assert state.purposes == ("d2",)


def test_a_record_of_the_other_side_is_a_mistake() -> None:
    """It is refused loudly, not folded into nothing."""
    registration = Record("r", "", AT, "office", Registration("org:one", ("d1",)))
    objection = Record("o", "p1", AT, "office", Objection(MOTHER, Matter(), TODAY))
    with pytest.raises(TypeError, match="not about a pupil"):
        fold_pupil(PupilState("p1"), registration)
    with pytest.raises(TypeError, match="not about a recipient"):
        fold_recipient(RecipientState("org:one"), objection)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [(None, None, True), (JUNE, None, True), (None, JUNE, True), (JUNE, JUNE, True), (MAY, MAY, False)],
)
def test_both_ends_of_a_period_are_in_it(since: Any, until: Any, holds: bool) -> None:
    """And an open end has no end."""
    assert Period(since, until).holds_on(JUNE) is holds
