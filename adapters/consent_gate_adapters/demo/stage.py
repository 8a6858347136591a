"""Sets the stage: a school from an EDEXML file, its app behind the gate, a ledger file, and a real HTTP server."""

from __future__ import annotations

import secrets
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from waitress import wasyncore
from waitress.server import create_server

from consent_gate.errors import ConsentGateError
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import Body, Gezag, PupilFacts, Record, Registration, RoleAssignment
from consent_gate.terms import AMSTERDAM, birthday
from consent_gate.text import Text
from consent_gate.web import ConsentGate, Routes
from consent_gate_adapters.demo.school_app import create_app
from consent_gate_adapters.edexml import Pupil, School, read_school
from consent_gate_adapters.flask_gate import FlaskSession
from consent_gate_adapters.identity import FirstProof, PartnerKeys, issue_key
from consent_gate_adapters.sql import open_ledger

HERE = Path(__file__).parent

PORT_TAKEN = Text(
    "poort {port} is bezet of niet toegestaan; zonder --port kiest de demo zelf een vrije",
    "port {port} is taken or not allowed; without --port the demo takes a free one",
)

PARTNERS = {
    "org:jeugdhulp-demo": ("jeugdhulp", "zorgvraag"),
    "org:leerplicht-demo": ("leerplicht", "leerplicht_toezicht"),
    "org:duo": ("duo_absence", "verzuimmelding"),
}


class DemoClock:
    """A clock that the story sets; it moves on by a second at each reading, so that the log is in order."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, time(9), AMSTERDAM).astimezone(UTC)

    def now(self) -> datetime:
        """Return the story's instant in UTC."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, day: date) -> None:
        """Continue the story on the morning of `day`."""
        self._now = datetime.combine(day, time(9), AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: the pupil whose guardians decide, a pupil nobody spoke about, and two members of staff.

    `sixteenth` is the day on which the first pupil turns sixteen; the story begins a month before.
    """

    pupil: Pupil
    other: Pupil | None
    teacher: str
    psychologist: str
    sixteenth: date


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the story needs; `keys` holds each partner's key, `port` where the gated app listens."""

    school: School
    cast: Cast
    ledger: Ledger
    gate: Gate
    clock: DemoClock
    keys: dict[str, str]
    routes: int
    port: int

    def write(self, body: Body, pupil: str = "") -> str:
        """Record something in the ledger, as the school's office would; return the record's id."""
        record = Record(uuid.uuid4().hex, pupil, self.clock.now(), "administratie", body)
        with self.ledger.transaction() as transaction:
            transaction.append(record)
        return record.id


def cast_of(school: School) -> Cast | None:
    """Choose the players: a pupil with a birth date leads, if possible one in a group. None when there is none."""
    born = [pupil for pupil in school.pupils if pupil.birth_date is not None]
    born.sort(key=lambda pupil: (not pupil.groups, pupil.birth_date))
    if not born or born[0].birth_date is None:
        return None
    lead = born[0]
    others = [pupil for pupil in school.pupils if pupil.key != lead.key and not set(pupil.groups) & set(lead.groups)]
    return Cast(
        lead,
        others[0] if others else None,
        "staff:leerkracht",
        "staff:orthopedagoog",
        birthday(born[0].birth_date, 16),
    )


def guardians_of(pupil: str) -> tuple[str, str]:
    """Return the ids of a pupil's two guardians, whom EDEXML does not name; an id has at most 64 places."""
    return f"ouder-1-{pupil}"[:64], f"ouder-2-{pupil}"[:64]


@contextmanager
def set_stage(school: School, cast: Cast, policies: Path, folder: Path, port: int = 0) -> Iterator[Stage]:
    """Open the ledger in `folder`, fill it, start the app behind the gate, and take all down afterwards."""
    clock = DemoClock(cast.sixteenth - timedelta(days=30))
    ledger = open_ledger(str(folder / "consent-gate.db"))
    try:
        gate = Gate.open(policies=policies, ledger=ledger, clock=clock)
        keys = _fill(ledger, school, cast, clock)
        app = create_app(school, secrets.token_hex(16))
        identify = FirstProof([PartnerKeys(ledger, clock), FlaskSession(app, key="medewerker")])
        routes = Routes.from_file(HERE / "routes.toml")
        gated = ConsentGate(app, gate=gate, routes=routes, identify=identify)
        with _listening(gated, port) as taken:
            yield Stage(school, cast, ledger, gate, clock, keys, len(routes), taken)
    finally:
        ledger.close()


@contextmanager
def _listening(gated: ConsentGate, port: int) -> Iterator[int]:
    """Serve on this machine only; give the port, which the system chose when `port` is 0."""
    try:
        listener = socket.create_server(("127.0.0.1", port))
    except OSError:
        raise ConsentGateError(PORT_TAKEN.format(port=port)) from None
    sockets: dict[int, object] = {}
    server = create_server(gated, map=sockets, sockets=[listener], threads=2)
    ended = threading.Event()

    def loop() -> None:
        while not ended.is_set():
            wasyncore.loop(0.1, map=sockets, count=1)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        # First whoever listens, then the workers, who write to a pipe when they are done, and then the pipe.
        ended.set()
        thread.join(timeout=5)
        server.task_dispatcher.shutdown(timeout=5)
        wasyncore.close_all(sockets)


def _fill(ledger: Ledger, school: School, cast: Cast, clock: DemoClock) -> dict[str, str]:
    """Record what the school knows before the story: pupils, gezag, staff and partners. Return the partners' keys."""
    bodies: list[tuple[str, Body]] = []
    for pupil in school.pupils:
        bodies.append((pupil.key, PupilFacts(pupil.birth_date, pupil.groups)))
        bodies += [(pupil.key, Gezag(guardian, gezag=True)) for guardian in guardians_of(pupil.key)]
    for recipient, (kind, purpose) in PARTNERS.items():
        bodies.append(("", Registration(recipient, (purpose,), kind)))
    bodies.append(("", Registration(cast.teacher, ("teaching", "guidance"))))
    bodies += [("", RoleAssignment(cast.teacher, "teacher", "group", group)) for group in cast.pupil.groups]
    if not cast.pupil.groups:
        bodies.append(("", RoleAssignment(cast.teacher, "teacher", "pupil", cast.pupil.key)))
    bodies.append(("", Registration(cast.psychologist, ("guidance",))))
    bodies.append(("", RoleAssignment(cast.psychologist, "psychologist", "pupil", cast.pupil.key)))
    with ledger.transaction() as transaction:
        for pupil_key, body in bodies:
            transaction.append(Record(uuid.uuid4().hex, pupil_key, clock.now(), "administratie", body))
    return {recipient: issue_key(ledger, recipient, now=clock.now(), days=365) for recipient in PARTNERS}


def school_from(path: Path | None) -> School:
    """Read the EDEXML file at `path`, or the invented school that comes with the demo."""
    return read_school(path or HERE / "school.xml")
