"""Who appears in the scenarios, and what a yes or a no may be about, by the words that the features use."""

from __future__ import annotations

from consent_gate.records import Matter

CHANNELS = (
    "image_website",
    "image_closed_app",
    "image_newsletter",
    "image_social_media",
    "image_press",
    "image_school_guide",
    "image_research_internal",
    "image_research_external",
)
PARTNERS = {
    "jeugdhulp": ("org:jeugdhulp-oost", "jeugdhulp", ("zorgvraag",)),
    "het wijkteam": ("org:wijkteam-oost", "wijkteam", ("zorgvraag",)),
    "leerplicht": ("org:leerplicht-oost", "leerplicht", ("leerplicht_toezicht", "leerplicht_kennisgeving")),
    "DUO": ("org:duo", "duo_absence", ("verzuimmelding",)),
    "de politie": ("org:politie-oost", "police", ("opsporing", "aangifte", "noodhulp")),
    "de officier van justitie": ("org:om-oost", "public_prosecutor", ("opsporing",)),
    "het leermiddel": ("org:rekenreis", "supplier", ("leermiddelen", "leermiddelen_optioneel", "productontwikkeling")),
    "het samenwerkingsverband": ("org:swv-oost", "samenwerkingsverband", ("ondersteuning_toewijzing", "swv_overleg")),
    "Veilig Thuis": ("org:veilig-thuis-oost", "veilig_thuis", ("veilig_thuis_melding",)),
    "de GI": ("org:jeugdbescherming-oost", "gecertificeerde_instelling", ("ots_informatie", "ots_eigen_beweging")),
    "de GGD": ("org:ggd-oost", "jgz", ("jgz_lijst",)),
    "de ambulance": ("org:ambulance-oost", "ambulance", ("noodhulp",)),
    "het consultatieteam": ("org:consultatieteam", "consult", ("overleg_zonder_naam",)),
    "de website": ("org:website", "publication", CHANNELS),
    "de nieuwe school": ("org:school-west", "school_receiving", ("overstap_po", "overstap_vo", "toelating")),
    "de verwijsindex": ("org:vir", "verwijsindex", ("verwijsindex_signaal",)),
    "de Raad voor de Kinderbescherming": ("org:rvdk", "raad_kinderbescherming", ("raadsonderzoek",)),
    "het register onderwijsdeelnemers": ("org:duo-rod", "duo_register", ("registerlevering",)),
    "de gemeente": ("org:gemeente-oost", "gemeente", ("mbo_vertreklijst",)),
    "Halt": ("org:halt", "halt", ("begeleiding_jeugdstraf",)),
    "de jeugdreclassering": ("org:jeugdreclassering", "jeugdreclassering", ("begeleiding_jeugdstraf",)),
    "de inspectie": ("org:inspectie", "inspectorate", ("toezicht_onderwijs",)),
    "de Autoriteit Persoonsgegevens": ("org:ap", "dpa", ("toezicht_avg",)),
    "de accountant": ("org:accountant", "accountant", ("bekostigingscontrole",)),
    "het stagebedrijf": ("org:bakkerij", "internship_company", ("stage",)),
    "de onderzoeker": ("org:universiteit", "researcher", ("onderzoek",)),
    "de externe diagnosticus": ("org:diagnosticus", "external_diagnostician", ("diagnostisch_onderzoek",)),
    "de toetsaanbieder": ("org:toets", "test_provider", ("doorstroomtoets",)),
    "de schoolfotograaf": ("org:fotograaf", "school_photographer", ("schoolfoto",)),
    "het bijlesbureau": ("org:bijles", "third_party", ("toetsresultaat_derden",)),
    "het leerlingenvervoer": ("org:vervoer", "school_transport", ("leerlingenvervoer",)),
    "het incassobureau": ("org:incasso", "creditor", ("vordering_op_geld",)),
}
STAFF = {
    "de leerkracht": "staff:leerkracht",
    "de orthopedagoog": "staff:orthopedagoog",
    "de mentor": "staff:mentor",
    "de intern begeleider": "staff:ib",
    "de directeur": "staff:directeur",
    "de leerlingadministratie": "staff:administratie",
    "de functionaris gegevensbescherming": "staff:fg",
    "de aandachtsfunctionaris": "staff:aandachtsfunctionaris",
    "de vertrouwenspersoon": "staff:vertrouwenspersoon",
    "de schoolmaatschappelijk werker": "staff:smw",
    "de systeembeheerder": "staff:systeembeheer",
    "het MR-lid": "staff:mr-lid",
    "de stagiair": "staff:stagiair",
}
THE_PUPIL_SELF = "de leerling zelf"
PERSONS = {
    "moeder": "person:moeder",
    "vader": "person:vader",
    "stiefvader": "person:stiefvader",
    "oma": "person:oma",
    # The id of a pupil as asker holds the pupil's own number.
    THE_PUPIL_SELF: "person:pupil.",
}
WORK = (
    "teaching",
    "guidance",
    "pupil_administration",
    "school_leadership",
    "privacy_supervision",
    "safety_work",
    "noodhulp",
)
FOR = {
    "jeugdhulp": Matter("jeugdhulp", "zorgvraag", ("set:zorgvraag",)),
    "het wijkteam": Matter("wijkteam", "zorgvraag", ("set:zorgvraag",)),
    **{channel: Matter("publication", channel, ("set:beeld",)) for channel in CHANNELS},
    "Halt": Matter("halt", "begeleiding_jeugdstraf", ("set:jeugdstraf",)),
    "een zorgbehoefte op stage": Matter("internship_company", "stage", ("set:stage_zorg",)),
    "onderzoek": Matter("researcher", "onderzoek", ("set:onderzoek",)),
    "overstap": Matter("school_receiving", "overstap_vo", ("list:okr",)),
    "diagnostisch onderzoek": Matter("external_diagnostician", "diagnostisch_onderzoek", ("set:diagnostiek",)),
    "een toetsresultaat": Matter("third_party", "toetsresultaat_derden", ("results.tests",)),
    "informatie aan een ouder": Matter("parent_of_adult", "ouderinformatie", ("set:ouderinformatie",)),
    "informatie aan een stiefouder": Matter("stepparent", "ouderinformatie", ("set:ouderinformatie",)),
    "alles": Matter(),
}
