"""What can be wrong with a document, said in both languages without ever repeating what the document said (CG-13).

marshmallow's `ValidationError` holds the whole input (`data`, `valid_data`), and its stock messages may quote from it.
So its messages are never shown: a fault is one of the sentences below, and the error itself is dropped before ours is
raised, so that it is not reachable through `__cause__` or `__context__` either.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from marshmallow import ValidationError
from marshmallow.exceptions import SCHEMA

from consent_gate.text import Text

Fault = tuple[str, Text]

WRONG: Final[Mapping[str, Text]] = {
    # the four that marshmallow itself reports, under its own words, and what stands in for all its others
    "Missing data for required field.": Text("ontbreekt", "is missing"),
    "Field may not be null.": Text("mag niet leeg (null) zijn", "may not be null"),
    "Invalid input type.": Text("moet een object zijn", "must be an object"),
    "Not a valid list.": Text("moet een lijst zijn", "must be a list"),
    "invalid": Text("is ongeldig", "is not valid"),
    # ours
    "not_text": Text("moet tekst zijn", "must be text"),
    "not_bool": Text("moet true of false zijn", "must be true or false"),
    "not_whole": Text("moet een heel getal groter dan nul zijn", "must be a whole number above zero"),
    "one_line": Text(
        "moet één regel leesbare tekst zijn, zonder spaties aan begin of eind",
        "must be one line of readable text, without spaces at either end",
    ),
    "too_long": Text("is langer dan {limit} tekens", "is longer than {limit} characters"),
    "too_many": Text("heeft meer dan {limit} delen", "has more than {limit} items"),
    "none_given": Text("moet er ten minste één noemen", "must name at least one"),
    "twice": Text("staat er twee keer", "is there twice"),
    "day": Text("moet een datum zijn als 2026-09-01", "must be a date such as 2026-09-01"),
    "instant": Text(
        "moet een tijdstip met tijdzone zijn als 2026-09-01T10:30:00Z",
        "must be an instant with a time zone such as 2026-09-01T10:30:00Z",
    ),
    "years": Text("moet tussen 1900 en 2199 liggen", "must lie between 1900 and 2199"),
    "future": Text("ligt na de dag waarop het is vastgelegd", "lies after the day it was recorded"),
    "period": Text("het einde ligt voor het begin", "the end lies before the start"),
    "choice": Text("moet een van deze zijn: {choices}", "must be one of: {choices}"),
    "name": Text(
        "moet een naam uit het beleid zijn: kleine letters, cijfers en _, met . of : als scheiding",
        "must be a policy name: lower case letters, digits and _, separated by . or :",
    ),
    "not_in_policy": Text("deze naam staat niet in het beleid", "this name is not in the policies"),
    "wildcard": Text(
        "toestemming is specifiek (AVG 4 onder 11): * kan hier niet",
        "consent is specific (GDPR 4(11)): * cannot stand here",
    ),
    "too_wide": Text("noem wat het is: * kan hier niet", "name what it is: * cannot stand here"),
    "article": Text(
        "moet een woord zijn als 126nd: kleine letters en cijfers",
        "must be a word such as 126nd: lower case letters, digits",
    ),
    "emergency": Text("een noodgeval duurt ten hoogste 24 uur", "an emergency lasts at most 24 hours"),
    "recipient": Text(
        "moet een id zijn als org:naam, staff:naam of person:naam",
        "must be an id such as org:name, staff:name or person:name",
    ),
    "holder": Text(
        "een rol is er voor een medewerker (staff:naam) of een persoon (person:naam)",
        "a role is for a staff member (staff:name) or a person (person:name)",
    ),
    "computed": Text(
        "dit wordt uit gezag en leeftijd berekend en niet toegekend; leg het gezag vast",
        "this is computed from gezag and age and not assigned; record the gezag",
    ),
    "of_one_pupil": Text(
        "moet pupil zijn: een persoon is familie van één leerling", "must be pupil: a person is family of one pupil"
    ),
    "family": Text(
        "een rol van familie is er voor person:naam, elke andere rol voor staff:naam",
        "a role of family is for person:name, every other role for staff:name",
    ),
    "identifier": Text(
        "moet een id zijn: ten hoogste 64 letters, cijfers, punten, streepjes",
        "must be an id: at most 64 letters, digits, dots, dashes",
    ),
    "reserved": Text(
        "dit woord staat voor de leerling zelf en is geen id", "this word stands for the pupil and is no id"
    ),
    "account": Text("moet de id van een account zijn", "must be the id of an account"),
    "sha256": Text("moet een SHA-256 zijn: 64 tekens 0-9 en a-f", "must be a SHA-256: 64 characters 0-9 and a-f"),
    "signature": Text(
        "moet een handtekening zijn: soort, sleutel en handtekening", "must be a signature: kind, key and signature"
    ),
    "code": Text("moet een kort woord zijn als lifted", "must be a short word such as lifted"),
    "language": Text("moet een taalcode zijn als nl", "must be a language code such as nl"),
    "jurisdiction": Text("moet een landcode zijn als NL", "must be a country code such as NL"),
    "one_of_two": Text("noem óf consent óf matter, niet beide en niet geen", "give either consent or matter"),
    "of_needed": Text("is nodig bij dit bereik", "is needed with this scope"),
    "of_idle": Text("hoort niet bij dit bereik", "does not go with this scope"),
    "kind_needed": Text("is nodig voor een organisatie", "is needed for an organisation"),
    "kind_idle": Text(
        "hoort alleen bij een organisatie; een medewerker krijgt een rol",
        "goes with an organisation only; a staff member gets a role instead",
    ),
    "path": Text("moet een pad zijn dat met / begint", "must be a path that starts with /"),
    "route_name": Text(
        "moet een korte naam zijn van letters, cijfers, punten, streepjes",
        "must be a short name of letters, digits, dots, dashes",
    ),
    "body_needed": Text("is nodig: zonder vorm gaat er niets uit", "is needed: without a shape nothing leaves"),
    "release_only": Text("hoort alleen bij kind = release", "goes with kind = release only"),
    "no_parameter": Text("is geen parameter van het pad", "is not a parameter of the path"),
    "unknown": Text("onbekend veld op plaats {place}", "unknown field in place {place}"),
    "unknown_near": Text(
        "onbekend veld op plaats {place}; bedoelde u {near}?", "unknown field in place {place}; did you mean {near}?"
    ),
    "unknown_named": Text("onbekend: {name}", "unknown: {name}"),
    "unknown_named_near": Text("onbekend: {name}; bedoelde u {near}?", "unknown: {name}; did you mean {near}?"),
}
"""Every sentence a fault can be. Places in braces are filled from the schema, not from the document."""


def refuse(code: str, **values: object) -> ValidationError:
    """Return the error that marshmallow collects, holding one of our sentences."""
    return ValidationError([WRONG[code].format(**values)])


def unknown_fields(document: Mapping[object, object], known: Iterable[str]) -> list[Text]:
    """Return a fault for each key of `document` that is not in `known`, by place: a key can be a pupil's name too."""
    names = sorted(known)
    found = []
    for place, key in enumerate(document, start=1):
        if isinstance(key, str) and key in names:
            continue
        near = nearest(key, names)
        code = "unknown_near" if near else "unknown"
        found.append(WRONG[code].format(place=place, near=near))
    return found


