"""Faults planted in the policies as they ship: `policy diff` tells each in words that a privacy officer understands."""

from __future__ import annotations

import click
import pytest

from consent_gate.cli.desk import Desk
from consent_gate.cli.workbench.choosing import Chosen
from consent_gate.cli.workbench.differing import page
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.difference import difference
from tests.policies.situation import shipped
from tests.workbench.planted import planted

JGZ = "p, jgz, jgz_lijst, list:jgz, *, public_task, JG-01, allow"
VZ = "p, leerplicht, leerplicht_toezicht, list:leerplicht, *, legal_obligation, VZ-02, allow"
PJ = "p2, justitiepartner, opsporing, set:vordering_bijzonder, legal_obligation, order:126nf, PJ-04, allow"
SV = "p2, samenwerkingsverband, swv_overleg, set:zorgvraag, consent, consent:guardian, SV-03, allow"

# fault: file, line, what it becomes, and what the page says of it
FAULTS = {
    "a widened category": (
        "jgz/rules.csv",
        JGZ,
        JGZ.replace("list:jgz", "dossier"),
        (
            "VERRUIMD (+): 70 antwoorden",
            "jeugdarts en GGD (JGZ)",
            "lijst voor de jeugdgezondheidszorg",
            "(dossier) behalve",
            "zolang er geen bezwaar loopt; zolang het gebruik niet is beperkt",
            "geweigerd -> mag: taak van algemeen belang",
            "regel JG-01 gewijzigd",
            "- jgz/rules.csv:4: p, jgz, jgz_lijst, list:jgz",
            "+ jgz/rules.csv:4: p, jgz, jgz_lijst, dossier",
        ),
    ),
    "a swapped recipient": (
        "verzuim/rules.csv",
        VZ,
        VZ.replace("p, leerplicht,", "p, duo_absence,"),
        (
            "VERRUIMD (+): 110 antwoorden",
            "+ wie         verzuimregister van DUO (duo_absence)",
            "BEPERKT (-): 110 antwoorden",
            "- wie         leerplicht en RMC van de gemeente (leerplicht)",
            "toezicht op de Leerplichtwet",
            "mag: wettelijke verplichting (AVG 6 lid 1 c) -> geweigerd",
            "regel VZ-02 gewijzigd",
        ),
    ),
    "a weakened requirement": (
        "politie_justitie/rules.csv",
        PJ,
        PJ.replace("order:126nf", "order:126nd"),
        (
            "VERRUIMD (+): 1200 antwoorden",
            "politie en openbaar ministerie",
            "wat alleen Sv 126nf opent",
            "met een vordering op papier, artikel 126nd Sv; zonder een vordering op papier, artikel 126nf Sv",
            "regel PJ-04 gewijzigd",
        ),
    ),
    "a consent that became a task": (
        "samenwerkingsverband/rules.csv",
        SV,
        "p, samenwerkingsverband, swv_overleg, set:zorgvraag, *, public_task, SV-03, allow",
        (
            "VERRUIMD (+)",
            "zonder toestemming van een ouder met gezag; zolang er geen bezwaar loopt",
            "BEPERKT (-)",
            "met toestemming van een ouder met gezag; terwijl er een bezwaar loopt",
            "ANDERE GRONDSLAG (~)",
            "mag: toestemming (AVG 6 lid 1 a) -> mag: taak van algemeen belang",
        ),
    ),
    "a deleted deny": (
        "geheim_adres/rules.csv",
        "p2, partner, *, set:adres, *, caution:secret_address, GA-01, deny",
        "",
        (
            "VERRUIMD (+): 405 antwoorden",
            "Veilig Thuis",
            "adres (contact.address)",
            "bij een geheim adres",
            "artikel 126nc, 126nd of 126ne Sv; bij een geheim adres",
            "regel GA-01 weg",
            "- geheim_adres/rules.csv:4: p2, partner, *, set:adres",
        ),
    ),
    "a cut edge": (
        "vocabulary/trees.csv",
        "g, group_staff, onder_geheim_adres",
        "",
        (
            "VERRUIMD (+)",
            "leerkracht",
            "bij een geheim adres",
            "tak group_staff < onder_geheim_adres weg",
            "- vocabulary/trees.csv:286: g, group_staff, onder_geheim_adres",
        ),
    ),
    "a field off a closed list": (
        "vocabulary/trees.csv",
        "g2, identity.birth_date, list:jgz",
        "",
        ("BEPERKT (-): 2 antwoorden", "geboortedatum (identity.birth_date)", "jeugdarts en GGD (JGZ)"),
    ),
    "a deny of which others also take care": (
        "verzuim/rules.csv",
        "p, leerplicht, leerplicht_toezicht, pgn, *, *, VZ-07, deny",
        "",
        (
            "geen enkel antwoord verandert",
            "Gewijzigd zonder dat een antwoord verandert:",
            "regel VZ-07 weg",
            "- verzuim/rules.csv:12: p, leerplicht, leerplicht_toezicht, pgn",
        ),
    ),
}


def page_of(candidate: Snapshot) -> str:
    """Return the page of `policy diff` from the policies as they ship to these, without its line breaks."""
    found = difference(shipped(), candidate)
    sides = (Chosen(shipped(), Text("policies", "policies")), Chosen(candidate, Text("candidate", "candidate")))
    lines = page(Desk(), found, *sides, found.groups, everything=False)
    return " ".join(click.unstyle("\n".join(lines)).split())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_told(fault: str) -> None:
    """Who gets what for which purpose, when, on which ground, and because of which line."""
    file, line, other, told = FAULTS[fault]
    said = page_of(planted(file, line, other))
    assert [words for words in told if " ".join(words.split()) not in said] == []


def test_without_the_fault_none_of_it_is_told() -> None:
    """The policies do not differ from themselves."""
    said = page_of(shipped())
    told = {words for *_, some in FAULTS.values() for words in some} - {"geen enkel antwoord verandert"}
    assert "geen enkel antwoord verandert" in said
    assert [words for words in sorted(told) if words in said] == []
