"""The WSGI object that stands between a school's app and whoever asks.

The way a request travels (DESIGN, section 3); the code below carries the same numbers:

    1 identify   who asks, proven by the server, a key or a session
    2 match      which declared route, hence which release
    3 foresee    could anything be permitted? if not, the app is never called
    4 call       the app runs into a buffer, with conditional, range and encoding headers taken out
    5 read       its body is parsed strictly; each pupil and each field in it gets a category
    6 decide     the ledger is read, the decision taken, the disclosure committed
    7 release    only permitted fields of permitted pupils are written again, under headers of our own

Any exception in 1 to 7 is the one constant refusal. Put the gate outermost, under nothing but TLS and the proxy fix:
compression or caching outside it would see, keep and measure what it lets out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from consent_gate.errors import BodyUnreadable, IdentityConflict
from consent_gate.gate import Gate
from consent_gate.ports import Identify, Ledger, VerifySignature
from consent_gate.reasons import Reason
from consent_gate.release import BoundShape, read
from consent_gate.reloading import Reloading
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import RECIPIENT_ID, Mode, is_staff
from consent_gate.web.answer import Answer
from consent_gate.web.capture import Captured, check, run
from consent_gate.web.environ import for_app, for_release, purpose_named, trace_of
from consent_gate.web.exchange import Exchange, log
from consent_gate.web.observe import Watched, is_partial
from consent_gate.web.refusal import REFUSAL, Refused
from consent_gate.web.routes import BoundRoutes, RouteKind, Routes
from consent_gate.wiring import open_ledger

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

MAX_BODY_BYTES: Final = 8 * 1024 * 1024
"""A list of 10,000 pupils with 30 fields is about 6 MB; more at once is an export, which has its own way out."""


@dataclass(frozen=True, slots=True)
class _Admitted:
    """A request that may reach the app: its route's shape under the exchange's snapshot, and the path's pupil."""

    shape: BoundShape
    pupil: str


