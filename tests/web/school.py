"""A small invented school behind the gate, for the tests of this folder: three pupils, one partner, one teacher."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.middleware.lint import LintMiddleware
from werkzeug.test import EnvironBuilder, run_wsgi_app

from consent_gate.decision import DisclosureEntry
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import Body, Matter, PupilFacts, Record, Registration, Restriction, RoleAssignment
from consent_gate.release import BodyShape, Count, ListShape, ObjectShape, Plain, Scalar
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Mode
from consent_gate.web import ConsentGate, Route, RouteKind, Routes
from consent_gate.web.paths import Pattern
from consent_gate_adapters.sql import open_ledger

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

PARTNER = "org:gemeente"
TEACHER = "staff:lk1"
PARTNER_KEY = {"Authorization": "Bearer sleutel-gemeente"}
TEACHER_KEY = {"Authorization": "Bearer sleutel-docent"}

OPEN_PUPIL, HELD_PUPIL, STRANGER = "lk1", "lk2", "lk9"
"""One whom the attendance office may ask about, one under restriction, one the ledger does not know."""

CANARY = "Kanarie-4711"
"""A value of every pupil that is declared nowhere or permitted to nobody. It must never be seen outside the app."""

PUPILS: dict[str, dict[str, Any]] = {
    pupil: {
        "nummer": pupil,
        "roepnaam": f"Roep{pupil}",
        "bsn": CANARY,
        "notitie": CANARY,
        "geboortedatum": "2010-05-05",
    }
    for pupil in (OPEN_PUPIL, HELD_PUPIL, STRANGER)
}

PUPIL = ObjectShape(
    {
        "nummer": Scalar("enrolment.pupil_number"),
        "roepnaam": Scalar("identity.call_name"),
        "geboortedatum": Scalar("identity.birth_date"),
        "bsn": Scalar("pgn.bsn"),
    },
    pupil="nummer",
)
ONE = BodyShape(PUPIL, path_pupil=True)
LIST = BodyShape(ListShape(PUPIL))
PAGE = BodyShape(ObjectShape({"schooljaar": Plain(), "totaal": Count("leerlingen"), "leerlingen": ListShape(PUPIL)}))


class FixedClock:
    """Always the same instant."""

    def now(self) -> datetime:
        """Return it."""
        return NOW


class Tokens:
    """A proof of who asks that needs no ledger: a bearer token stands for one recipient."""

    def __init__(self, recipients: Mapping[str, str] | None = None) -> None:
        self.recipients = recipients or {
            PARTNER_KEY["Authorization"]: PARTNER,
            TEACHER_KEY["Authorization"]: TEACHER,
        }

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return whom the token stands for."""
        return self.recipients.get(environ.get("HTTP_AUTHORIZATION", ""))


def release(name: str, path: str, shape: BodyShape, **more: Any) -> Route:
    """Declare one release route."""
    return Route(name, Pattern.read(path), RouteKind.RELEASE, shape=shape, **more)


def routes(*more: Route) -> Routes:
    """Declare the school's routes, and `more`."""
    return Routes(
        [
            release("leerlingen", "/leerlingen", LIST, query=frozenset({"groep"})),
            release("leerling", "/leerlingen/<leerling>", ONE, pupil="leerling", methods=frozenset({"GET", "POST"})),
            release("pagina", "/pagina", PAGE),
            Route("login", Pattern.read("/login"), RouteKind.FREE, frozenset({"GET", "POST"})),
            Route("static", Pattern.read("/static/<bestand...>"), RouteKind.FREE),
            Route("dossiers", Pattern.read("/dossiers"), RouteKind.STAFF),
            *more,
        ]
    )


