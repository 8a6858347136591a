"""The standard's example through the gate over real HTTP, every value a mark: what leaves is exactly what may leave.

Every kind of partner in the vocabulary asks for every purpose on every route, before and after everyone who could
consent consented to everything. Looked through are the bytes of the whole answer, headers included.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from consent_gate.records import Consent, Matter, Registration
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import THE_PUPIL, amsterdam_date
from consent_gate.web.environ import PURPOSE_HEADER
from consent_gate_adapters.demo import stage as stage_module
from consent_gate_adapters.demo.stage import Stage, cast_of, guardians_of, set_stage
from consent_gate_adapters.edexml import read_school
from consent_gate_adapters.identity import issue_key
from tests.adapters.demo.every_field import ELEMENTS, UNTOLD, found, marked, named, outspoken_app
from tests.adapters.demo.playing import OURS, SAMPLES, present
from tests.house import ROOT

SCHOOLS = [OURS, SAMPLES / "EDEXML.Voorbeeld.2.1.xml", SAMPLES / "EDEXML.Voorbeeld.2.0.xml"]

LIST = "/api/leerlingen"
PUPIL = LIST + "/{}"
ABSENCE = LIST + "/{}/verzuimmelding"
ELSEWHERE = ("/api/export", "/", LIST + "?pagina=2", LIST + "/", PUPIL + "/export")

HELP = named(["achternaam", "roepnaam", "geboortedatum", "groep", "welbevinden", "behoefte", "handelingsadvies"])
WHO = named(["achternaam", "geboortedatum", "geslacht", "vestiging", "postcode", "ingestroomd"])
PROBATION = named(["achternaam", "roepnaam", "geboortedatum", "groep", "welbevinden"])
REPORT = named(
    ["begin", "eind", "soort", "reden", "alle_lessen", "actie_school", "uren", "naam", "functie", "telefoon"]
)
MAY = {
    ("jeugdpartner", "zorgvraag"): HELP,
    ("jeugdhulp", "zorgvraag"): HELP,
    ("wijkteam", "zorgvraag"): HELP,
    ("leerplicht", "leerplicht_toezicht"): WHO | named(["nummer", "roepnaam", "voorletters", "groep"]),
    # Article 18(4) of the Leerplichtwet 1969 asks for the number in the notice of enrolment and departure.
    ("leerplicht", "leerplicht_kennisgeving"): WHO | {"bsn"},
    ("duo_absence", "verzuimmelding"): REPORT | {"bsn"},
    ("duo_register", "registerlevering"): WHO | {"bsn"},
    ("gemeente", "mbo_vertreklijst"): named(["achternaam", "geboortedatum", "postcode", "vestiging"]),
    ("jgz", "jgz_lijst"): named(
        ["achternaam", "roepnaam", "voorletters", "geboortedatum", "groep", "vestiging", "ingestroomd"]
    ),
    ("test_provider", "doorstroomtoets"): named(
        ["achternaam", "geboortedatum", "geslacht", "groep", "vestiging", "eck_id"]
    ),
    ("accountant", "bekostigingscontrole"): named(
        ["achternaam", "voorletters", "geboortedatum", "vestiging", "ingestroomd"]
    ),
    ("inspectorate", "toezicht_onderwijs"): HELP
    | named(["voorletters", "geslacht", "nummer", "vestiging", "ingestroomd", "cijfers", "opp"]),
    ("dpa", "toezicht_avg"): WHO
    | HELP
    | REPORT
    | named(["voorletters", "nummer", "cijfers", "opp", "verslag", "iq", "ziek_gemeld", "eck_id"]),
    ("samenwerkingsverband", "swv_overleg"): HELP,
    ("school_receiving", "overstap_vo"): WHO | named(["roepnaam", "voorletters", "cijfers", "welbevinden", "bsn"]),
    ("external_diagnostician", "diagnostisch_onderzoek"): HELP - {"handelingsadvies"},
    ("jeugdstrafpartner", "begeleiding_jeugdstraf"): PROBATION,
    ("jeugdreclassering", "begeleiding_jeugdstraf"): PROBATION,
    ("halt", "begeleiding_jeugdstraf"): PROBATION,
    ("researcher", "onderzoek"): named(["cijfers", "geslacht", "welbevinden"]),
    ("internship_company", "stage"): named(["behoefte"]),
}
"""The most that each partner may get for each purpose, whoever consents, with no other record about the pupil: an
order, a weighing or an agreement opens more. For any other purpose nothing."""
BY_CONSENT = {
    *("zorgvraag", "swv_overleg", "overstap_vo", "diagnostisch_onderzoek", "begeleiding_jeugdstraf", "onderzoek"),
    "stage",
}
BY_LAW = {key for key in MAY if key[1] not in BY_CONSENT}

ON_LIST = named(["nummer", "roepnaam", "achternaam", "geboortedatum", "groep", "ingestroomd", "cijfers", "bsn"])
ON_REPORT = REPORT | named(["roepnaam", "bsn", "ziek_gemeld"])
NEVER = named(
    [*ELEMENTS, *UNTOLD, "ziek_gemeld", "cijfers", "verslag", "iq", "opp", "eck_id", "under a key", "eckid"]
) - (set().union(*MAY.values()))
"""What no partner may get for any purpose: origin and undeclared fields."""


@dataclass(frozen=True)
class Asked:
    """One question of one partner and the bytes of the answer."""

    kind: str
    purpose: str
    path: str
    after: bool
    answer: bytes

    @property
    def status(self) -> int:
        """The status that the server sent."""
        return int(self.answer.split(b" ", 2)[1])


@pytest.fixture(scope="module", params=SCHOOLS, ids=lambda path: path.name)
def administration(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an example school, every value a mark, in a folder of its own."""
    return marked(present(request.param), tmp_path_factory.mktemp("school"))


