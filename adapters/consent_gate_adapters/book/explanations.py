"""The sentences with which chapters begin, and what the book says when something is absent."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Text

EXPLANATIONS: Final = {
    "front_lead": Text(
        "Welke leerlinggegevens de school uit mogen, naar wie, waarvoor en op welke grond. Met bij elke regel de wet "
        "waarop hij rust, de scenario's die hem tonen, en of die op precies dit beleid zijn geslaagd.",
        "Which pupil data may leave the school, to whom, for what and on which ground. With each rule the law it rests "
        "on, the scenarios that show it, and whether these passed on exactly this policy set.",
    ),
    "read_flow": Text(
        "Begin bij een stroom, zoals jeugdhulp of verzuim. U leest eerst in gewone taal wat mag en wat niet, dan de "
        "regels met hun bronnen, en dan de scenario's. De zinnen zijn uitgerekend uit de regels zelf.",
        "Begin with a flow, such as youth care or absence. You read first in plain words what may go and what not, "
        "then the rules with their sources, then the scenarios. The sentences are worked out from the rules.",
    ),
    "read_signs": Text("Elk teken heeft een vorm en een woord.", "Every sign has a shape and a word."),
    "sign_passed": Text("het scenario is op precies dit beleid gedraaid en slaagde", "it ran on exactly this set"),
    "sign_failed": Text("het is op precies dit beleid gedraaid en slaagde niet", "it ran on exactly this set, in vain"),
    "sign_not_run": Text(
        "niet gedraaid, of op ander beleid of andere scenario's", "not run, or on other policies or scenarios"
    ),
    "sign_current": Text("de bron is nagelezen in de geldende tekst", "the source was read in the current text"),
    "sign_older": Text(
        "de bron is nagelezen in een oudere tekst; het jaar staat erbij", "read in an older text; the year is given"
    ),
    "sign_unverified": Text("de bron is nog niet nagelezen", "the source has not been read yet"),
    "verify_intro": Text(
        "U hoeft dit boek niet te geloven. Wat u kunt nagaan:", "You need not believe this book. What you can check:"
    ),
    "verify_one": Text(
        "Het beleid zit in dit boek, als snapshot.json. De SHA-256 van dat bestand is de hash hierboven:",
        "The policy set is in this book, as snapshot.json. The SHA-256 of that file is the hash above:",
    ),
    "verify_two": Text(
        "Of het boek ongewijzigd is, en bij de draaiende poort hoort:",
        "Whether the book is unchanged, and belongs to the running gate:",
    ),
    "verify_three": Text(
        "Maak het boek zelf nog eens: dezelfde invoer geeft dezelfde bestanden.",
        "Make the book again yourself: the same input gives the same files.",
    ),
    "flows_lead": Text(
        "Een stroom is een weg waarlangs gegevens gevraagd worden: een partij, een taak of een afspraak.",
        "A flow is a way along which data is asked for: a party, a task or an agreement.",
    ),
    "many_rules": Text(
        "Deze stroom heeft veel regels. De tabel hieronder zegt wie wat krijgt; elke regel staat daarna uitgeschreven.",
        "This flow has many rules. The table below says who gets what; after it each rule is written out.",
    ),
    "matrix_flow": Text(
        "De rijen van de matrix die over deze stroom gaan, over al hun doelen.",
        "The rows of the matrix for this flow, over all their purposes.",
    ),
    "matrix_whole": Text("Naar de hele matrix", "To the whole matrix"),
    "scenarios_of_flow": Text(
        "Elk scenario dat een regel van deze stroom noemt, in zijn geheel.",
        "Every scenario that names a rule of this flow, in full.",
    ),
    "expectations_lead": Text(
        "Situaties die de auteurs naast hun regels bewaren. Bij het maken van dit boek zijn ze opnieuw beslist.",
        "Situations that authors keep beside their rules. They were decided again when this book was made.",
    ),
    "ceilings_lead": Text(
        "Per situatie precies wat er weggaat: niets meer en niets minder. Ook dit is opnieuw uitgerekend.",
        "By situation exactly what leaves: no more and no less. This was worked out again too.",
    ),
    "scenarios_lead": Text(
        "De werking van de poort in gewone taal. Elk scenario wordt echt gespeeld, op een echt grootboek.",
        "How the gate works, in plain Dutch. Every scenario is really played, on a real ledger.",
    ),
    "standing_absent": Text(
        "Er is geen verslag van een run. Elk scenario staat daarom op ‘niet gedraaid’.",
        "There is no record of a run. So every scenario is shown as not run.",
    ),
    "standing_other_snapshot": Text(
        "Het verslag van de run gaat over ander beleid. Elk scenario staat daarom op ‘niet gedraaid’.",
        "The record of the run is about another policy set. So every scenario is shown as not run.",
    ),
    "standing_other_features": Text(
        "De scenario's zijn na de run gewijzigd. Elk scenario staat daarom op ‘niet gedraaid’.",
        "The scenarios were changed after the run. So every scenario is shown as not run.",
    ),
    "beloften_lead": Text(
        "Wat de poort belooft, en de scenario's die het tonen. Andere beloften tonen de geautomatiseerde tests.",
        "What the gate promises, and the scenarios that show it. Others are shown by the automated tests.",
    ),
    "redenen_lead": Text(
        "Waarom iets niet weggaat. De code staat in het logboek; wie vraagt krijgt haar niet te zien.",
        "Why something does not leave. The code is in the log; whoever asks does not see it.",
    ),
    "laws_lead": Text(
        "Elke wet en handreiking waarop een regel rust, hoe goed zij is nagelezen, en welke regels haar noemen.",
        "Every law and guide a rule rests on, how well it was read, and which rules cite it.",
    ),
    "words_lead": Text(
        "De woorden van het beleid. Een regel over een groep of een lijst geldt voor alles wat eronder valt.",
        "The words of the policies. A rule about a group or a list holds for everything under it.",
    ),
    "matrix_lead": Text(
        "Wie welk soort gegevens kan krijgen, en hoe. Waar alleen een punt staat, is geen regel: dan mag het niet.",
        "Who can get which kind of data, and how. Where only a dot stands there is no rule, so it may not go.",
    ),
    "never_lead": Text(
        "Wat nooit mag gebeuren, in de woorden van de school. Elke uitspraak is nagerekend over alle partijen, doelen, "
        "soorten gegevens en toestanden: geen steekproef.",
        "What must never be, in the school's words. Every statement was checked over all parties, purposes, kinds of "
        "data and states: not a sample.",
    ),
    "never_absent": Text(
        "Dit beleid heeft geen lijst (never.txt), of de lijst is niet nagerekend.",
        "These policies have no list (never.txt), or it was not proven.",
    ),
    "never_empty": Text("De lijst is leeg.", "The list is empty."),
    "coverage_lead": Text(
        "Hoeveel van het beleid scenario's en verwachtingen raken, en of zij een fout in het beleid merken.",
        "How much of the policies scenarios and expectations exercise, and whether they notice a fault in them.",
    ),
    "mutation_lead": Text(
        "Het beleid is steeds met één fout erin nagespeeld. Betrapt: een plafond, verwachting of scenario merkte "
        "de fout.",
        "The policies were played with one fault in them each time. Caught: a ceiling, expectation or scenario "
        "noticed.",
    ),
    "mutation_absent": Text(
        "Geef een verslag met --mutation (consent-gate policy mutate --json).",
        "Give a report with --mutation (consent-gate policy mutate --json).",
    ),
    "adoption_lead": Text(
        "Wie instemde met precies dit beleid. Eén teken anders is ander beleid, en vraagt nieuwe instemming.",
        "Who consented to exactly these policies. One character different is another set, and needs new consent.",
    ),
    "ledger_absent": Text("Er is geen grootboek gelezen (--ledger).", "No ledger was read (--ledger)."),
    "not_adopted_long": Text(
        "In het grootboek staat geen instemming met precies dit beleid.",
        "The ledger holds no consent to exactly these policies.",
    ),
    "changes_lead": Text(
        "Wat er veranderde sinds het beleid waarmee eerder is ingestemd.",
        "What changed since the policies that were consented to before.",
    ),
    "changes_absent": Text(
        "Er is geen eerder beleid om mee te vergelijken: niet in het grootboek, en niet gegeven met --since.",
        "There are no earlier policies to compare with: not in the ledger, and not given with --since.",
    ),
    "made_lead": Text(
        "Waarvan dit boek is gemaakt, hoe u het nog eens maakt, en wat een controle wel en niet zegt.",
        "What this book is made of, how to make it again, and what a check does and does not say.",
    ),
    "repeat_lead": Text(
        "In de map van de school. Dezelfde bestanden en dezelfde dag geven byte voor byte hetzelfde boek.",
        "In the school's folder. The same files and the same day give the same book, byte for byte.",
    ),
    "made_snapshot": Text(
        "snapshot.json is het beleid zelf. Zijn SHA-256 is de naam van het beleid.",
        "snapshot.json is the policy set itself. Its SHA-256 is the name of the set.",
    ),
    "made_files": Text(
        "book.json noemt de SHA-256 van elk bestand van dit boek. Een veranderd, verwijderd of toegevoegd bestand valt "
        "op. Wie ook book.json vervangt, maakt een ander boek: bewaar de hash die book verify noemt.",
        "book.json names the SHA-256 of every file of this book. A changed, removed or added file is noticed. Whoever "
        "replaces book.json too makes another book: keep the hash that book verify prints.",
    ),
    "made_gate": Text(
        "book verify vergelijkt het beleid van het boek met de map die een poort leest als zij start, en met de "
        "laatste regel van het logboek: het beleid waarmee de poort het laatst heeft beslist. Wat een poort zelf zegt "
        "(gate.standing.digest, bijvoorbeeld in een gezondheidscontrole) geeft u mee met --in-force.",
        "book verify compares the policy set with the folder that a gate reads when it starts, and with the last line "
        "of the log: the set with which the gate decided last. What a gate itself says (gate.standing.digest, for "
        "instance in a health check) is passed on with --in-force.",
    ),
    "made_limits": Text(
        "Een poort die sindsdien niets besliste, kan van beleid zijn gewisseld zonder dat het logboek dat al zegt.",
        "A gate that has decided nothing since may have changed policies before the log says so.",
    ),
    "not_in_book": Text(
        "Geen enkel gegeven van een leerling. De namen in de scenario's zijn verzonnen. Uit het grootboek is alleen "
        "gelezen wat de school als organisatie vastlegde: instemming, en bewaard beleid.",
        "Nothing about any pupil. The names in the scenarios are invented. Of the ledger only what the school recorded "
        "as an organisation was read: consent, and stored policies.",
    ),
    "files_lead": Text(
        "Letterlijk, zoals zij de hash vormen; ook als snapshot.json.",
        "Verbatim, as they make the hash; also as snapshot.json.",
    ),
    "register_lead": Text("Alles wat in dit boek een eigen adres heeft.", "Everything in this book with an address."),
}
