"""What a permit obliges to, rule by rule and mark by mark."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from consent_gate.decision import Owed
from consent_gate.grounds import Emergency, Inspection, Order, OrderPaper
from consent_gate.records import Body, Consent, Ending, Gezag, Matter, Objection, Period, PupilFacts, Record
from consent_gate.rules.decide import decide
from consent_gate.state import RecipientState, known_at, pupil_state
from consent_gate.terms import AMSTERDAM
from tests.grounds.policies import ground_snapshot

DAY = date(2026, 9, 1)
DUTIES = (
    "name,days,needs,label_nl,label_en\n"
    "inform,7,-,inlichten,inform\n"
    "paper,3,oral,papier,paper\n"
    "attach,0,statement,meesturen,attach\n"
    "review,2,-,beoordelen,review\n"
)
SNAPSHOT = ground_snapshot(
    {
        "vocabulary/duties.csv": DUTIES,
        "gronden/duties.csv": "rule,duty\nGR-01,inform\nGR-01,paper\nGR-02,paper\nGR-04,review\nGR-05,inform\n",
        "jeugdhulp/duties.csv": "rule,duty\nJH-01,attach\n",
    }
)
POLICE = RecipientState("org:politie", "reg", "politie", ("opsporing",))
DOCTOR = RecipientState("org:huisarts", "reg", "huisarts", ("noodhulp",))
TOWN = RecipientState("org:gemeente", "reg", "leerplicht", ("toezicht",))
CARE = RecipientState("org:zorg", "reg", "jeugdhulp", ("zorgvraag",))


def owed(recipient: RecipientState, *bodies: Body, day: date = DAY, hour: int = 12) -> tuple[Owed, ...]:
    """Return what everything that may go to `recipient` obliges to; the bodies get the ids `a`, `b` and so on."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM)
    first: tuple[Body, ...] = (PupilFacts(date(2018, 5, 1)), Gezag("g1", True))
    records = [Record(f"first-{place}", "p1", at, "office", body) for place, body in enumerate(first)]
    records += [Record(chr(97 + place), "p1", at, "office", body) for place, body in enumerate(bodies)]
    state = known_at(pupil_state("p1", records), [recipient], at)
    mask = (1 << len(SNAPSHOT.vocabulary.bits)) - 1
    return decide(SNAPSHOT, recipient, recipient.purposes[0], state, len(records), mask, day).duties


def order(*categories: str, article: str = "126nd", form: str = "written", received: date = DAY) -> Order:
    """Return an order of the police."""
    authorisation = "RC 26/1" if article == "126nf" else ""
    return Order("politie", article, "officier 1", categories, received, form, Period(), authorisation)  # type: ignore[arg-type]


def test_a_permit_owes_what_its_rule_owes_within_the_term() -> None:
    """The term counts in days from the day of the decision; the permit's own records are named."""
    assert owed(POLICE, order("contact.phone")) == (Owed("inform", DAY + timedelta(days=7), ("GR-01",), ("a",)),)


def test_a_refusal_owes_nothing() -> None:
    """What does not leave obliges to nothing (CG-01)."""
    assert owed(POLICE) == owed(POLICE, order("health")) == ()


def test_a_permit_without_records_owes_too() -> None:
    """A duty of the school by law is owed by rule alone."""
    assert owed(TOWN) == (Owed("inform", DAY + timedelta(days=7), ("GR-05",)),)


def test_a_day_begins_and_ends_in_amsterdam() -> None:
    """The due day follows the date in Amsterdam, in the night of the clock change too (CG-10)."""
    assert owed(TOWN, day=date(2026, 10, 24), hour=23)[0].due == date(2026, 10, 31)
    assert owed(TOWN, day=date(2028, 2, 28))[0].due == date(2028, 3, 6)


@pytest.mark.parametrize("waited", [0, 1, 3])
def test_an_oral_order_owes_its_paper_by_the_end_of_its_own_term(waited: int) -> None:
    """Three days from when the order was received, however late it was answered (Sv 126nd(4))."""
    found = owed(POLICE, order("contact.phone", form="oral"), day=DAY + timedelta(days=waited))
    paper = [one for one in found if one.duty == "paper"]
    assert paper == [Owed("paper", DAY + timedelta(days=3), ("GR-01",), ("a",))]


def test_an_oral_order_that_lapsed_owes_nothing_because_nothing_leaves() -> None:
    """The day after the term there is no permit, so no duty."""
    assert owed(POLICE, order("contact.phone", form="oral"), day=DAY + timedelta(days=4)) == ()


