"""Why the gate said no (or yes): a closed list of codes, each with one plain sentence for people.

The codes of `domain-nl.md` section 5 are kept as they are; the others name what only a gate can meet. The caller never
sees a code (CG-07); the auditor sees the code, a parent sees the sentence.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from consent_gate.text import Text


class Reason(StrEnum):
    """Why something was withheld."""

    # who asks, and where
    ROUTE_UNDECLARED = "ROUTE_UNDECLARED"
    IDENTITY_UNPROVEN = "IDENTITY_UNPROVEN"
    RECIPIENT_UNKNOWN = "RECIPIENT_UNKNOWN"
    RECIPIENT_NOT_ACTIVE = "RECIPIENT_NOT_ACTIVE"
    STAFF_ONLY = "STAFF_ONLY"
    PURPOSE_MISMATCH = "PURPOSE_MISMATCH"
    PUPIL_UNKNOWN = "PUPIL_UNKNOWN"
    # what the law and the policy say
    NO_LEGAL_BASIS = "NO_LEGAL_BASIS"
    CATEGORY_NOT_PERMITTED = "CATEGORY_NOT_PERMITTED"
    FIELD_NOT_IN_CLOSED_LIST = "FIELD_NOT_IN_CLOSED_LIST"
    PGN_NOT_PERMITTED = "PGN_NOT_PERMITTED"
    ROLE_NOT_NAMED = "ROLE_NOT_NAMED"
    RELATION_MISSING = "RELATION_MISSING"
    # what the records say
    CONSENT_MISSING = "CONSENT_MISSING"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"
    CONSENT_EXPIRED = "CONSENT_EXPIRED"
    CONSENT_WRONG_SIGNATORY = "CONSENT_WRONG_SIGNATORY"
    CONSENT_RENEW_AT_16 = "CONSENT_RENEW_AT_16"
    GUARDIANS_DISAGREE = "GUARDIANS_DISAGREE"
    YOUTH_ASSENT_MISSING = "YOUTH_ASSENT_MISSING"
    BIRTH_DATE_UNKNOWN = "BIRTH_DATE_UNKNOWN"
    AGREEMENT_MISSING = "AGREEMENT_MISSING"
    AGREEMENT_EXPIRED = "AGREEMENT_EXPIRED"
    MANDATE_MISSING = "MANDATE_MISSING"
    VORDERING_MISSING = "VORDERING_MISSING"
    VORDERING_SCOPE = "VORDERING_SCOPE"
    MACHTIGING_MISSING = "MACHTIGING_MISSING"
    WEIGHING_MISSING = "WEIGHING_MISSING"
    EMERGENCY_MISSING = "EMERGENCY_MISSING"
    INSPECTION_STEP_PENDING = "INSPECTION_STEP_PENDING"
    ADDRESS_SECRET = "ADDRESS_SECRET"  # noqa: S105 - a reason, not a secret
    CHILD_INTEREST = "CHILD_INTEREST"
    COURT_ORDER = "COURT_ORDER"
    OBJECTION_PENDING = "OBJECTION_PENDING"
    OBJECTION_GRANTED = "OBJECTION_GRANTED"
    RESTRICTED = "RESTRICTED"
    # what is not about one question: a request of erasure, a policy set that would go live, one that served too long
    RETENTION_DUTY = "RETENTION_DUTY"
    MR_CONSENT_MISSING = "MR_CONSENT_MISSING"
    POLICY_TOO_OLD = "POLICY_TOO_OLD"
    # what went wrong on the way
    APP_ANSWER_REFUSED = "APP_ANSWER_REFUSED"
    BODY_UNREADABLE = "BODY_UNREADABLE"
    BODY_TOO_LARGE = "BODY_TOO_LARGE"
    GATE_FAILED = "GATE_FAILED"


PLAIN: Final[dict[Reason, Text]] = {
    Reason.ROUTE_UNDECLARED: Text(
        "De school heeft niet vastgelegd welke gegevens dit adres geeft.",
        "The school has not declared what this address gives.",
    ),
    Reason.IDENTITY_UNPROVEN: Text("Niet bewezen is wie er vraagt.", "It is not proven who asks."),
    Reason.RECIPIENT_UNKNOWN: Text(
        "Wie vraagt is bij de school niet geregistreerd.", "Whoever asks is not registered with the school."
    ),
    Reason.RECIPIENT_NOT_ACTIVE: Text(
        "De registratie van wie vraagt geldt vandaag niet.", "The registration of whoever asks is not valid today."
    ),
    Reason.STAFF_ONLY: Text(
        "Dit deel is alleen voor medewerkers van de school.", "This part is for the school's staff only."
    ),
    Reason.PURPOSE_MISMATCH: Text(
        "Voor dit doel mag deze partij niets vragen.", "This party may not ask anything for this purpose."
    ),
    Reason.PUPIL_UNKNOWN: Text(
        "Over deze leerling is niets vastgelegd, dus mag niets weg.",
        "Nothing is recorded about this pupil, so nothing may leave.",
    ),
    Reason.NO_LEGAL_BASIS: Text("Geen wet en geen toestemming staat dit toe.", "No law and no consent allows this."),
    Reason.CATEGORY_NOT_PERMITTED: Text(
        "Dit soort gegevens mag deze partij niet krijgen.", "This party may not receive this kind of data."
    ),
    Reason.FIELD_NOT_IN_CLOSED_LIST: Text(
        "Dit gegeven staat niet op de lijst die de wet of de overeenkomst geeft.",
        "This item is not on the list that the law or the agreement gives.",
    ),
    Reason.PGN_NOT_PERMITTED: Text(
        "Het persoonsgebonden nummer mag niet naar deze partij.", "The national number may not go to this party."
    ),
    Reason.ROLE_NOT_NAMED: Text(
        "Deze medewerker is voor dit dossier niet aangewezen.", "This staff member is not named for this file."
    ),
    Reason.RELATION_MISSING: Text(
        "Volgens wat de school heeft vastgelegd is deze vrager vandaag geen familie van de leerling en niet de leerling"
        " zelf vanaf 16.",
        "By what the school has recorded this asker is not family of the pupil today, nor the pupil from 16.",
    ),
    Reason.CONSENT_MISSING: Text(
        "Er is geen toestemming van wie die moet geven.", "There is no consent from whoever must give it."
    ),
    Reason.CONSENT_WITHDRAWN: Text("De toestemming is ingetrokken.", "The consent was withdrawn."),
    Reason.CONSENT_EXPIRED: Text("De toestemming is verlopen.", "The consent has expired."),
    Reason.CONSENT_WRONG_SIGNATORY: Text(
        "De toestemming komt van iemand die haar vandaag niet kan geven.",
        "The consent came from someone who cannot give it today.",
    ),
    Reason.CONSENT_RENEW_AT_16: Text(
        "De leerling is 16 of ouder en beslist nu zelf; vraag de leerling.",
        "The pupil is 16 or older and now decides; ask the pupil.",
    ),
    Reason.GUARDIANS_DISAGREE: Text("De ouders zijn het niet eens.", "The guardians disagree."),
    Reason.YOUTH_ASSENT_MISSING: Text(
        "De leerling van 12 tot 16 heeft niet ook zelf ja gezegd.",
        "The pupil, aged 12 to 15, has not also said yes.",
    ),
    Reason.BIRTH_DATE_UNKNOWN: Text(
        "De geboortedatum ontbreekt, dus is onbekend wie mag beslissen.",
        "The birth date is missing, so it is unknown who may decide.",
    ),
    Reason.AGREEMENT_MISSING: Text(
        "Er is geen geldige overeenkomst die dit dekt.", "There is no valid agreement that covers this."
    ),
    Reason.AGREEMENT_EXPIRED: Text("De overeenkomst is geëindigd.", "The agreement has ended."),
    Reason.MANDATE_MISSING: Text(
        "Er is geen mandaat van de school voor deze dienst.", "The school gave no mandate for this service."
    ),
    Reason.VORDERING_MISSING: Text(
        "Er is geen volledige vordering, beschikking of schriftelijk verzoek.",
        "There is no complete formal demand, court decision or written request.",
    ),
    Reason.VORDERING_SCOPE: Text(
        "De vordering noemt dit gegeven niet, of haar artikel staat het niet toe.",
        "The formal demand does not list this item, or its article does not allow it.",
    ),
    Reason.MACHTIGING_MISSING: Text(
        "De machtiging van de rechter-commissaris ontbreekt.", "The examining judge's authorisation is missing."
    ),
    Reason.WEIGHING_MISSING: Text("De afweging is niet vastgelegd.", "The weighing is not recorded."),
    Reason.EMERGENCY_MISSING: Text("Er is geen noodgeval vastgelegd.", "No emergency is recorded."),
    Reason.INSPECTION_STEP_PENDING: Text(
        "De ouders of de leerling hebben dit nog niet ingezien.", "The guardians or the pupil have not seen this yet."
    ),
    Reason.ADDRESS_SECRET: Text("Het adres is geheim.", "The address is secret."),
    Reason.CHILD_INTEREST: Text("Het belang van het kind verzet zich hiertegen.", "The child's interest opposes this."),
    Reason.COURT_ORDER: Text("Een uitspraak van de rechter verbiedt dit.", "A court order forbids this."),
    Reason.OBJECTION_PENDING: Text(
        "Er is bezwaar gemaakt en daarover is nog niet beslist.", "An objection was made and is not decided yet."
    ),
    Reason.OBJECTION_GRANTED: Text(
        "Er is bezwaar gemaakt en de school heeft dat toegewezen.", "An objection was made and the school granted it."
    ),
    Reason.RESTRICTED: Text("Het gebruik van deze gegevens is beperkt.", "The use of this data is restricted."),
    Reason.RETENTION_DUTY: Text(
        "De wet verplicht de school dit te bewaren; wissen mag nog niet.",
        "The law obliges the school to keep this; it may not be erased yet.",
    ),
    Reason.MR_CONSENT_MISSING: Text(
        "De medezeggenschapsraad heeft met precies dit beleid niet ingestemd.",
        "The participation council has not consented to exactly these policies.",
    ),
    Reason.POLICY_TOO_OLD: Text(
        "Het beleid van de school is te oud; tot het opnieuw is vastgesteld gaat er niets uit.",
        "The school's policies are too old; until they are adopted anew nothing leaves.",
    ),
    Reason.APP_ANSWER_REFUSED: Text(
        "Het schoolsysteem gaf geen gewoon antwoord.", "The school system gave no ordinary answer."
    ),
    Reason.BODY_UNREADABLE: Text(
        "Het antwoord van het schoolsysteem was niet veilig te lezen.",
        "The school system's answer could not be read safely.",
    ),
    Reason.BODY_TOO_LARGE: Text(
        "Het antwoord van het schoolsysteem was te groot.", "The school system's answer was too large."
    ),
    Reason.GATE_FAILED: Text(
        "De poort had een storing; dan gaat er niets uit.", "The gate failed; then nothing leaves."
    ),
}
