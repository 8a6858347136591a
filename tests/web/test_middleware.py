"""The way a request travels: who gets what from a wrapped app, and what the log says of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.errors import IdentityConflict, LedgerUnavailable
from consent_gate.reasons import Reason
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.web import REFUSAL, ConsentGate, Routes
from tests.web.school import (
    HELD_PUPIL,
    LIST,
    OPEN_PUPIL,
    PARTNER,
    PARTNER_KEY,
    PUPILS,
    ROOT,
    STRANGER,
    TEACHER_KEY,
    Reply,
    School,
    ask,
    json_app,
    release,
    routes,
    school,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

VISIBLE = {"nummer": OPEN_PUPIL, "roepnaam": "Roeplk1", "geboortedatum": "2010-05-05"}


class Spy:
    """An app that keeps what it was asked, and answers as the school does."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        self.asked.append(environ)
        return json_app(school)(environ, start_response)


def is_refused(reply: Reply) -> bool:
    """True for the one refusal."""
    return (reply.status, reply.body) == ("403 Forbidden", REFUSAL.body)


def reasons(behind: School, since: int) -> list[str]:
    """Return the reasons in the log lines written after the first `since`."""
    return [kept.reason.value for entry in behind.log[since:] for kept in entry.withheld if not kept.categories]


def test_only_permitted_fields_of_permitted_pupils_leave(behind: School) -> None:
    """A list shows the open pupil alone, without the withheld number and the note nobody declared (CG-02)."""
    reply = behind.ask("/leerlingen")
    assert reply.status == "200 OK"
    assert reply.json == [VISIBLE]


def test_one_pupil_is_released_whole_or_refused(behind: School) -> None:
    """The pupil in the path decides; a refused one and one the ledger does not know give the same bytes (CG-07)."""
    assert behind.ask(f"/leerlingen/{OPEN_PUPIL}").json == VISIBLE
    assert is_refused(behind.ask(f"/leerlingen/{HELD_PUPIL}"))
    assert behind.ask(f"/leerlingen/{HELD_PUPIL}") == behind.ask(f"/leerlingen/{STRANGER}")


def test_each_pupil_in_an_answer_is_recorded_before_it_leaves(behind: School) -> None:
    """One line per pupil and disclosure, refusals too; an id the ledger does not know is not written down (CG-04)."""
    since = len(behind.log)
    behind.ask("/leerlingen", headers=PARTNER_KEY | {"traceparent": f"00-{'a' * 32}-{'b' * 16}-00"})
    lines = behind.log[since:]
    assert [(line.pupil, line.permits) for line in lines] == [(OPEN_PUPIL, True), (HELD_PUPIL, False), ("", False)]
    assert {(line.recipient, line.route, line.trace) for line in lines} == {(PARTNER, "leerlingen", "a" * 32)}
    assert len({line.exchange for line in lines}) == 1


