"""The story: who asks what, before and after people consent, withdraw, object and grow older, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from urllib.parse import urlencode

from consent_gate.records import Consent, Matter, Objection, Refusal, Withdrawal
from consent_gate.terms import THE_PUPIL, amsterdam_date
from consent_gate.text import Text
from consent_gate_adapters.demo.exchange import Exchange, ask, exchange
from consent_gate_adapters.demo.stage import Stage, guardians_of

YOUTH_CARE = "org:jeugdhulp-demo"
ATTENDANCE = "org:leerplicht-demo"
REGISTER = "org:duo"
ALL = "/api/leerlingen"
FOR_HELP = Matter("jeugdhulp", "zorgvraag", ("set:zorgvraag",))


class Storyteller:
    """Plays the steps on a stage, one after the other."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._cookies: dict[str, str] = {}
        self._lead = stage.cast.pupil.key
        self._guardians = guardians_of(self._lead)
        self._refusals: set[bytes] = set()

    @property
    def one_refusal(self) -> bool:
        """True when every refusal so far was the same bytes (CG-07)."""
        return len(self._refusals) == 1

    def tell(self) -> Iterator[Exchange]:
        """Play the whole story."""
        yield from self._before()
        yield from self._inside()
        yield from self._consent()
        yield from self._disagreement()
        yield from self._sixteen()

    def _before(self) -> Iterator[Exchange]:
        yield self._ask(Text("zonder sleutel", "without a key"), "", self._pupil())
        yield self._ask(Text("nog geen toestemming", "no consent yet"), YOUTH_CARE, self._pupil())
        yield self._ask(
            Text("een leerling die niet bestaat", "a pupil who does not exist"), YOUTH_CARE, self._pupil("99999x")
        )
        yield self._ask(
            Text("de wet geeft leerplicht een lijst", "the law gives the attendance office a list"),
            ATTENDANCE,
            self._pupil(),
        )
        yield self._ask(
            Text("leerplicht vraagt alle leerlingen", "the attendance office asks about all pupils"), ATTENDANCE, ALL
        )
        yield self._ask(Text("verzuim gaat naar DUO", "absence is reported to DUO"), REGISTER, self._absence())
        self._stage.write(Objection(self._guardians[0], Matter("duo_absence"), self._today()), self._lead)
        yield self._ask(
            Text("ouder 1 maakt bezwaar; een plicht gaat door", "guardian 1 objects; a duty goes on"),
            REGISTER,
            self._absence(),
        )
        yield self._ask(
            Text("een adres dat de school niet heeft vastgelegd", "an address that the school has not declared"),
            ATTENDANCE,
            "/api/export",
        )

    def _inside(self) -> Iterator[Exchange]:
        cast = self._stage.cast
        yield self._ask(Text("leerkracht, eigen groep", "teacher, own group"), cast.teacher, self._pupil())
        if cast.other is not None:
            path = self._pupil(cast.other.key)
            yield self._ask(Text("leerkracht, andere groep", "teacher, other group"), cast.teacher, path)
        yield self._ask(
            Text("orthopedagoog, voor deze leerling aangewezen", "psychologist, named for this pupil"),
            cast.psychologist,
            self._pupil(),
        )

    def _consent(self) -> Iterator[Exchange]:
        self._say(Consent(self._guardians[0], FOR_HELP, self._today()))
        yield self._ask(
            Text("ouder 1 zegt ja, de leerling (15) nog niet", "guardian 1 says yes, the pupil (15) not yet"),
            YOUTH_CARE,
            self._pupil(),
        )
        self._say(Consent(THE_PUPIL, FOR_HELP, self._today()))
        yield self._ask(Text("ook de leerling zegt ja", "the pupil says yes too"), YOUTH_CARE, self._pupil())
        yield self._ask(Text("jeugdhulp vraagt alle leerlingen", "youth care asks about all pupils"), YOUTH_CARE, ALL)

    def _disagreement(self) -> Iterator[Exchange]:
        self._say(Refusal(self._guardians[1], FOR_HELP, self._today()))
        yield self._ask(Text("ouder 2 zegt nee", "guardian 2 says no"), YOUTH_CARE, self._pupil())
        self._say(Consent(self._guardians[1], FOR_HELP, self._today()))
        yield self._ask(Text("ouder 2 zegt toch ja", "guardian 2 says yes after all"), YOUTH_CARE, self._pupil())
        self._say(Withdrawal(self._guardians[0], self._today(), matter=FOR_HELP))
        self._say(Withdrawal(self._guardians[1], self._today(), matter=FOR_HELP))
        yield self._ask(
            Text("de ouders trekken hun toestemming in", "the guardians withdraw their consent"),
            YOUTH_CARE,
            self._pupil(),
        )
        yield self._ask(
            Text("voor leerplicht verandert dat niets", "for the attendance office nothing changes"),
            ATTENDANCE,
            self._pupil(),
        )
        for guardian in self._guardians:
            self._say(Consent(guardian, FOR_HELP, self._today()))
        yield self._ask(
            Text("de ouders geven weer toestemming", "the guardians consent again"), YOUTH_CARE, self._pupil()
        )

    def _sixteen(self) -> Iterator[Exchange]:
        self._stage.clock.go_to(self._stage.cast.sixteenth)
        yield self._ask(
            Text("de leerling wordt vandaag zestien", "the pupil turns sixteen today"), YOUTH_CARE, self._pupil()
        )
        self._say(Consent(THE_PUPIL, FOR_HELP, self._today()))
        yield self._ask(Text("de leerling zegt nu zelf ja", "the pupil now consents alone"), YOUTH_CARE, self._pupil())

    def _say(self, body: Consent | Refusal | Withdrawal) -> None:
        self._stage.write(body, self._lead)

    def _today(self) -> date:
        return amsterdam_date(self._stage.clock.now())

    def _pupil(self, key: str = "") -> str:
        return f"{ALL}/{key or self._lead}"

    def _absence(self) -> str:
        return f"{self._pupil()}/verzuimmelding"

    def _ask(self, step: Text, recipient: str, path: str) -> Exchange:
        before = {entry.id for entry in self._stage.ledger.entries()}
        answer = ask(self._stage.port, "GET", path, self._proof(recipient))
        if answer.status != HTTPStatus.OK:
            self._refusals.add(answer.constant)
        lines = [entry for entry in self._stage.ledger.entries() if entry.id not in before]
        return exchange(step, recipient, answer, lines)

    def _proof(self, recipient: str) -> dict[str, str]:
        """Return the header with which this recipient proves itself: a partner's key, or the app's own session."""
        if recipient in self._stage.keys:
            return {"Authorization": f"Bearer {self._stage.keys[recipient]}"}
        if not recipient:
            return {}
        if recipient not in self._cookies:
            form = urlencode({"medewerker": recipient.removeprefix("staff:")})
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            self._cookies[recipient] = ask(self._stage.port, "POST", "/login", headers, form).cookie
        return {"Cookie": self._cookies[recipient]}
