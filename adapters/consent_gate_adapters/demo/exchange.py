"""One question over real HTTP, and what the disclosure log says of it afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from http.client import HTTPConnection

from consent_gate.decision import DisclosureEntry
from consent_gate.text import Language, Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `constant` is all that a caller can see, less the date that every server adds."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def constant(self) -> bytes:
        """The status, headers and body in one piece, for comparing refusals (CG-07)."""
        headers = [f"{name}: {value}" for name, value in self.headers if name.lower() != "date"]
        return "\n".join([str(self.status), *headers, ""]).encode() + self.body

    @property
    def cookie(self) -> str:
        """The cookie that a login set, as a browser would send it back."""
        return next((value.split(";")[0] for name, value in self.headers if name.lower() == "set-cookie"), "")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One step of the story. `fields` are the names of the JSON fields that left; the rest comes from the log."""

    step: Text
    recipient: str
    purpose: str
    pupil: str
    status: int
    fields: tuple[str, ...]
    withheld: tuple[str, ...]
    basis: tuple[str, ...]
    rule: tuple[str, ...]
    reason: tuple[str, ...]

    def document(self, language: Language) -> dict[str, object]:
        """Return the exchange for machines."""
        return {**asdict(self), "step": self.step.say(language)}


def ask(port: int, method: str, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
    """Send one request to the gated app on this machine."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, tuple(response.getheaders()), response.read())
    finally:
        connection.close()


def exchange(step: Text, recipient: str, answer: Answer, lines: Iterable[DisclosureEntry]) -> Exchange:
    """Join an answer with the log lines it caused."""
    written = list(lines)
    left = answer.status == 200
    kept = [withheld for line in written for withheld in line.withheld]
    given = [grant for line in written for grant in line.grants]
    return Exchange(
        step,
        recipient or "-",
        _once(line.purpose for line in written)[0] if written else "",
        ", ".join(_once(line.pupil for line in written if line.permits or len(written) == 1)),
        answer.status,
        _once(field_names(json.loads(answer.body))) if left else (),
        _once(category for withheld in kept for category in withheld.categories),
        _once(grant.basis.value for grant in given),
        _once(rule for grant in given for rule in grant.rules),
        _once(withheld.reason.value for withheld in kept),
    )


def field_names(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every value in a JSON document, without list positions: `leerlingen.roepnaam`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from field_names(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for item in value:
            yield from field_names(item, path)
    else:
        yield path


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
