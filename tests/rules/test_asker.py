"""Who asks: which vocabulary names a recipient has towards one pupil on one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from consent_gate.records import Period
from consent_gate.rules.asker import is_active, names_for, possible_names
from consent_gate.rules.vocabulary import Scope, Vocabulary
from consent_gate.state import GezagFact, PupilState, RecipientState, RoleFact
from tests.generated import SMALL, TODAY, tree

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SCOPES = {
    "teacher": frozenset({Scope.GROUP, Scope.PUPIL}),
    "psychologist": frozenset({Scope.PUPIL}),
    "management": frozenset({Scope.SCHOOL}),
}
WORDS = Vocabulary(tree({"partner": (), **dict.fromkeys(SCOPES, ())}, SCOPES), SMALL.purposes, SMALL.categories)
PUPIL = PupilState("p1", None, ("7a",))


EVER = Period()


def staff(*roles: tuple[str, str, str], period: Period = EVER) -> RecipientState:
    """Return a staff member that was never registered, with these roles."""
    facts = tuple(RoleFact(f"role-{at}", *role, period) for at, role in enumerate(roles))
    return RecipientState("staff:one", roles=facts)


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (("teacher", "group", "7a"), ("teacher",)),
        (("teacher", "group", "8b"), ()),
        (("teacher", "group", ""), ()),
        (("teacher", "pupil", "p1"), ("teacher",)),
        (("teacher", "pupil", "p2"), ()),
        (("teacher", "school", ""), ()),
        (("psychologist", "school", ""), ()),
        (("psychologist", "group", "7a"), ()),
        (("psychologist", "pupil", "p1"), ("psychologist",)),
        (("management", "school", ""), ("management",)),
        (("partner", "school", ""), ()),
        (("lost_word", "school", ""), ()),
        (("teacher", "everywhere", ""), ()),
    ],
)
def test_a_role_counts_only_as_far_as_its_scope_and_its_word_reach(
    role: tuple[str, str, str], names: tuple[str, ...]
) -> None:
    """A role named per file is no role over the school; a partner's word is no role; a lost word is nothing."""
    assert names_for(staff(role), PUPIL, TODAY, WORDS) == names


@pytest.mark.parametrize(
    ("period", "active"),
    [
        (Period(), True),
        (Period(TODAY, TODAY), True),
        (Period(TOMORROW), False),
        (Period(None, YESTERDAY), False),
    ],
)
def test_terms_are_kept_to_the_day(period: Period, active: bool) -> None:
    """The first and the last day count, the day before and the day after do not: for roles and for registrations."""
    member = staff(("management", "school", ""), period=period)
    partner = RecipientState("org:one", "registration-1", "partner", ("d1",), period)
    for recipient, name in ((member, "management"), (partner, "partner")):
        assert is_active(recipient, TODAY) is active
        assert names_for(recipient, PUPIL, TODAY, WORDS) == ((name,) if active else ())
        assert possible_names(recipient, TODAY, WORDS) == ((name,) if active else ())


@pytest.mark.parametrize("ended", [{"purposes": ()}, {"purposes": ("d1",), "period": Period(None, YESTERDAY)}])
def test_a_registration_that_ended_ends_the_roles(ended: dict[str, object]) -> None:
    """Who left has no names, also when nobody closed the role: a registration says who may ask at all."""
    role = RoleFact("role-1", "management", "school", "", Period())
    left = RecipientState("staff:one", "registration-1", roles=(role,), **ended)  # type: ignore[arg-type]  # two fields
    assert not is_active(left, TODAY)
    assert names_for(left, PUPIL, TODAY, WORDS) == ()
    assert possible_names(left, TODAY, WORDS) == ()


@pytest.mark.parametrize("kind", ["teacher", "management", "lost_word", ""])
def test_a_partner_is_no_role(kind: str) -> None:
    """A registration under the name of a role, or under no known name, names nobody."""
    partner = RecipientState("org:one", "registration-1", kind, ("d1",))
    assert names_for(partner, PUPIL, TODAY, WORDS) == ()


FAMILY = {
    "family": frozenset({Scope.PUPIL}),
    "guardian": frozenset({Scope.KIN}),
    "guardian_own": frozenset({Scope.KIN}),
    "stepparent": frozenset({Scope.PUPIL}),
}
FAMILY_WORDS = Vocabulary(
    tree(
        {"teacher": (), "family": (), **dict.fromkeys(("guardian", "guardian_own", "stepparent"), ("family",))},
        {**SCOPES, **FAMILY},
    ),
    SMALL.purposes,
    SMALL.categories,
)
CHILD = PupilState("p1", date(2018, 1, 1), ("7a",), (GezagFact("gezag-1", "g1", True, EVER),))


