"""Orders: their own list, their own article, and the paper of what was only said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from consent_gate.grounds import (
    Order,
    OrderPaper,
)
from consent_gate.reasons import Reason
from consent_gate.records import Ending, Period
from tests.grounds.conftest import ADDRESS, BEGIN, HEALTH, PHONE, School, order


def test_an_oral_order_waits_three_days_for_its_paper(school: School) -> None:
    """Until the end of the third day it counts; then not, until the paper comes (Sv 126nd(4))."""
    school.record("o1", order(PHONE, form="oral"))
    assert school.gets("org:politie", datetime(2026, 9, 4, 21, 59, 59, tzinfo=UTC)) == (PHONE,)
    assert school.gets("org:politie", datetime(2026, 9, 4, 22, 0, tzinfo=UTC)) == ()
    assert school.why_not("org:politie", PHONE) == [Reason.VORDERING_MISSING]
    school.record("paper", OrderPaper("o1", date(2026, 9, 5)))
    assert school.gets("org:politie") == (PHONE,)


def test_the_paper_in_time_leaves_no_gap(school: School) -> None:
    """An order that was confirmed counts on as if written."""
    school.record("o1", order(PHONE, form="oral"))
    school.at += timedelta(days=2)
    school.record("paper", OrderPaper("o1", date(2026, 9, 3)))
    for days in (0, 3, 4, 40):
        assert school.gets("org:politie", BEGIN + timedelta(days=days)) == (PHONE,)


def test_the_paper_term_counts_days_over_the_change_of_the_clock(school: School) -> None:
    """Three days to midnight, also when one of them has 25 hours (CG-10)."""
    school.at = datetime(2026, 10, 22, 10, tzinfo=UTC)
    body = Order("politie", "126nd", "officier 1", (PHONE,), date(2026, 10, 22), "oral", Period())
    school.record("o1", body)
    assert school.gets("org:politie", datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)) == (PHONE,)
    assert school.gets("org:politie", datetime(2026, 10, 25, 23, 0, tzinfo=UTC)) == ()


def test_an_order_reaches_its_own_list_only(school: School) -> None:
    """A field that the order does not list is refused for that reason, although the rule allows it."""
    school.record("o1", order(PHONE))
    assert school.gets("org:politie") == (PHONE,)
    assert school.why_not("org:politie", ADDRESS) == [Reason.VORDERING_SCOPE]


def test_an_order_opens_nothing_that_no_rule_allows_for_its_article(school: School) -> None:
    """An order under 126nd that lists health gets no health: that takes another article."""
    school.record("o1", order(PHONE, HEALTH))
    assert school.gets("org:politie") == (PHONE,)
    assert school.why_not("org:politie", HEALTH) == [Reason.VORDERING_SCOPE]


def test_sensitive_items_need_the_judges_authorisation(school: School) -> None:
    """126nf without a machtiging opens nothing; with it, its list."""
    school.record("o1", order(HEALTH, article="126nf"))
    assert school.gets("org:politie") == ()
    assert school.why_not("org:politie", HEALTH) == [Reason.MACHTIGING_MISSING]
    school.record("o2", order(HEALTH, article="126nf", authorisation="RC 26/118"))
    assert school.gets("org:politie") == (HEALTH,)


def test_two_orders_at_once_open_both_lists(school: School) -> None:
    """Each carries its own list, both stand behind the answer, and ending one leaves the other."""
    school.record("o1", order(PHONE))
    school.record("o2", order(ADDRESS))
    decision = school.asks("org:politie")
    assert decision.permitted == (ADDRESS, PHONE)
    assert decision.grants[0].records == ("o1", "o2")
    school.record("e1", Ending("o1", "withdrawn"))
    assert school.gets("org:politie") == (ADDRESS,)
