"""Why not, as the end of a sentence that somebody speaks: "niet: IQ-score, omdat ..."."""

from __future__ import annotations

from typing import Final

from consent_gate.reasons import PLAIN, Reason
from consent_gate.text import Text

_DUTCH: Final[dict[Reason, str]] = {
    Reason.ROUTE_UNDECLARED: "de school niet heeft vastgelegd welke gegevens dit adres geeft",
    Reason.IDENTITY_UNPROVEN: "niet bewezen is wie er vraagt",
    Reason.RECIPIENT_UNKNOWN: "wie vraagt niet bij de school is geregistreerd",
    Reason.RECIPIENT_NOT_ACTIVE: "de registratie van wie vraagt vandaag niet geldt",
    Reason.STAFF_ONLY: "dit alleen voor medewerkers van de school is",
    Reason.PURPOSE_MISMATCH: "deze partij voor dit doel niets mag vragen",
    Reason.RELATION_MISSING: "wie vraagt vandaag geen familie van de leerling is en niet de leerling zelf vanaf 16",
    Reason.PUPIL_UNKNOWN: "over deze leerling niets is vastgelegd",
    Reason.NO_LEGAL_BASIS: "geen wet en geen toestemming dit toestaat",
    Reason.CATEGORY_NOT_PERMITTED: "deze partij dit soort gegevens niet mag krijgen",
    Reason.FIELD_NOT_IN_CLOSED_LIST: "dit niet op de lijst staat die de wet of de overeenkomst geeft",
    Reason.PGN_NOT_PERMITTED: "het persoonsgebonden nummer niet naar deze partij mag",
    Reason.ROLE_NOT_NAMED: "deze medewerker voor dit dossier niet is aangewezen",
    Reason.CONSENT_MISSING: "er geen toestemming is van wie die moet geven",
    Reason.CONSENT_WITHDRAWN: "de toestemming is ingetrokken",
    Reason.CONSENT_EXPIRED: "de toestemming is verlopen",
    Reason.CONSENT_WRONG_SIGNATORY: "de toestemming komt van iemand die haar vandaag niet kan geven",
    Reason.CONSENT_RENEW_AT_16: "de leerling 16 of ouder is en nu zelf beslist",
    Reason.GUARDIANS_DISAGREE: "de ouders het niet eens zijn",
    Reason.YOUTH_ASSENT_MISSING: "de leerling van 12 tot 16 niet ook zelf ja heeft gezegd",
    Reason.BIRTH_DATE_UNKNOWN: "de geboortedatum ontbreekt en dus onbekend is wie mag beslissen",
    Reason.AGREEMENT_MISSING: "er geen geldige overeenkomst is die dit dekt",
    Reason.AGREEMENT_EXPIRED: "de overeenkomst is geëindigd",
    Reason.MANDATE_MISSING: "de school geen mandaat gaf voor deze dienst",
    Reason.VORDERING_MISSING: "er geen volledige vordering, beschikking of schriftelijk verzoek is",
    Reason.VORDERING_SCOPE: "de vordering dit gegeven niet kan openen of niet noemt",
    Reason.MACHTIGING_MISSING: "de machtiging van de rechter-commissaris ontbreekt",
    Reason.WEIGHING_MISSING: "de afweging niet is vastgelegd",
    Reason.EMERGENCY_MISSING: "er geen noodgeval is vastgelegd",
    Reason.INSPECTION_STEP_PENDING: "de ouders of de leerling dit nog niet hebben ingezien",
    Reason.ADDRESS_SECRET: "het adres geheim is",
    Reason.CHILD_INTEREST: "het belang van het kind zich hiertegen verzet",
    Reason.COURT_ORDER: "een uitspraak van de rechter dit verbiedt",
    Reason.OBJECTION_PENDING: "er bezwaar is gemaakt waarover nog niet is beslist",
    Reason.OBJECTION_GRANTED: "er bezwaar is gemaakt en de school dat heeft toegewezen",
    Reason.RESTRICTED: "het gebruik van deze gegevens is beperkt",
    Reason.RETENTION_DUTY: "de wet de school verplicht dit te bewaren",
    Reason.MR_CONSENT_MISSING: "de medezeggenschapsraad niet met dit beleid heeft ingestemd",
    Reason.POLICY_TOO_OLD: "het beleid van de school te oud is en opnieuw vastgesteld moet worden",
    Reason.APP_ANSWER_REFUSED: "het schoolsysteem geen gewoon antwoord gaf",
    Reason.BODY_UNREADABLE: "het antwoord van het schoolsysteem niet veilig te lezen was",
    Reason.BODY_TOO_LARGE: "het antwoord van het schoolsysteem te groot was",
    Reason.GATE_FAILED: "de poort een storing had",
}
"""In Dutch the verb goes last after `omdat`, so the sentence is a different one from `PLAIN`."""


def because(reason: Reason) -> Text:
    """Return the words after "omdat" or "because"."""
    plain = PLAIN[reason]
    said = Text(*(sentence[:1].lower() + sentence[1:].rstrip(".") for sentence in (plain.nl, plain.en)))
    return Text(_DUTCH.get(reason, f"dit geldt: {said.nl}"), said.en)
