"""A gated request in process, beside the bare Flask app in the same run; the durable commit apart.

Casbin alone on the same request stands beside it: stock PyCasbin asked once under 60 rules, without filter or record.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import casbin
from flask import Flask, jsonify
from werkzeug.test import create_environ

from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import PupilFacts, Record, Registration
from consent_gate.release import BodyShape, ObjectShape, Scalar
from consent_gate.web import ConsentGate, Route, RouteKind, Routes
from consent_gate.web.paths import Pattern
from consent_gate_adapters.identity import RemoteUser
from consent_gate_adapters.sql import open_ledger

POLICIES = Path(__file__).parents[2] / "policies"
ROUNDS, REQUESTS = 7, 200


def measure() -> list[dict[str, Any]]:
    """Return one row for each way: microseconds a request and the ratio to bare Flask."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "ledger.db"))
        try:
            app = _app()
            ways = {
                "bare Flask": lambda: _call(app),
                "Flask and one stock Casbin question, 60 rules": _beside_casbin(app),
                "Flask behind the gate": _gated(app, ledger),
                "one empty durable commit": lambda: _commit(ledger),
            }
            times = {name: _microseconds(way) for name, way in ways.items()}
        finally:
            ledger.close()
    floor = times["bare Flask"]
    return [
        {"way": name, "microseconds": round(value, 1), "times Flask": round(value / floor, 2)}
        for name, value in times.items()
    ]


def _app() -> Flask:
    app = Flask("school")

    @app.get("/leerlingen/<nummer>")
    def pupil(nummer: str) -> Any:
        return jsonify(nummer=nummer, roepnaam="Noor", begin="2026-09-07", bsn="900000011", iq=104)

    return app


def _call(app: Any) -> None:
    environ = create_environ("/leerlingen/p1")
    environ["REMOTE_USER"] = "org:duo"
    answer = app(environ, lambda status, headers, exc_info=None: lambda chunk: None)
    b"".join(answer)
    close = getattr(answer, "close", None)
    if close is not None:
        close()


def _gated(app: Flask, ledger: Ledger) -> Callable[[], None]:
    now = datetime.now(UTC)  # noqa: TID251 - measuring, not deciding
    with ledger.transaction() as transaction:
        transaction.append(Record("r1", "p1", now, "bench", PupilFacts()))
        transaction.append(Record("r2", "", now, "bench", Registration("org:duo", ("verzuimmelding",), "duo_absence")))
    fields = {"roepnaam": "identity.call_name", "begin": "absence_report.start_date", "bsn": "pgn.bsn"}
    shape = BodyShape(ObjectShape({name: Scalar(category) for name, category in fields.items()}), path_pupil=True)
    route = Route("leerling", Pattern.read("/leerlingen/<nummer>"), RouteKind.RELEASE, pupil="nummer", shape=shape)
    gate = Gate.open(policies=POLICIES, ledger=ledger)
    gated = ConsentGate(app, gate=gate, routes=Routes([route]), identify=RemoteUser())
    return lambda: _call(gated)


def _beside_casbin(app: Flask) -> Callable[[], None]:
    model = casbin.model.Model()
    model.load_model_from_text((POLICIES / "model.conf").read_text())
    for number in range(60):
        model.add_policy("p", "p", [f"r{number}", "purpose", "category", "*", "public_task", f"rule-{number}", "allow"])
    enforcer = casbin.Enforcer(model)

    def ask() -> None:
        enforcer.enforce("r59", "purpose", "category", "p1", "public_task")
        _call(app)

    return ask


def _commit(ledger: Ledger) -> None:
    with ledger.transaction() as transaction:
        transaction.keep_snapshot(f"{time.perf_counter_ns():064x}", {})


def _microseconds(way: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter_ns()
        for _ in range(REQUESTS):
            way()
        times.append((time.perf_counter_ns() - start) / REQUESTS / 1000)
    return statistics.median(times)
