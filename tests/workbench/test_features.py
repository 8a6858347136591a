"""The light reading of features says of ours exactly what a full reader of Gherkin says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from gherkin import Parser

from consent_gate.workbench.features import Written, features_digest, read_features, scenarios_in

FEATURES = read_features(Path(__file__).parents[2] / "features")
AWKWARD = '''# language: nl
Functionaliteit: f
  Scenario: zonder regel
    Als er iets staat
      """
      Scenario: dit is tekst
        | en | geen | rij |
      """
    En een tabel
      | geen | voorbeeld |

  Regel: de eerste

    Abstract Scenario: met <a>
      Als <a> en <b>
      Voorbeelden: een
        | a    | b |
        | x \\| | 1 |
        # | y | 2 |
      Voorbeelden:
        | a | b |
        | z |   |

    Scenario: na een abstract
      Als er iets staat
'''


def fully(features: Mapping[str, str]) -> Iterator[Written]:
    """Yield what the reader of Gherkin finds."""
    for feature, text in sorted(features.items()):
        document: Any = Parser().parse(text)
        for child in document["feature"]["children"]:
            rule = child.get("rule", {})
            for within in rule.get("children", [child]):
                if "scenario" in within:
                    yield from examples(feature, rule.get("name", ""), within["scenario"])


def examples(feature: str, rule: str, scenario: Any) -> Iterator[Written]:
    """Yield one scenario, or each example of an abstract one."""
    line, name = scenario["location"]["line"], scenario["name"]
    rows = [row for table in scenario["examples"] for row in table["tableBody"]]
    if not scenario["examples"]:
        yield Written(feature, line, name, rule)
    for row in rows:
        yield Written(feature, line, name, rule, " | ".join(cell["value"] for cell in row["cells"]))


@pytest.mark.parametrize("features", [FEATURES, {"awkward.feature": AWKWARD}], ids=["ours", "awkward"])
def test_a_light_reading_misses_and_invents_nothing(features: Mapping[str, str]) -> None:
    """Place, name, rule and examples of every scenario are those of the full reader."""
    assert scenarios_in(features) == tuple(fully(features)) != ()


def test_any_change_of_a_feature_changes_the_digest() -> None:
    """A run belongs to exactly the features that it ran."""
    feature = next(iter(FEATURES))
    assert features_digest({**FEATURES, feature: FEATURES[feature] + "\n"}) != features_digest(FEATURES)
    assert features_digest({f"x{feature}": FEATURES[feature]}) != features_digest({feature: FEATURES[feature]})
