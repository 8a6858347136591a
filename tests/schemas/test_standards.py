"""The names our fields have in ISO/IEC TS 27560:2023 and in DPV 2.3."""

from __future__ import annotations

from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.schemas.standards import standard_names

# The DPV guide for ISO/IEC TS 27560 (W3C DPVCG, 15 February 2026): each ISO field with the terms it maps to.
GUIDE = {
    "record_id": {"dct:identifier", "dpv:hasIdentifier"},
    "pii_principal_id": {"dpv:hasDataSubject"},
    "privacy_notice": {"dpv:hasNotice"},
    "language": {"dct:language"},
    "purpose": {"dpv:hasProcess", "dpv:hasPurpose"},
    "pii_information": {"dpv:hasPersonalData"},
    "pii_controllers": {"dpv:hasDataController"},
    "retention_period": {"dpv:hasStorageCondition"},
    "jurisdiction": {"dpv:hasJurisdiction"},
    "recipient_third_parties": {"dpv:hasRecipient", "dpv:hasRecipientThirdParty"},
    "withdrawal_method": {"dpv:hasConsentControl"},
    "event_time": {"dpv:isIndicatedAtTime"},
    "validity_duration": {"dpv:hasDuration"},
    "entity_id": {"dpv:isIndicatedBy"},
    "event_state": {"dpv:hasConsentStatus"},
}
ADDED_BY_DPV = {"dpv:hasIndicationMethod", "dct:replaces"}


def test_a_consent_has_every_name_of_the_guide_that_a_school_can_fill() -> None:
    """Each ISO name stands at exactly one field of a consent."""
    named = [field.iso27560 for field in standard_names() if field.iso27560]
    assert sorted(named) == sorted(GUIDE)


def test_every_mapped_field_has_the_term_that_the_guide_gives() -> None:
    """A field called after the wrong term would be read wrongly by whoever knows the standard."""
    for kind in SCHEMAS:
        for field in standard_names(kind):
            assert field.dpv in GUIDE.get(field.iso27560, ADDED_BY_DPV), (kind, field)


def test_parts_inside_a_consent_are_mapped_too() -> None:
    """Paths reach into the matter and the notice."""
    paths = {field.path: field.iso27560 for field in standard_names()}
    assert paths["matter.purpose"] == "purpose"
    assert paths["notice.language"] == "language"