def unknown_names(table: Mapping[object, object] | Mapping[str, object], known: Iterable[str]) -> list[Text]:
    """Return a fault for each key of `table` that is not in `known`, by name. Only for documents about no pupil."""
    names = sorted(known)
    found = []
    for key in table:
        if key not in names:
            near = nearest(key, names)
            found.append(
                WRONG["unknown_named_near" if near else "unknown_named"].format(name=_readable(key), near=near)
            )
    return found


def _readable(key: object) -> str:
    """Return a key as it may be printed: a quoted key of TOML can hold what a terminal obeys."""
    name = str(key)[:64]
    return name if name.isprintable() else ascii(name)[1:-1]


def nearest(word: object, names: Iterable[str]) -> str:
    """Return the one of `names` that `word` was probably meant to be, empty when none is close."""
    if not isinstance(word, str) or len(word) > 64:
        return ""
    return next(iter(difflib.get_close_matches(word, list(names), n=1)), "")


def faults_in(messages: object, path: str = "") -> Iterator[Fault]:
    """Yield (path, sentence) for everything in marshmallow's tree of messages.

    A path reads like `matter.categories[2]`, counted from 0; the document as a whole is `document`. A message that is
    not one of ours is replaced by a general sentence, since it might quote a value.
    """
    if isinstance(messages, Mapping):
        for key, below in messages.items():
            yield from faults_in(below, _joined(path, key))
    elif isinstance(messages, list):
        for below in messages:
            yield from faults_in(below, path)
    elif isinstance(messages, Text):
        yield path or "document", messages
    else:
        yield path or "document", WRONG.get(str(messages), WRONG["invalid"])


def _joined(path: str, key: object) -> str:
    if key == SCHEMA:
        return path
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else str(key)
