"""Policies with faults planted in them, and a never-list that sees each: one for each form and kind of record."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.small_policies import POLICIES

CHANGES: Final = (
    ("jgz/rules.csv", "list:jgz, *, public_task", "set:noodopsporing, *, public_task"),
    ("duo_register/rules.csv", "*, legal_obligation", "*, public_task"),
    ("geheim_adres/rules.csv", "p2, partner, *, set:adres, *, caution:secret_address, GA-01, deny\n", ""),
    ("ouders/rules.csv", "p2, parent_without_gezag, *, *, *, caution:child_interest, OU-06, deny\n", ""),
    ("ouders/rules.csv", "p2, family, *, *, *, caution:court_order, OU-07, deny\n", ""),
    ("school/rules.csv", "p, zonder_inzage, *, *, *, *, SC-81, deny\n", ""),
)
"""Lines of the policies as they ship, and what is put in their place."""

SOURCES_GONE: Final = ("GA-01", "OU-06", "OU-07", "SC-81")

RULES: Final = """\
p, test_provider, doorstroomtoets, religion, *, legal_obligation, PF-01, allow
p2, researcher, onderzoek, contact.phone, public_task, agreement:processor, PF-02, allow
p2, researcher, onderzoek, contact.email, contract, agreement:partner, PF-03, allow
p2, researcher, onderzoek, contact.address, legitimate_interest, mandate, PF-04, allow
p2, researcher, onderzoek, home_situation, legal_obligation, order:126nd, PF-05, allow
p2, researcher, onderzoek, illness.absence, legal_obligation, order:126nf, PF-06, allow
p2, researcher, onderzoek, support.needs, public_task, weighing:meldcode, PF-07, allow
p2, researcher, onderzoek, support.opp, public_task, weighing:director, PF-08, allow
p2, researcher, onderzoek, medical.diagnosis, vital_interest, emergency, PF-09, allow
p2, researcher, onderzoek, behaviour.conduct, public_task, inspection, PF-10, allow
p2, researcher, onderzoek, image.photo, consent, consent:guardian, PF-11, allow
p2, researcher, onderzoek, image.video, consent, consent:all_guardians, PF-12, allow
p2, researcher, onderzoek, siblings, consent, consent:guardian+youth, PF-13, allow
p2, researcher, onderzoek, offence, consent, consent:all_guardians+youth, PF-14, allow
p, teacher, teaching, pgn.bsn, *, public_task, PF-15, allow
p, pupil_self, inzageverzoek, religion, *, legal_obligation, PF-16, allow
p2, parent_of_adult, ouderinformatie, religion, consent, consent:guardian, PF-17, allow
p, stepparent, ouderinformatie, religion, *, public_task, PF-18, allow
p, guardian, ouderinformatie, religion, *, legal_obligation, PF-19, allow
p, guardian_own, inzageverzoek, religion, *, legal_obligation, PF-20, allow
p, leerplicht, leerplicht_kennisgeving, identity.sex, *, *, PF-21, deny
p2, administration, pupil_administration, contact.address, *, caution:secret_address, PF-22, deny
p, supplier, leermiddelen, religion, *, legal_obligation, PF-23, allow
p2, duo_absence, verzuimmelding, list:verzuimmelding, public_task, agreement:partner, PF-24, allow
"""

NEVER: Final = """\
NOOIT-50: telefoon, adres of pasfoto in de administratie gaat nooit naar jgz
NOOIT-51: telefoon gaat nooit naar onderwijsonderzoeker
NOOIT-52: e-mailadres gaat nooit naar researcher op grond van overeenkomst
NOOIT-53: adres gaat nooit naar researcher
NOOIT-54: thuissituatie gaat nooit naar researcher zonder een geldige toestemming
NOOIT-55: ziekteverzuim gaat nooit naar researcher
NOOIT-56: support.needs gaat nooit naar researcher
NOOIT-57: support.opp gaat nooit naar researcher zonder weighing:meldcode
NOOIT-58: medische diagnose gaat nooit naar researcher
NOOIT-59: gedrag in de klas gaat nooit naar researcher
NOOIT-60: foto gaat nooit naar researcher
NOOIT-61: video gaat nooit naar researcher op grond van toestemming
NOOIT-62: siblings gaat nooit naar researcher
NOOIT-63: offence gaat nooit naar researcher
NOOIT-64: pgn gaat nooit naar leerkracht, behalve naar leerlingadministratie
NOOIT-65: religion gaat nooit naar pupil_self
NOOIT-66: religion gaat nooit naar parent_of_adult
NOOIT-67: religion gaat nooit naar stepparent
NOOIT-68: religion gaat nooit naar guardian voor ouderinformatie
NOOIT-69: religion gaat nooit naar guardian_own voor inzageverzoek
NOOIT-70: geslacht wordt nooit geweigerd aan leerplicht voor leerplicht_kennisgeving zonder restriction
NOOIT-71: geslacht wordt nooit geweigerd aan duo_register voor registerlevering op grond van legal_obligation \
zonder restriction
NOOIT-72: een bezwaar houdt nooit iets tegen voor registerlevering
NOOIT-73: een geheim adres houdt nooit iets tegen voor leerlingadministratie voeren
NOOIT-74: set:adres gaat nooit naar partner bij een geheim adres
NOOIT-75: iets gaat nooit naar parent_without_gezag bij het belang van het kind
NOOIT-76: iets gaat nooit naar family bij een uitspraak van de rechter
NOOIT-77: iets gaat nooit naar mr, sysadmin of assistant
NOOIT-78: religion gaat nooit naar supplier bij een bezwaar
NOOIT-79: siblings gaat nooit naar researcher bij een beperking
NOOIT-80: foto gaat nooit naar researcher bij een bezwaar
NOOIT-81: religion gaat nooit naar toetsaanbieder op grond van wettelijke verplichting
"""
"""A sentence for each fault. All hold for the policies as they ship."""

SENTENCES: Final = tuple(line.partition(":")[0] for line in NEVER.splitlines())


def mended(folder: Path) -> Path:
    """Copy the policies as they ship, with this never-list."""
    shutil.copytree(POLICIES, folder)
    (folder / "never.txt").write_text(NEVER, encoding="utf-8")
    return folder


def violating(folder: Path) -> Path:
    """Copy them with every fault planted, each of which the reader takes for a lawful policy."""
    mended(folder)
    for file, old, new in CHANGES:
        edit(folder / file, old, new)
    for rule in SOURCES_GONE:
        for table in folder.glob("*/*.csv"):
            drop_lines(table, rule)
    flow = folder / "proef"
    flow.mkdir()
    (flow / "rules.csv").write_text(RULES, encoding="utf-8")
    ids = [line.split(", ")[-2] for line in RULES.splitlines()]
    sources = "".join(f"{rule},een fout,current,\n" for rule in ids)
    (flow / "sources.csv").write_text(f"rule,source,checked,note_nl\n{sources}", encoding="utf-8")
    header = "situation,recipient,purpose,category,state,answer,because\n"
    (flow / "expectations.csv").write_text(header, encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Change one place in a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, (file.name, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def drop_lines(file: Path, word: str) -> None:
    """Drop every line that holds this word, as an author does with a rule's source and expectations."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if word not in line), encoding="utf-8")
