"""What is coming: nothing that is about to be lost is missing, and every end is on its last day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consent_gate.grounds import Agreement, Emergency, Order
from consent_gate.ports import PartnerKey
from consent_gate.records import Adoption, Body, Ending, Gezag, PupilFacts, Record, Registration, RoleAssignment
from consent_gate.scope import Period
from consent_gate.state import GezagFact, PupilState, RecipientState, RoleFact, Statement
from consent_gate.terms import THE_PUPIL
from consent_gate.upcoming import KINDS, Item, Window, in_order, look_ahead, of_key, of_policies, of_pupil, of_recipient
from consent_gate_adapters.sql import open_ledger
from tests.policies.situation import shipped

DAY = timedelta(days=1)
FIRST = date(2026, 9, 1)
"""By this day everything in these tests has been said."""
INSTANT = datetime(2026, 9, 1, tzinfo=UTC)
MATTER = ("jeugdhulp", "zorgvraag", ("school_functioning",))


def window(first: date, last: date | None = None) -> Window:
    """Return the days from `first` to `last`, or this one day."""
    return Window(first, last or first)


def coming(state: PupilState, ahead: Window) -> list[Item]:
    """Return what is coming for a pupil."""
    return in_order(of_pupil(state, ahead))


def test_gezag_that_begins_is_coming_too() -> None:
    """The second guardian's no counts from that day, and a yes that rested on one guardian falls."""
    joint = (GezagFact("z1", "g1", True, Period()), GezagFact("z2", "g2", True, Period(END)))
    (item,) = coming(PupilState("p1", gezag=joint), window(FIRST, END))
    assert (item.kind, item.day, item.who) == ("gezag", END, "g2")


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2012, 2, 29), 12, date(2024, 2, 29)),
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
        (date(2012, 2, 29), 18, date(2030, 3, 1)),
        (date(2010, 2, 28), 16, date(2026, 2, 28)),
    ],
)
def test_a_birthday_is_on_its_day_also_of_a_leap_year(born: date, age: int, day: date) -> None:
    """Who was born on 29 February turns 18 on 1 March, and no earlier (CG-10)."""
    state = PupilState("p1", born)
    (item,) = coming(state, window(day))
    assert (item.kind, str(age) in item.what.nl) == ("birthday", True)
    assert coming(state, window(day - 20 * DAY, day - DAY)) == []
    assert coming(state, window(day + DAY, day + 20 * DAY)) == []


def yes(by: str = "g1", until: date | None = None, name: str = "s1", on: date = FIRST) -> Statement:
    """Return a yes about the usual matter."""
    return Statement(name, by, True, False, on, *MATTER, (), Period(None, until))


def no(by: str = "g1", matter: tuple[str, str, tuple[str, ...]] = MATTER) -> Statement:
    """Return a no that takes a yes back."""
    return Statement("n1", by, False, True, FIRST, *matter, (), Period())


def lapses(*said: Statement, born: date | None = date(2018, 1, 1), until: date = date(2030, 1, 1)) -> list[Item]:
    """Return which consents lapse."""
    state = PupilState("p1", born, statements=said)
    return [item for item in coming(state, window(FIRST, until)) if item.kind == "consent"]


END = date(2027, 7, 31)


def test_a_consent_lapses_on_its_last_day_and_its_signatory_is_asked_again() -> None:
    """The end date is a day on which it still holds."""
    (item,) = lapses(yes(until=END))
    assert (item.day, item.who, item.record) == (END, "g1", "s1")


@pytest.mark.parametrize(
    "later",
    [
        no(),
        no(matter=("*", "*", ("*",))),
        yes(until=END + DAY, name="s2"),
        yes(name="s2"),
    ],
)
def test_what_was_taken_back_or_renewed_does_not_lapse(later: Statement) -> None:
    """Nobody is asked to renew what they withdrew, or renewed already."""
    assert [item for item in lapses(yes(until=END), later) if item.day <= END] == []


@pytest.mark.parametrize(
    "later",
    [
        no(by="g2"),
        no(matter=("publication", "*", ("*",))),
        no(matter=("jeugdhulp", "zorgvraag", ("support.needs",))),
        yes(by="g2", name="s2"),
        yes(until=END - DAY, name="s2"),
        Statement("s2", "g1", True, False, FIRST, *MATTER, (), Period(END + 2 * DAY)),
        Statement("s2", "g1", True, False, FIRST, *MATTER, ("school_functioning.wellbeing",), Period()),
    ],
)
def test_what_only_resembles_a_renewal_hides_nothing(later: Statement) -> None:
    """Another's yes, a shorter one, one with a gap or a hole in it: the first still lapses."""
    assert ("s1", END) in [(item.record, item.day) for item in lapses(yes(until=END), later)]


