"""The law's terms as a teacher would say them: on what ground something may, and what has to be there first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from consent_gate.plain import SIGNATORIES
from consent_gate.rules.consenting import ConsentRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.spoken import CRIMINAL, ORDER, either
from consent_gate.terms import Basis
from consent_gate.text import Text

GROUNDS: Final = {
    Basis.LEGAL_OBLIGATION: Text(
        "de wet verplicht het; vraag geen toestemming", "the law obliges it; do not ask for consent"
    ),
    Basis.VITAL_INTEREST: Text("gevaar voor leven of gezondheid, nu", "danger to life or health, now"),
    Basis.PUBLIC_TASK: Text(
        "een taak die de wet geeft; vraag geen toestemming", "a task that the law gives; do not ask for consent"
    ),
    Basis.CONTRACT: Text("het is zo overeengekomen", "it was agreed upon"),
    Basis.LEGITIMATE_INTEREST: Text(
        "de school heeft er een goede reden voor, die is afgewogen", "the school has a good reason, which was weighed"
    ),
    Basis.CONSENT: Text("alleen met toestemming, voor precies dit doel", "only with consent, for exactly this purpose"),
}

_CONSENT: Final = Text(
    "toestemming van {signatory}; vanaf 16 jaar van de leerling zelf",
    "consent of {signatory}; from 16 of the pupil",
)
_FIXED: Final = {
    "agreement:processor": Text(
        "een lopende verwerkersovereenkomst die deze gegevens noemt", "a processor agreement in force that lists this"
    ),
    "agreement:partner": Text(
        "een lopende overeenkomst die deze gegevens noemt", "an agreement in force that lists this"
    ),
    "mandate": Text("een mandaat van de school dat nu geldt", "a mandate of the school that holds now"),
    "emergency": Text(
        "een vastgelegd noodgeval",
        "a recorded emergency",
    ),
    "inspection": Text(
        "inzage vooraf door de ouders, vanaf 16 jaar door de leerling",
        "inspection beforehand by the guardians, from 16 by the pupil",
    ),
    "caution:secret_address": Text("bij een geheim adres", "with a secret address"),
    "caution:child_interest": Text("als het belang van het kind zich verzet", "when the child's interest opposes"),
    "caution:court_order": Text("als de rechter het verbood", "when a court forbade it"),
    "order:ots": Text(
        "een verzoek van de gezinsvoogd op papier (ondertoezichtstelling of voogdij)",
        "a request of the family guardian on paper (supervision order)",
    ),
    "order:jeugdreclassering": Text("een opdracht van rechter of officier", "a commission of judge or prosecutor"),
    "order:inschrijving": Text("een verzoek van de nieuwe school op papier", "a request of the new school on paper"),
    "weighing:meldcode": Text("de vijf stappen van de meldcode", "the five steps of the reporting code"),
    "weighing:director": Text("een besluit van de directie, vastgelegd", "a decision of the director, recorded"),
    "weighing:right_to_speak": Text(
        "de afweging dat spreken nodig is, vastgelegd", "the weighing that speaking is needed, recorded"
    ),
    "weighing:support_request": Text(
        "een aanvraag of advies voor deze leerling, vastgelegd", "a request or advice about this pupil, recorded"
    ),
    "weighing:acute_danger": Text(
        "de afweging van het acute gevaar, vastgelegd", "the weighing of the acute danger, recorded"
    ),
    "weighing:research": Text("de toets van het onderzoek, vastgelegd", "the test of the research, recorded"),
    "weighing:need_to_know": Text("een vastgelegde reden", "a recorded reason"),
}
_CRIMINAL: Final = Text(
    "een vordering op papier, artikel {article} Sv",
    "a formal demand on paper, article {article} Sv",
)
_DEMAND: Final = re.compile(rf"{ORDER}{CRIMINAL.pattern}")
_ORDER: Final = Text("een bevel of verzoek op papier ({article})", "an order or request on paper ({article})")
_WEIGHING: Final = Text("een vastgelegde afweging ({subject})", "a recorded weighing ({subject})")


def first_of(requires: Sequence[str]) -> Text:
    """Return what any one of several requirements asks for; the articles of a demand in one breath."""
    articles = [name for name in requires if _DEMAND.match(name)]
    texts = [first(name) for name in requires if name not in articles]
    if articles:
        texts.append(_CRIMINAL.format(article=either([name.partition(":")[2] for name in articles])))
    return Text(" of ".join(text.nl for text in texts), " or ".join(text.en for text in texts))


def first(requires: str) -> Text:
    """Return what a requirement asks for, in everyday words; one without words of its own keeps its name in them."""
    if requires in _FIXED:
        return _FIXED[requires]
    kind, _, name = requires.partition(":")
    requirement = requirement_named(requires)
    if isinstance(requirement, ConsentRequirement):
        return _CONSENT.format(signatory=SIGNATORIES[requirement.all_guardians, requirement.youth])
    if kind == "order":
        return (_CRIMINAL if _DEMAND.match(requires) else _ORDER).format(article=name)
    if kind == "weighing":
        return _WEIGHING.format(subject=name.replace("_", " "))
    return Text(requires, requires)
