"""The partner matrix of the law: who may get what, on which ground, and what never."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from consent_gate.terms import Basis

LO, VI, PT = Basis.LEGAL_OBLIGATION, Basis.VITAL_INTEREST, Basis.PUBLIC_TASK
CT, LI, CO = Basis.CONTRACT, Basis.LEGITIMATE_INTEREST, Basis.CONSENT
NUMBER: Final = ("pgn.bsn", "pgn.onderwijsnummer", "pgn.last_digits")
BANNED: Final = ("ethnicity", "psychodiagnostic.raw_material")


@dataclass(frozen=True)
class Row:
    """One row of the partner matrix: with `recorded` in the ledger, `goes` may leave on `basis` and `never` may not."""

    recipient: str
    purpose: str
    recorded: tuple[str, ...]
    basis: Basis
    goes: tuple[str, ...]
    never: tuple[str, ...]
    age: int = 8


MATRIX: Final = (
    Row("jeugdhulp", "zorgvraag", ("one",), CO, ("support.needs", "school_functioning.wellbeing"), ("results.lvs",)),
    Row("jeugdhulp", "zorgvraag", ("one", "pupil"), CO, ("support.needs",), ("results.lvs", *NUMBER), 14),
    Row("jeugdhulp", "zorgvraag", ("pupil",), CO, ("support.needs",), ("psychodiagnostic.report",), 16),
    Row("wijkteam", "zorgvraag", ("one",), CO, ("handling_advice",), ("results.lvs", "medical.diagnosis")),
    Row(
        "gecertificeerde_instelling",
        "ots_informatie",
        ("order:ots",),
        LO,
        ("home_situation",),
        ("results.lvs", *NUMBER),
    ),
    Row(
        "gecertificeerde_instelling",
        "ots_eigen_beweging",
        ("weighing:right_to_speak",),
        PT,
        ("behaviour.incident",),
        NUMBER,
    ),
    Row(
        "raad_kinderbescherming",
        "raadsonderzoek",
        ("weighing:right_to_speak",),
        PT,
        ("home_situation",),
        ("results.lvs",),
    ),
    Row(
        "veilig_thuis",
        "veilig_thuis_melding",
        ("weighing:meldcode",),
        PT,
        ("safety_concern",),
        ("results.lvs", *NUMBER),
    ),
    Row(
        "verwijsindex",
        "verwijsindex_signaal",
        ("weighing:right_to_speak",),
        PT,
        ("risk_signal.date", "identity.birth_date"),
        ("safety_concern", "behaviour.conduct"),
    ),
    Row(
        "leerplicht",
        "leerplicht_toezicht",
        (),
        LO,
        ("attendance.unauthorised", "guardian_contact.phone"),
        ("illness.absence", "behaviour.suspension", "support.opp", *NUMBER),
    ),
    Row(
        "duo_absence",
        "verzuimmelding",
        (),
        LO,
        ("pgn.bsn", "absence_report.kind"),
        ("illness.absence", "results.marks"),
    ),
    Row(
        "duo_register",
        "registerlevering",
        (),
        LO,
        ("pgn.bsn", "enrolment.start_date"),
        ("medical.diagnosis", "results.marks"),
    ),
    Row("gemeente", "mbo_vertreklijst", (), LO, ("enrolment.end_date",), ("results.marks", *NUMBER)),
    Row(
        "police",
        "opsporing",
        ("order:126nc",),
        LO,
        ("contact.address", "enrolment.pupil_number"),
        ("contact.phone", "results.marks", *NUMBER),
    ),
    Row(
        "public_prosecutor",
        "opsporing",
        ("order:126nd",),
        LO,
        ("attendance.late", "results.marks"),
        ("medical.diagnosis", "religion", "illness.absence", *NUMBER),
    ),
    Row(
        "public_prosecutor", "opsporing", ("order:126ne",), LO, ("attendance.late",), ("medical.diagnosis", "religion")
    ),
    Row("public_prosecutor", "opsporing", ("order:126nf",), LO, ("medical.diagnosis", "religion"), (*BANNED, *NUMBER)),
    Row(
        "police",
        "aangifte",
        ("weighing:director",),
        PT,
        ("behaviour.incident",),
        ("medical.diagnosis", "results.marks"),
    ),
    Row("police", "noodhulp", ("emergency",), VI, ("contact.phone",), ("results.marks", *NUMBER)),
    Row(
        "halt", "begeleiding_jeugdstraf", ("one", "pupil"), CO, ("behaviour.conduct",), ("home_situation", *NUMBER), 14
    ),
    Row(
        "jeugdreclassering",
        "begeleiding_jeugdstraf",
        ("order:jeugdreclassering",),
        LO,
        ("attendance.unauthorised",),
        ("home_situation",),
    ),
    Row(
        "samenwerkingsverband",
        "ondersteuning_toewijzing",
        ("weighing:support_request",),
        PT,
        ("support.opp", "medical.diagnosis"),
        ("psychodiagnostic.report", *NUMBER),
    ),
    Row("samenwerkingsverband", "ondersteuning_toewijzing", ("inspection",), PT, ("psychodiagnostic.report",), NUMBER),
    Row("samenwerkingsverband", "swv_overleg", ("one",), CO, ("support.needs",), ("medical.diagnosis",)),
    Row("jgz", "jgz_lijst", (), PT, ("identity.birth_date", "enrolment.school_type"), ("contact.address", *NUMBER)),
    Row(
        "school_receiving",
        "overstap_po",
        ("inspection",),
        LO,
        ("okr_guidance.home", "pgn.bsn", "attendance.preceding_year"),
        ("siblings", "attendance.unauthorised", "home_situation", "medical.general_practitioner"),
    ),
    Row("school_receiving", "overstap_vo", ("one",), CO, ("results.marks", "pgn.bsn"), ("siblings", "leerlinggewicht")),
    Row(
        "school_receiving",
        "toelating",
        ("order:inschrijving",),
        LO,
        ("pgn.bsn", "identity.family_name"),
        ("results.marks", "okr_guidance.home"),
    ),
    Row(
        "supplier",
        "leermiddelen",
        ("agreement:processor",),
        PT,
        ("pseudonym.eck_id",),
        ("medical.diagnosis", "contact.address", *NUMBER),
    ),
    Row("supplier", "leermiddelen_optioneel", ("agreement:processor",), PT, ("image.pass_photo",), NUMBER),
    Row("test_provider", "doorstroomtoets", (), LO, ("identity.birth_date",), ("home_situation", *NUMBER)),
    Row("third_party", "toetsresultaat_derden", ("one",), CO, ("results.tests",), ("results.marks",)),
    Row(
        "school_photographer", "schoolfoto", ("agreement:processor",), LI, ("identity.family_name",), ("contact.phone",)
    ),
    *(
        Row(
            "publication",
            f"image_{channel}",
            ("one",),
            CO,
            ("image.photo",),
            ("image.pass_photo", "identity.call_name"),
        )
        for channel in ("website", "closed_app", "newsletter", "social_media", "press", "school_guide")
    ),
    Row("guardian", "ouderinformatie", (), LO, ("results.marks",), ("safety_concern", "correspondence.notes")),
    Row("guardian_own", "inzageverzoek", (), LO, ("support.opp", "pgn.bsn"), ("correspondence.notes", *BANNED)),
    Row("pupil_self", "inzageverzoek", (), LO, ("support.opp",), BANNED, 16),
    Row("parent_of_adult", "ouderinformatie", ("pupil",), CO, ("results.marks",), ("contact.address",), 18),
    Row(
        "parent_without_gezag",
        "ouderinformatie",
        (),
        LO,
        ("school_functioning.wellbeing",),
        ("contact.address", "guardian_contact.address", "medical.diagnosis"),
    ),
    Row("stepparent", "ouderinformatie", ("one",), CO, ("results.marks",), ("contact.address",)),
    Row("inspectorate", "toezicht_onderwijs", (), LO, ("support.opp",), ("medical.diagnosis", *NUMBER)),
    Row("dpa", "toezicht_avg", (), LO, ("psychodiagnostic.report",), (*BANNED, *NUMBER)),
    Row("accountant", "bekostigingscontrole", (), LO, ("enrolment.start_date",), ("results.marks", "financial")),
    Row(
        "internship_company",
        "stage",
        ("agreement:partner",),
        CT,
        ("internship.supervisor",),
        ("medical.instruction_card",),
    ),
    Row("internship_company", "stage", ("pupil",), CO, ("medical.instruction_card",), ("medical.diagnosis",), 16),
    Row("researcher", "onderzoek", ("weighing:research",), PT, ("results.marks",), ("identity.family_name", *NUMBER)),
    Row("researcher", "onderzoek", ("one",), CO, ("results.marks",), ("identity.family_name",)),
    Row(
        "external_diagnostician",
        "diagnostisch_onderzoek",
        ("all",),
        CO,
        ("referral_question",),
        ("psychodiagnostic.report",),
    ),
    Row("ambulance", "noodhulp", ("emergency",), VI, ("medical.instruction_card",), ("results.marks", *NUMBER)),
)
NOTHING_EVER: Final = (
    ("consult", "overleg_zonder_naam"),
    ("school_transport", "leerlingenvervoer"),
    ("creditor", "vordering_op_geld"),
    ("supplier", "productontwikkeling"),
    ("mr", "school_leadership"),
    ("sysadmin", "pupil_administration"),
    ("assistant", "teaching"),
)
