"""Every kind of finding, with its code, what it says and what to do about it; all explained in `policies/README.md`.

Reader faults have kinds of their own, made of the reader's messages (`faults.py`).
"""

from __future__ import annotations

from typing import Final

from consent_gate.text import Text
from consent_gate.workbench.lint.finding import Kind, Severity

# --- rules
SHADOWED_RULE: Final = Kind(
    "shadowed-rule",
    Severity.WARNING,
    Text(
        "regel {rule} voegt niets toe: {others} laat dit al helemaal toe",
        "rule {rule} adds nothing: {others} already allows all of it",
    ),
    Text(
        "Haal {rule} weg, of maak de ruimere regel smaller als {rule} de bedoeling is.",
        "Remove {rule}, or narrow the wider rule if {rule} is what you mean.",
    ),
)
SHADOWED_DENIAL: Final = Kind(
    "shadowed-denial",
    Severity.REMARK,
    Text(
        "weigering {rule} voegt niets toe: {others} weigert dit al helemaal",
        "denial {rule} adds nothing: {others} already denies all of it",
    ),
    Text(
        "Bedoeld als dubbel slot? Dan is er niets te doen; anders kan {rule} weg.",
        "Meant as a second lock? Then there is nothing to do; else {rule} can go.",
    ),
)
ALWAYS_DENIED: Final = Kind(
    "always-denied",
    Severity.WARNING,
    Text(
        "regel {rule} kan nooit iets toestaan: {others} weigert alles wat zij toestaat, en een weigering wint",
        "rule {rule} can never allow anything: {others} denies all that it allows, and a denial wins",
    ),
    Text(
        "Haal {rule} weg, of maak de weigering smaller als {rule} de bedoeling is.",
        "Remove {rule}, or narrow the denial if {rule} is what you mean.",
    ),
)
PARTLY_DENIED: Final = Kind(
    "partly-denied",
    Severity.REMARK,
    Text(
        "regel {rule} geldt niet voor alles wat er staat: {others} weigert {what}, en een weigering wint",
        "rule {rule} does not hold for all it says: {others} denies {what}, and a denial wins",
    ),
    Text("Zo bedoeld? Dan is er niets te doen.", "Meant so? Then there is nothing to do."),
)
IDLE_DENIAL: Final = Kind(
    "idle-denial",
    Severity.REMARK,
    Text(
        "weigering {rule} weigert wat geen enkele regel toestaat; zonder regel is het antwoord ook nee",
        "denial {rule} denies what no rule allows; without a rule the answer is no as well",
    ),
    Text(
        "Bedoeld als dubbel slot? Dan is er niets te doen; kijk anders of een naam klopt.",
        "Meant as a second lock? Then there is nothing to do; else see whether a name is right.",
    ),
)
OUTSIDERS_ONLY: Final = Kind(
    "requirement-never-met",
    Severity.WARNING,
    Text(
        "vereiste `{requires}` wordt nooit vervuld voor `{recipient}`: zoiets bestaat alleen met een partner",
        "requirement `{requires}` is never met for `{recipient}`: such a thing exists with a partner only",
    ),
    Text(
        "Kies een vereiste dat bij een rol in de school of bij familie past, zoals `weighing:...`.",
        "Choose a requirement that suits a role in the school or family, such as `weighing:...`.",
    ),
)
NEAR_REQUIREMENT: Final = Kind(
    "near-requirement",
    Severity.WARNING,
    Text(
        "vereiste `{name}` lijkt op `{near}`, en elk woord telt apart; bedoelde u `{near}`?",
        "requirement `{name}` resembles `{near}`, and each word counts apart; did you mean `{near}`?",
    ),
    Text(
        "Schrijf hetzelfde woord; anders wordt de regel nooit vervuld door wat voor het andere is vastgelegd.",
        "Write the same word; else nothing recorded for the other ever meets the rule.",
    ),
)
OTHER_PREFIX: Final = Kind(
    "other-prefix",
    Severity.WARNING,
    Text(
        "regelnummer {rule} begint anders dan de andere regels van deze stroom ({prefix}); bedoelde u `{near}`?",
        "rule id {rule} begins otherwise than the other rules of this flow ({prefix}); did you mean `{near}`?",
    ),
    Text("Geef de regel een nummer dat met {prefix} begint.", "Give the rule an id that begins with {prefix}."),
)

