"""Rules that give every partner everything still give nobody what may never leave."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from consent_gate.records import Registration
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.demo import stage as stage_module
from consent_gate_adapters.demo.exchange import ask
from consent_gate_adapters.demo.stage import Stage, cast_of, set_stage
from consent_gate_adapters.edexml import read_school
from consent_gate_adapters.identity import issue_key
from tests.adapters.demo.every_field import ELEMENTS, PLAIN, UNTOLD, found, marked, named, outspoken_app
from tests.adapters.demo.playing import OURS
from tests.house import ROOT

SCHOOL = "org:andere-school"
PURPOSES = ("zorgvraag", "verzuimmelding", "leerplicht_toezicht", "image_website")
ORIGIN = named(["etniciteit", "land_vader", "land_moeder"])


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The invented school, every value a mark, under policies in which somebody gave everything away."""
    folder = tmp_path_factory.mktemp("school")
    policies = folder / "policies"
    shutil.copytree(ROOT / "policies", policies)
    (policies / "never.txt").unlink()  # with it, such policies would not even start
    give_all_away(policies)
    school = read_school(marked(OURS, folder))
    cast = cast_of(school)
    assert cast is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage_module, "create_app", outspoken_app)
        with set_stage(school, cast, policies, folder) as stage:
            stage.write(Registration(SCHOOL, ("image_website",), "school_receiving"))
            stage.keys[SCHOOL] = issue_key(stage.ledger, SCHOOL, now=stage.clock.now(), days=365)
            yield stage


def give_all_away(policies: Path) -> None:
    """Add a flow with rules for every partner and every category; the reader takes no `*` in a rule that allows."""
    vocabulary = Snapshot.read(policies).vocabulary
    rules, sources = [], ["rule,source,checked,note_nl"]
    for number, (purpose, category) in enumerate(product(PURPOSES, vocabulary.categories.leaves)):
        rules.append(f"p, partner, {purpose}, {category}, *, legal_obligation, SL-{number:04}, allow")
        sources.append(f"SL-{number:04},AVG art. 6 lid 1 onder c,unverified,Te ruim opgeschreven.")
    flow = policies / "slordig"
    flow.mkdir()
    (flow / "rules.csv").write_text("\n".join(rules) + "\n", encoding="utf-8")
    (flow / "sources.csv").write_text("\n".join(sources) + "\n", encoding="utf-8")
    header = (policies / "nooit" / "expectations.csv").read_text(encoding="utf-8").splitlines()[0]
    (flow / "expectations.csv").write_text(header + "\n", encoding="utf-8")


def test_what_is_never_given_and_what_was_never_told_stay_in(stage: Stage) -> None:
    """Deny overrides (CG-09), and an undeclared field has no category that a rule could give away (CG-02)."""
    lead = f"/api/leerlingen/{stage.cast.pupil.key}"
    for partner, key in stage.keys.items():
        for path in ("/api/leerlingen", lead, f"{lead}/verzuimmelding"):
            answer = ask(stage.port, "GET", path, {"Authorization": f"Bearer {key}"})
            assert answer.status == 200, (partner, path)
            left = {field for _, field in found(answer.constant)}
            assert "roepnaam" in left
            assert not left & (ORIGIN | named([*ELEMENTS, *UNTOLD, "under a key"]) - named([*PLAIN])), (partner, path)


def test_the_sloppy_rule_does_give_away_the_rest(stage: Stage) -> None:
    """Else the test above would show nothing: a partner now gets the number and the report."""
    key = stage.keys[SCHOOL]
    path = f"/api/leerlingen/{stage.cast.pupil.key}"
    document = json.loads(ask(stage.port, "GET", path, {"Authorization": f"Bearer {key}"}).body)
    assert {"bsn", "onderzoek", "ziek_gemeld", "cijfers"} <= set(document)
    assert not ORIGIN & named(document)
    for partner in ("org:jeugdhulp-demo", "org:leerplicht-demo"):
        answer = ask(stage.port, "GET", path, {"Authorization": f"Bearer {stage.keys[partner]}"})
        assert "bsn" not in json.loads(answer.body), "a deny for this partner holds against any allow"
