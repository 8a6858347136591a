"""The nouns: orders and sets that the law fixes, and names that can never act as anything but a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.reasons import PLAIN, Reason
from consent_gate.terms import (
    ANY,
    DECISION_ORDER,
    HELD_BY_OBJECTION,
    HELD_BY_RESTRICTION,
    OWN,
    PERSON_ID,
    PUPIL_ID,
    RECIPIENT_ID,
    RECORD_ID,
    VOCABULARY_NAME,
    Basis,
    is_person,
    person_in,
)

PATTERNS = {
    "vocabulary": VOCABULARY_NAME,
    "recipient": RECIPIENT_ID,
    "pupil": PUPIL_ID,
    "person": PERSON_ID,
    "record": RECORD_ID,
}


def test_every_basis_is_asked_once_and_consent_last() -> None:
    """A duty first; consent only where nothing else carries it, or a parent would believe it can be withdrawn."""
    assert sorted(DECISION_ORDER) == sorted(Basis)
    assert DECISION_ORDER[0] is Basis.LEGAL_OBLIGATION
    assert DECISION_ORDER[-1] is Basis.CONSENT


def test_what_holds_what() -> None:
    """AVG 21: tasks and interests. AVG 18: all but consent and vital interest."""
    assert set(HELD_BY_OBJECTION) == {Basis.PUBLIC_TASK, Basis.LEGITIMATE_INTEREST}
    assert set(HELD_BY_RESTRICTION) == set(Basis) - {Basis.CONSENT, Basis.VITAL_INTEREST}


@pytest.mark.parametrize("kind", PATTERNS)
@given(
    before=st.text(max_size=3), after=st.text(max_size=3), bad=st.sampled_from("*,\"' \t\n\r\0;|#()[]{}=!&/\\<>\u200b")
)
def test_no_name_holds_anything_but_letters(kind: str, before: str, after: str, bad: str) -> None:
    """No wildcard, comma, quote, white space or line end anywhere, so no name breaks out of its cell."""
    assert not PATTERNS[kind].match(before + bad + after)
    assert not PATTERNS[kind].match("a" + bad)
    assert not PATTERNS[kind].match("org:a" + bad)


@pytest.mark.parametrize("kind", PATTERNS)
@pytest.mark.parametrize("text", ["", ANY, "é", "a" * 200 + "!", "-a", ".a", "_a", "a\n"])
def test_what_is_no_name(kind: str, text: str) -> None:
    """The empty text, the wildcard, accents, a leading dot or dash, a line end."""
    assert not PATTERNS[kind].match(text)


def test_an_asker_is_never_a_word_of_the_vocabulary_in_disguise() -> None:
    """Both kinds have a colon; the reader and the ledger keep them apart by the prefix, which ids always have."""
    assert RECIPIENT_ID.match("org:lindenhout")
    assert RECIPIENT_ID.match("staff:lk-1.a_b")
    for word in (
        "lindenhout",
        "list:okr",
        "org:",
        "Org:a",
        "org:A",
        "org:*",
        "staff",
        "partner:a",
        "xorg:a",
        "org:" + "a" * 65,
    ):
        assert not RECIPIENT_ID.match(word)


def test_a_person_asks_by_the_id_of_the_gezag_and_a_pupil_by_its_own() -> None:
    """Capitals and length as in the school's own ids; and no person's id can be taken for a pupil's."""
    for word in (
        "person:g1",
        "person:Moeder.1",
        "person:" + "a" * 64,
        "person:pupil.P1",
        "person:pupil." + "9" * 64,
        "person:pupil.pupil.1",
    ):
        assert RECIPIENT_ID.match(word)
        assert is_person(word)
        assert PERSON_ID.match(person_in(word)) or PUPIL_ID.match(person_in(word).removeprefix(OWN))
    for word in ("person:", "person:*", "person:a,b", "person:-a", "person:pupil.-a", "Person:a", "person:" + "a" * 71):
        assert not RECIPIENT_ID.match(word)
    assert not PERSON_ID.match("pupil.p1")
    assert PERSON_ID.match("pupils.p1")
    assert person_in("staff:lk1") == person_in("org:x") == ""


@pytest.mark.parametrize("word", ["jeugdhulp", "list:verzuimmelding", "pgn.bsn", "a1_b"])
def test_what_is_a_word(word: str) -> None:
    """Small letters, digits and underscores, in parts by dots and colons."""
    assert VOCABULARY_NAME.match(word)


def test_ids_are_at_most_64_long() -> None:
    """A longer one is no id."""
    for pattern in (PUPIL_ID, PERSON_ID, RECORD_ID):
        assert pattern.match("a" * 64)
        assert not pattern.match("a" * 65)


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    """A code nobody can read is no explanation; no two codes say the same."""
    assert set(PLAIN) == set(Reason)
    for sentences in ([text.nl for text in PLAIN.values()], [text.en for text in PLAIN.values()]):
        assert all(sentence.endswith(".") for sentence in sentences)
        assert len(set(sentences)) == len(sentences)
