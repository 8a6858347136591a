"""What to do about each fault of the reader, by its code: the second column of the table in `policies/README.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.text import Text

REMEDIES: Final[Mapping[str, Text]] = {
    "folder-missing": Text(
        "De opgegeven map is er niet; controleer het pad.", "The folder named is not there; check the path."
    ),
    "file-missing": Text(
        "Zet het bestand terug; zonder dit bestand is het beleid niet compleet.",
        "Put the file back; without it the policies are not complete.",
    ),
    "file-unknown": Text(
        "Vaak een tikfout in de naam; hernoem of verwijder het bestand.",
        "Often a slip in the name; rename or remove the file.",
    ),
    "file-unreadable": Text("Controleer de rechten op het bestand.", "Check the permissions of the file."),
    "folder-link": Text("Zet de map zelf hier neer.", "Put the folder itself here."),
    "flow-name": Text(
        "Hernoem de map, bijvoorbeeld `passend_onderwijs`.", "Rename the folder, for example `passend_onderwijs`."
    ),
    "file-too-large": Text(
        "Dit is geen beleidsbestand; kijk of er een verkeerd bestand is neergezet.",
        "This is no policy file; see whether a wrong file was put here.",
    ),
    "too-many-lines": Text(
        "Dit is geen beleidsbestand; kijk of er een verkeerd bestand is neergezet.",
        "This is no policy file; see whether a wrong file was put here.",
    ),
    "line-too-long": Text(
        "Dit is geen beleidsregel; kijk of er een regeleinde mist.",
        "This is no policy line; see whether a line end is missing.",
    ),
    "file-empty": Text("Het bestand heeft ten minste een kopregel nodig.", "The file needs a header row at least."),
    "model-differs": Text(
        "De rekenregel verandert alleen samen met de programmatuur.",
        "The model changes together with the software only.",
    ),
    "byte-order-mark": Text(
        "Excel zet dit merk bij 'CSV UTF-8'. Casbin zou de eerste regel stil overslaan.",
        "Excel puts this mark in 'CSV UTF-8'. Casbin would skip the first line in silence.",
    ),
    "not-utf8": Text(
        "Letters als ë en ö zijn in een andere codering bewaard.",
        "Letters such as ë and ö were saved in another encoding.",
    ),
    "invisible": Text(
        "Bijvoorbeeld een tab, een harde spatie of een teken uit een webpagina; typ de plek opnieuw.",
        "For example a tab, a hard space or a character from a web page; type this place again.",
    ),
    "no-final-newline": Text(
        "Kijk of er regels missen en sluit af met Enter.", "See whether lines are missing and end with Enter."
    ),
    "semicolons": Text(
        "Excel bewaart in Nederland met puntkomma's; kies komma als scheidingsteken.",
        "A Dutch Excel saves with semicolons; choose the comma as separator.",
    ),
    "quote-in-rule": Text(
        "Casbin kent geen aanhalingstekens en zou op de komma splitsen.",
        "Casbin knows no quotes and would split at the comma.",
    ),
    "quote-unfinished": Text(
        "Zet om de hele cel een aanhalingsteken, of om niets; verdubbel er een binnen de cel.",
        "Put quotes around the whole cell, or around nothing; double one inside the cell.",
    ),
    "header": Text(
        "De namen van de kolommen horen precies zo boven de tabel.",
        "The names of the columns stand above the table exactly so.",
    ),
    "wrong-count": Text(
        "Tel de komma's; een veld te weinig of te veel verschuift de betekenis.",
        "Count the commas; a field too few or too many shifts the meaning.",
    ),
    "cell-empty": Text("Vul de kolom in.", "Fill in the column."),
    "name-shape": Text(
        "Kies een naam zonder hoofdletters, spaties en accenten; het label mag alles bevatten.",
        "Choose a name without capitals, spaces and accents; the label may hold anything.",
    ),
    "name-reserved": Text(
        "Zo beginnen de nummers van echte partijen en medewerkers; kies een andere naam.",
        "So begin the ids of real parties and staff; choose another name.",
    ),
    "name-twice": Text(
        "Een naam betekent maar één ding; kies een andere naam of haal er een weg.",
        "A name means one thing only; choose another name or remove one.",
    ),
    "scopes": Text(
        "Een partner heeft `none`, berekende familie `kin`; een rol een of meer van de drie.",
        "A partner has `none`, computed family `kin`; a role one or more of the three.",
    ),
    "kin-unknown": Text(
        "Geef de naam `pupil` en ken hem per leerling toe; zie 'Ouders en leerlingen'.",
        "Give the name `pupil` and assign it per pupil; see 'Ouders en leerlingen'.",
    ),
    "kin-assigned": Text("Zet `kin` in kolom `scopes`.", "Put `kin` in column `scopes`."),
    "basis-unknown": Text(
        "Er zijn zes grondslagen; zie `vocabulary/bases.csv`.", "There are six bases; see `vocabulary/bases.csv`."
    ),
    "basis-missing": Text(
        "Alle zes grondslagen horen in `vocabulary/bases.csv`.", "All six bases belong in `vocabulary/bases.csv`."
    ),
    "list-empty": Text(
        "Een lijst zonder leden zou zelf als veld gelden.", "A list without members would count as a field itself."
    ),
    "prefix-edge": Text(
        "Zonder deze tak geldt een regel over de soort niet voor dit veld.",
        "Without this edge a rule about the kind does not hold for this field.",
    ),
    "kind-unknown": Text("Casbin zou deze regel stil overslaan.", "Casbin would skip this line in silence."),
    "kind-elsewhere": Text(
        "Verplaats de regel naar `rules.csv` van de juiste stroom.", "Move the line to `rules.csv` of the right flow."
    ),
    "recipient-unknown": Text(
        "Verbeter de naam, of voeg hem toe aan `vocabulary/recipients.csv`.",
        "Correct the name, or add it to `vocabulary/recipients.csv`.",
    ),
    "purpose-unknown": Text(
        "Verbeter de naam, of voeg hem toe aan `vocabulary/purposes.csv`.",
        "Correct the name, or add it to `vocabulary/purposes.csv`.",
    ),
    "category-unknown": Text(
        "Verbeter de naam, of voeg hem toe aan `vocabulary/categories.csv`.",
        "Correct the name, or add it to `vocabulary/categories.csv`.",
    ),
    "effect-unknown": Text(
        "Bij `Deny` met een hoofdletter zou Casbin de weigering stil negeren.",
        "With a capital `Deny` Casbin would ignore the denial in silence.",
    ),
    "rule-id-shape": Text("Bijvoorbeeld `JH-07`.", "For example `JH-07`."),
    "rule-twice": Text("Geef een van beide regels een nieuw nummer.", "Give one of the two rules a new id."),
    "pupil-named": Text(
        "Wat voor één leerling geldt, wordt vastgelegd en niet in het beleid geschreven.",
        "What holds for one pupil is recorded and not written in policy.",
    ),
    "allow-anything": Text("Alleen een weigering mag `*` gebruiken.", "Only a denial may use `*`."),
    "consent-without-requirement": Text(
        "Maak er een `p2` van met een vereiste uit 'Wie tekent'.",
        "Make it a `p2` with a requirement from 'Wie tekent'.",
    ),
    "consent-needs-requirement": Text(
        "Kies de grondslag of het vereiste dat bij de ander hoort.",
        "Choose the basis or the requirement that goes with the other.",
    ),
    "requirement-unknown": Text("Kies een vereiste uit 'Wie tekent'.", "Choose a requirement from 'Wie tekent'."),
    "only-cautions-deny": Text("Schrijf een weigering als `p`.", "Write a denial as `p`."),
    "no-rules": Text("Zet ten minste één stroom in de map.", "Put at least one flow in the folder."),
    "flow-without-rules": Text("Schrijf een regel of verwijder de map.", "Write a rule or remove the folder."),
    "edge-twice": Text("Haal een van beide weg.", "Remove one of the two."),
    "cycle": Text(
        "Twee namen vallen over en weer onder elkaar; haal een tak weg.",
        "Two names fall under each other; remove an edge.",
    ),
    "too-deep": Text(
        "Casbin zou een regel over de top stil niet meer toepassen; maak de boom platter.",
        "Casbin would silently no longer apply a rule about the top; make the tree flatter.",
    ),
    "role-and-partner": Text(
        "Een partner zou anders rechten van medewerkers krijgen.", "A partner would else get rights of staff."
    ),
    "family-and-staff": Text(
        "Een ouder zou anders rechten van medewerkers krijgen, of andersom.",
        "A parent would else get rights of staff, or the other way round.",
    ),
    "family-scope": Text(
        "Familie over een groep of de hele school bestaat niet.",
        "Family over a group or the whole school does not exist.",
    ),
    "retention-years": Text(
        "Zie 'Bewaartermijnen'; maanden of weken kan deze tabel niet aan.",
        "See 'Bewaartermijnen'; this table knows no months or weeks.",
    ),
    "retention-kind": Text("Alleen bij `duty` wordt wissing geweigerd.", "Only with `duty` is erasure refused."),
    "retention-twice": Text("Haal een van beide weg.", "Remove one of the two."),
    "duty-shape": Text(
        "Kies een kort woord, zoals `inform_guardians`.", "Choose a short word, such as `inform_guardians`."
    ),
    "duty-days": Text("Schrijf in kolom `days` een getal.", "Write a number in column `days`."),
    "duty-needs": Text("Zie 'Waartoe een ja verplicht'.", "See 'Waartoe een ja verplicht'."),
    "duty-unknown": Text(
        "Zet de plicht in `vocabulary/duties.csv`, of verbeter de spelling.",
        "Put the duty in `vocabulary/duties.csv`, or correct the spelling.",
    ),
    "duty-of-correction": Text(
        "Haal de rij weg: de plicht ontstaat vanzelf bij een correctie.",
        "Remove the row: the duty arises of itself with a correction.",
    ),
    "duty-twice": Text("Haal één van beide rijen weg.", "Remove one of the two rows."),
    "duty-for-nothing": Text(
        "De regel is weg, heet anders of staat in een andere map.",
        "The rule is gone, has another id or stands in another folder.",
    ),
    "duty-of-denial": Text(
        "Haal de rij weg, of bedoel een regel die toestaat.", "Remove the row, or mean a rule that allows."
    ),
    "duty-never-owed": Text(
        "Alleen een vordering kan mondeling zijn. Haal de rij weg.", "Only an order can be oral. Remove the row."
    ),
    "duty-unused": Text(
        "Zet de plicht in `duties.csv` bij de regels die haar opleggen, of haal haar uit de woordenlijst.",
        "Put the duty in `duties.csv` beside the rules that impose it, or take it out of the vocabulary.",
    ),
    "source-missing": Text(
        "Schrijf in `sources.csv` waar de regel op rust.", "Write in `sources.csv` what the rule rests on."
    ),
    "source-for-nothing": Text(
        "De regel is weg of heet anders. Kijk of `rules.csv` niet is afgebroken.",
        "The rule is gone or has another id. See whether `rules.csv` was cut off.",
    ),
    "checked": Text("Zie 'Een regel toevoegen', stap 4.", "See 'Een regel toevoegen', step 4."),
    "older-without-year": Text(
        "Zo weet een lezer welke tekst is nagegaan.", "So a reader knows which text was checked."
    ),
    "not-a-leaf": Text("Kies een van de namen die eronder vallen.", "Choose one of the names under it."),
    "state": Text("Zie 'Verwachtingen'.", "See 'Verwachtingen'."),
    "answer": Text("Bijvoorbeeld `permit consent`.", "For example `permit consent`."),
    "because": Text(
        "Noem een bestaand regelnummer of een bestaande redencode.",
        "Name an existing rule id or an existing reason code.",
    ),
    "permit-by-rule": Text(
        "Toestaan gebeurt altijd door een regel; noem het nummer.", "A permit always comes from a rule; name its id."
    ),
    "ceiling-group": Text(
        "Schrijf de namen uit die eronder vallen; zie 'Plafonds'.", "Write out the names under it; see 'Plafonds'."
    ),
    "ceiling-empty": Text(
        "Zie 'Plafonds'.",
        "With a refusal goes `-`, with a permit the names of what goes.",
    ),
    "ceiling-twice": Text("Haal het op één van beide plaatsen weg.", "Remove it in one of the two places."),
    "ceiling-refuses": Text(
        "Of er gaat niets, of er gaat iets: haal een van beide rijen weg.",
        "Either nothing goes or something does: remove one of the two rows.",
    ),
    "wrong-answer": Text(
        "De regels of de verwachting klopt niet; `consent-gate why` legt een antwoord uit.",
        "The rules or the expectation is wrong; `consent-gate why` explains an answer.",
    ),
    "wrong-cause": Text(
        "Het antwoord klopt, de reden niet: noem in kolom `because` een van de redenen die er staan.",
        "The answer is right, its cause is not: name one of the causes given in column `because`.",
    ),
    "evaluators-differ": Text(
        "Neem dit beleid niet in gebruik en meld dit aan de makers van de programmatuur.",
        "Leave these policies out of use and tell the makers of the software.",
    ),
}
