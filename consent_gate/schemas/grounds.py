"""The schemas of the records that carry a disclosure where consent does not, and of those that stop one.

What makes a record of these kinds count is judged when it is used (`consent_gate.grounds`); an incomplete agreement or
weighing is a fact too. Here stands what would be no record at all: a list without names, an emergency of a week.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from marshmallow import fields, validates_schema

from consent_gate import grounds
from consent_gate.grounds import ARTICLE, EMERGENCY_REASONS, LONGEST_EMERGENCY, MELDCODE_STEPS
from consent_gate.rules.requirements import CAUTION_SUBJECTS
from consent_gate.schemas.envelope import EnvelopeSchema, PupilSchema, refuse_at
from consent_gate.schemas.parts import (
    ACCOUNT,
    ASKER_OR_NAME,
    CODE,
    MatterSchema,
    period,
    policy_name,
    record_id,
    sha256,
    signatory,
)
from consent_gate.schemas.strict import Choice, Day, Instant, Line, Pattern, Several, StrictSchema, YesNo
from consent_gate.scope import Matter
from consent_gate.terms import ANY, RECIPIENT_ID


def asker(**kwargs: Any) -> Pattern:
    """Who receives: a policy name or a registered organisation, never everyone."""
    return Pattern(ASKER_OR_NAME, "name", never={ANY: "too_wide"}, **kwargs)


def listed(**kwargs: Any) -> Several:
    """Categories by name: a list that said `*` would be no list."""
    return Several(policy_name(never={ANY: "too_wide"}), least=1, required=True, **kwargs)


class ListedMatterSchema(StrictSchema):
    """A matter whose categories are named; recipient and purpose may be left out when it is about each."""

    makes = Matter
    recipient = Pattern(ASKER_OR_NAME, "name", also=[ANY], load_default=ANY)
    purpose = policy_name(also=[ANY], load_default=ANY)
    categories = listed()
    excluded = Several(policy_name(), load_default=())


class AgreementSchema(EnvelopeSchema):
    """`agreement`: with a processor (AVG 28) or a partner. Its annex lists fields and purposes."""

    makes = grounds.Agreement
    said_on = "signed_on"
    recipient = Pattern(RECIPIENT_ID, "recipient", required=True)
    role = Choice(["processor", "partner"], required=True)
    product = Line(required=True)
    purposes = Several(policy_name(also=[ANY]), least=1, required=True)
    categories = Several(policy_name(also=[ANY]), least=1, required=True)
    status = Choice(["draft", "signed", "active", "expired", "terminated"], required=True)
    signed_on = Day(load_default=None)
    period = period()
    optional = Several(policy_name(), load_default=())
    subprocessors = Several(Line(), load_default=())
    security_annex = Line(load_default="")
    version = Line(40, load_default="")

    @validates_schema
    def _an_annex_names_what(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        for field in ("purposes", "categories"):
            if loaded["role"] == "processor" and ANY in loaded[field]:
                raise refuse_at(field, "too_wide")


class MandateSchema(EnvelopeSchema):
    """`mandate`: that a recipient may exchange for a service."""

    makes = grounds.Mandate
    recipient = Pattern(RECIPIENT_ID, "recipient", required=True)
    purpose = policy_name(never={ANY: "too_wide"}, required=True)
    service = Line(required=True)
    on_behalf_of = Line(load_default="")
    period = period()


class OrderSchema(PupilSchema):
    """`order`: a vordering about one pupil with its own list; `article` is a word such as `126nd`."""

    makes = grounds.Order
    said_on = "received_on"
    recipient = asker(required=True)
    article = Pattern(ARTICLE, "article", required=True)
    official = Line(required=True)
    categories = listed()
    received_on = Day(required=True)
    form = Choice(["written", "oral"], required=True)
    period = period()
    authorisation = Line(load_default="")
    reference = Line(load_default="")
    purpose = policy_name(also=[ANY], load_default=ANY)


class OrderPaperSchema(PupilSchema):
    """`order_paper`: the paper of an oral order."""

    makes = grounds.OrderPaper
    said_on = "received_on"
    order = record_id(required=True)
    received_on = Day(required=True)
    reference = Line(load_default="")


class WeighingSchema(PupilSchema):
    """`weighing`: what was weighed (`meldcode`, `director`, `right_to_speak`), by whom, and about what."""

    makes = grounds.Weighing
    said_on = "decided_on"
    subject = Pattern(CODE, "code", required=True)
    by = Pattern(ACCOUNT, "account", required=True)
    decided_on = Day(required=True)
    matter = fields.Nested(ListedMatterSchema, required=True)
    steps = Several(Choice(MELDCODE_STEPS), load_default=())
    silence_because = Line(load_default="")
    period = period()


class EmergencySchema(PupilSchema):
    """`emergency`: break-glass, for at most a day, for named categories and one of the reasons there are."""

    makes = grounds.Emergency
    recipient = asker(required=True)
    categories = listed()
    by = Pattern(ACCOUNT, "account", required=True)
    because = Choice(EMERGENCY_REASONS, required=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)

    @validates_schema
    def _for_a_day_at_most(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        lasts = loaded["ends_at"] - loaded["starts_at"]
        if lasts <= timedelta():
            raise refuse_at("ends_at", "period")
        if lasts > LONGEST_EMERGENCY:
            raise refuse_at("ends_at", "emergency")


class InspectionSchema(PupilSchema):
    """`inspection`: who saw beforehand what will leave, and what they thought of it."""

    makes = grounds.Inspection
    said_on = "seen_on"
    by = signatory(required=True)
    seen_on = Day(required=True)
    matter = fields.Nested(ListedMatterSchema, required=True)
    agrees = YesNo(load_default=None)
    statement_sha256 = sha256(load_default="")
    period = period()


class CautionSchema(PupilSchema):
    """`caution`: one that a requirement knows, since any other word would protect nobody. What is left out is all."""

    makes = grounds.Caution
    subject = Choice(CAUTION_SUBJECTS, required=True)
    by = Pattern(ACCOUNT, "account", required=True)
    since = Day(required=True)
    matter = fields.Nested(MatterSchema, load_default=Matter())
    evidence = Line(load_default="")


class ActSchema(PupilSchema):
    """`act`: what a log line obliged to was done, or why not; `of` is the correction that it tells of."""

    makes = grounds.Act
    said_on = "done_on"
    entry = record_id(required=True)
    duty = Pattern(CODE, "code", required=True)
    done_on = Day(required=True)
    by = Pattern(ACCOUNT, "account", required=True)
    because = Line(load_default="")
    of = record_id(load_default="")


SCHEMAS: Final[Mapping[str, EnvelopeSchema]] = {
    "agreement": AgreementSchema(),
    "mandate": MandateSchema(),
    "order": OrderSchema(),
    "order_paper": OrderPaperSchema(),
    "weighing": WeighingSchema(),
    "emergency": EmergencySchema(),
    "inspection": InspectionSchema(),
    "caution": CautionSchema(),
    "act": ActSchema(),
}
"""The schema of each ground, by the word in its field `kind`."""
