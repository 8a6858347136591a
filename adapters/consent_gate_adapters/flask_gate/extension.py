"""The Flask extension: what each view releases is said beside it, and the gate is built from the app's own URL map.

    consent = ConsentGateFlask()

    @app.get("/leerlingen")
    @consent.release(PupilSchema(many=True), purpose="verzuimmelding")
    def pupils(): ...

    @app.get("/leerlingen/<leerling>")
    @consent.release(PupilSchema(), pupil="leerling")
    def pupil(leerling): ...

    consent.free_endpoints("static", "login")
    consent.init_app(app, gate=gate, identify=FirstProof([PartnerKeys(ledger), FlaskSession(app, key="staff_id")]))

An endpoint that is not declared is refused. Wrap nothing around the app afterwards that compresses or caches.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from flask import Flask, Response, request
from marshmallow import Schema

from consent_gate.gate import Gate
from consent_gate.ports import Identify
from consent_gate.release import BodyShape
from consent_gate.schemas.route_schema import shape_of
from consent_gate.text import Text
from consent_gate.web import REFUSAL, ConsentGate, Route, RouteKind, Routes
from consent_gate.web.environ import ROUTE
from consent_gate.web.paths import Pattern
from consent_gate_adapters.flask_gate.url_rules import invalid, methods_of, pattern_text

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

log: Final = logging.getLogger("consent_gate")

V = TypeVar("V", bound=Callable[..., Any])
_MARK: Final = "__consent_gate__"

_TWICE: Final = Text("is twee keer opgegeven", "is declared twice")
_ABSENT: Final = Text("bestaat niet in deze app", "does not exist in this app")


@dataclass(frozen=True, slots=True)
class _Declared:
    """What was said about one view or endpoint."""

    kind: RouteKind
    shape: BodyShape | None = None
    purpose: str = ""
    pupil: str = ""
    query: frozenset[str] = frozenset()


class ConsentGateFlask:
    """One gate around one Flask app."""

    def __init__(self, app: Flask | None = None, *, gate: Gate | None = None, identify: Identify | None = None) -> None:
        self._endpoints: dict[str, _Declared] = {}
        self._app: Flask | None = None
        self._late: _AtFirstRequest | None = None
        if app is not None and gate is not None and identify is not None:
            self.init_app(app, gate=gate, identify=identify)
        elif app is not None or gate is not None or identify is not None:
            raise TypeError("app, gate and identify belong together; or give all three to init_app()")

    def init_app(self, app: Flask, *, gate: Gate, identify: Identify, max_body_bytes: int | None = None) -> None:
        """Stand before `app` from now on. Its URL map is read at the first request, or by `protect()` before that.

        Raise RuntimeError when this extension guards an app already.
        """
        if self._app is not None:
            raise RuntimeError("this extension guards an app already")
        self._app = app
        app.extensions["consent_gate"] = self
        inner = app.wsgi_app

        def build() -> WSGIApplication:
            routes = Routes(self._routes(app), max_body_bytes=max_body_bytes)
            return ConsentGate(inner, gate=gate, routes=routes, identify=identify)

        self._late = _AtFirstRequest(build)
        app.wsgi_app = self._late  # type: ignore[method-assign] # the way Flask documents for middleware
        app.before_request_funcs.setdefault(None, []).insert(0, self._agreed)

    def protect(self) -> None:
        """Read the app's routes now: call it when all are registered, so that a fault shows at start-up.

        Raise DeclarationInvalid when a declared route cannot be matched exactly, contradicts the policy vocabulary or
        does not exist; RuntimeError before `init_app`.
        """
        if self._late is None:
            raise RuntimeError("protect() comes after init_app()")
        self._late.built()

    def release(
        self, schema: Schema | type[Schema], *, purpose: str = "", pupil: str = "", query: Iterable[str] = ()
    ) -> Callable[[V], V]:
        """Declare what a view releases: the fields of `schema` that carry a category, of each pupil in the answer.

        `pupil` is the view's argument that names the pupil, empty when the answer does. `query` lists the parameters
        that may be sent. Raise DeclarationInvalid for a schema that declares nothing or contradicts itself.
        """
        shape = BodyShape(shape_of(schema), path_pupil=bool(pupil))
        return self._mark(_Declared(RouteKind.RELEASE, shape, purpose, pupil, frozenset(query)))

    def free(self, view: V) -> V:
        """Declare a view free of pupil data: it passes for anyone, unfiltered."""
        return self._mark(_Declared(RouteKind.FREE))(view)

    def staff(self, view: V) -> V:
        """Declare a view for proven staff only, for whom it passes unfiltered."""
        return self._mark(_Declared(RouteKind.STAFF))(view)

    def free_endpoints(self, *names: str) -> None:
        """Declare endpoints of others free of pupil data, by name: `static`, or a blueprint's log-in."""
        self._name(names, _Declared(RouteKind.FREE))

    def staff_endpoints(self, *names: str) -> None:
        """Declare endpoints of others for proven staff only, by name."""
        self._name(names, _Declared(RouteKind.STAFF))

    def _mark(self, declared: _Declared) -> Callable[[V], V]:
        def mark(view: V) -> V:
            if hasattr(view, _MARK):
                raise invalid(getattr(view, "__name__", ""), _TWICE)
            setattr(view, _MARK, declared)
            return view

        return mark

    def _name(self, names: Iterable[str], declared: _Declared) -> None:
        for name in names:
            if name in self._endpoints:
                raise invalid(name, _TWICE)
            self._endpoints[name] = declared

    def _routes(self, app: Flask) -> Iterator[Route]:
        """Yield a route for every rule of every declared endpoint, and say in the log which endpoints have none."""
        undeclared: set[str] = set()
        times: dict[str, int] = {}
        for name in self._endpoints.keys() - app.view_functions.keys():
            raise invalid(name, _ABSENT)
        for rule in app.url_map.iter_rules():
            declared = self._declared(app, rule.endpoint)
            if declared is None or rule.build_only:
                undeclared.add(rule.endpoint)
                continue
            number = times[rule.endpoint] = times.get(rule.endpoint, 0) + 1
            name = rule.endpoint if number == 1 else f"{rule.endpoint}#{number}"
            releases = declared.kind is RouteKind.RELEASE
            yield Route(
                name,
                Pattern.read(pattern_text(app, rule, releases=releases)),
                declared.kind,
                methods_of(rule, releases=releases),
                declared.purpose,
                declared.pupil,
                declared.query,
                declared.shape,
            )
        if undeclared:
            log.warning("undeclared_endpoints_are_refused %s", " ".join(sorted(undeclared)))

    def _declared(self, app: Flask, endpoint: str) -> _Declared | None:
        marked: _Declared | None = getattr(app.view_functions.get(endpoint), _MARK, None)
        named = self._endpoints.get(endpoint)
        if marked is not None and named is not None:
            raise invalid(endpoint, _TWICE)
        return marked or named

    def _agreed(self) -> Response | None:
        """Refuse when Flask is about to call another view than the one the gate judged; nothing has run yet."""
        route = request.environ.get(ROUTE)
        if route is None or route.partition("#")[0] == request.endpoint:
            return None
        log.warning("flask_found_another_view", extra={"route": route})
        return Response(REFUSAL.body, REFUSAL.status, REFUSAL.headers)


class _AtFirstRequest:
    """A WSGI object that is built when it is first needed. While building fails, so does every request (CG-01)."""

    def __init__(self, build: Callable[[], WSGIApplication]) -> None:
        self._build = build
        self._gated: WSGIApplication | None = None
        self._turn = threading.Lock()

    def built(self) -> WSGIApplication:
        """Return the gated app."""
        with self._turn:
            if self._gated is None:
                self._gated = self._build()
            return self._gated

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        gated = self._gated or self.built()
        return gated(environ, start_response)
