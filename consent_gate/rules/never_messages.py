"""What the reader says about the never-list: one text for each fault, all explained in `policies/README.md`."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Text

ID_FIRST: Final = Text(
    "een zin begint met een nummer en een dubbele punt, zoals `NOOIT-01: `",
    "a sentence begins with a number and a colon, such as `NOOIT-01: `",
)
EXPECTED: Final = Text(
    "hier hoort {expected}, en er staat `{found}`", "here {expected} is expected, and there is `{found}`"
)
UNFINISHED: Final = Text("de zin is niet af: hier hoort {expected}", "the sentence breaks off: here {expected} is due")
CLAUSE_TWICE: Final = Text(
    "`{clause}` staat al eerder in deze zin; zet alles bij elkaar",
    "`{clause}` came earlier in this sentence; join the two",
)
NAME_IDLE: Final = Text(
    "`{name}` voegt niets toe: het valt al onder `{other}`", "`{name}` adds nothing: it falls under `{other}` already"
)
EXCEPTION_IDLE: Final = Text(
    "uitzondering `{name}` doet niets: de zin ging daar al niet over",
    "exception `{name}` changes nothing: the sentence was not about it",
)
ALL_EXCEPTED: Final = Text(
    "deze zin gaat nergens over: alles ervan is uitgezonderd",
    "this sentence is about nothing: all of it is excepted",
)
AMBIGUOUS: Final = Text(
    "`{label}` kan meer dan één naam zijn: {names}; schrijf de naam zelf",
    "`{label}` can be more than one name: {names}; write the name itself",
)
STOPPER: Final = Text(
    "`{name}` houdt vanzelf nooit iets tegen; dat doen alleen een bezwaar, een beperking en een `caution:...`",
    "`{name}` never stops anything anyway; only an objection, a restriction and a `caution:...` do",
)
CONTRADICTS: Final = Text(
    "`{name}` staat twee keer in de zin, en dan geldt de zin nergens",
    "`{name}` stands in the sentence twice, and then it holds for nothing",
)
SOURCE: Final = Text(
    "een bron staat aan het eind, tussen haakjes: `(UAVG 46)`", "a source stands at the end, in brackets: `(UAVG 46)`"
)
NO_SENTENCE: Final = Text(
    "er staat geen enkele zin in; haal het bestand weg of schrijf er een",
    "there is no sentence in it; remove the file or write one",
)
