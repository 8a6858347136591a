"""One schema for each kind of record: the envelope, and the fields of that kind beside it in one flat document.

The grounds (agreements, orders and the like) stand in `grounds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import fields, validates_schema

from consent_gate import records
from consent_gate.rules.kin import KIN
from consent_gate.schemas import grounds
from consent_gate.schemas.envelope import EnvelopeSchema, PupilSchema, refuse_at
from consent_gate.schemas.faults import refuse
from consent_gate.schemas.parts import (
    ACCOUNT,
    CODE,
    HOLDER_ID,
    JURISDICTION,
    LONG_TEXT,
    SIGNATURE,
    TITLE,
    AdviceSchema,
    ConsentMatterSchema,
    MatterSchema,
    NoticeSchema,
    period,
    person_id,
    policy_name,
    pupil_id,
    record_id,
    sha256,
    signatory,
)
from consent_gate.schemas.strict import Choice, Day, Line, Pattern, Several, YesNo
from consent_gate.terms import ANY, PUPIL_ID, RECIPIENT_ID, is_partner, is_person

_EVENT_TIME: Final = {"iso27560": "event_time", "dpv": "dpv:isIndicatedAtTime"}
_METHOD: Final = {"dpv": "dpv:hasIndicationMethod"}


class PupilFactsSchema(PupilSchema):
    """`pupil_facts`: birth date, groups, and the day of departure, which may be known beforehand."""

    makes = records.PupilFacts
    said_on = "birth_date"
    birth_date = Day()
    groups = Several(Line(64), load_default=())
    left_on = Day()

    @validates_schema
    def _born_before_leaving(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        born, left = loaded.get("birth_date"), loaded.get("left_on")
        if born and left and left < born:
            raise refuse_at("left_on", "period")


class GezagSchema(PupilSchema):
    """`gezag`: that a person has it or has it not, in a period, and what shows it."""

    makes = records.Gezag
    person = person_id(required=True)
    gezag = YesNo(required=True)
    period = period()
    evidence = Line(load_default="")


class ConsentSchema(PupilSchema):
    """`consent`: a yes, with what makes it demonstrable (AVG 7(1); ISO/IEC TS 27560)."""

    makes = records.Consent
    said_on = "given_on"
    by = signatory(required=True)
    matter = fields.Nested(ConsentMatterSchema, required=True)
    given_on = Day(required=True, metadata=_EVENT_TIME)
    period = period()
    notice = fields.Nested(NoticeSchema, metadata={"iso27560": "privacy_notice", "dpv": "dpv:hasNotice"})
    method = Line(load_default="", metadata=_METHOD)
    evidence_sha256 = sha256(load_default="")
    controller = Line(load_default="", metadata={"iso27560": "pii_controllers", "dpv": "dpv:hasDataController"})
    withdrawal_channel = Line(
        load_default="", metadata={"iso27560": "withdrawal_method", "dpv": "dpv:hasConsentControl"}
    )
    jurisdiction = Pattern(
        JURISDICTION,
        "jurisdiction",
        load_default="NL",
        metadata={"iso27560": "jurisdiction", "dpv": "dpv:hasJurisdiction"},
    )
    retention = Line(load_default="", metadata={"iso27560": "retention_period", "dpv": "dpv:hasStorageCondition"})
    renews = record_id(load_default="", metadata={"dpv": "dct:replaces"})


class RefusalSchema(PupilSchema):
    """`refusal`: a no, asked or not."""

    makes = records.Refusal
    said_on = "given_on"
    by = signatory(required=True)
    matter = fields.Nested(MatterSchema, required=True)
    given_on = Day(required=True, metadata=_EVENT_TIME)
    method = Line(load_default="", metadata=_METHOD)


class WithdrawalSchema(PupilSchema):
    """`withdrawal`: of one consent by its id, or of all that `matter` names (`{}` for everything)."""

    makes = records.Withdrawal
    said_on = "given_on"
    by = signatory(required=True)
    given_on = Day(required=True, metadata=_EVENT_TIME)
    consent = record_id(load_default="")
    matter = fields.Nested(MatterSchema)
    method = Line(load_default="", metadata=_METHOD)

    @validates_schema
    def _one_of_two(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        if bool(loaded.get("consent")) == ("matter" in loaded):
            raise refuse("one_of_two")


class HoldSchema(PupilSchema):
    """What an objection and a restriction have in common."""

    said_on = "made_on"
    by = signatory(required=True)
    matter = fields.Nested(MatterSchema, required=True)
    made_on = Day(required=True, metadata=_EVENT_TIME)


class ObjectionSchema(HoldSchema):
    """`objection`: bezwaar (AVG 21)."""

    makes = records.Objection


class RestrictionSchema(HoldSchema):
    """`restriction`: beperking (AVG 18)."""

    makes = records.Restriction


class CorrectionSchema(PupilSchema):
    """`correction`: data was put right or erased (AVG 16, 17), so that earlier recipients are told (AVG 19)."""

    makes = records.Correction
    said_on = "made_on"
    by = Pattern(ACCOUNT, "account", required=True)
    made_on = Day(required=True, metadata=_EVENT_TIME)
    categories = Several(policy_name(never={ANY: "too_wide"}), least=1, required=True)
    change = Choice(["corrected", "erased"], load_default="corrected")


class AdoptionSchema(EnvelopeSchema):
    """`adoption`: that parts of the MR consented to the policy set with this digest."""

    makes = records.Adoption
    said_on = "on"
    digest = sha256(required=True)
    parts = Several(Choice(records.MR_PARTS), least=1, required=True)
    on = Day(required=True, metadata=_EVENT_TIME)
    evidence = Line(load_default="")
    name = Line(TITLE, load_default="")
    version = Line(40, load_default="")
    changed = Line(LONG_TEXT, load_default="")
    previous = sha256(load_default="")
    advice = fields.Nested(AdviceSchema)
    needs = Several(Choice(records.MR_PARTS), load_default=())
    review_by = Day()
    serve_until = Day()
    signature = Pattern(SIGNATURE, "signature", load_default="")


class EndingSchema(EnvelopeSchema):
    """`ending`: closes an earlier record, of a pupil when `pupil` is given, else of the organisation."""

    makes = records.Ending
    pupil = pupil_id(load_default="")
    ends = record_id(required=True)
    because = Pattern(CODE, "code", required=True)


class RoleAssignmentSchema(EnvelopeSchema):
    """`role_assignment`: a role over the whole school, one group or one pupil; `of` names the group or the pupil.

    A person holds one for one pupil only, and nobody holds what is computed from gezag and age.
    """

    makes = records.RoleAssignment
    recipient = Pattern(HOLDER_ID, "holder", required=True)
    role = policy_name(required=True)
    scope = Choice(["school", "group", "pupil"], required=True)
    of = Line(64, load_default="")
    period = period()

    @validates_schema
    def _scope_and_of(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        scope, of = loaded["scope"], loaded["of"]
        if loaded["role"] in KIN:
            raise refuse_at("role", "computed")
        if is_person(loaded["recipient"]) and scope != "pupil":
            raise refuse_at("scope", "of_one_pupil")
        if scope == "school" and of:
            raise refuse_at("of", "of_idle")
        if scope != "school" and not of:
            raise refuse_at("of", "of_needed")
        if scope == "pupil" and not PUPIL_ID.match(of):
            raise refuse_at("of", "identifier")


class RegistrationSchema(EnvelopeSchema):
    """`registration`: who may ask, as which vocabulary name (`recipient_kind`, organisations only), for what."""

    makes = records.Registration
    recipient = Pattern(RECIPIENT_ID, "recipient", required=True)
    recipient_kind = policy_name(attribute="kind", load_default="")
    purposes = Several(policy_name(), least=1, required=True)
    period = period()

    @validates_schema
    def _kind_of_organisation(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        organisation = is_partner(loaded["recipient"])
        if organisation and not loaded["kind"]:
            raise refuse_at("recipient_kind", "kind_needed")
        if not organisation and loaded["kind"]:
            raise refuse_at("recipient_kind", "kind_idle")


SCHEMAS: Final[Mapping[str, EnvelopeSchema]] = {
    "pupil_facts": PupilFactsSchema(),
    "gezag": GezagSchema(),
    "consent": ConsentSchema(),
    "refusal": RefusalSchema(),
    "withdrawal": WithdrawalSchema(),
    "objection": ObjectionSchema(),
    "restriction": RestrictionSchema(),
    "correction": CorrectionSchema(),
    "adoption": AdoptionSchema(),
    "ending": EndingSchema(),
    "role_assignment": RoleAssignmentSchema(),
    "registration": RegistrationSchema(),
    **grounds.SCHEMAS,
}
"""The schema of each kind of record, by the word in its field `kind`."""