def person(*roles: tuple[str, str, str], purposes: tuple[str, ...] = ("d1",)) -> RecipientState:
    """Return a registered person with these roles."""
    facts = tuple(RoleFact(f"role-{at}", *role, EVER) for at, role in enumerate(roles))
    return RecipientState("person:g1", "registration-1", "", purposes, roles=facts)


def test_a_person_has_the_names_that_gezag_and_age_make() -> None:
    """Nobody assigned them; and what the vocabulary does not have is not a name."""
    assert names_for(person(), CHILD, TODAY, FAMILY_WORDS) == ("guardian", "guardian_own")
    assert names_for(person(), PUPIL, TODAY, FAMILY_WORDS) == ()
    assert names_for(person(), CHILD, TODAY, WORDS) == ()
    assert possible_names(person(), TODAY, FAMILY_WORDS) == ("guardian", "guardian_own")
    # A word of the same name that is no computed one: then nobody is it by gezag.
    assigned = tree({"guardian": ()}, {"guardian": frozenset({Scope.PUPIL})})
    words = Vocabulary(assigned, SMALL.purposes, SMALL.categories)
    assert names_for(person(), CHILD, TODAY, words) == possible_names(person(), TODAY, words) == ()


@pytest.mark.parametrize(
    ("role", "of_a_person", "of_staff"),
    [
        (("stepparent", "pupil", "p1"), {"stepparent"}, set()),
        (("stepparent", "pupil", "p2"), set(), set()),
        (("guardian", "pupil", "p1"), set(), set()),
        (("guardian", "kin", "p1"), set(), set()),
        (("teacher", "group", "7a"), set(), {"teacher"}),
        (("teacher", "pupil", "p1"), set(), {"teacher"}),
    ],
)
def test_family_is_for_persons_and_work_is_for_staff(
    role: tuple[str, str, str], of_a_person: set[str], of_staff: set[str]
) -> None:
    """Whatever a record assigns: a teacher with a child at school has two ids, each with its own names."""
    computed = {"guardian", "guardian_own"}
    assert set(names_for(person(role), CHILD, TODAY, FAMILY_WORDS)) == of_a_person | computed
    assert set(names_for(staff(role), CHILD, TODAY, FAMILY_WORDS)) == of_staff
    assert set(possible_names(staff(role), TODAY, FAMILY_WORDS)) == of_staff


def test_gezag_alone_lets_nobody_ask() -> None:
    """A person who was never registered, or no longer is, has no names; a role makes no difference."""
    role = (RoleFact("role-1", "stepparent", "pupil", "p1", EVER),)
    for asks in (RecipientState("person:g1"), RecipientState("person:g1", roles=role), person(purposes=())):
        assert not is_active(asks, TODAY)
        assert names_for(asks, CHILD, TODAY, FAMILY_WORDS) == ()
        assert possible_names(asks, TODAY, FAMILY_WORDS) == ()


def test_two_roles_are_two_names() -> None:
    """Someone may be several things at once; each name is there once, in order."""
    both = staff(("teacher", "group", "7a"), ("management", "school", ""), ("teacher", "pupil", "p1"))
    assert names_for(both, PUPIL, TODAY, WORDS) == ("management", "teacher")


def test_every_name_towards_a_pupil_is_possible_beforehand() -> None:
    """What is foreseen without a pupil holds for each pupil: roles of other groups are possible, not actual."""
    member = staff(("teacher", "group", "8b"), ("psychologist", "pupil", "p2"), ("psychologist", "school", ""))
    assert names_for(member, PUPIL, TODAY, WORDS) == ()
    assert possible_names(member, TODAY, WORDS) == ("psychologist", "teacher")


def test_a_role_that_ended_is_not_possible_either() -> None:
    """Also for one who holds another role today."""
    roles = (
        RoleFact("a", "teacher", "group", "7a", Period(None, YESTERDAY)),
        RoleFact("b", "management", "school", "", EVER),
    )
    assert possible_names(RecipientState("staff:one", roles=roles), TODAY, WORDS) == ("management",)


def test_the_day_is_an_argument() -> None:
    """The same records, another day, another answer; nothing reads a clock."""
    member = staff(("management", "school", ""), period=Period(date(2026, 9, 1), date(2027, 7, 31)))
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2027, 7, 31), date(2027, 8, 1)]
    assert [bool(names_for(member, PUPIL, day, WORDS)) for day in days] == [False, True, True, False]
