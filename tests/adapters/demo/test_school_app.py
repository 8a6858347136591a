"""The school's app: as a school would have it, and unaware of the gate."""

from __future__ import annotations

import ast
from pathlib import Path

from consent_gate_adapters.demo import stage
from consent_gate_adapters.demo.school_app import create_app
from consent_gate_adapters.edexml import read_school
from tests.adapters.demo.playing import OURS

SOURCE = (Path(stage.__file__).parent / "school_app.py").read_text(encoding="utf-8")


def imported() -> dict[str, set[str]]:
    """Return the modules that the app imports, with the names taken from them."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            found |= {alias.name: set() for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.setdefault(node.module or ".", set()).update(alias.name for alias in node.names)
    return found


def test_of_this_project_it_knows_the_shape_of_the_administration_alone() -> None:
    """No gate, no rule, no ledger: two types of the EDEXML reader, wherever in the module an import stands."""
    ours = {name: taken for name, taken in imported().items() if not name.startswith(("flask", "werkzeug", "datetime"))}
    assert ours == {
        "__future__": {"annotations"},
        "typing": {"Any"},
        "consent_gate_adapters.edexml": {"Pupil", "School"},
    }


def test_it_looks_up_nothing_by_name_at_run_time() -> None:
    """Nor does it reach the gate by another way: what it calls of its surroundings is Flask."""
    names = {node.id for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Attribute)}
    assert not names & {"__import__", "import_module", "exec", "eval", "open", "environ"}
    assert "environ" not in attributes
    code = SOURCE.partition('"""\n\nfrom __future__')[2]
    assert "consent_gate" not in code.replace("from consent_gate_adapters.edexml import", "")


def test_alone_it_gives_everything_to_whoever_asks() -> None:
    """That is why there is a gate: without it numbers, origin, notes and the report are anybody's."""
    client = create_app(read_school(OURS), "secret").test_client()
    answer = client.get("/api/leerlingen/24017").get_json()
    assert answer["bsn"] == "900000011"
    assert {"land", "land_vader", "etniciteit", "foto", "notities", "gezinsinkomen", "onderzoek"} <= set(answer)
    listed = client.get("/api/leerlingen").get_json()
    assert listed["totaal"] == len(listed["leerlingen"]) == 4
    assert client.get("/api/export").status_code == 200
    assert client.get("/api/leerlingen/99999").status_code == 404


def test_routes_are_declared_for_all_that_partners_use_and_not_for_the_export() -> None:
    """The app has one address, and pupils have fields, that the gate was never told about."""
    declared = (Path(stage.__file__).parent / "routes.toml").read_text(encoding="utf-8")
    app = create_app(read_school(OURS), "secret")
    ours = {str(rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    assert {rule for rule in ours if f'path = "{rule}"' not in declared} == {"/api/export"}
    for field in ("land =", "foto =", "notities =", "gezinsinkomen =", "ouders =", "oude_velden =", "school ="):
        assert f"\n{field}" not in declared
