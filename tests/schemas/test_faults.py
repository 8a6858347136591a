"""A fault says where and what, and never what stood there (CG-13)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.errors import ConsentGateError, DocumentInvalid
from consent_gate.schemas.faults import WRONG, faults_in
from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.schemas.records import record_from

CANARY = "Kanarie-Vogel-2012"

canaries = st.sampled_from([CANARY, f"x {CANARY}", f"{CANARY}\n", f"*{CANARY}", f"{CANARY} {{name}}", f"{CANARY}|%s"])
values = st.recursive(
    canaries,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(canaries | st.sampled_from(["id", "since", "recipient", "categories"]), inner, min_size=1),
    ),
    max_leaves=5,
)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and everything that can be reached from it, shown or not."""
    while error is not None:
        yield error
        yield from chain(error.__cause__)
        error = error.__context__


def said_by(error: ConsentGateError) -> str:
    """Return all text that a log, a person or a crash reporter could get from `error`."""
    parts = [error.text.nl, error.text.en, "".join(traceback.format_exception(error))]
    for linked in chain(error):
        parts += [str(linked), repr(linked), repr(linked.args), repr(vars(linked))]
    return "\n".join(parts)


def refusal_of(document: Any) -> DocumentInvalid | None:
    """Return what reading `document` raises, None when it is accepted."""
    try:
        record_from(document, source="row")
    except DocumentInvalid as error:
        return error
    return None


@pytest.mark.parametrize("place", ["value", "nested", "key", "whole"])
@given(kind=st.sampled_from(sorted(SCHEMAS)), value=values, choice=st.randoms(use_true_random=False))
def test_no_fault_repeats_what_it_found(
    document: Callable[..., dict[str, Any]], place: str, kind: str, value: Any, choice: Any
) -> None:
    """Whatever stands in a document, as a value or as a key, no text of the refusal holds it."""
    broken: Any = document(kind)
    if place == "whole":
        broken = value
    elif place == "key":
        broken[CANARY] = 1
    elif place == "nested" and isinstance(broken.get("matter"), dict):
        broken["matter"][choice.choice(["recipient", "categories", "excluded", CANARY])] = value
    else:
        broken[choice.choice(sorted(broken))] = value
    error = refusal_of(broken)
    assert error is None or CANARY not in said_by(error)
    assert len(list(chain(error))) <= 1


def test_a_message_that_is_not_ours_is_not_shown() -> None:
    """marshmallow's own sentences may quote the input, so an unknown one is replaced."""
    messages = {"by": [f"{CANARY} is not valid"], "matter": {"_schema": ["Invalid input type."], "categories": {0: {}}}}
    assert [(path, text.en) for path, text in faults_in(messages)] == [
        ("by", "is not valid"),
        ("matter", "must be an object"),
    ]


def test_every_sentence_is_said_in_both_languages() -> None:
    """Dutch is what the school reads; English is never a copy of it."""
    assert all(text.nl and text.en and text.nl != text.en for text in WRONG.values())
