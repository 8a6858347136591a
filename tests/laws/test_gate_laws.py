"""CG-03, CG-05, CG-07 and CG-09 through the gate and a real ledger: what the log can prove afterwards."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.decision import DisclosureEntry
from consent_gate.records import Body, Consent, Ending, Gezag, Matter, Objection, PupilFacts, Record, Withdrawal
from consent_gate.rules.decide import decide
from consent_gate.state import pupil_state, recipient_state
from consent_gate.terms import amsterdam_date
from tests.generated import BIRTHS, TODAY, bodies, examples, one_of
from tests.laws.school import CARE, EVERYTHING, NOW, OFFICE, SNAPSHOT, School
from tests.rules.pupils import EIGHT

NUMBERS = itertools.count()
ONE_SCHOOL = examples(60)
STEPS = st.lists(st.one_of(bodies(0), bodies(0), st.none()), min_size=2, max_size=8)
FAMILY = (PupilFacts(EIGHT), Gezag("g1", True), Gezag("g2", True))


def decided_again(school: School, line: DisclosureEntry) -> tuple[object, object]:
    """Return the grants and withholdings of a line, computed from the records at its revisions."""
    records = school.ledger.records(pupil=line.pupil, until=line.pupil_revision)
    about = school.ledger.records(recipient=line.recipient, until=line.organisation_revision)
    decision = decide(
        SNAPSHOT,
        recipient_state(line.recipient, about),
        line.purpose,
        pupil_state(line.pupil, records),
        line.pupil_revision,
        SNAPSHOT.vocabulary.mask_of(line.asked),
        amsterdam_date(line.at),
    )
    return decision.grants, decision.withheld


def ended_by(records: list[Record]) -> set[str]:
    """Return the ids of the consents that a withdrawal among `records` names."""
    return {record.body.consent for record in records if isinstance(record.body, Withdrawal) and record.body.consent}


@ONE_SCHOOL
@given(one_of(BIRTHS), STEPS)
def test_the_log_proves_itself_whatever_happens(school: School, born: object, steps: list[Body | None]) -> None:
    """Records and disclosures in any order: each line comes out again, and none relies on what was ended before it."""
    pupil = f"p{next(NUMBERS)}"
    first: list[Body] = [PupilFacts(born), Gezag("g1", True), Consent("g1", Matter(), TODAY)]  # type: ignore[arg-type]
    for number, body in enumerate([*first, *steps, None]):
        if body is None:
            school.ask(pupil)
            continue
        # The generated bodies point at r0 to r9; here every pupil has its own.
        if isinstance(body, Ending) or (isinstance(body, Withdrawal) and body.consent):
            body = _pointing(body, pupil)
        school.try_to_write(Record(f"{pupil}-r{number}", pupil, NOW, "office", body))
    lines = school.lines(pupil)
    assert lines
    revisions = [line.pupil_revision for line in lines]
    assert revisions == sorted(revisions)
    for line in lines:
        assert decided_again(school, line) == (line.grants, line.withheld)
        before = list(school.ledger.records(pupil=pupil, until=line.pupil_revision))
        named = {record for grant in line.grants for record in grant.records}
        assert named <= {record.id for record in before}
        own = {record.id for record in before if isinstance(record.body, Consent) and record.body.by == "g1"}
        withdrawn = ended_by([record for record in before if getattr(record.body, "by", "") == "g1"])
        assert not named & own & withdrawn


def _pointing(body: Ending | Withdrawal, pupil: str) -> Body:
    if isinstance(body, Ending):
        return Ending(f"{pupil}-{body.ends}", body.because)
    return Withdrawal(body.by, body.given_on, f"{pupil}-{body.consent}")


@ONE_SCHOOL
@given(st.lists(st.sampled_from(["yes", "silent", "no", "objection"]), min_size=2, max_size=5))
def test_a_list_answers_as_its_pupils_one_by_one(school: School, kinds: list[str]) -> None:
    """One pupil's outcome never depends on who else is in the list, nor on the order (CG-09)."""
    said: dict[str, list[Body]] = {
        "yes": [Consent("g1", Matter(), TODAY)],
        "silent": [],
        "no": [Consent("g1", Matter(), TODAY), Withdrawal("g2", TODAY, "", Matter())],
        "objection": [Consent("g1", Matter(), TODAY), Objection("someone-else", Matter(), TODAY)],
    }
    pupils = [f"q{next(NUMBERS)}" for _ in kinds]
    for pupil, kind in zip(pupils, kinds, strict=True):
        school.write(pupil, *FAMILY, *said[kind])
    together = school.ask(*pupils, "nobody-knows-me")
    alone = [school.ask(pupil) for pupil in pupils]
    assert together == {pupil: answer for one in alone for pupil, answer in one.items()}
    assert list(together) == [pupil for pupil in pupils if pupil in together]
    assert school.ask(*reversed(pupils)) == together
    expected = {"yes": {"c1", "c2", "c3"}, "silent": {"c3"}, "no": {"c3"}, "objection": {"c1", "c2"}}
    assert together == {pupil: expected[kind] for pupil, kind in zip(pupils, kinds, strict=True)}