@pytest.fixture(scope="module")
def played(administration: Path) -> Iterator[Stage]:
    """That school behind the gate of the demo, with an app that gives all it has."""
    school = read_school(administration)
    cast = cast_of(school)
    assert cast is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage_module, "create_app", outspoken_app)
        with set_stage(school, cast, ROOT / "policies", administration.parent) as stage:
            yield stage


@pytest.fixture(scope="module")
def asked(played: Stage) -> list[Asked]:
    """The questions of every partner, before and after everyone consented."""
    keys = registered(played)
    may = {key: keys[key] for key in keys if key in MAY or key[0] == "publication"}
    # The others ask of our own school, and when it could hurt most: after everyone consented.
    ours = played.school.brin == read_school(OURS).brin
    before = list(questions(played, may, after=False))
    day = amsterdam_date(played.clock.now())
    for pupil in played.school.pupils:
        for by in (*guardians_of(pupil.key), THE_PUPIL):
            played.write(Consent(by, Matter(), day), pupil.key)
    return before + list(questions(played, keys if ours else may, after=True))


def registered(stage: Stage) -> dict[tuple[str, str], str]:
    """Register a partner of each kind for each purpose there is; return the keys by kind and purpose."""
    vocabulary = Snapshot.read(ROOT / "policies").vocabulary
    kinds = [name for name, term in vocabulary.recipients.terms.items() if not term.is_role]
    keys: dict[tuple[str, str], str] = {}
    for kind in kinds:
        recipient = f"org:{kind.replace('_', '-')}-x"
        stage.write(Registration(recipient, vocabulary.purposes.leaves, kind))
        key = issue_key(stage.ledger, recipient, now=stage.clock.now(), days=365)
        keys |= {(kind, purpose): key for purpose in vocabulary.purposes.leaves}
    return keys


def questions(stage: Stage, keys: dict[tuple[str, str], str], *, after: bool) -> Iterator[Asked]:
    """Ask each route for each kind of partner and purpose; about every pupil where anything may leave."""
    for (kind, purpose), key in keys.items():
        some = stage.school.pupils if (kind, purpose) in MAY else stage.school.pupils[:1]
        paths = [LIST, *(path.format(pupil.key) for pupil in some for path in (PUPIL, ABSENCE))]
        if (kind, purpose) in MAY:
            paths += [path.format(some[0].key) for path in ELSEWHERE]
        for path in paths:
            headers = {"Authorization": f"Bearer {key}", PURPOSE_HEADER: purpose}
            yield Asked(kind, purpose, path, after, bytes_of(stage.port, path, headers))


