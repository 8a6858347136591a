"""Generated grounds and cautions: complete or not, in force or not, about this asker or another."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from consent_gate.grounds import (
    MELDCODE_STEPS,
    Agreement,
    Caution,
    Emergency,
    Fact,
    Order,
    OrderPaper,
    Weighing,
)
from consent_gate.records import Body, Matter, Period
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, noon

SIGNED = date(2026, 8, 1)
GROUNDS = ("agreement:partner", "agreement:processor", "emergency", "order:126nd", "order:126nf", "weighing:meldcode")
CAUTIONS = ("caution:secret_address", "caution:court_order")
HALF_A_DAY = timedelta(hours=12)


def grounds(
    words: Vocabulary,
    who: st.SearchStrategy[str],
    about: st.SearchStrategy[Matter],
    borders: st.SearchStrategy[date],
    periods: st.SearchStrategy[Period],
) -> st.SearchStrategy[Body]:
    """Draw a record of a ground about one pupil; the paper of an oral order points at an id from `r0` to `r9`."""
    one_of = st.sampled_from
    what = st.lists(one_of(sorted(words.categories.terms)), min_size=1, max_size=3).map(tuple)
    words_of = (st.just("agent 1"), st.just("agent 1"))
    why = one_of((ANY, ANY, *words.purposes.terms))
    form, authorisation = one_of(("written", "oral")), one_of(("", "RC 26/1"))
    order = st.builds(
        Order,
        who,
        one_of(("126nd", "126nd", "126nf")),
        words_of[0],
        what,
        borders,
        form,
        periods,
        authorisation,
        words_of[1],
        why,
    )
    steps = one_of((MELDCODE_STEPS, MELDCODE_STEPS, MELDCODE_STEPS[:2]))
    kinds: tuple[st.SearchStrategy[Body], ...] = (
        order,
        order,
        st.builds(OrderPaper, one_of([f"r{number}" for number in range(10)]), borders),
        st.builds(Weighing, st.just("meldcode"), words_of[0], borders, about, steps, st.just(""), periods),
        st.builds(_emergency, who, what, borders),
    )
    return one_of(kinds).flatmap(lambda drawn: drawn)


def _emergency(who: str, what: tuple[str, ...], day: date) -> Body:
    started = noon(day) - HALF_A_DAY / 2
    return Emergency(who, what, "office", "acute_medical", started, started + HALF_A_DAY)


def cautions(about: st.SearchStrategy[Matter], borders: st.SearchStrategy[date]) -> st.SearchStrategy[Body]:
    """Draw a caution."""
    subject = st.sampled_from([name.removeprefix("caution:") for name in CAUTIONS])
    return st.builds(Caution, subject, st.just("office"), borders, about)


def agreements(
    words: Vocabulary, asker: str, periods: st.SearchStrategy[Period]
) -> st.SearchStrategy[tuple[Fact, ...]]:
    """Draw the facts of an agreement with the asker; one with a processor may lack its security annex."""
    one_of = st.sampled_from
    what = st.lists(one_of((ANY, *words.categories.terms)), min_size=1, max_size=2).map(tuple)
    why = st.lists(one_of((ANY, *words.purposes.terms)), min_size=1, max_size=2).map(tuple)
    role, status = one_of(("processor", "partner")), one_of(("active", "active", "active", "draft", "expired"))
    drawn = st.builds(Agreement, st.just(asker), role, st.just("app"), why, what, status, st.just(SIGNED), periods)
    return st.tuples(drawn, one_of(("", "annex", "annex"))).map(
        lambda pair: replace(pair[0], security_annex=pair[1]).facts("agreement-1")
    )
