"""Decisions in plain sentences, for the auditor and for a parent: what may leave, what not and why, what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from consent_gate.decision import Decision, Withheld
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.consenting import AGE_OF_CONSENT, ConsentRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import birthday
from consent_gate.text import Text

_MAY: Final = Text(
    "{who} mag voor {purpose} krijgen: {what}. Grond: {basis}.", "{who} may have for {purpose}: {what}. Basis: {basis}."
)
_MAY_NOT: Final = Text(
    "{who} krijgt voor {purpose} niet: {what}. {why}", "{who} does not get for {purpose}: {what}. {why}"
)
_NO_PURPOSE: Final = Text("een onbekend doel", "an unknown purpose")

_THE_PUPIL: Final = Text("de leerling zelf", "the pupil")
SIGNATORIES: Final = {
    (False, False): Text("een ouder met gezag", "a guardian with gezag"),
    (True, False): Text("elke ouder met gezag", "every guardian with gezag"),
    (False, True): Text(
        "een ouder met gezag en, van 12 tot 16 jaar, ook de leerling",
        "a guardian with gezag and, from 12 to 15, the pupil too",
    ),
    (True, True): Text(
        "elke ouder met gezag en, van 12 tot 16 jaar, ook de leerling",
        "every guardian with gezag and, from 12 to 15, the pupil too",
    ),
}

_FORBIDDEN: Final = Text(
    "niets helpt: regel {rules} verbiedt dit, wat er ook is vastgelegd",
    "nothing helps: rule {rules} forbids this, whatever is recorded",
)
_ANOTHER_ATTEMPT: Final = Text(
    "niets bij deze leerling: dit ligt aan de aanvraag", "nothing about the pupil: this lies in the request"
)

NEEDED: Final[dict[Reason, Text]] = {
    Reason.ROUTE_UNDECLARED: Text("een verklaring van deze route", "a declaration of this route"),
    Reason.IDENTITY_UNPROVEN: Text("een geldige sleutel of aanmelding", "a valid key or sign-on"),
    Reason.RECIPIENT_UNKNOWN: Text(
        "een registratie of een rol van wie vraagt (consent-gate recipient add, role assign)",
        "a registration or a role of whoever asks (consent-gate recipient add, role assign)",
    ),
    Reason.RECIPIENT_NOT_ACTIVE: Text(
        "een registratie of rol die op deze dag geldt", "a registration or role that holds on this day"
    ),
    Reason.STAFF_ONLY: Text("een medewerker die vraagt", "a staff member who asks"),
    Reason.PURPOSE_MISMATCH: Text(
        "een doel waarvoor deze partij is geregistreerd", "a purpose that this party is registered for"
    ),
    Reason.PUPIL_UNKNOWN: Text(
        "een leerling die in het grootboek staat (consent-gate pupil add)",
        "a pupil who is in the ledger (consent-gate pupil add)",
    ),
    Reason.NO_LEGAL_BASIS: Text(
        "een regel met een wettelijke grond voor deze partij en dit doel; die is er niet",
        "a rule with a legal basis for this party and purpose; there is none",
    ),
    Reason.CATEGORY_NOT_PERMITTED: Text(
        "een regel die dit soort gegevens aan deze partij geeft; die is er niet",
        "a rule that gives this kind of data to this party; there is none",
    ),
    Reason.FIELD_NOT_IN_CLOSED_LIST: Text(
        "niets: de wet of de bijlage van de overeenkomst noemt welke gegevens het zijn",
        "nothing: the law or the annex of the agreement lists which items these are",
    ),
    Reason.PGN_NOT_PERMITTED: Text(
        "een wet die het nummer voor deze partij noemt (UAVG 46)",
        "a law that names the number for this party (UAVG 46)",
    ),
    Reason.ROLE_NOT_NAMED: Text(
        "een aanwijzing voor dit dossier (consent-gate role assign --scope pupil)",
        "being named for this file (consent-gate role assign --scope pupil)",
    ),
    Reason.RELATION_MISSING: Text(
        "gezag of juist geen gezag van deze persoon (consent-gate gezag set), of een rol als familie",
        "gezag, or expressly none, of this person (consent-gate gezag set), or a role as family",
    ),
    Reason.CONSENT_MISSING: Text("toestemming van {signatory}", "consent of {signatory}"),
    Reason.CONSENT_WITHDRAWN: Text("een nieuwe toestemming van {signatory}", "a new consent of {signatory}"),
    Reason.CONSENT_EXPIRED: Text(
        "een toestemming die op deze dag geldt, van {signatory}", "a consent that holds on this day, of {signatory}"
    ),
    Reason.CONSENT_WRONG_SIGNATORY: Text("toestemming van {signatory}", "consent of {signatory}"),
    Reason.CONSENT_RENEW_AT_16: Text(
        "toestemming van de leerling zelf, gegeven op of na de zestiende verjaardag",
        "consent of the pupil, given on or after the sixteenth birthday",
    ),
    Reason.GUARDIANS_DISAGREE: Text(
        "dat geen ouder met gezag nog nee zegt", "that no guardian with gezag says no any more"
    ),
    Reason.YOUTH_ASSENT_MISSING: Text("dat ook de leerling zelf ja zegt", "that the pupil says yes too"),
    Reason.BIRTH_DATE_UNKNOWN: Text(
        "de geboortedatum van de leerling (consent-gate pupil add)", "the pupil's birth date (consent-gate pupil add)"
    ),
    Reason.AGREEMENT_MISSING: Text(
        "een getekende, lopende overeenkomst voor dit doel, bij een verwerker met beveiligingsbijlage",
        "a signed agreement in force for this purpose, with a security annex when it is a processor",
    ),
    Reason.AGREEMENT_EXPIRED: Text(
        "een overeenkomst die op deze dag loopt", "an agreement that is in force on this day"
    ),
    Reason.MANDATE_MISSING: Text(
        "een mandaat voor dit doel dat op deze dag geldt", "a mandate for this purpose that holds on this day"
    ),
    Reason.VORDERING_MISSING: Text(
        "een volledige vordering; is ze mondeling gedaan, dan binnen drie dagen het papier",
        "a complete formal demand; when it was made orally, its paper within three days",
    ),
    Reason.VORDERING_SCOPE: Text("een vordering die dit gegeven noemt", "a formal demand that lists this item"),
    Reason.MACHTIGING_MISSING: Text(
        "het nummer van de machtiging van de rechter-commissaris", "the number of the examining judge's authorisation"
    ),
    Reason.WEIGHING_MISSING: Text(
        "een vastgelegde afweging die hierover gaat, met alle stappen",
        "a recorded weighing about this, with all its steps",
    ),
    Reason.EMERGENCY_MISSING: Text("een vastgelegd noodgeval dat nu duurt", "a recorded emergency that lasts now"),
    Reason.INSPECTION_STEP_PENDING: Text(
        "inzage vooraf door de ouders of de leerling, vastgelegd",
        "inspection beforehand by the guardians or the pupil, recorded",
    ),
    Reason.ADDRESS_SECRET: Text(
        "dat de geheimhouding van het adres is beëindigd", "that the secrecy of the address has ended"
    ),
    Reason.CHILD_INTEREST: Text(
        "dat dit het belang van het kind niet meer schaadt en dat zo is vastgelegd",
        "that this no longer harms the child's interest, and is so recorded",
    ),
    Reason.COURT_ORDER: Text(
        "dat de uitspraak van de rechter niet meer geldt en dat zo is vastgelegd",
        "that the court order no longer holds, and is so recorded",
    ),
    Reason.OBJECTION_PENDING: Text(
        "een besluit over het bezwaar (consent-gate objection end)",
        "a decision on the objection (consent-gate objection end)",
    ),
    Reason.OBJECTION_GRANTED: Text(
        "niets: het bezwaar is terecht, dus de verwerking stopt (AVG 21)",
        "nothing: the objection is right, so the processing ends (GDPR 21)",
    ),
    Reason.RESTRICTED: Text(
        "dat de beperking is opgeheven (consent-gate restriction end)",
        "that the restriction is lifted (consent-gate restriction end)",
    ),
    Reason.RETENTION_DUTY: Text(
        "dat de bewaartermijn voorbij is; tot dan kan het gebruik beperkt worden (AVG 18)",
        "that the retention term is over; until then its use can be restricted (GDPR 18)",
    ),
    Reason.MR_CONSENT_MISSING: Text(
        "instemming van de MR met precies dit beleid (consent-gate policy adopt)",
        "consent of the MR to exactly these policies (consent-gate policy adopt)",
    ),
    Reason.POLICY_TOO_OLD: Text(
        "beleid dat opnieuw is vastgesteld (consent-gate policy adopt)",
        "policies that were adopted anew (consent-gate policy adopt)",
    ),
    Reason.APP_ANSWER_REFUSED: _ANOTHER_ATTEMPT,
    Reason.BODY_UNREADABLE: _ANOTHER_ATTEMPT,
    Reason.BODY_TOO_LARGE: _ANOTHER_ATTEMPT,
    Reason.GATE_FAILED: _ANOTHER_ATTEMPT,
}
"""What would have been needed, for each reason to say no. Complete: a refusal nobody can mend is said to be one."""


def sentences(snapshot: Snapshot, decision: Decision, who: Text, purpose: str) -> Iterator[Text]:
    """Yield a plain sentence for each ground on which something may leave and each reason why something may not."""
    vocabulary = snapshot.vocabulary
    what_for = vocabulary.label_of(purpose) if purpose else _NO_PURPOSE
    for grant in decision.grants:
        yield _MAY.format(
            who=who,
            purpose=what_for,
            what=labels(vocabulary, grant.categories),
            basis=vocabulary.bases.get(grant.basis, Text(grant.basis.value, grant.basis.value)),
        )
    for kept in decision.withheld:
        yield _MAY_NOT.format(
            who=who, purpose=what_for, what=labels(vocabulary, kept.categories), why=PLAIN[kept.reason]
        )


def needed(snapshot: Snapshot, kept: Withheld, born: date | None, day: date) -> Text:
    """Return what would have been needed for `kept` to leave, for a pupil born on `born`, on `day`."""
    forbidding = {rule.rule for rule in snapshot.document.rules if rule.effect.value == "deny"}
    denials = [rule for rule in kept.rules if rule in forbidding]
    if denials:
        return _FORBIDDEN.format(rules=", ".join(denials))
    return NEEDED[kept.reason].format(signatory=_signatory(snapshot, kept, born, day))


def labels(vocabulary: Vocabulary, names: Iterable[str]) -> Text:
    """Return the labels of `names` in a row."""
    found = [vocabulary.label_of(name) for name in names]
    return Text(", ".join(label.nl for label in found), ", ".join(label.en for label in found))


def _signatory(snapshot: Snapshot, kept: Withheld, born: date | None, day: date) -> Text:
    if born is not None and birthday(born, AGE_OF_CONSENT) <= day:
        return _THE_PUPIL
    for line in snapshot.document.conditional:
        if line.rule in kept.rules:
            requirement = requirement_named(line.requires)
            if isinstance(requirement, ConsentRequirement):
                return SIGNATORIES[requirement.all_guardians, requirement.youth]
    return SIGNATORIES[False, False]
