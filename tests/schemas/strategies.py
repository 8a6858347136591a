"""Records as Hypothesis draws them: everything that a document can describe."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from consent_gate import grounds, records
from consent_gate.grounds import MELDCODE_STEPS
from consent_gate.records import Matter, Period, Record, Withdrawal
from consent_gate.terms import PERSON_ID, PUPIL_ID, RECORD_ID, THE_PUPIL, VOCABULARY_NAME

names = st.from_regex(VOCABULARY_NAME, fullmatch=True).filter(lambda name: len(name) < 60)
ids = st.from_regex(RECORD_ID, fullmatch=True)
persons = st.from_regex(PERSON_ID, fullmatch=True).filter(lambda person: person != THE_PUPIL)
signatories = persons | st.just(THE_PUPIL)
days = st.dates(date(1900, 1, 1), date(2026, 12, 31))
lines = st.from_regex(r"[\w(é)/.,:-]([\w (é)/.,:-]{0,38}[\w(é)/.,:-])?", fullmatch=True)
hashes = st.just("") | st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
periods = st.lists(st.none() | days, min_size=2, max_size=2).map(
    lambda ends: Period(*sorted(ends)) if None not in ends else Period(*ends)  # type: ignore[type-var]
)


def several(items: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw tuples without repetition."""
    return st.lists(items, unique=True, min_size=least, max_size=4).map(tuple)


specific = st.builds(Matter, names | st.just("org:de-linden.1"), names, several(names, 1), several(names))
matters = specific | st.builds(
    Matter, st.just("*") | names, st.just("*") | names, several(st.just("*") | names, 1), several(names)
)
notices = st.none() | st.builds(records.Notice, ids, lines, hashes, st.sampled_from(["nl", "en", "nl-BE"]))
optional = st.just("") | lines
listed = st.builds(Matter, st.just("*") | names, st.just("*") | names, several(names, 1), several(names))
codes = st.sampled_from(["meldcode", "director", "right_to_speak"])
accounts = st.sampled_from(["office", "staff:ib1", "g1"])
moments = st.datetimes(datetime(2027, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
orders = st.builds(
    grounds.Order,
    names | st.just("org:politie"),
    st.sampled_from(["126nc", "126nd", "126nf", "b1"]),
    lines,
    several(names, 1),
    days,
    st.sampled_from(["written", "oral"]),
    periods,
    optional,
    optional,
    st.just("*") | names,
)
emergencies = st.builds(
    lambda moment, hours, who, what, why: grounds.Emergency(
        who, what, "office", why, moment, moment + timedelta(hours=hours)
    ),
    moments,
    st.integers(1, 24),
    names | st.just("org:ambulance"),
    several(names, 1),
    st.sampled_from(sorted(grounds.EMERGENCY_REASONS)),
)
ground_bodies = st.one_of(
    orders,
    st.builds(grounds.OrderPaper, ids, days, optional),
    st.builds(
        grounds.Weighing, codes, accounts, days, listed, several(st.sampled_from(MELDCODE_STEPS)), optional, periods
    ),
    emergencies,
    st.builds(grounds.Inspection, signatories, days, listed, st.none() | st.booleans(), hashes, periods),
    st.builds(grounds.Caution, st.sampled_from(["secret_address", "court_order"]), accounts, days, matters, optional),
    st.builds(grounds.Act, ids, st.just("inform_guardians"), days, accounts, optional, st.just("") | ids),
)
pupil_bodies = st.one_of(
    ground_bodies,
    st.builds(records.PupilFacts, st.none() | days, several(lines), st.none() | st.just(date(2027, 7, 31))),
    st.builds(records.Gezag, persons, st.booleans(), periods, optional),
    st.builds(
        records.Consent,
        signatories,
        specific,
        days,
        periods,
        notices,
        optional,
        hashes,
        optional,
        optional,
        st.sampled_from(["NL", "BE", "NL-ZH"]),
        optional,
        st.just("") | ids,
    ),
    st.builds(records.Refusal, signatories, matters, days, optional),
    st.builds(Withdrawal, signatories, days, ids, st.none(), optional),
    st.builds(Withdrawal, signatories, days, st.just(""), matters, optional),
    st.builds(records.Objection, signatories, matters, days),
    st.builds(records.Restriction, signatories, matters, days),
    st.builds(records.Correction, accounts, days, several(names, 1), st.sampled_from(["corrected", "erased"])),
    st.builds(records.Ending, ids, st.sampled_from(["overruled", "lifted"])),
)
roles = st.one_of(
    st.builds(records.RoleAssignment, st.just("staff:lk1"), names, st.just("school"), st.just(""), periods),
    st.builds(records.RoleAssignment, st.just("staff:lk1"), names, st.just("group"), lines, periods),
    st.builds(
        records.RoleAssignment,
        st.sampled_from(["staff:lk1", "person:Oma.1"]),
        names,
        st.just("pupil"),
        st.from_regex(PUPIL_ID, fullmatch=True),
        periods,
    ),
)
agreements = st.builds(
    grounds.Agreement,
    st.just("org:de-linden.1"),
    st.sampled_from(["processor", "partner"]),
    lines,
    several(names, 1),
    several(names, 1),
    st.sampled_from(["draft", "signed", "active", "expired", "terminated"]),
    st.none() | days,
    periods,
    several(names),
    several(lines),
    optional,
    optional,
)
organisation_bodies = st.one_of(
    roles,
    st.builds(
        records.Registration,
        st.sampled_from(["staff:lk1", "person:Oma.1", "person:pupil." + "9" * 64]),
        several(names, 1),
        st.just(""),
        periods,
    ),
    st.builds(records.Registration, st.just("org:de-linden.1"), several(names, 1), names, periods),
    st.builds(records.Ending, ids, st.just("left")),
    agreements,
    st.builds(
        records.Adoption,
        st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        several(st.sampled_from(records.MR_PARTS), 1),
        days,
        optional,
        optional,
        optional,
        optional,
        hashes,
        st.none() | st.builds(records.Advice, st.just("fg"), days, st.sampled_from(records.ADVICE), optional),
        several(st.sampled_from(records.MR_PARTS)),
        st.none() | days,
        st.none() | days,
        st.just("") | st.from_regex(r"ed25519 [0-9a-f]{64} [0-9a-f]{128}", fullmatch=True),
    ),
    st.builds(grounds.Mandate, st.just("org:de-linden.1"), names, lines, optional, periods),
)
any_record = st.builds(
    Record, ids, st.from_regex(PUPIL_ID, fullmatch=True), moments, st.just("office"), pupil_bodies
) | st.builds(Record, ids, st.just(""), moments, st.just("office"), organisation_bodies)