# --- names
NEAR_NAME: Final = Kind(
    "near-name",
    Severity.WARNING,
    Text("naam `{name}` lijkt op `{near}`; bedoelde u `{near}`?", "name `{name}` resembles `{near}`; did you mean it?"),
    Text(
        "Gebruik overal één naam, of kies namen die niemand verwart.",
        "Use one name everywhere, or choose names that nobody confuses.",
    ),
)
SAME_LABEL: Final = Kind(
    "same-label",
    Severity.WARNING,
    Text(
        "`{name}` heet voor mensen hetzelfde als `{other}`: {label}",
        "people read the same for `{name}` as for `{other}`: {label}",
    ),
    Text("Geef een van beide een ander label.", "Give one of the two another label."),
)
UNUSED_NAME: Final = Kind(
    "unused-name",
    Severity.WARNING,
    Text(
        "over `{name}` gaat geen enkele regel en geen enkele verwachting",
        "no rule and no expectation is about `{name}`",
    ),
    Text(
        "Schrijf de regel die ontbreekt, zet de naam onder een groep, of haal hem weg.",
        "Write the rule that is missing, put the name under a group, or remove it.",
    ),
)
NAME_WITHOUT_RULE: Final = Kind(
    "name-without-rule",
    Severity.REMARK,
    Text(
        "over `{name}` gaat geen enkele regel, alleen een verwachting: het antwoord is altijd nee",
        "no rule is about `{name}`, only an expectation: the answer is always no",
    ),
    Text("Zo bedoeld? Dan is er niets te doen.", "Meant so? Then there is nothing to do."),
)
ROLE_OF_NOBODY: Final = Kind(
    "role-of-nobody",
    Severity.REMARK,
    Text(
        "niemand in het grootboek is `{name}`, en {count} regel(s) gaan erover",
        "nobody in the ledger is `{name}`, and {count} rule(s) are about it",
    ),
    Text(
        "Ken de rol toe of schrijf de partner in; komt die er niet, dan kunnen de regels weg.",
        "Assign the role or register the partner; if that never happens, the rules can go.",
    ),
)

# --- sources and expectations
SOURCE_TWICE: Final = Kind(
    "source-twice",
    Severity.WARNING,
    Text("bron `{source}` staat twee keer bij regel {rule}", "source `{source}` stands twice beside rule {rule}"),
    Text("Haal een van beide rijen weg.", "Remove one of the two rows."),
)
SOURCE_JUDGED_TWICE: Final = Kind(
    "source-judged-twice",
    Severity.WARNING,
    Text(
        "bron `{source}` is hier `{checked}` en elders `{other}`",
        "source `{source}` is `{checked}` here and `{other}` elsewhere",
    ),
    Text("Kijk de bron na en schrijf overal hetzelfde oordeel.", "Check the source and write one verdict everywhere."),
)
EXPECTATION_TWICE: Final = Kind(
    "expectation-twice",
    Severity.WARNING,
    Text("deze vraag in deze toestand is al verwacht", "this question in this state is expected already"),
    Text("Haal een van beide rijen weg, of verander de toestand.", "Remove one of the two rows, or change the state."),
)
EXPECTATIONS_CONTRADICT: Final = Kind(
    "expectations-contradict",
    Severity.ERROR,
    Text(
        "deze vraag in deze toestand is elders anders verwacht: hier {here}, daar {there}",
        "this question in this state is expected otherwise elsewhere: here {here}, there {there}",
    ),
    Text("Een van beide is onjuist; haal die rij weg.", "One of the two is wrong; remove that row."),
)

# --- routes
UNRELEASED: Final = Kind(
    "unreleased-category",
    Severity.REMARK,
    Text(
        "een regel staat `{name}` toe, maar geen enkele route geeft het vrij",
        "a rule allows `{name}`, but no route releases it",
    ),
    Text(
        "Gaat dit nooit via de toepassing, alleen mondeling of op papier? Dan is er niets te doen.",
        "Does this never go through the app, only orally or on paper? Then there is nothing to do.",
    ),
)
RELEASED_FOR_NOBODY: Final = Kind(
    "released-for-nobody",
    Severity.WARNING,
    Text(
        "route {routes} geeft `{name}` vrij, maar geen enkele regel staat het ooit aan iemand toe",
        "route {routes} releases `{name}`, but no rule ever allows it to anybody",
    ),
    Text(
        "Haal het veld uit de route, of schrijf de regel die ontbreekt.",
        "Take the field out of the route, or write the rule that is missing.",
    ),
)

KINDS: Final = (
    SHADOWED_RULE,
    SHADOWED_DENIAL,
    ALWAYS_DENIED,
    PARTLY_DENIED,
    IDLE_DENIAL,
    OUTSIDERS_ONLY,
    NEAR_REQUIREMENT,
    OTHER_PREFIX,
    NEAR_NAME,
    SAME_LABEL,
    UNUSED_NAME,
    NAME_WITHOUT_RULE,
    ROLE_OF_NOBODY,
    SOURCE_TWICE,
    SOURCE_JUDGED_TWICE,
    EXPECTATION_TWICE,
    EXPECTATIONS_CONTRADICT,
    UNRELEASED,
    RELEASED_FOR_NOBODY,
)
"""All of them; the codes are unique."""

ASKED_FOR: Final = frozenset({UNRELEASED.code, ROLE_OF_NOBODY.code})
"""Remarks that are there only because somebody asked to look around the policies, and that are therefore shown."""