class ConsentGate:
    """Wraps a WSGI app, so that only what was decided and recorded leaves it.

        app.wsgi_app = ConsentGate(app.wsgi_app, gate=gate, routes=routes, identify=PartnerKeys(ledger))

    The mode is the gate's, set by whoever configures it; nothing in a request changes it (CG-14). Raise
    DeclarationInvalid when a route contradicts the policy vocabulary. Safe to share between threads.
    """

    def __init__(
        self,
        app: WSGIApplication,
        *,
        gate: Gate,
        routes: Routes,
        identify: Identify,
        max_body_bytes: int | None = None,
    ) -> None:
        self._app = app
        self._gate = gate
        self._routes = routes
        self._identify = identify
        limits = (max_body_bytes, routes.max_body_bytes, MAX_BODY_BYTES)
        self._max_body_bytes = next(limit for limit in limits if limit is not None)
        self._bound: dict[str, BoundRoutes] = {}
        gate.require(self._bind)
        if gate.mode is Mode.OBSERVE:
            log.warning("observe_mode_refuses_nothing", extra={"mode": gate.mode.value})

    @classmethod
    def from_files(
        cls,
        app: WSGIApplication,
        *,
        declaration: Path | str,
        policies: Path | str,
        ledger: str,
        identify: Callable[[Ledger], Identify],
        mode: Mode = Mode.ENFORCE,
        mr: Iterable[str] = (),
        trust: VerifySignature | None = None,
        oldest: timedelta | None = None,
        reload_seconds: float | None = None,
    ) -> Self:
        """Wrap an app that knows nothing of the gate: its routes from a file, its ledger by address.

        `identify` makes the proof of who asks from the opened ledger; the class `PartnerKeys` itself will often serve.
        `mr`, `trust` and `oldest` are what the school asks of its policies (see `Gate`). With `reload_seconds` a thread
        looks at the folder that often and puts a changed set in force (see `Reloading`); it lives as long as the
        process, so wrap the app in each worker, after the fork. Raise DocumentInvalid or DeclarationInvalid for the
        declaration, PolicyInvalid, DocumentInvalid, NotSigned or NotAdopted for the policies, LedgerUnavailable for the
        ledger: then there is no app either.
        """
        routes = Routes.from_file(declaration)
        opened = open_ledger(ledger)
        gate = Gate.open(policies=policies, ledger=opened, mode=mode, mr=mr, trust=trust, oldest=oldest)
        gated = cls(app, gate=gate, routes=routes, identify=identify(opened))
        if reload_seconds is not None:
            Reloading(gate, policies).start(reload_seconds)
        return gated

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if self._gate.mode is Mode.OBSERVE:
            return self._observe(environ, start_response)
        try:
            answer = self._answer(environ)
        except Exception:  # noqa: BLE001 - not even recording a refusal may turn it into anything else
            answer = REFUSAL
        if isinstance(answer, Answer):
            return answer.send(environ, start_response)
        return self._app(answer, start_response)

    def _answer(self, environ: dict[str, Any]) -> Answer | dict[str, Any]:
        """Take one request through the steps; return the answer, or the environ for an app that answers for itself."""
        exchange = Exchange(self._gate, trace_of(environ))
        try:
            admitted = self._admit(environ, exchange)
            if admitted is None:
                exchange.note("passed")
                return for_app(environ, route=exchange.route)
            # (4) call
            cleaned = for_release(environ, route=exchange.route, recipient=exchange.recipient)
            captured = run(self._app, cleaned, self._max_body_bytes)
            return self._release(captured, admitted, exchange)
        except Refused as refused:
            exchange.refuse(refused)
        except Exception as error:  # noqa: BLE001 - CG-01: whatever goes wrong, nothing leaves
            exchange.fail(error)
        return REFUSAL

    def _admit(self, environ: dict[str, Any], exchange: Exchange) -> _Admitted | None:
        """Steps 1 to 3. None when the app may answer itself; raise Refused when it is not to be called."""
        match = self._routes.match(environ)
        if match is not None:
            exchange.route = match.route.name
            if match.route.kind is RouteKind.FREE:
                # Nothing about a pupil: nobody has to prove anything, and a ledger that is down stops no log-in.
                return None
        # (1) identify
        recipient = self._identified(environ)
        exchange.recipient = recipient or ""
        # (2) match
        if match is None:
            raise Refused(Reason.ROUTE_UNDECLARED)
        if recipient is None:
            raise Refused(Reason.IDENTITY_UNPROVEN)
        if match.route.kind is RouteKind.STAFF:
            if not is_staff(recipient):
                raise Refused(Reason.STAFF_ONLY)
            if self._gate.too_old(exchange.snapshot):
                raise Refused(Reason.POLICY_TOO_OLD)
            if not self._gate.knows(exchange.snapshot, recipient):
                # A session proves a name, not a job: it may be a parent's, or of one who left.
                raise Refused(Reason.RECIPIENT_NOT_ACTIVE)
            return None
        # (3) foresee
        exchange.named_purpose = purpose_named(environ)
        exchange.route_purpose = match.route.purpose
        shape = self._bound_to(exchange.snapshot)[match.route]
        if not self._gate.foresee(exchange.snapshot, exchange.question(), shape.asked, match.pupil):
            raise Refused(Reason.NO_LEGAL_BASIS, recorded=True)
        return _Admitted(shape, match.pupil)

    def _release(self, captured: Captured, admitted: _Admitted, exchange: Exchange) -> Answer:
        """Steps 5 to 7."""
        # (5) read
        status = check(captured)
        try:
            body = read(captured.body, admitted.shape, path_pupil=admitted.pupil or None)
        except BodyUnreadable as error:
            raise Refused(Reason.BODY_UNREADABLE) from error
        # (6) decide
        permitted = self._gate.disclose(exchange.snapshot, exchange.question(body.asked))
        # (7) release
        released = body.write(permitted)
        if released is None:
            # Nothing of the pupil whom the answer is about. A list of nobody is an answer: it is the same bytes for
            # pupils who are all refused and for no pupils at all.
            raise Refused(Reason.NO_LEGAL_BASIS, recorded=True)
        exchange.note("released")
        return Answer(status, "application/json", released)

    def _identified(self, environ: dict[str, Any]) -> str | None:
        try:
            recipient = self._identify.identify(environ)
        except IdentityConflict as error:
            raise Refused(Reason.IDENTITY_UNPROVEN) from error
        return recipient if recipient is not None and RECIPIENT_ID.match(recipient) else None

    def _bind(self, snapshot: Snapshot) -> BoundRoutes:
        """Bind the routes to a policy set before it goes in force; raise DeclarationInvalid, and so stop it there."""
        bound = self._routes.bind(snapshot)
        # Other bits, perhaps other words. Those of the set before stay for requests that are under way with it.
        self._bound = {**dict(list(self._bound.items())[-1:]), snapshot.digest: bound}
        return bound

    def _bound_to(self, snapshot: Snapshot) -> BoundRoutes:
        # Two threads may bind the same set twice, no harm: both results are equal.
        return self._bound.get(snapshot.digest) or self._bind(snapshot)

    def _observe(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Let the app answer for itself, and record what `enforce` would have released or refused."""
        exchange = Exchange(self._gate, trace_of(environ))
        admitted: _Admitted | None = None
        method = environ.get("REQUEST_METHOD", "")
        try:
            admitted = self._admit(environ, exchange)
            if admitted is None:
                exchange.note("passed")
        except Refused as refused:
            exchange.refuse(refused)
        except Exception as error:  # noqa: BLE001 - observing never stops the app's own answer
            exchange.fail(error)

        def conclude(captured: Captured | Reason) -> None:
            if admitted is None:
                return
            try:
                if isinstance(captured, Reason):
                    raise Refused(captured)
                if is_partial(captured, method):
                    exchange.note("unread")  # `enforce` would have asked the app for all of it; what then, nobody knows
                else:
                    self._release(captured, admitted, exchange)
            except Refused as refused:
                exchange.refuse(refused)
            except Exception as error:  # noqa: BLE001 - as above
                exchange.fail(error)

        return Watched(self._app, environ, start_response, self._max_body_bytes, conclude)
