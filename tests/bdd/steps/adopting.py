"""The MR's consent to exactly one policy set, without which it does not come into force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from pytest_bdd import given, parsers, then, when

from consent_gate.errors import NotAdopted
from consent_gate.records import Adoption
from consent_gate.reloading import Reloading
from consent_gate.rules.document import read_files
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import write_manifest
from consent_gate.workbench.renewing import renewed
from tests.bdd.steps.choices import CHOSEN
from tests.bdd.world import World, snapshot
from tests.policies.test_configurable import flipped
from tests.web.reloaded import write_set

PARTS = {"oudergeleding": "parents", "leerlinggeleding": "pupils", "personeelsgeleding": "staff"}
PART = rf"(?P<part>{'|'.join(PARTS)})"
ADVISED = {"positief onder voorwaarden": "conditional", "positief": "positive", "negatief": "negative"}
SAYS = rf"(?P<says>{'|'.join(ADVISED)})"
CHANGE = rf"(?P<choice>{'|'.join(CHOSEN)})"


def start(world: World, oldest: timedelta | None = None) -> None:
    """Put the world on a gate that asks for the MR's consent, as at the start of the school's application."""
    try:
        world.open_gate(tuple(PARTS[part] for part in world.needed), oldest)
    except NotAdopted as refusal:
        world.refusal = refusal


@given(
    parsers.re(rf"beleid gaat pas in als de {PART}(?: en de (?P<other>{'|'.join(PARTS)}))? van de MR ermee instemde")
)
def _needed(world: World, part: str, other: str | None) -> None:
    world.needed = (part, other) if other else (part,)


@given(parsers.re(rf"de {PART} stemde in met het beleid dat nu geldt"))
def _adopted(world: World, part: str) -> None:
    done = world.type("policy", "adopt", "--part", PARTS[part], "--evidence", "notulen-4")
    assert done.exit_code == 0, done.output


@given("de school werkt met dat beleid")
@when("de school de poort met dit beleid wil starten")
def _started(world: World) -> None:
    start(world)


@given(parsers.re(r"de school werkt met dat beleid, dat ten hoogste (?P<days>\d+) dagen oud mag zijn"))
def _started_for_a_time(world: World, days: str) -> None:
    start(world, timedelta(days=int(days)))


@when(parsers.re(rf"de {PART} opnieuw instemt met het beleid dat nu geldt"))
def _adopted_anew(world: World, part: str) -> None:
    _adopted(world, part)
    world.gate.activate(snapshot())


@given(parsers.re(rf"de school maakte een nieuwe versie, met {CHANGE}"))
def _drafted(world: World, choice: str, tmp_path: Path) -> None:
    world.draft = flipped(CHOSEN[choice], tmp_path)


@given("de school maakte een nieuwe versie, met alleen een andere toelichting")
def _drafted_words(world: World) -> None:
    files = dict(snapshot().document.files)
    world.draft = Snapshot(read_files({path: text.encode() for path, text in files.items()} | _remarked(files)))


def _remarked(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return one file of rules with a remark more."""
    return {"verzuim/rules.csv": f"{files['verzuim/rules.csv']}# een toelichting\n".encode()}


@when(parsers.re(rf"de school daarbij een manifest schrijft, met als advies van de FG: {SAYS}"))
def _manifest(world: World, says: str) -> None:
    assert world.draft is not None
    advice = {"by": "fg", "on": world.clock.day.isoformat(), "says": ADVISED[says]}
    said = {"name": "De Linde", "version": "2", "school": "po", "changed": "zie de voorstelbrief", "advice": advice}
    world.manifest = renewed(None, world.draft, snapshot(), said)


@then(parsers.re(rf"noemt het manifest (?:als nodig: de {PART}|niemand van de MR als nodig)"))
def _needs(world: World, part: str | None) -> None:
    assert world.manifest is not None
    assert [need.part for need in world.manifest.needs] == ([PARTS[part]] if part else [])


@then("vervangt die versie het beleid dat er was")
def _replaces(world: World) -> None:
    assert world.manifest is not None
    assert world.draft is not None
    assert (world.manifest.previous, world.manifest.sha256) == (snapshot().digest, world.draft.digest)


@when(parsers.re(rf"de {PART} met dat manifest instemt"))
def _adopts_with_manifest(world: World, part: str, tmp_path: Path) -> None:
    assert world.manifest is not None
    (tmp_path / "policies" / "manifest.toml").write_text(write_manifest(world.manifest), encoding="utf-8")
    done = world.type("policy", "adopt", "--part", PARTS[part], "--id", "mr-2", folder=tmp_path / "policies")
    assert done.exit_code == 0, done.output


@then(parsers.re(rf"staat bij die instemming het advies van de FG: {SAYS}"))
def _advised(world: World, says: str) -> None:
    (body,) = [record.body for record in world.ledger.records(pupil="") if record.id == "mr-2"]
    assert isinstance(body, Adoption)
    assert body.advice is not None
    assert (body.advice.says, body.version, body.digest) == (ADVISED[says], "2", world.draft and world.draft.digest)


@when("in de map met beleid een regel half geschreven staat")
def _half_written(world: World, tmp_path: Path) -> None:
    write_set(tmp_path / "policies", snapshot().document.files)
    rules = tmp_path / "policies" / "verzuim" / "rules.csv"
    rules.write_text(rules.read_text(encoding="utf-8") + "p, leerplicht, zorg", encoding="utf-8")


@when("de poort kijkt drie keer of de map veranderd is")
def _looked(world: World, tmp_path: Path) -> None:
    world.watcher = world.watcher or Reloading(world.gate, tmp_path / "policies")
    for _ in range(3):
        world.watcher.poll()


@when(parsers.re(rf"de {PART} met die versie instemt"))
def _adopts_only(world: World, part: str) -> None:
    assert world.draft is not None
    world.write(Adoption(world.draft.digest, (PARTS[part],), world.clock.day, "notulen"))


@when(parsers.re(rf"de school een nieuwe versie wil laten ingaan, met {CHANGE}"))
def _activated(world: World, choice: str, tmp_path: Path) -> None:
    world.draft = flipped(CHOSEN[choice], tmp_path)
    try:
        world.gate.activate(world.draft)
    except NotAdopted as refusal:
        world.refusal = refusal


@when(parsers.re(rf"de {PART} met precies die versie instemt"))
def _adopts_draft(world: World, part: str) -> None:
    assert world.draft is not None
    world.write(Adoption(world.draft.digest, (PARTS[part],), world.clock.day, "notulen"))
    world.refusal = None
    world.gate.activate(world.draft)


@then(parsers.re(rf"gaat dat niet door, met reden (?P<reason>\w+) en de {PART} als ontbrekend deel"))
def _not_adopted(world: World, reason: str, part: str) -> None:
    assert world.refusal is not None
    assert (world.refusal.reason, world.refusal.parts) == (reason, (PARTS[part],))


@then("geldt het beleid dat er was")
def _old_stays(world: World) -> None:
    assert world.gate.snapshot.digest == snapshot().digest


@then("geldt de nieuwe versie")
def _new_holds(world: World) -> None:
    assert world.draft is not None
    assert world.gate.snapshot.digest == world.draft.digest