def test_no_byte_leaves_when_the_log_cannot_be_written(behind: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """No committed log entry, no byte (CG-04)."""

    def broken(*_: object) -> None:
        raise LedgerUnavailable(Text("schijf vol", "disk full"))

    monkeypatch.setattr(behind.gate, "disclose", broken)
    assert is_refused(behind.ask("/leerlingen"))


@pytest.mark.parametrize(
    "path", [f"/leerlingen/{HELD_PUPIL}", f"/leerlingen/{STRANGER}", "/onbekend", "/leerlingen/a%b"]
)
def test_a_refusal_that_can_be_foreseen_never_calls_the_app(behind: School, path: str) -> None:
    """The app does no work, and leaves no trace, for what will not leave."""
    app = Spy()
    assert is_refused(ask(behind.wrap(app), path))
    assert is_refused(ask(behind.wrap(app), "/leerlingen", headers={}))
    assert app.asked == []


@pytest.mark.parametrize("key", [PARTNER_KEY, TEACHER_KEY, {}, {"Authorization": "Bearer vals"}])
def test_a_free_route_passes_for_anyone(behind: School, key: dict[str, str]) -> None:
    """It holds no pupil data, so the app's own answer goes out as it is."""
    app = json_app(lambda environ: {"vrij": True}, "418 Teapot", ("Set-Cookie", "a=b"))
    reply = behind.ask("/login", app, headers=key)
    assert (reply.status, reply.json) == ("418 Teapot", {"vrij": True})
    assert ("Set-Cookie", "a=b") in reply.headers


def test_a_free_route_passes_when_nobody_can_be_identified(behind: School) -> None:
    """A ledger that is down must not stop people from logging in to look at it."""

    class Down:
        def identify(self, environ: object) -> str | None:
            raise LedgerUnavailable(Text("weg", "gone"))

    down = School(behind.ledger, identify=Down())
    assert down.ask("/login").status == "200 OK"
    assert is_refused(down.ask("/leerlingen"))


def test_a_staff_route_passes_for_proven_staff_alone(behind: School) -> None:
    """Unfiltered for staff; a partner's key and no proof get the one refusal."""
    body: list[bytes] = [b"alles"]

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return body

    assert behind.ask("/dossiers", app, headers=TEACHER_KEY).body == b"alles"
    since = len(behind.log)
    assert is_refused(behind.ask("/dossiers", app, headers=PARTNER_KEY))
    assert is_refused(behind.ask("/dossiers", app, headers={}))
    assert reasons(behind, since) == [Reason.STAFF_ONLY.value, Reason.IDENTITY_UNPROVEN.value]


def test_a_session_of_someone_who_holds_no_job_opens_no_staff_route(behind: School) -> None:
    """The log-in proves a name; only the ledger says that it is staff's, and still is."""

    class Session:
        def identify(self, environ: object) -> str | None:
            return "staff:ouder-van-noor"

    assert is_refused(School(behind.ledger, identify=Session()).ask("/dossiers"))
    assert reasons(behind, len(behind.log) - 1) == [Reason.RECIPIENT_NOT_ACTIVE.value]


def test_an_unfiltered_answer_is_the_apps_own_object(behind: School) -> None:
    """Nothing is wrapped, so the server may send a file its own way."""
    body = [b"alles"]

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return body

    gated = behind.wrap(app)
    environ = {"PATH_INFO": "/login", "REQUEST_METHOD": "GET"}
    assert gated(environ, lambda *_: lambda chunk: None) is body


def test_staff_are_filtered_on_a_release_route(behind: School) -> None:
    """Inside the school the same holds: a teacher sees what a teacher may see."""
    reply = behind.ask("/leerlingen", headers=TEACHER_KEY)
    seen = {pupil["nummer"] for pupil in reply.json if "nummer" in pupil}
    assert STRANGER not in seen
    assert "bsn" not in reply.body.decode()


@pytest.mark.parametrize("proven", ["gemeente", "org:", "org:GEMEENTE", "*", "org:a,b", "", "leerplicht"])
def test_a_proof_that_names_no_recipient_is_no_proof(behind: School, proven: str) -> None:
    """No identity may act as a vocabulary name or a wildcard."""
    strange = School(behind.ledger, identify=type("Strange", (), {"identify": lambda self, environ: proven})())
    since = len(behind.log)
    assert is_refused(strange.ask("/leerlingen"))
    assert reasons(behind, since) == [Reason.IDENTITY_UNPROVEN.value]


def test_two_proofs_that_contradict_are_refused(behind: School) -> None:
    """The gate does not choose (CG-14)."""

    class Torn:
        def identify(self, environ: object) -> str | None:
            raise IdentityConflict(Text("twee", "two"))

    since = len(behind.log)
    assert is_refused(School(behind.ledger, identify=Torn()).ask("/leerlingen"))
    assert reasons(behind, since) == [Reason.IDENTITY_UNPROVEN.value]


@pytest.mark.parametrize("purpose", ["zorgvraag", "jan.jansen", "*", "leerplicht_toezicht, leerplicht_toezicht", "Jan"])
def test_a_purpose_that_is_not_registered_is_refused(behind: School, purpose: str) -> None:
    """A request chooses among the recipient's purposes and adds none; other words are not written down (CG-13)."""
    since = len(behind.log)
    assert is_refused(behind.ask("/leerlingen", headers=PARTNER_KEY | {"Consent-Gate-Purpose": purpose}))
    assert {line.purpose for line in behind.log[since:]} <= {"zorgvraag", ""}


def test_a_registered_purpose_may_be_named(behind: School) -> None:
    """Naming what would be meant anyway changes nothing."""
    named = PARTNER_KEY | {"Consent-Gate-Purpose": "leerplicht_toezicht"}
    assert behind.ask("/leerlingen", headers=named) == behind.ask("/leerlingen")


def test_a_route_of_another_purpose_is_refused(behind: School) -> None:
    """What the route is for is part of what it releases."""
    other = release("zorg", "/zorg", LIST, purpose="zorgvraag")
    assert is_refused(ask(behind.wrap(None, other), "/zorg"))


def test_an_answer_over_the_limit_is_refused(behind: School) -> None:
    """Not cut, not passed."""
    since = len(behind.log)
    assert is_refused(ask(behind.wrap(max_body_bytes=50), "/leerlingen"))
    assert reasons(behind, since) == [Reason.BODY_TOO_LARGE.value]


@pytest.mark.parametrize(
    ("app", "reason"),
    [
        (json_app(lambda environ: [{"roepnaam": "x"}]), Reason.BODY_UNREADABLE),
        (json_app(school, "404 Not Found"), Reason.APP_ANSWER_REFUSED),
    ],
)
def test_the_auditor_learns_what_the_caller_does_not(behind: School, app: WSGIApplication, reason: Reason) -> None:
    """Two causes, one answer, two lines in the log."""
    since = len(behind.log)
    assert is_refused(behind.ask("/leerlingen", app))
    assert reasons(behind, since) == [reason.value]


def test_the_declarations_own_limit_counts(behind: School) -> None:
    """A limit in the file holds where the code gives none, and the code's where both do."""
    limited = Routes(routes(), max_body_bytes=50)
    for setting, refused in ((None, True), (10_000, False)):
        gated = ConsentGate(
            json_app(school),
            gate=behind.gate,
            routes=limited,
            identify=behind.identify,
            max_body_bytes=setting,
        )
        assert is_refused(ask(gated, "/leerlingen")) is refused


def test_an_empty_list_and_a_list_of_refused_pupils_are_the_same_bytes(behind: School) -> None:
    """Whether there are pupils who stay hidden cannot be told (CG-07)."""
    none = behind.ask("/leerlingen", json_app(lambda environ: []))
    hidden = behind.ask("/leerlingen", json_app(lambda environ: [PUPILS[HELD_PUPIL], PUPILS[STRANGER]]))
    assert none == hidden
    assert none.json == []


def test_a_hidden_pupil_changes_no_byte(behind: School) -> None:
    """Inserting, removing or reordering others never changes what leaves of one (CG-09)."""
    alone = behind.ask("/leerlingen", json_app(lambda environ: [PUPILS[OPEN_PUPIL]]))
    for others in ([HELD_PUPIL, OPEN_PUPIL], [OPEN_PUPIL, STRANGER, HELD_PUPIL], [STRANGER, OPEN_PUPIL]):
        body = [PUPILS[pupil] for pupil in others]
        assert behind.ask("/leerlingen", json_app(partial(lambda body, environ: body, body))) == alone


def test_a_new_policy_set_counts_from_the_next_request(behind: School, tmp_path: Path) -> None:
    """Its category bits are others; a route bound to the old ones would let out another field."""
    copytree(ROOT / "policies", tmp_path / "policies")
    with (tmp_path / "policies/vocabulary/categories.csv").open("a") as categories:
        categories.write("aaa,eerste in het alfabet,first in the alphabet\n")
    gated = behind.wrap()
    before = ask(gated, "/leerlingen")
    kept = behind.gate.snapshot
    behind.gate.activate(Snapshot.read(tmp_path / "policies"))
    try:
        after = ask(gated, "/leerlingen")
    finally:
        behind.gate.activate(kept)
    assert after == before
    assert ask(gated, "/leerlingen") == before


def test_a_created_answer_stays_created(behind: School) -> None:
    """201 is an answer with a body like 200; the phrase behind it is ours."""
    reply = behind.ask(f"/leerlingen/{OPEN_PUPIL}", json_app(school, "201 Made by Jan"), method="POST")
    assert (reply.status, reply.json) == ("201 Created", VISIBLE)
