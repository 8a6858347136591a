"""The promises of the gate, by the ids that scenarios and tests carry."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Text

PROMISES: Final = {
    "CG-01": Text(
        "Standaard gaat er niets weg: wat niet is vastgelegd, onbekend is, ontbreekt of misgaat, is een weigering.",
        "Nothing leaves by default: what is undeclared, unknown, missing or goes wrong is a refusal.",
    ),
    "CG-02": Text(
        "Alleen vastgelegde velden van een toegestane soort gaan weg; een onbekend veld nooit.",
        "Only declared fields of a permitted category leave; an unknown field never does.",
    ),
    "CG-03": Text(
        "Intrekking en bezwaar werken meteen: geen latere verstrekking rust nog op wat is beëindigd.",
        "Withdrawal and objection take effect at once: no later disclosure relies on what they ended.",
    ),
    "CG-04": Text(
        "Geen verstrekking zonder blijvende vastlegging vooraf.", "No disclosure without a durable record of it first."
    ),
    "CG-05": Text(
        "Elke beslissing is later na te rekenen uit grootboek, logboek en bewaard beleid.",
        "Every past decision can be recomputed from ledger, log and stored policies.",
    ),
    "CG-06": Text(
        "Een veranderde, verwijderde of tussengevoegde logregel valt op.",
        "A changed, removed or inserted log line is detected.",
    ),
    "CG-07": Text(
        "Wie vraagt, kan een geweigerde leerling niet onderscheiden van een die niet bestaat.",
        "To whoever asks, a refused pupil and one who does not exist are the same.",
    ),
    "CG-08": Text(
        "De beslissing is gelijk aan die van gewone Casbin op hetzelfde beleid.",
        "The decision equals that of stock Casbin on the same policies.",
    ),
    "CG-09": Text(
        "Weigeren wint, de volgorde doet er niet toe, en minder toestemming geeft nooit meer.",
        "Deny overrides, order does not matter, and less consent never gives more.",
    ),
    "CG-10": Text("Leeftijden en termijnen van de wet kloppen op de dag.", "The law's ages and terms hold to the day."),
    "CG-11": Text(
        "Een bezwaar stopt geen plicht, en voor een plicht wordt geen toestemming gevraagd.",
        "An objection stops no duty, and for a duty no consent is asked.",
    ),
    "CG-12": Text(
        "Beleid gaat heel en nagekeken in, of niet; waar de school dat eist alleen met vastgelegde instemming.",
        "Policies go live whole and checked, or not at all; with recorded consent where the school requires it.",
    ),
    "CG-13": Text(
        "Geen logboek, fout of uitzondering bevat gegevens van een leerling.",
        "No log, error or exception holds pupil data.",
    ),
    "CG-14": Text(
        "Niets wat een vrager meestuurt, verzwakt de poort.", "Nothing that a requester sends weakens the gate."
    ),
}
