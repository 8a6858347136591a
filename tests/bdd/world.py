"""What a scenario plays in: a real ledger file, the real policies, the real middleware, and a clock that it sets."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from werkzeug.middleware.lint import LintMiddleware
from werkzeug.test import Client, TestResponse

from consent_gate.cli.desk import Desk
from consent_gate.cli.root import root
from consent_gate.decision import Decision, DisclosureEntry, Question
from consent_gate.errors import NotAdopted
from consent_gate.gate import Gate
from consent_gate.manifest import Manifest
from consent_gate.ports import Ledger
from consent_gate.records import Body, Gezag, Record, Registration
from consent_gate.reloading import Reloading
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import AMSTERDAM, Channel
from consent_gate.web import ConsentGate
from consent_gate_adapters.identity import FirstProof, PartnerKeys, RemoteUser, issue_key
from tests.bdd.parties import PARTNERS, PERSONS, STAFF, THE_PUPIL_SELF, WORK
from tests.bdd.school import school_app, school_routes

ROOT = Path(__file__).parents[2]
POLICIES = Path(os.environ.get("CONSENT_GATE_POLICIES") or ROOT / "policies")
"""The policies that all scenarios play under: a tool that tries a changed set points elsewhere."""


@cache
def snapshot() -> Snapshot:
    """Read the real policies once."""
    return Snapshot.read(POLICIES)


NOON = time(12)


class SetClock:
    """A clock that stands where the scenario put it."""

    def __init__(self) -> None:
        self.day = date(2020, 1, 1)
        self.time = NOON

    def now(self) -> datetime:
        """Return the moment of the scenario in Amsterdam, noon unless it says otherwise."""
        return datetime.combine(self.day, self.time, AMSTERDAM).astimezone(UTC)


@dataclass
class World:
    """One scenario's school."""

    ledger: Ledger
    address: str = ""
    clock: SetClock = field(default_factory=SetClock)
    pupils: dict[str, date] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: list[TestResponse] = field(default_factory=list)
    spoken: dict[str, Any] = field(default_factory=dict)
    weighed: tuple[Decision, ...] = ()
    written: list[Record] = field(default_factory=list)
    typed: Result | None = None
    needed: tuple[str, ...] = ()
    draft: Snapshot | None = None
    manifest: Manifest | None = None
    watcher: Reloading | None = None
    refusal: NotAdopted | None = None

    def __post_init__(self) -> None:
        self._known: set[str] = set()
        self._keys: dict[str, str] = {}
        self.open_gate()

    def open_gate(self, mr: tuple[str, ...] = (), oldest: timedelta | None = None) -> None:
        """Put the school app behind a gate that needs the consent of these parts of the MR; raise NotAdopted."""
        self.gate = Gate(snapshot=snapshot(), ledger=self.ledger, clock=self.clock, mr=mr, oldest=oldest)
        self.app = school_app(self._known, snapshot().vocabulary)
        identify = FirstProof([PartnerKeys(self.ledger, self.clock), RemoteUser()])
        routes = school_routes(snapshot().vocabulary)
        gated = ConsentGate(LintMiddleware(self.app), gate=self.gate, routes=routes, identify=identify)
        self._client = Client(LintMiddleware(gated))

    def write(self, body: Body, pupil: str = "") -> None:
        """Record something, as the school's office would."""
        record = Record(uuid.uuid4().hex, self.key_of(pupil) if pupil else "", self.clock.now(), "administratie", body)
        with self.ledger.transaction() as transaction:
            transaction.append(record)
        self.written.append(record)

    def latest(self, kind: str) -> Record:
        """Return the record of this kind that was written last."""
        return next(record for record in reversed(self.written) if record.kind == kind)

    def introduce(self, who: str, pupil: str = "") -> str:
        """Register a party of the scenario with its key, once, and return its id."""
        if who in PERSONS:
            own = self.key_of(pupil) if who == THE_PUPIL_SELF else ""
            party: tuple[str, str, tuple[str, ...]] = PERSONS[who] + own, "", ("ouderinformatie", "inzageverzoek")
        else:
            party = PARTNERS.get(who) or (STAFF[who], "", WORK)
        recipient, kind, purposes = party
        if recipient not in self._keys:
            self.write(Registration(recipient, purposes, kind))
            key = issue_key(self.ledger, recipient, now=self.clock.now(), days=3650) if kind else ""
            self._keys[recipient] = key
        return recipient

    def enrol(self, name: str) -> None:
        """Let the school app know a pupil."""
        self._known.add(self.key_of(name))

    def gezag(self, person: str, pupil: str) -> None:
        """Record that a person has gezag."""
        self.write(Gezag(person, gezag=True), pupil)

    def key_of(self, name: str) -> str:
        """Return the pupil number that stands for a name in a scenario."""
        return f"nr-{sum(map(ord, name))}"

    def ask(self, who: str, pupil: str = "", purpose: str = "", *, as_pupil: str = "", path: str = "") -> None:
        """Ask over the gated app, with the proof that this party has: about one pupil, or for the list of all."""
        recipient = self.introduce(who, as_pupil or pupil)
        headers = {"Consent-Gate-Purpose": purpose} if purpose else {}
        if who in PARTNERS:
            headers["Authorization"] = f"Bearer {self._keys[recipient]}"
        of_pupil = f"/leerlingen/{self.key_of(pupil)}" if pupil else "/leerlingen"
        self.knock(path or of_pupil, headers, user="" if who in PARTNERS else recipient)

    def knock(self, path: str, headers: dict[str, str] | None = None, user: str = "") -> None:
        """Send one request; `user` is who the server in front says is logged in."""
        environ = {"REMOTE_USER": user} if user else {}
        self.answers.append(self._client.get(path, headers=headers, environ_overrides=environ))

    def call(self, who: str, pupil: str, purpose: str = "") -> None:
        """Answer a telephone call at the school's desk; `spoken` is what the desk then says."""
        recipient = self.introduce(who)
        purpose = purpose or PARTNERS[who][2][0]
        asked = ["--recipient", recipient, "--purpose", purpose, "--pupil", self.key_of(pupil)]
        told = self.type("ask", *asked, "--channel", "phone", "--json")
        self.spoken = json.loads(told.stdout)

    def type(self, *words: str, folder: Path = POLICIES) -> Result:
        """Type a command of `consent-gate` at the school's desk, at this moment, on the same ledger."""
        place = ["--ledger", self.address, "--policies", str(folder)]
        self.typed = CliRunner().invoke(root, [*words, *place], obj=Desk(clock=self.clock))
        return self.typed

    def show_together(self, who: str, pupils: list[str], purpose: str, category: str) -> None:
        """Ask whether one thing that shows all these pupils, such as a class photo, may go out as a file."""
        now = self.gate.snapshot
        asked = dict.fromkeys(map(self.key_of, pupils), now.vocabulary.mask_of([category]))
        question = Question(self.introduce(who), uuid.uuid4().hex, asked, purpose, channel=Channel.FILE, together=True)
        self.weighed = self.gate.decisions(now, question)

    def received(self, pupil: str = "") -> dict[str, str]:
        """Return the fields that left in the last answer, of a list those of one pupil; none for a refusal."""
        answer = self.answers[-1]
        fields: dict[str, Any] = json.loads(answer.data) if answer.status_code == 200 else {}
        if "leerlingen" in fields:
            return dict(fields["leerlingen"].get(self.key_of(pupil), {}))
        return fields

    def log(self) -> list[DisclosureEntry]:
        """Return the disclosure log, oldest first."""
        return list(self.ledger.entries())