def test_paper_that_is_there_is_not_owed() -> None:
    """An order confirmed on paper, and a written one, leave only the rest."""
    spoken = order("contact.phone", form="oral")
    for bodies in ((spoken, OrderPaper("a", DAY)), (order("contact.phone"),)):
        assert {one.duty for one in owed(POLICE, *bodies)} == {"inform"}


def test_two_oral_orders_have_a_term_each() -> None:
    """Each paper is owed by its own day; orders of the same day share one."""
    earlier = order("contact.phone", form="oral", received=DAY - timedelta(days=2))
    later = order("contact.address", form="oral")
    papers = [one for one in owed(POLICE, earlier, later, later) if one.duty == "paper"]
    assert papers == [
        Owed("paper", DAY + timedelta(days=1), ("GR-01",), ("a",)),
        Owed("paper", DAY + timedelta(days=3), ("GR-01",), ("b", "c")),
    ]


def test_only_the_order_that_carries_something_owes_its_paper() -> None:
    """An oral order beside a written one for other things, or one that was withdrawn, has nothing to confirm."""
    spoken, written = order("health", form="oral"), order("contact.phone")
    assert {one.duty for one in owed(POLICE, spoken, written)} == {"inform"}
    elsewhere = order("contact.phone", article="126nf", form="oral")
    assert {one.duty for one in owed(POLICE, elsewhere, written)} == {"inform"}
    ended = order("contact.phone", form="oral")
    assert {one.duty for one in owed(POLICE, ended, written, Ending("a", "withdrawn"))} == {"inform"}


def test_a_duty_of_two_rules_is_owed_once_with_both() -> None:
    """One paper, two articles: the duty names both rules."""
    bodies = (order("contact.phone", form="oral"), order("health", article="126nf", form="oral"))
    paper = [one for one in owed(POLICE, *bodies) if one.duty == "paper"]
    assert [(one.rules, one.records) for one in paper] == [(("GR-01", "GR-02"), ("a", "b"))]


def test_an_emergency_owes_its_review() -> None:
    """Whoever breaks the glass answers for it afterwards, and the review finds the emergency by its record."""
    noon = datetime(2026, 9, 1, 11, tzinfo=AMSTERDAM)
    body = Emergency("huisarts", ("health",), "dir", "acute_medical", noon, noon + timedelta(hours=2))
    assert owed(DOCTOR, body) == (Owed("review", DAY + timedelta(days=2), ("GR-04",), ("a",)),)


YES = Consent("g1", Matter("jeugdhulp", "zorgvraag", ("support",)), DAY)


def seen(*, view: bool, what: str = "support", who: str = "jeugdhulp", until: date | None = None) -> Inspection:
    """Return an inspection, with a view or without."""
    about = Matter(who, "zorgvraag", (what,))
    return Inspection("g1", DAY, about, False, "ab" * 32 if view else "", Period(None, until))


def test_a_view_goes_along_the_same_day_whatever_the_basis() -> None:
    """With consent nothing rests on the inspection, and the view is attached all the same (AVG 16; WPO 42)."""
    assert owed(CARE, YES, seen(view=True)) == (Owed("attach", DAY, ("JH-01",), ("b",)),)


def test_two_views_go_along_together() -> None:
    """Both guardians may have their say."""
    assert owed(CARE, YES, seen(view=True), seen(view=True)) == (Owed("attach", DAY, ("JH-01",), ("b", "c")),)


OVER = seen(view=True, until=DAY - timedelta(days=1))


@pytest.mark.parametrize(
    "inspection",
    [seen(view=False), seen(view=True, what="identity"), seen(view=True, who="leerplicht"), OVER],
    ids=["no view", "about other data", "for another recipient", "of an inspection that is over"],
)
def test_without_a_view_on_this_there_is_nothing_to_attach(inspection: Inspection) -> None:
    """Agreement is no duty, and a view on something else stays where it is."""
    assert owed(CARE, YES, inspection) == ()


def test_an_objection_takes_no_duty_away() -> None:
    """An objection that cannot hold the permit cannot hold what it obliges to either (CG-11)."""
    bodies = (order("contact.phone", form="oral"),)
    assert owed(POLICE, *bodies, Objection("g1", Matter(), DAY)) == owed(POLICE, *bodies) != ()


def test_a_policy_set_without_duties_owes_nothing() -> None:
    """Snapshots stored before there were duties decide as they did (CG-05)."""
    plain = ground_snapshot()
    assert not plain.document.owed
    state = known_at(pupil_state("p1", []), [TOWN], datetime(2026, 9, 1, 12, tzinfo=AMSTERDAM))
    mask = plain.vocabulary.mask_of(["contact"])
    decision = decide(plain, TOWN, "toezicht", state, 1, mask, DAY)
    assert (decision.permits, decision.duties) == (True, ())