def test_after_a_withdrawal_returned_nothing_relies_on_what_it_ended(school: School) -> None:
    """Threads that keep asking: whoever starts after the withdrawal returned gets nothing of it (CG-03)."""
    school.write("p1", *FAMILY)
    (consent,) = school.write("p1", Consent("g1", Matter(), TODAY))
    ended, started = threading.Event(), threading.Barrier(5)

    def keep_asking(reader: int) -> list[tuple[bool, set[str]]]:
        answers: list[tuple[bool, set[str]]] = []
        started.wait(10)
        while sum(after for after, _ in answers) < 5:
            after = ended.is_set()
            answers.append((after, school.ask("p1", exchange=f"thread-{reader}")["p1"]))
        return answers

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(keep_asking, reader) for reader in range(4)]
        started.wait(10)
        with school.ledger.transaction() as transaction:
            revision = transaction.append(Record("end", "p1", NOW, "office", Withdrawal("g1", TODAY, consent)))
        ended.set()
        answers = [answer for reader in readers for answer in reader.result()]
    assert all(permitted == {"c3"} for after, permitted in answers if after)
    for line in school.lines("p1"):
        relied = any(consent in grant.records for grant in line.grants)
        assert relied == (line.pupil_revision < revision)


def test_a_refused_pupil_and_one_who_does_not_exist_look_alike(school: School) -> None:
    """What the gate gives its caller is the same for both, asked alone or in a list, foreseen or decided (CG-07)."""
    school.write("p1", *FAMILY)
    for pupil in ("p1", "nobody"):
        question = school.question([pupil], recipient=OFFICE)
        mask = SNAPSHOT.vocabulary.mask_of(["c2"])
        assert not school.gate.foresee(SNAPSHOT, question, mask, pupil)
    with_mask = {pupil: SNAPSHOT.vocabulary.mask_of(["c2"]) for pupil in ("p1", "nobody")}
    question = school.question([], recipient=OFFICE)
    for asked in ({"p1": with_mask["p1"]}, {"nobody": with_mask["nobody"]}, with_mask):
        permitted = school.gate.disclose(SNAPSHOT, type(question)(OFFICE, "x", asked))
        assert permitted == {}
    assert school.ask("p1", "nobody", recipient="org:unknown") == {}
    assert school.ask("p1", "nobody", purpose="d2") == {}


@examples(40)
@given(st.integers(0, EVERYTHING))
def test_what_is_foreseen_to_be_nothing_is_nothing(school: School, mask: int) -> None:
    """A refusal beforehand is never one that a pupil's records would have lifted."""
    pupil = f"f{next(NUMBERS)}"
    school.write(pupil, *FAMILY, Consent("g1", Matter(), TODAY))
    for recipient in (CARE, OFFICE):
        question = school.question([pupil], recipient=recipient)
        permitted = school.gate.disclose(SNAPSHOT, type(question)(recipient, "x", {pupil: mask}))
        foreseen = school.gate.foresee(SNAPSHOT, question, mask)
        assert foreseen or not permitted
        assert school.gate.foresee(SNAPSHOT, question, mask, pupil) is bool(permitted)
