"""What the law leaves to the school: the same question under a policy in which one line was changed."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import given, parsers

from tests.bdd.world import World
from tests.policies.test_configurable import flipped

CHOSEN = {
    "KEUZE 1: inzage volstaat bij een overstap uit het voortgezet onderwijs": "1",
    "KEUZE 2: elke ouder met gezag tekent voor een zorgvraag": "2 both",
    "KEUZE 2: de leerling onder de 16 hoeft voor een zorgvraag niet mee te tekenen": "2 without youth",
    "KEUZE 3: de politie krijgt na een besluit van de directie naam en groep": "3",
    "KEUZE 5: een ouder volstaat voor de externe diagnosticus": "5",
}


@given(parsers.re(rf"de school koos anders bij (?P<choice>{'|'.join(CHOSEN)})"))
def _chosen(world: World, choice: str, tmp_path: Path) -> None:
    world.gate.activate(flipped(CHOSEN[choice], tmp_path))
