"""Records in and out: what is accepted, what is refused and where, and that nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given

from consent_gate import records
from consent_gate.errors import DocumentInvalid
from consent_gate.records import Matter, Record, Withdrawal
from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.schemas.records import id_from_content, record_from, to_document
from consent_gate.terms import RECORD_ID
from tests.schemas.strategies import any_record

Make = Callable[..., dict[str, Any]]


def faults_of(document: Any, **options: Any) -> dict[str, str]:
    """Return the paths refused in `document`, each with its English sentence."""
    with pytest.raises(DocumentInvalid) as caught:
        record_from(document, **options)
    return {path: text.en for path, text in caught.value.paths}


@given(any_record)
def test_a_record_survives_the_way_out_and_back(record: Record) -> None:
    """Every record comes back from its document as it was."""
    assert record_from(to_document(record)) == record


def test_every_kind_of_record_has_a_schema() -> None:
    """A kind that could not be read from a document could not be imported or shown."""
    assert set(SCHEMAS) == {str(body.__struct_config__.tag) for body in get_args(records.Body)}


def test_a_full_document_keeps_every_field(document: Make, kind: str) -> None:
    """What was written in a document is all still there when it is written out again."""
    full = document(kind)
    again = to_document(record_from(full))
    assert {name: again[name] for name in full if name != "matter"} == {n: full[n] for n in full if n != "matter"}
    assert full.get("matter", {}).items() <= again.get("matter", {}).items()


def test_an_unknown_field_is_refused_by_its_place(document: Make, kind: str) -> None:
    """A field nobody knows is refused, and named by its place only: a key can be a name too."""
    full = document(kind, Canarius=1)
    assert faults_of(full) == {"document": f"unknown field in place {len(full)}"}


def test_a_misspelt_field_gets_a_suggestion(document: Make) -> None:
    """A slip of the pen is answered with the word that was probably meant."""
    wrong = document("consent", matter={"recipient": "x", "purpose": "y", "categoris": ["z"]})
    assert faults_of(wrong) == {
        "matter.categories": "is missing",
        "matter": "unknown field in place 3; did you mean categories?",
    }


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("by", 1, "by"),
        ("by", "g1\n", "by"),
        ("by", "", "by"),
        ("given_on", "01-09-2026", "given_on"),
        ("given_on", "20260901", "given_on"),
        ("given_on", "2026-02-30", "given_on"),
        ("given_on", "0206-09-01", "given_on"),
        ("given_on", "2026-09-03", "given_on"),
        ("given_on", 20260901, "given_on"),
        ("recorded_at", "2026-09-02T08:15:00", "recorded_at"),
        ("recorded_at", "2026-09-02", "recorded_at"),
        ("recorded_at", 0, "recorded_at"),
        ("recorded_by", "J. Jansen", "recorded_by"),
        ("pupil", "*", "pupil"),
        ("pupil", "", "pupil"),
        ("id", "", "id"),
        ("kind", "Consent", "kind"),
        ("kind", ["consent"], "kind"),
        ("period", {"since": "2026-09-02", "until": "2026-09-01"}, "period"),
        ("period", [], "period"),
        ("method", "regel\u2028twee", "method"),
        ("method", "\u202egespiegeld", "method"),
        ("method", "\ud800", "method"),
        ("method", "x" * 201, "method"),
        ("method", " ", "method"),
        ("evidence_sha256", "AB" * 32, "evidence_sha256"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": []}, "matter.categories"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": "c"}, "matter.categories"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": ["c", "d", "C"]}, "matter.categories[2]"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": ["c", "c"]}, "matter.categories[1]"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": ["c"] * 501}, "matter.categories"),
        ("matter", {"recipient": "a", "purpose": "*", "categories": ["c"]}, "matter.purpose"),
        ("matter", {"recipient": "*", "purpose": "b", "categories": ["c"]}, "matter.recipient"),
        ("matter", {"recipient": "a", "purpose": "b", "categories": ["*"]}, "matter.categories[0]"),
        ("notice", {"id": "n-1"}, "notice.version"),
        ("notice", None, "notice"),
        ("renews", None, "renews"),
    ],
)
def test_a_consent_is_refused_at_the_place_that_is_wrong(document: Make, field: str, value: object, path: str) -> None:
    """One type and one notation for each field, and the fault names the place."""
    assert list(faults_of(document("consent", **{field: value}))) == [path]


@pytest.mark.parametrize(
    ("kind", "changes", "path"),
    [
        ("gezag", {"person": "pupil"}, "person"),
        ("gezag", {"gezag": "true"}, "gezag"),
        ("gezag", {"gezag": 1}, "gezag"),
        ("pupil_facts", {"birth_date": "2026-09-03"}, "birth_date"),
        ("withdrawal", {"matter": {}}, "document"),
        ("role_assignment", {"recipient": "org:lindenhout"}, "recipient"),
        ("role_assignment", {"scope": "class"}, "scope"),
        ("role_assignment", {"scope": "school"}, "of"),
        ("role_assignment", {"of": ""}, "of"),
        ("role_assignment", {"scope": "pupil", "of": "plus groep"}, "of"),
        ("role_assignment", {"recipient": "person:g1"}, "scope"),
        ("role_assignment", {"recipient": "person:g1", "scope": "pupil", "of": "p1", "role": "guardian"}, "role"),
        ("role_assignment", {"role": "pupil_self"}, "role"),
        ("gezag", {"person": "pupil.p1"}, "person"),
        ("registration", {"recipient": "lindenhout"}, "recipient"),
        ("registration", {"recipient": "person:g1"}, "recipient_kind"),
        ("registration", {"recipient": "staff:lk1"}, "recipient_kind"),
        ("registration", {"purposes": []}, "purposes"),
        ("registration", {"purposes": ["*"]}, "purposes[0]"),
        ("ending", {"because": "De ouders waren het ermee eens."}, "because"),
        ("emergency", {"ends_at": "2026-09-03T08:00:01Z"}, "ends_at"),
        ("emergency", {"ends_at": "2026-09-02T08:00:00Z"}, "ends_at"),
        ("emergency", {"ends_at": "2026-09-02T09:00:00"}, "ends_at"),
        ("emergency", {"categories": ["*"]}, "categories[0]"),
        ("emergency", {"recipient": "*"}, "recipient"),
        ("emergency", {"because": ""}, "because"),
        ("order", {"form": "telefoon"}, "form"),
        ("order", {"article": "126 ND"}, "article"),
        ("order", {"categories": []}, "categories"),
        ("order", {"categories": ["*"]}, "categories[0]"),
        ("order", {"recipient": "*"}, "recipient"),
        ("order", {"received_on": "2026-09-03"}, "received_on"),
        ("order_paper", {"received_on": "2026-09-03"}, "received_on"),
        ("agreement", {"purposes": ["*"]}, "purposes"),
        ("agreement", {"categories": ["*"]}, "categories"),
        ("agreement", {"recipient": "leverancier"}, "recipient"),
        ("agreement", {"status": "lopend"}, "status"),
        ("agreement", {"signed_on": "2026-09-03"}, "signed_on"),
        ("mandate", {"purpose": "*"}, "purpose"),
        ("weighing", {"steps": ["signals", "praten"]}, "steps[1]"),
        ("weighing", {"matter": {}}, "matter.categories"),
        ("weighing", {"subject": "Meldcode"}, "subject"),
        ("inspection", {"matter": {"categories": ["*"]}}, "matter.categories[0]"),
        ("inspection", {"agrees": "ja"}, "agrees"),
        ("caution", {"subject": "adres"}, "subject"),
        ("act", {"entry": ""}, "entry"),
        ("pupil_facts", {"left_on": "2012-02-28"}, "left_on"),
        ("adoption", {"digest": "0f"}, "digest"),
        ("adoption", {"parts": []}, "parts"),
        ("adoption", {"parts": ["parents", "neighbours"]}, "parts[1]"),
        ("adoption", {"on": "2026-09-03"}, "on"),
    ],
)
def test_each_kind_is_refused_at_the_place_that_is_wrong(
    document: Make, kind: str, changes: dict[str, object], path: str
) -> None:
    """What holds for one kind only is checked for that kind."""
    assert list(faults_of(document(kind, **changes))) == [path]


def test_a_role_within_a_group_needs_the_group(document: Make) -> None:
    """A scope without what it is limited to would reach nobody, or one day everybody."""
    role = document("role_assignment")
    role.pop("of")
    assert faults_of(role) == {"of": "is needed with this scope"}


def test_an_organisation_needs_its_kind(document: Make) -> None:
    """An organisation without a vocabulary name would fall under no rule."""
    registration = document("registration")
    registration.pop("recipient_kind")
    assert faults_of(registration) == {"recipient_kind": "is needed for an organisation"}


def test_a_withdrawal_names_a_consent_or_a_matter(document: Make) -> None:
    """Taking back nothing in particular is a mistake; taking back everything is said with an empty matter."""
    withdrawal = document("withdrawal")
    withdrawal.pop("consent")
    assert list(faults_of(withdrawal)) == ["document"]
    everything = record_from(withdrawal | {"matter": {}})
    assert isinstance(everything.body, Withdrawal)
    assert everything.body.matter == Matter()


@pytest.mark.parametrize("document", [None, [], "consent", {}, {"kind": None}])
def test_what_is_no_record_at_all_is_refused(document: Any) -> None:
    """Anything may be in a file; only records come out."""
    assert faults_of(document)


def test_every_fault_is_reported_at_once(document: Make) -> None:
    """Nobody has to correct a document ten times."""
    wrong = document("consent", by=None, given_on="x", recorded_by=1, jurisdiction="Nederland")
    assert set(faults_of(wrong)) == {"by", "given_on", "recorded_by", "jurisdiction"}


def test_names_must_be_in_the_policies(document: Make) -> None:
    """With the policies at hand a name that they do not have is refused; an organisation's id is not such a name."""
    consent = document("consent")
    assert set(faults_of(consent, known=lambda axis, name: axis == "purpose")) == {
        "matter.recipient",
        "matter.categories[0]",
        "matter.categories[1]",
        "matter.excluded[0]",
    }
    consent["matter"]["recipient"] = "org:lindenhout"
    assert record_from(consent, known=lambda axis, name: axis != "recipient").kind == "consent"
    assert set(faults_of(document("registration"), known=lambda axis, name: False)) == {
        "recipient_kind",
        "purposes[0]",
    }
    assert set(faults_of(document("role_assignment"), known=lambda axis, name: False)) == {"role"}


