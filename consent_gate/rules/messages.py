"""What the reader of policy files says: one text for each fault, all of them explained in `policies/README.md`."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Text

# --- files and folders
FOLDER_MISSING: Final = Text("deze map bestaat niet of is geen map", "this folder does not exist or is no folder")
FILE_MISSING: Final = Text("bestand ontbreekt: `{file}`", "file is missing: `{file}`")
FILE_UNKNOWN: Final = Text(
    "onbekend bestand `{file}`; het zou stil genegeerd worden", "unknown file `{file}`; it would be ignored in silence"
)
FILE_UNREADABLE: Final = Text("bestand is niet te openen", "file cannot be opened")
FOLDER_LINK: Final = Text("map is een verwijzing en wordt niet gevolgd", "folder is a link and is not followed")
FLOW_NAME: Final = Text(
    "naam van een map bestaat uit kleine letters, cijfers en `_`",
    "a folder name consists of lower case letters, digits and `_`",
)
FILE_TOO_LARGE: Final = Text("bestand is groter dan {limit} bytes", "file is larger than {limit} bytes")
TOO_MANY_LINES: Final = Text("bestand heeft meer dan {limit} regels", "file has more than {limit} lines")
LINE_TOO_LONG: Final = Text("regel heeft meer dan {limit} tekens", "line has more than {limit} characters")
FILE_EMPTY: Final = Text("bestand is leeg", "file is empty")
MODEL_DIFFERS: Final = Text(
    "model.conf wijkt af van het vastgelegde model; zet de oorspronkelijke inhoud terug",
    "model.conf differs from the pinned model; put the original content back",
)

# --- encoding
BYTE_ORDER_MARK: Final = Text(
    "bestand begint met een byte-order mark; bewaar als UTF-8 zonder BOM",
    "file begins with a byte-order mark; save as UTF-8 without BOM",
)
NOT_UTF8: Final = Text("geen UTF-8; bewaar het bestand als UTF-8", "not UTF-8; save the file as UTF-8")
INVISIBLE: Final = Text(
    "onzichtbaar of besturingsteken {code}; verwijder het", "invisible or control character {code}; remove it"
)
NO_FINAL_NEWLINE: Final = Text(
    "laatste regel eindigt niet met een regeleinde; misschien is het bestand afgebroken",
    "last line does not end with a line end; the file may be cut off",
)

# --- cells
SEMICOLONS: Final = Text(
    "kolommen zijn gescheiden met puntkomma's; gebruik komma's", "columns are separated by semicolons; use commas"
)
QUOTE_IN_RULE: Final = Text(
    "aanhalingsteken in een beleidsregel; haal het weg, een naam bevat nooit een komma",
    "quote in a policy line; remove it, a name never contains a comma",
)
QUOTE_UNFINISHED: Final = Text(
    "aanhalingsteken zonder einde of midden in een cel", "quote without an end or in the middle of a cell"
)
HEADER: Final = Text("eerste regel moet zijn: `{header}`", "first line must be: `{header}`")
WRONG_COUNT: Final = Text(
    "{count} velden in plaats van {expected} ({columns})", "{count} fields instead of {expected} ({columns})"
)
CELL_EMPTY: Final = Text("kolom `{column}` is leeg", "column `{column}` is empty")

# --- vocabulary
NAME_SHAPE: Final = Text(
    "`{name}` is geen geldige naam: kleine letters, cijfers, `_`, en `.` of `:` tussen delen, ten hoogste 64 tekens",
    "`{name}` is no valid name: lower case letters, digits, `_`, and `.` or `:` between parts, at most 64 characters",
)
NAME_RESERVED: Final = Text(
    "`{name}` begint als een nummer van een partij (`org:`, `staff:` of `person:`)",
    "`{name}` begins like the id of a party (`org:`, `staff:` or `person:`)",
)
NAME_TWICE: Final = Text("naam `{name}` bestaat al, op {first}", "name `{name}` exists already, at {first}")
SCOPES: Final = Text(
    "`{scopes}` is geen reikwijdte: `none`, `kin`, of `school`, `group` en `pupil` verbonden met `+`",
    "`{scopes}` is no scope: `none`, `kin`, or `school`, `group` and `pupil` joined by `+`",
)
KIN_UNKNOWN: Final = Text(
    "`{name}` heeft reikwijdte `kin`, maar de poort berekent alleen {known}",
    "`{name}` has scope `kin`, but the gate computes only {known}",
)
KIN_ASSIGNED: Final = Text(
    "`{name}` wordt uit gezag en leeftijd berekend en nooit toegekend; de reikwijdte is `kin`",
    "`{name}` is computed from gezag and age and never assigned; its scope is `kin`",
)
BASIS_UNKNOWN: Final = Text("`{name}` is geen grondslag van AVG 6 lid 1", "`{name}` is no basis of GDPR 6(1)")
BASIS_MISSING: Final = Text("grondslag `{name}` ontbreekt", "basis `{name}` is missing")
LIST_EMPTY: Final = Text(
    "lijst `{name}` heeft geen leden; zet ze in trees.csv als `g2, lid, {name}`",
    "list `{name}` has no members; put them in trees.csv as `g2, member, {name}`",
)
PREFIX_EDGE: Final = Text(
    "`{name}` valt niet onder `{prefix}`; in trees.csv ontbreekt `{kind}, {name}, {prefix}`",
    "`{name}` does not fall under `{prefix}`; trees.csv lacks `{kind}, {name}, {prefix}`",
)

# --- lines
KIND_UNKNOWN: Final = Text(
    "onbekende soort regel `{kind}`; gebruik p, p2, g, g2 of g3", "unknown line kind `{kind}`; use p, p2, g, g2 or g3"
)
KIND_ELSEWHERE: Final = Text(
    "`{kind}` hoort in rules.csv van een stroom; hier staan alleen g, g2 en g3",
    "`{kind}` belongs in rules.csv of a flow; only g, g2 and g3 stand here",
)
RECIPIENT_UNKNOWN: Final = Text("onbekende ontvanger `{name}`", "unknown recipient `{name}`")
PURPOSE_UNKNOWN: Final = Text("onbekend doel `{name}`", "unknown purpose `{name}`")
CATEGORY_UNKNOWN: Final = Text("onbekend soort gegeven `{name}`", "unknown category `{name}`")
EFFECT_UNKNOWN: Final = Text(
    "`{effect}` is geen uitkomst; gebruik allow of deny", "`{effect}` is no effect; use allow or deny"
)
RULE_ID_SHAPE: Final = Text(
    "`{rule}` is geen regelnummer: 2 tot 6 hoofdletters, een streepje en 2 tot 4 cijfers",
    "`{rule}` is no rule id: 2 to 6 capitals, a dash and 2 to 4 digits",
)
RULE_TWICE: Final = Text("regelnummer `{rule}` bestaat al, op {first}", "rule id `{rule}` exists already, at {first}")
PUPIL_NAMED: Final = Text(
    "leerling moet `*` zijn; beleid noemt nooit één leerling", "pupil must be `*`; policy never names one pupil"
)
ALLOW_ANYTHING: Final = Text(
    "`*` in een regel die toestaat; noem wie, waarvoor, wat en op welke grond",
    "`*` in a rule that allows; name who, what for, what and on which basis",
)
CONSENT_WITHOUT_REQUIREMENT: Final = Text(
    "toestaan op grond van toestemming kan alleen met p2 en een vereiste `consent:...`",
    "allowing on consent is possible only with p2 and a requirement `consent:...`",
)
CONSENT_NEEDS_REQUIREMENT: Final = Text(
    "grondslag `consent` past alleen bij een vereiste `consent:...`, en omgekeerd",
    "basis `consent` goes only with a requirement `consent:...`, and the reverse",
)
REQUIREMENT_UNKNOWN: Final = Text(
    "vereiste `{name}` kan door geen enkel vastgelegd gegeven vervuld worden",
    "requirement `{name}` can be met by no kind of record",
)
ONLY_CAUTIONS_DENY: Final = Text(
    "alleen een vereiste `caution:...` weigert, en doet niets anders: iets beëindigen zou anders verruimen",
    "only a requirement `caution:...` denies, and it does nothing else: ending anything would else widen",
)
NO_RULES: Final = Text("dit beleid heeft geen enkele regel", "these policies have no rule at all")
FLOW_WITHOUT_RULES: Final = Text("deze stroom heeft geen enkele regel", "this flow has no rule at all")

# --- trees
EDGE_TWICE: Final = Text("deze tak staat er al, op {first}", "this edge stands there already, at {first}")
CYCLE: Final = Text("kring in de boom: {path}", "cycle in the tree: {path}")
TOO_DEEP: Final = Text(
    "`{name}` ligt {depth} takken onder de top; Casbin volgt er {limit}",
    "`{name}` is {depth} edges below the top; Casbin follows {limit}",
)
ROLE_AND_PARTNER: Final = Text(
    "een rol binnen de school en een partner kunnen niet onder elkaar vallen (`{child}`, `{parent}`)",
    "an internal role and a partner cannot fall under each other (`{child}`, `{parent}`)",
)
FAMILY_AND_STAFF: Final = Text(
    "familie en een rol van medewerkers kunnen niet onder elkaar vallen (`{child}`, `{parent}`)",
    "family and a role of staff cannot fall under each other (`{child}`, `{parent}`)",
)
FAMILY_SCOPE: Final = Text(
    "`{name}` is familie van één leerling; de reikwijdte is `kin` of `pupil`",
    "`{name}` is family of one pupil; its scope is `kin` or `pupil`",
)

# --- retention
RETENTION_YEARS: Final = Text(
    "`{years}` is geen bewaartermijn; geef hele jaren, van 1 tot en met {limit}",
    "`{years}` is no retention term; give whole years, from 1 up to {limit}",
)
RETENTION_KIND: Final = Text(
    "`{kind}` is geen soort bewaartermijn; gebruik duty (de wet verplicht) of practice (gebruik)",
    "`{kind}` is no kind of retention term; use duty (the law obliges) or practice (custom)",
)
RETENTION_TWICE: Final = Text(
    "deze bewaartermijn voor `{name}` staat er al, op {first}",
    "this retention term of `{name}` stands there already, at {first}",
)

# --- duties
DUTY_SHAPE: Final = Text(
    "`{duty}` is geen naam van een plicht: kleine letters, cijfers en `_`, ten hoogste 32 tekens",
    "`{duty}` is no name of a duty: lower case letters, digits and `_`, at most 32 characters",
)
DUTY_DAYS: Final = Text(
    "`{days}` is geen termijn; geef hele dagen, van 0 (dezelfde dag) tot en met {limit}",
    "`{days}` is no term; give whole days, from 0 (the same day) up to {limit}",
)
DUTY_NEEDS: Final = Text(
    "`{needs}` zegt niet wanneer de plicht er is; gebruik {known}",
    "`{needs}` does not say when the duty is owed; use {known}",
)
DUTY_UNKNOWN: Final = Text("onbekende plicht `{duty}`", "unknown duty `{duty}`")
DUTY_OF_CORRECTION: Final = Text(
    "`{duty}` volgt uit een correctie; geen regel noemt die plicht",
    "`{duty}` follows from a correction; no rule names it",
)
DUTY_TWICE: Final = Text(
    "deze plicht van regel `{rule}` staat er al, op {first}",
    "this duty of rule `{rule}` stands there already, at {first}",
)
DUTY_FOR_NOTHING: Final = Text(
    "plicht bij regel `{rule}`, die hier niet bestaat", "duty of rule `{rule}`, which is not here"
)
DUTY_OF_DENIAL: Final = Text(
    "regel `{rule}` weigert; wat niet weggaat, verplicht tot niets",
    "rule `{rule}` denies; what does not leave obliges to nothing",
)
DUTY_NEVER_OWED: Final = Text(
    "regel `{rule}` vereist geen `order:...`, dus plicht `{duty}` ontstaat er nooit",
    "rule `{rule}` requires no `order:...`, so duty `{duty}` never arises there",
)
DUTY_UNUSED: Final = Text("geen regel verplicht tot `{duty}`", "no rule obliges to `{duty}`")

# --- sources and expectations
SOURCE_MISSING: Final = Text("regel `{rule}` heeft geen bron in {file}", "rule `{rule}` has no source in {file}")
SOURCE_FOR_NOTHING: Final = Text(
    "bron voor regel `{rule}`, die hier niet bestaat", "source for rule `{rule}`, which is not here"
)
CHECKED: Final = Text(
    "`{checked}` is geen oordeel; gebruik current, older of unverified",
    "`{checked}` is no verdict; use current, older or unverified",
)
OLDER_WITHOUT_YEAR: Final = Text(
    "bij `older` hoort het jaar van de gelezen tekst in kolom source",
    "`older` needs the year of the text read in column source",
)
NOT_A_LEAF: Final = Text(
    "`{name}` is een verzamelnaam; een vraag noemt het fijnste: {examples}",
    "`{name}` is a group; a question names the finest: {examples}",
)
STATE: Final = Text(
    "`{state}` is geen toestand: `-`, of vereisten, `objection`, `restriction`, verbonden met ` + `",
    "`{state}` is no state: `-`, or requirements, `objection`, `restriction`, joined by ` + `",
)
ANSWER: Final = Text(
    "`{answer}` is geen antwoord; gebruik `refuse` of `permit` met een grondslag",
    "`{answer}` is no answer; use `refuse` or `permit` with a basis",
)
CEILING_GROUP: Final = Text(
    "`{name}` is een verzamelnaam; een plafond noemt elk gegeven apart: {examples}",
    "`{name}` is a group; a ceiling names each item apart: {examples}",
)
CEILING_EMPTY: Final = Text(
    "bij `refuse` hoort `-` in kolom categories, en bij `permit` ten minste een gegeven",
    "`refuse` goes with `-` in column categories, and `permit` with at least one item",
)
CEILING_TWICE: Final = Text(
    "`{name}` staat al in dit plafond, op {first}", "`{name}` stands in this ceiling already, at {first}"
)
CEILING_REFUSES: Final = Text(
    "`refuse` staat alleen; dit plafond heeft al een rij, op {first}",
    "`refuse` stands alone; this ceiling has a row already, at {first}",
)
BECAUSE: Final = Text(
    "`{because}` is geen regelnummer en geen redencode", "`{because}` is no rule id and no reason code"
)
PERMIT_BY_RULE: Final = Text(
    "een toestaand antwoord noemt de regel die toestaat", "an answer that permits names the rule that allows"
)