def bytes_of(port: int, path: str, headers: dict[str, str], method: str = "GET", body: str = "") -> bytes:
    """Return everything that the server sends in answer to a request, first byte to last."""
    lines = {"Host": "127.0.0.1", "Connection": "close", "Content-Length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode())
        received = b""
        while part := connection.recv(65536):
            received += part
    return received


def expected(one: Asked, pupils: int) -> set[tuple[int, str]]:
    """Return the marks that an answer must hold, no more and no less."""
    may = MAY.get((one.kind, one.purpose), set())
    if not (one.after or (one.kind, one.purpose) in BY_LAW) or one.path.strip("/").endswith("export"):
        return set()
    if one.path.partition("?")[0] == LIST:
        return {(number, field) for number, field in product(range(1, pupils + 1), may & ON_LIST)}
    number = next((number for number in range(1, pupils + 1) if f"/zq{number}nummerzq" in one.path), 0)
    on_route = ON_REPORT if one.path.endswith("/verzuimmelding") else may - REPORT
    return {(number, field) for field in may & on_route} if number else set()


def test_exactly_what_may_leave_leaves(asked: list[Asked], played: Stage) -> None:
    """Not one mark more and not one less, for each partner, purpose, route and pupil, before and after consent."""
    for one in asked:
        where = (one.kind, one.purpose, one.path, one.after)
        assert (where, found(one.answer)) == (where, expected(one, len(played.school.pupils)))
        # A list of nobody is an answer too, for those who may ask for a list at all.
        assert one.status == (200 if found(one.answer) or b'"leerlingen":[]' in one.answer else 403), where


def test_what_nobody_may_have_is_in_no_answer(asked: list[Asked]) -> None:
    """Origin and every undeclared field: neither their values nor their names (CG-02)."""
    assert {"etniciteit", "landvader", "landmoeder", "land", "fotourl", "gewicht", "sofinummer", "notities"} <= NEVER
    names = [name.encode() for name in (*ELEMENTS, *UNTOLD) if named([name]) <= NEVER]
    assert len({one.path for one in asked}) > 6
    for one in asked:
        assert not {field for _, field in found(one.answer)} & NEVER
        assert [name for name in names if b'"' + name + b'"' in one.answer] == []


def test_the_number_leaves_only_where_a_law_names_it(asked: list[Asked]) -> None:
    """In DUO's two lists, the notice of the Leerplichtwet and a transfer; to no other partner, for no purpose."""
    told = {(one.kind, one.purpose) for one in asked if "bsn" in {field for _, field in found(one.answer)}}
    assert told == {
        ("duo_absence", "verzuimmelding"),
        ("duo_register", "registerlevering"),
        ("leerplicht", "leerplicht_kennisgeving"),
        ("school_receiving", "overstap_vo"),
    }


def test_a_publisher_gets_nothing_of_this(asked: list[Asked]) -> None:
    """With everyone's consent to everything, no route has anything for whoever publishes images and no more."""
    answers = [one for one in asked if one.kind == "publication"]
    assert {one.after for one in answers} == {False, True}
    assert {one.purpose for one in answers} >= {"image_website", "image_newsletter", "zorgvraag"}
    assert {one.status for one in answers} == {403}


def test_all_refusals_are_the_same_bytes(asked: list[Asked]) -> None:
    """Whoever asks, for what, about whom and where: a refusal says nothing (CG-07)."""
    refused = {
        b"\n".join(line for line in one.answer.split(b"\n") if not line.lower().startswith(b"date:"))
        for one in asked
        if one.status != 200
    }
    assert len(refused) == 1


def test_no_header_of_the_app_gets_through(asked: list[Asked]) -> None:
    """Headers come from a list of allowed ones; cookies and tags of the app are not on it."""
    for one in asked:
        head = one.answer.partition(b"\r\n\r\n")[0].lower()
        assert MARKED_HEADERS & {line.partition(b":")[0] for line in head.split(b"\r\n")[1:]} == set()


MARKED_HEADERS = {b"x-bsn", b"link", b"content-disposition", b"set-cookie", b"etag", b"warning", b"last-modified"}


@pytest.mark.parametrize("role", ["leerkracht", "orthopedagoog"])
def test_staff_get_no_number_no_origin_and_nothing_undeclared(played: Stage, role: str) -> None:
    """Inside the school the same holds on every release route: what the gate was not told about is not given."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    login = bytes_of(played.port, "/login", kind, "POST", f"medewerker={role}").decode()
    cookie = login.partition("Set-Cookie: ")[2].partition(";")[0]
    lead = played.cast.pupil.key
    answers = [bytes_of(played.port, path.format(lead), {"Cookie": cookie}) for path in (LIST, PUPIL, ABSENCE)]
    seen = {field for answer in answers for _, field in found(answer)}
    assert named(["roepnaam", "handelingsadvies"]) <= seen
    assert not seen & (
        named([*ELEMENTS, *UNTOLD, "land_vader", "under a key"]) - named(["achternaam", "roepnaam", "geslacht"])
    )
    assert ("verslag" in seen) == (role == "orthopedagoog")


def test_the_ledger_and_its_log_hold_no_value(asked: list[Asked], played: Stage, administration: Path) -> None:
    """Of all these fields the gate keeps the pupil's number alone, in lines and in the bytes of its files (CG-13)."""
    entries = list(played.ledger.entries())
    assert len(entries) > len(asked)
    assert {field for entry in entries for _, field in found(repr(entry).encode())} == {"nummer"}
    files = [path for path in administration.parent.iterdir() if path != administration]
    assert {field for path in files for _, field in found(path.read_bytes())} == {"nummer"}