def test_what_was_given_again_after_a_withdrawal_lapses() -> None:
    """Only what was said later takes a yes back."""
    assert [item.record for item in lapses(no(), yes(until=END))][:1] == ["s1"]


def test_at_sixteen_the_pupil_is_asked_on_the_eve() -> None:
    """Guardians' yes and the pupil's assent end with the day before; what the pupil says afterwards goes on."""
    born = date(2010, 12, 20)
    eve = date(2026, 12, 19)
    found = lapses(yes(), yes(by=THE_PUPIL, name="s2"), born=born)
    assert [(item.record, item.day, item.who) for item in found] == [("s1", eve, "pupil"), ("s2", eve, "pupil")]
    assert lapses(yes(by=THE_PUPIL, on=eve + DAY), born=born) == []
    assert lapses(yes(on=eve + DAY), born=born) == [], "a guardian's yes after it never counted"
    (short,) = lapses(yes(until=eve - DAY), born=born)
    assert (short.day, short.who) == (eve - DAY, "g1"), "for one day the guardian still decides"


def test_after_a_pupil_left_only_what_outlives_school_is_coming() -> None:
    """No renewal is asked of who is gone; how long the school keeps the file is told."""
    left = date(2026, 10, 1)
    state = PupilState("p1", date(2010, 12, 20), statements=(yes(until=END),), left_on=left)
    terms = shipped().document.retention
    found = in_order(of_pupil(state, window(FIRST, date(2032, 1, 1)), terms))
    assert {item.kind for item in found} == {"retention"}
    assert {item.day.year - left.year for item in found} == {term.years for term in terms}
    assert {(item.day.month, item.day.day) for item in found} == {(10, 1)}


def test_gezag_ends_on_the_last_day_also_when_another_record_ends_it() -> None:
    """By its own end date, or because somebody recorded that it is over from a day."""
    own = GezagFact("z1", "g1", True, Period(None, END))
    from_then = (GezagFact("z1", "g1", True, Period()), GezagFact("z2", "g1", False, Period(END + DAY)))
    for gezag in ((own,), from_then):
        (item,) = coming(PupilState("p1", gezag=gezag), window(FIRST, END + 5 * DAY))
        assert (item.day, item.kind, item.who) == (END, "gezag", "g1")
    prolonged = (own, GezagFact("z2", "g1", True, Period(END, None)))
    assert coming(PupilState("p1", gezag=prolonged), window(FIRST, END + 5 * DAY)) == []


def test_an_oral_order_needs_its_paper_before_the_night_of_the_clock_is_over() -> None:
    """Received on the 23rd, the paper is due on Sunday the 26th, a day of 25 hours."""
    order = Order("police", "126nd", "4711", ("contact",), date(2025, 10, 23), "oral", Period(None, date(2025, 12, 31)))
    state = PupilState("p1", facts=order.facts("v1"))
    found = coming(state, window(date(2025, 10, 23), date(2026, 1, 31)))
    assert [(item.kind, item.day) for item in found] == [("paper", date(2025, 10, 26)), ("order", date(2025, 12, 31))]


