"""Filtering a JSON list of pupils, beside orjson's bare round trip on the same bytes in the same run.

A record is what a school app gives for one pupil: 25 fields and about 1.5 kB, with an address, two guardians, an
absence list and a note among them; 12 of the fields are declared, all scalars. Two answers are timed: `all`, every
pupil with every declared field permitted, and `half`, every other pupil with half of the fields.

`flat` is the hardest case for the gate: 25 scalars, hardly anything that need not be looked at.
"""

from __future__ import annotations

import gc
import json
import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson

from consent_gate.release import BodyShape, BoundShape, ListShape, ObjectShape, Scalar, bind, read

SIZES = (10, 1_000, 100_000)
DECLARED = (
    "leerlingnummer",
    "roepnaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "groep",
    "leerjaar",
    "mentor",
    "telefoon",
    "verzuimuren",
    "instroomdatum",
)


def record(place: int, flat: bool = False) -> dict[str, Any]:
    """Return the record of one invented pupil, with 25 fields."""
    guardian = {
        "naam": f"V. de Vries-{place}",
        "relatie": "moeder",
        "gezag": True,
        "telefoon": "06 12345678",
        "email": f"ouder{place}@voorbeeld.example",
    }
    absence = {"datum": "2026-03-12", "uren": 3, "reden": "ziek", "gemeld": True}
    address = {"straat": "Lindelaan", "huisnummer": 12, "postcode": "1234 AB", "plaats": "Voorbeeldstad"}
    return {
        "leerlingnummer": str(100_000 + place),
        "bsn": f"{900_000_000 + place}",
        "roepnaam": "Zoë",
        "voornamen": "Zoë Maria Johanna",
        "tussenvoegsel": "van den",
        "achternaam": f"Berg{place}",
        "geboortedatum": "2014-05-17",
        "geslacht": "V",
        "nationaliteit": "Nederlandse",
        "etniciteit": None,
        "groep": "7b",
        "leerjaar": 7,
        "mentor": "J. Jansen",
        "adres": "Lindelaan 12" if flat else address,
        "telefoon": "06 87654321",
        "ouders": 2 if flat else [guardian, {**guardian, "relatie": "vader"}],
        "huisarts": "Praktijk De Linde",
        "medicatie": None,
        "verzuim": 3 if flat else [absence, absence, absence],
        "verzuimuren": 9,
        "cijfergemiddelde": 7.25,
        "notitie": "Rustige start van het jaar, werkt graag samen en vraagt om uitdaging bij rekenen. " * 3,
        "instroomdatum": "2018-08-20",
        "uitstroomdatum": None,
        "gewijzigd": "2026-03-12T10:15:00+01:00",
    }


def shape() -> BoundShape:
    """Return the declared shape, each field its own category."""
    fields = {name: Scalar(name) for name in DECLARED}
    bits = {name: 1 << place for place, name in enumerate(DECLARED)}
    return bind(BodyShape(ListShape(ObjectShape(fields, pupil="leerlingnummer"))), bits)


def seconds(run: Callable[[], object]) -> float:
    """Return the time of one run, with what earlier runs left behind collected first."""
    gc.collect()
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def side_by_side(ours: Callable[[], object], bare: Callable[[], object], repeats: int) -> tuple[float, float, float]:
    """Return the median times of both and the median of their ratios; they take turns, so a busy machine hits both."""
    ours(), bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(repeats)]
    return (
        statistics.median(mine for mine, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
        statistics.median(theirs / mine for mine, theirs in pairs),
    )


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Return one row for each size, kind of record and answer; `ratio` above 1 means faster than orjson."""
    return [row for size in sizes for flat in (False, True) for row in _rows(size, flat)]


def _release(body: bytes, bound: BoundShape, permitted: Mapping[str, int]) -> bytes | None:
    return read(body, bound).write(permitted)


def _rows(size: int, flat: bool) -> list[dict[str, Any]]:
    bound = shape()
    body = json.dumps([record(place, flat) for place in range(size)]).encode()
    repeats = 3 if size > 10_000 else 30 if size > 100 else 300
    asked = read(body, bound).asked
    half = {pupil: mask & 0b010101010101 for place, (pupil, mask) in enumerate(asked.items()) if place % 2}
    rows = []
    for answer, permitted in (("all", asked), ("half", half)):
        ours, bare, ratio = side_by_side(
            partial(_release, body, bound, permitted), lambda: orjson.dumps(orjson.loads(body)), repeats
        )
        rows.append(
            {
                "work": "filtering",
                "pupils": size,
                "record": "flat" if flat else "nested",
                "bytes_per_record": round(len(body) / size),
                "answer": answer,
                "ours_ms": round(ours * 1e3, 3),
                "orjson_ms": round(bare * 1e3, 3),
                "ratio": round(ratio, 2),
            }
        )
    return rows


if __name__ == "__main__":
    for row in measure():
        print(row)