def test_the_names_of_a_ground_must_be_in_the_policies_too(document: Make) -> None:
    """An order for a field that does not exist opens nothing, and whoever writes it down should hear so at once."""
    found = {
        kind: set(faults_of(document(kind), known=lambda axis, name: False))
        for kind in ("agreement", "mandate", "order", "emergency")
    }
    assert found == {
        "agreement": {"purposes[0]", "categories[0]", "categories[1]", "optional[0]"},
        "mandate": {"purpose"},
        "order": {"recipient", "purpose", "categories[0]", "categories[1]"},
        "emergency": {"categories[0]"},
    }


def test_a_partner_may_agree_on_everything(document: Make) -> None:
    """Only a processor is bound to an annex; what a partner gets, the rules still limit."""
    partner = document("agreement", role="partner", purposes=["*"], categories=["*"])
    assert record_from(partner).kind == "agreement"


def test_an_id_follows_from_what_is_said(document: Make) -> None:
    """Without an id, the same content has the same id whenever it is recorded, and other content another."""
    bare = document("consent")
    for name in ("id", "recorded_at", "recorded_by"):
        bare.pop(name)
    first = record_from(bare, recorded_at=datetime(2026, 9, 2, tzinfo=UTC), recorded_by="import")
    later = record_from(bare, recorded_at=datetime(2026, 10, 2, tzinfo=UTC), recorded_by="office")
    other = record_from(bare | {"by": "g2"}, recorded_at=first.recorded_at, recorded_by="import")
    assert first.id == later.id == id_from_content(first)
    assert other.id != first.id
    assert RECORD_ID.match(first.id)


def test_the_id_of_content_never_moves() -> None:
    """A changed way of making ids would double every import that is repeated."""
    facts = Record("", "p1", datetime(2026, 9, 2, tzinfo=UTC), "office", records.PupilFacts(date(2012, 2, 29), ("7a",)))
    assert id_from_content(facts) == "b095dfdd-c3ea-5f92-834e-bdb8630b52e7"


def test_an_instant_is_kept_in_utc(document: Make) -> None:
    """Another time zone is the same moment."""
    record = record_from(document("ending", recorded_at="2026-09-02T10:15:00+02:00"))
    assert record.recorded_at.isoformat() == "2026-09-02T08:15:00+00:00"


def test_the_source_is_named(document: Make) -> None:
    """Whoever reads a fault knows which document it is about."""
    with pytest.raises(DocumentInvalid, match=re.escape("brief.json: by: is missing")):
        record_from({k: v for k, v in document("consent").items() if k != "by"}, source="brief.json")