def json_app(
    body: Callable[[dict[str, Any]], Any], status: str = "200 OK", *headers: tuple[str, str]
) -> WSGIApplication:
    """Return an app that answers with the JSON of what `body` makes of the environ."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        written = json.dumps(body(environ)).encode()
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(written))), *headers])
        return [written]

    return app


def school(environ: dict[str, Any]) -> Any:
    """Answer as the school's own app would, with fields the gate was never told about."""
    path = environ["PATH_INFO"]
    if path.startswith("/leerlingen/"):
        return PUPILS[path.rpartition("/")[2]]
    if path == "/pagina":
        return {
            "schooljaar": "2025-2026",
            "totaal": len(PUPILS),
            "leerlingen": list(PUPILS.values()),
            "volgende": "/p2",
        }
    return list(PUPILS.values())


def make_ledger(folder: Path) -> Ledger:
    """Open a new ledger and write down the school."""
    ledger = open_ledger(str(folder / "gate.db"))
    bodies: list[tuple[str, Body]] = [
        ("", Registration(PARTNER, ("leerplicht_toezicht",), "leerplicht")),
        ("", Registration(TEACHER, ("teaching",))),
        ("", RoleAssignment(TEACHER, "teacher", "group", "1a")),
        *((pupil, PupilFacts(date(2010, 5, 5), ("1a",))) for pupil in (OPEN_PUPIL, HELD_PUPIL)),
        (HELD_PUPIL, Restriction("ouder1", Matter(), date(2026, 1, 1))),
    ]
    with ledger.transaction() as transaction:
        for number, (pupil, body) in enumerate(bodies):
            transaction.append(Record(f"r{number}", pupil, NOW, "administratie", body))
    return ledger


_snapshots: list[Snapshot] = []


def snapshot() -> Snapshot:
    """Read the project's own policies, once."""
    if not _snapshots:
        _snapshots.append(Snapshot.read(ROOT / "policies"))
    return _snapshots[0]


@dataclass(frozen=True)
class Reply:
    """What came out of the gate."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)

    @property
    def everything(self) -> bytes:
        """All that a caller can see, as bytes."""
        return repr((self.status, self.headers)).encode() + self.body


@dataclass
class School:
    """The gate with its ledger, ready to wrap an app."""

    ledger: Ledger
    mode: Mode = Mode.ENFORCE
    identify: Any = field(default_factory=Tokens)

    @cached_property
    def gate(self) -> Gate:
        """A gate over the ledger."""
        return Gate(snapshot=snapshot(), ledger=self.ledger, clock=FixedClock(), mode=self.mode)

    @property
    def log(self) -> list[DisclosureEntry]:
        """The disclosure log, oldest first."""
        return list(self.ledger.entries())

    def wrap(self, app: WSGIApplication | None = None, *more: Route, **settings: Any) -> ConsentGate:
        """Put the gate before `app`, or before the school's own."""
        return ConsentGate(
            app or json_app(school), gate=self.gate, routes=routes(*more), identify=self.identify, **settings
        )

    def ask(
        self,
        path: str = "/leerlingen",
        app: WSGIApplication | None = None,
        *,
        method: str = "GET",
        headers: Mapping[str, str] = PARTNER_KEY,
        query: str = "",
    ) -> Reply:
        """Send one request through the gate, linted on both sides, and return the whole reply."""
        return ask(
            self.wrap(LintMiddleware(app or json_app(school))), path, method=method, headers=headers, query=query
        )


def ask(
    gated: WSGIApplication,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] = PARTNER_KEY,
    query: str = "",
    **environ: Any,
) -> Reply:
    """Call a WSGI object as a server would. HEAD is not linted outside: the linter wants a body for its length."""
    builder = EnvironBuilder(method=method, headers=list(headers.items()), query_string=query)
    asked = {**builder.get_environ(), "PATH_INFO": path.encode().decode("latin-1"), **environ}
    outer = gated if method == "HEAD" else LintMiddleware(gated)
    # Not `buffered`: that way werkzeug's runner loses what an app sends through `write()`.
    chunks, status, sent = run_wsgi_app(outer, asked)
    try:
        return Reply(status, list(sent), b"".join(chunks))
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
