"""The parts that several kinds of record share: names, ids, periods, matters and the notice that was shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from marshmallow import fields, validates_schema

from consent_gate.records import ADVICE, Advice, Matter, Notice, Period
from consent_gate.schemas.faults import refuse
from consent_gate.schemas.strict import Choice, Day, Line, Pattern, Several, StrictSchema
from consent_gate.terms import ANY, PERSON_ID, PUPIL_ID, RECIPIENT_ID, RECORD_ID, THE_PUPIL, VOCABULARY_NAME

SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
ACCOUNT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}\Z")
CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?\Z")
SIGNATURE: Final = re.compile(
    r"[a-z0-9]{1,16}(?: [0-9a-f]{32,512}){2}(?:; [a-z0-9]{1,16}(?: [0-9a-f]{32,512}){2}){0,7}\Z"
)
"""Signatures beside a manifest: kind, public key and signature in hexadecimal, several separated by `; `."""
TITLE: Final = 100
LONG_TEXT: Final = 1000
"""Characters of a text that explains something to people."""
JURISDICTION: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?\Z")
HOLDER_ID: Final = re.compile("(?=staff:|person:)" + RECIPIENT_ID.pattern)
ASKER_OR_NAME: Final = re.compile(f"(?:{RECIPIENT_ID.pattern})|(?:{VOCABULARY_NAME.pattern})")


def policy_name(*, also: Collection[str] = (), never: Mapping[str, str] | None = None, **kwargs: Any) -> Pattern:
    """A name of the vocabulary. `never` holds the wildcard, with its fault, where the law wants something specific."""
    return Pattern(VOCABULARY_NAME, "name", also=also, never=never, **kwargs)


def record_id(**kwargs: Any) -> Pattern:
    """The id of a record."""
    return Pattern(RECORD_ID, "identifier", **kwargs)


def pupil_id(**kwargs: Any) -> Pattern:
    """The id of a pupil in the school's own administration."""
    return Pattern(PUPIL_ID, "identifier", **kwargs)


def person_id(**kwargs: Any) -> Pattern:
    """The id of a guardian or another person; the pupil is not one of them."""
    return Pattern(PERSON_ID, "identifier", never={THE_PUPIL: "reserved"}, **kwargs)


def signatory(**kwargs: Any) -> Pattern:
    """Who says so: a person id, or the word `pupil`."""
    return Pattern(PERSON_ID, "identifier", metadata={"iso27560": "entity_id", "dpv": "dpv:isIndicatedBy"}, **kwargs)


def sha256(**kwargs: Any) -> Pattern:
    """The SHA-256 of an artefact that is kept elsewhere, in lower case hexadecimal."""
    return Pattern(SHA256, "sha256", **kwargs)


class PeriodSchema(StrictSchema):
    """`{"since": "2026-08-01", "until": "2027-07-31"}`; both ends included, either may be left out."""

    makes = Period
    since = Day()
    until = Day()

    @validates_schema
    def _in_order(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        since, until = loaded.get("since"), loaded.get("until")
        if since and until and until < since:
            raise refuse("period")


def period(**kwargs: Any) -> fields.Nested:
    """A period as part of another document; left out means always."""
    mapped = {"iso27560": "validity_duration", "dpv": "dpv:hasDuration"}
    return fields.Nested(PeriodSchema, load_default=Period(), metadata=mapped, **kwargs)


_RECIPIENT: Final = {"iso27560": "recipient_third_parties", "dpv": "dpv:hasRecipient"}
_PURPOSE: Final = {"iso27560": "purpose", "dpv": "dpv:hasPurpose"}
_CATEGORIES: Final = {"iso27560": "pii_information", "dpv": "dpv:hasPersonalData"}


class MatterSchema(StrictSchema):
    """What a no is about. What is left out is `*`: a no may be as wide as its speaker wants it."""

    makes = Matter
    recipient = Pattern(ASKER_OR_NAME, "name", also=[ANY], load_default=ANY, metadata=_RECIPIENT)
    purpose = policy_name(also=[ANY], load_default=ANY, metadata=_PURPOSE)
    categories = Several(policy_name(also=[ANY]), least=1, load_default=(ANY,), metadata=_CATEGORIES)
    excluded = Several(policy_name(), load_default=())


class ConsentMatterSchema(StrictSchema):
    """What a yes is about: all three named, none of them `*` (AVG 4(11): specific; AVG 13(1)(e): recipients told)."""

    makes = Matter
    recipient = Pattern(ASKER_OR_NAME, "name", never={ANY: "wildcard"}, required=True, metadata=_RECIPIENT)
    purpose = policy_name(never={ANY: "wildcard"}, required=True, metadata=_PURPOSE)
    categories = Several(policy_name(never={ANY: "wildcard"}), least=1, required=True, metadata=_CATEGORIES)
    excluded = Several(policy_name(), load_default=())


class NoticeSchema(StrictSchema):
    """The exact text that was shown: its id, version, the SHA-256 of its bytes, and its language."""

    makes = Notice
    id = record_id(required=True)
    version = Line(40, required=True)
    sha256 = sha256(load_default="")
    language = Pattern(
        LANGUAGE, "language", load_default="nl", metadata={"iso27560": "language", "dpv": "dct:language"}
    )


class AdviceSchema(StrictSchema):
    """The advice of the FG: who (a role or an account, never a name), which day, and in which sense."""

    makes = Advice
    by = Pattern(ACCOUNT, "account", required=True)
    on = Day(required=True)
    says = Choice(ADVICE, required=True)
    text = Line(LONG_TEXT, load_default="")
