"""The strict fields and the strict schema that every document schema is made of.

marshmallow's own fields are kind: they read `1` as text's `"1"`, `"yes"` as true and several date notations. A document
that decides over a pupil's data gets no benefit of the doubt, so these accept one type and one notation each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final, TypeVar

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validates_schema

from consent_gate.schemas.faults import refuse, unknown_fields, unknown_names

MOST_ITEMS: Final = 500
"""The longest list a document may hold; more is a mistake or an attack."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z"
)


Kept = TypeVar("Kept")


def text_of(value: object) -> str:
    """Return `value` when it is text; anything else is a fault, also what could be read as text."""
    if not isinstance(value, str):
        raise refuse("not_text")
    return value


class Reads(fields.Field[Kept]):
    """A field that is defined by how it reads one value."""

    def read(self, value: object) -> Kept:
        """Return what `value` stands for; raise ValidationError, holding no value, for anything else."""
        raise NotImplementedError

    def _deserialize(self, value: Any, *context: Any, **kwargs: Any) -> Kept:
        return self.read(value)


class Pattern(Reads[str]):
    """Text of one notation. `also` are words accepted beside it, `never` words refused although they match."""

    def __init__(
        self,
        pattern: re.Pattern[str],
        code: str,
        *,
        also: Collection[str] = (),
        never: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.pattern, self.code, self.also, self.never = pattern, code, frozenset(also), never or {}

    def read(self, value: object) -> str:
        text = text_of(value)
        if text in self.never:
            raise refuse(self.never[text])
        if text not in self.also and not self.pattern.match(text):
            raise refuse(self.code)
        return text


class Line(Reads[str]):
    """Free text for people: one line, no control or invisible characters, at most `limit` characters."""

    def __init__(self, limit: int = 200, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.limit = limit

    def read(self, value: object) -> str:
        text = text_of(value)
        if len(text) > self.limit:
            raise refuse("too_long", limit=self.limit)
        # isprintable also refuses lone surrogates, which no store can encode, and marks that turn the reading order
        if not text or text != text.strip() or not text.isprintable():
            raise refuse("one_line")
        return text


class Choice(Reads[str]):
    """One of a closed list of words."""

    def __init__(self, choices: Collection[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = tuple(choices)

    def read(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise refuse("choice", choices=", ".join(self.choices))
        return value


class YesNo(Reads[bool]):
    """true or false, and nothing that resembles them."""

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise refuse("not_bool")
        return value


class Whole(Reads[int]):
    """A whole number above zero."""

    def read(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise refuse("not_whole")
        return value


class Day(Reads[date]):
    """A calendar date `YYYY-MM-DD` (ISO 8601, extended form only) from 1900 through 2199, so that no age overflows."""

    def read(self, value: object) -> date:
        text = text_of(value)
        try:
            day = date.fromisoformat(text) if _DAY.match(text) else None
        except ValueError:
            day = None
        if day is None:
            raise refuse("day")
        if not 1900 <= day.year <= 2199:
            raise refuse("years")
        return day

    def _serialize(self, value: date | None, *context: Any, **kwargs: Any) -> str | None:
        return value.isoformat() if value else None


class Instant(Reads[datetime]):
    """A moment with its time zone (RFC 3339), kept in UTC. Without a zone it would be a guess, so that is refused."""

    def read(self, value: object) -> datetime:
        text = text_of(value)
        try:
            instant = datetime.fromisoformat(text) if _INSTANT.match(text) else None
        except ValueError:
            instant = None
        if instant is None:
            raise refuse("instant")
        if not 1900 < instant.year < 2199:
            raise refuse("years")
        return instant.astimezone(UTC)

    def _serialize(self, value: datetime | None, *context: Any, **kwargs: Any) -> str | None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


class Several(Reads[tuple[str, ...]]):
    """A list of texts, each read by `item`, none of them twice; `least` may ask for at least one."""

    def __init__(self, item: Reads[str], *, least: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.item, self.least = item, least

    def read(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise refuse("Not a valid list.")
        if len(value) > MOST_ITEMS:
            raise refuse("too_many", limit=MOST_ITEMS)
        if len(value) < self.least:
            raise refuse("none_given")
        found: dict[str, None] = {}
        wrong: dict[int, Any] = {}
        for place, item in enumerate(value):
            try:
                text = self.item.read(item)
                if text in found:
                    raise refuse("twice")
                found[text] = None
            except ValidationError as error:
                wrong[place] = error.messages
        if wrong:
            raise ValidationError(wrong)
        return tuple(found)

    def _serialize(self, value: tuple[str, ...] | None, *context: Any, **kwargs: Any) -> list[str]:
        return list(value or ())


class StrictSchema(Schema):
    """A schema that refuses unknown fields and builds the frozen value named in `makes`."""

    makes: ClassVar[type[Any]]
    names_keys: ClassVar[bool] = False
    """True for documents about no pupil: their unknown fields are repeated by name."""

    class Meta:
        # our own check below reports them; marshmallow's would repeat the key, which may be a name
        unknown = EXCLUDE

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _refuse_unknown(self, loaded: Any, original: Any, **kwargs: Any) -> None:
        if not isinstance(original, Mapping):
            return
        known = {field.data_key or name for name, field in self.load_fields.items()}
        if found := (unknown_names if self.names_keys else unknown_fields)(original, known):
            raise ValidationError(found)

    @post_load
    def _build(self, loaded: dict[str, Any], **kwargs: Any) -> object:
        return self.makes(**loaded)