@pytest.mark.parametrize(
    ("ends", "day"),
    [
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 22, 0, 1, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_what_ends_by_the_hour_ends_on_the_day_of_its_last_moment(ends: datetime, day: date) -> None:
    """Midnight belongs to the day before it, in summer time and in winter time."""
    key = PartnerKey("k1", "org:x", "00", ends - DAY, ends)
    assert [item.day for item in of_key(key, window(FIRST, END))] == [day]
    emergency = Emergency("ambulance", ("medical",), "dir", "acute_medical", ends - timedelta(hours=3), ends)
    assert [item.day for item in coming(PupilState("p1", facts=emergency.facts("n1")), window(FIRST, END))] == [day]


def test_a_revoked_key_ends_no_more() -> None:
    """It is over already."""
    key = PartnerKey("k1", "org:x", "00", datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 9, 9, tzinfo=UTC), True)
    assert list(of_key(key, window(FIRST, END))) == []


def test_agreements_roles_and_registrations_end_once() -> None:
    """An agreement for two purposes is one agreement; one that never counted does not end; a prolonged role goes on."""
    agreed = Agreement("org:x", "partner", "x", ("a", "b"), ("c",), "active", FIRST, Period(None, END))
    draft = Agreement("org:x", "partner", "x", ("a",), ("c",), "draft", None, Period(None, END))
    roles = (
        RoleFact("r1", "teacher", "group", "7a", Period(None, END)),
        RoleFact("r2", "teacher", "group", "7a", Period(END + DAY, None)),
        RoleFact("r3", "teacher", "group", "8a", Period(None, END)),
    )
    facts = (*agreed.facts("a1"), *draft.facts("a2"))
    known = RecipientState("org:x", "reg", "jeugdhulp", ("zorgvraag",), Period(None, END), roles, facts)
    found = in_order(of_recipient(known, window(END)))
    assert [(item.kind, item.record) for item in found] == [
        ("agreement", "a1"),
        ("registration", "reg"),
        ("role", "r3"),
    ]
    assert list(of_recipient(known, window(END + DAY, END + 20 * DAY))) == []


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([], [END - DAY, END]),
        ([Adoption("aa", ("staff",), FIRST, name="school", version="2", serve_until=END + DAY)], []),
        ([Adoption("bb", ("staff",), FIRST, name="school", version="3")], [END - DAY, END]),
        ([Ending("r0", "withdrawn")], []),
    ],
    ids=["stands", "adopted anew for longer", "another set adopted", "taken back"],
)
def test_a_policy_set_is_looked_at_and_ends_by_what_was_adopted_last(later: list[Body], found: list[date]) -> None:
    """Of exactly this content; an adoption anew moves the days, and one that was taken back has none."""
    first = Adoption("aa", ("parents",), FIRST, name="school", version="1", review_by=END - DAY, serve_until=END)
    records = [Record(f"r{at}", "", INSTANT, "office", body) for at, body in enumerate([first, *later])]
    items = in_order(of_policies(records, "aa", window(END - DAY, END)))
    assert [item.day for item in items] == found
    assert {(item.kind, item.about, item.record) for item in items} <= {("policies", "school 1", "r0")}
    words = [item.what.nl for item in items]
    assert words == ["dit beleid opnieuw bekijken", "hierna geeft de poort niets meer vrij"][: len(found)]
    assert list(of_policies(records, "cc", window(FIRST, END))) == []


def test_a_policy_set_without_a_name_is_told_by_its_hash() -> None:
    """An adoption of before there were manifests has no days; one with a day and no name is still shown."""
    bare = Record("r0", "", INSTANT, "office", Adoption("ab" * 32, ("parents",), FIRST, serve_until=END))
    assert [item.about for item in of_policies([bare], "ab" * 32, window(END))] == ["abababababab"]
    old = Record("r0", "", INSTANT, "office", Adoption("ab" * 32, ("parents",), FIRST))
    assert list(of_policies([old], "ab" * 32, window(FIRST, END))) == []


def test_a_whole_ledger_is_looked_through_in_order(tmp_path: Path) -> None:
    """Pupils, recipients and keys together, first what comes first; only the kinds that were asked for."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    at = INSTANT
    bodies: list[tuple[str, str, Body]] = [
        ("b1", "", Registration("org:x", ("zorgvraag",), "jeugdhulp", Period(None, date(2026, 9, 3)))),
        ("b2", "", RoleAssignment("staff:lk1", "teacher", "group", "7a", Period(None, date(2026, 9, 2)))),
        *((f"p{n}", f"p{n}", PupilFacts(date(2010, 9, 1) + n * DAY)) for n in range(1, 6)),
        ("z1", "p5", Gezag("g1", True, Period(None, date(2026, 9, 3)))),
        ("mr", "", Adoption(shipped().digest, ("parents",), FIRST, name="x", serve_until=date(2026, 9, 4))),
    ]
    with ledger.transaction() as transaction:
        for name, pupil, body in bodies:
            transaction.append(Record(name, pupil, at, "office", body))
        transaction.keep_key(PartnerKey("k1", "org:x", "0" * 64, at, at + 2 * DAY))
    looked: list[int] = []
    ahead = window(FIRST, date(2026, 9, 4))
    found = look_ahead(ledger, shipped(), ahead, today=FIRST, progress=looked.append)
    assert [(item.day.day, item.kind, item.about) for item in found] == [
        (2, "birthday", "p1"),
        (2, "role", "staff:lk1"),
        (3, "birthday", "p2"),
        (3, "gezag", "p5"),
        (3, "registration", "org:x"),
        (3, "key", "org:x"),
        (4, "policies", "x"),
        (4, "birthday", "p3"),
    ]
    assert looked == [5]
    some = look_ahead(ledger, shipped(), ahead, today=FIRST, kinds=("key", "role"), progress=looked.append)
    assert {item.kind for item in some} == {"key", "role"}
    assert looked == [5], "no pupil is read for what is about partners"
    assert set(KINDS) >= {item.kind for item in found}
    ledger.close()
