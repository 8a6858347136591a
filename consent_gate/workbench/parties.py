"""What the scenarios call a partner that has its own words there, and the purposes it is registered for in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

IMAGES: Final = (
    "image_website",
    "image_closed_app",
    "image_newsletter",
    "image_social_media",
    "image_press",
    "image_school_guide",
    "image_research_internal",
    "image_research_external",
)
"""Every channel that an image can be published in."""

PARTIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "jeugdhulp": ("jeugdhulp", ("zorgvraag",)),
    "wijkteam": ("het wijkteam", ("zorgvraag",)),
    "leerplicht": ("leerplicht", ("leerplicht_toezicht", "leerplicht_kennisgeving")),
    "duo_absence": ("DUO", ("verzuimmelding",)),
    "police": ("de politie", ("opsporing", "aangifte", "noodhulp")),
    "public_prosecutor": ("de officier van justitie", ("opsporing",)),
    "supplier": ("het leermiddel", ("leermiddelen", "leermiddelen_optioneel", "productontwikkeling")),
    "samenwerkingsverband": ("het samenwerkingsverband", ("ondersteuning_toewijzing", "swv_overleg")),
    "veilig_thuis": ("Veilig Thuis", ("veilig_thuis_melding",)),
    "gecertificeerde_instelling": ("de GI", ("ots_informatie", "ots_eigen_beweging")),
    "jgz": ("de GGD", ("jgz_lijst",)),
    "ambulance": ("de ambulance", ("noodhulp",)),
    "consult": ("het consultatieteam", ("overleg_zonder_naam",)),
    "publication": ("de website", IMAGES),
    "school_receiving": ("de nieuwe school", ("overstap_po", "overstap_vo", "toelating")),
    "verwijsindex": ("de verwijsindex", ("verwijsindex_signaal",)),
    "raad_kinderbescherming": ("de Raad voor de Kinderbescherming", ("raadsonderzoek",)),
    "duo_register": ("het register onderwijsdeelnemers", ("registerlevering",)),
    "gemeente": ("de gemeente", ("mbo_vertreklijst",)),
    "halt": ("Halt", ("begeleiding_jeugdstraf",)),
    "jeugdreclassering": ("de jeugdreclassering", ("begeleiding_jeugdstraf",)),
    "inspectorate": ("de inspectie", ("toezicht_onderwijs",)),
    "dpa": ("de Autoriteit Persoonsgegevens", ("toezicht_avg",)),
    "accountant": ("de accountant", ("bekostigingscontrole",)),
    "internship_company": ("het stagebedrijf", ("stage",)),
    "researcher": ("de onderzoeker", ("onderzoek",)),
    "external_diagnostician": ("de externe diagnosticus", ("diagnostisch_onderzoek",)),
    "test_provider": ("de toetsaanbieder", ("doorstroomtoets",)),
    "school_photographer": ("de schoolfotograaf", ("schoolfoto",)),
    "third_party": ("het bijlesbureau", ("toetsresultaat_derden",)),
    "school_transport": ("het leerlingenvervoer", ("leerlingenvervoer",)),
    "creditor": ("het incassobureau", ("vordering_op_geld",)),
}
"""By the name of the vocabulary. Whoever is not here is `de vrager` (who asks), by what they are."""
