# language: nl
@CG-02
Functionaliteit: Vorderingen van politie en openbaar ministerie
  Zonder vordering krijgt de politie niets: de school verwijst naar de weg die de wet geeft.
  Een vordering opent precies wat haar artikel toelaat en zij zelf noemt, en nooit meer.
  Een mondelinge vordering geldt drie dagen; komt het papier niet, dan gaat de deur weer dicht.
  Bronnen: Wetboek van Strafvordering artikelen 126nc, 126nd, 126ne en 126nf (tekst van 2017; het nieuwe wetboek
  hernummert ze), UAVG artikel 46, AVG artikelen 6 lid 1 onder c en 21.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @CG-01
  Regel: Zonder vordering gaat er niets weg

    @S17 @PJ-01 @VORDERING_MISSING @CG-04
    Scenario: de politie belt om een adres
      Als de politie belt over Noor voor opsporing
      Dan krijgt de politie niets te horen
      En zegt de school tegen wie belt: "Hierover kan ik u niets geven. Daarvoor is een vordering nodig; die kunt u de school op papier geven."
      En weet de school hoe het wel kan
        | Vraag om een vordering op papier, met het artikel |
        | Artikel 126nc                                     |
        | machtiging van de rechter-commissaris             |
      En in het logboek staat een mondelinge weigering met reden VORDERING_MISSING

    @VORDERING_MISSING
    Scenario: een ja van de ouders vervangt geen vordering
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

    @VORDERING_MISSING
    Scenario: de vordering ging over een andere leerling
      Gegeven leerling Daan is geboren op 1 mei 2013
      En de politie vordert schriftelijk onder artikel 126nc, over Daan
        | adres |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

    @VORDERING_MISSING @CG-03
    Scenario: de vordering is ingetrokken
      Gegeven de politie vorderde schriftelijk onder artikel 126nc, over Noor
        | adres |
      En die vordering over Noor is ingetrokken
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie niets

  Regel: Een vordering opent wat haar artikel toelaat en zij zelf noemt

    @S18 @PJ-01 @CG-11
    Scenario: een schriftelijke vordering van identificerende gegevens
      Gegeven de politie vordert schriftelijk onder artikel 126nc, over Noor
        | achternaam met voorvoegsel |
        | voornamen                  |
        | geboortedatum              |
        | geslacht                   |
        | adres                      |
        | postcode                   |
      En moeder maakte bezwaar tegen alles over Noor
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | achternaam met voorvoegsel |
        | voornamen                  |
        | geboortedatum              |
        | geslacht                   |
        | adres                      |
        | postcode                   |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel PJ-01
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is
      En in het logboek staat bij "leerlingnummer van de school" de reden VORDERING_SCOPE

    @PJ-01 @VORDERING_SCOPE
    Scenario: onder 126nc vraagt de politie ook cijfers en verzuim
      Gegeven de politie vordert schriftelijk onder artikel 126nc, over Noor
        | adres                |
        | cijfers              |
        | ongeoorloofd verzuim |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | adres |
      En in het logboek staat bij "cijfers" de reden VORDERING_SCOPE
      En in het logboek staat bij "ongeoorloofd verzuim" de reden VORDERING_SCOPE

    @S19 @PJ-02 @VORDERING_SCOPE
    Scenario: onder 126nd vordert de officier ook medische notities
      Gegeven de officier van justitie vordert schriftelijk onder artikel 126nd, over Noor
        | ongeoorloofd verzuim            |
        | notities                        |
        | medische diagnose               |
        | godsdienst of levensovertuiging |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | ongeoorloofd verzuim |
        | notities             |
      En in het logboek staat bij "medische diagnose" de reden VORDERING_SCOPE
      En in het logboek staat bij "godsdienst of levensovertuiging" de reden VORDERING_SCOPE

    @S20 @PJ-04
    Scenario: onder 126nf, met machtiging van de rechter-commissaris
      Gegeven de officier van justitie vordert schriftelijk onder artikel 126nf, met machtiging RC-2026-118, over Noor
        | medische diagnose |
        | medicijngebruik   |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | medische diagnose |
        | medicijngebruik   |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel PJ-04

    @PJ-04 @MACHTIGING_MISSING
    Scenario: onder 126nf, maar de machtiging ontbreekt
      Gegeven de officier van justitie vordert schriftelijk onder artikel 126nf, over Noor
        | medische diagnose |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie niets
      En in het logboek staat de weigering met reden MACHTIGING_MISSING

    @PJ-01 @PJ-02
    Scenario: twee vorderingen tegelijk
      Gegeven de politie vordert schriftelijk onder artikel 126nc, over Noor
        | adres |
      En de politie vordert schriftelijk onder artikel 126nd, over Noor
        | cijfers         |
        | medicijngebruik |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | adres   |
        | cijfers |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel PJ-01
      En in het logboek staat de verstrekking op grond van legal_obligation door regel PJ-02
      En in het logboek staat dat de verstrekking op 2 vorderingen steunt

    @PJ-01 @PJ-02
    Scenario: van twee vorderingen wordt er een ingetrokken
      Gegeven de politie vordert schriftelijk onder artikel 126nc, over Noor
        | adres |
      En de politie vordert schriftelijk onder artikel 126nd, over Noor
        | cijfers |
      En die vordering over Noor is ingetrokken
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | adres |

    Scenario: een vordering aan de politie geldt niet voor de officier
      Gegeven de politie vordert schriftelijk onder artikel 126nd, over Noor
        | cijfers |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie niets

  Regel: Een vordering opent niet wat de wet verbiedt

    @NV-04 @PGN_NOT_PERMITTED
    Scenario: de vordering noemt het burgerservicenummer
      Gegeven de politie vordert schriftelijk onder artikel 126nc, over Noor
        | adres               |
        | burgerservicenummer |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | adres |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat dat regel NV-04 dit tegenhield

    @NV-01 @NV-02 @CATEGORY_NOT_PERMITTED @CG-09
    Scenario: de vordering met machtiging noemt herkomst en ruw testmateriaal
      Gegeven de officier van justitie vordert schriftelijk onder artikel 126nf, met machtiging RC-2026-118, over Noor
        | etniciteit en geboorteland van ouders |
        | ruw testmateriaal                     |
        | medische diagnose                     |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | medische diagnose |
      En in het logboek staat dat regel NV-01 dit tegenhield
      En in het logboek staat dat regel NV-02 dit tegenhield

    @GA-01 @ADDRESS_SECRET
    Scenario: het gevorderde adres is geheim
      Gegeven het adres van Noor is geheim
      En de politie vordert schriftelijk onder artikel 126nc, over Noor
        | adres         |
        | geboortedatum |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | geboortedatum |
      En in het logboek staat bij "adres" de reden ADDRESS_SECRET

  @CG-10
  Regel: Een mondelinge vordering geldt tot en met de derde dag, en met papier zolang zij zelf zegt

    @S21 @PJ-02
    Scenario: een dringende mondelinge vordering
      Gegeven de officier van justitie vordert mondeling onder artikel 126nd, over Noor
        | telefoon |
      Als de officier van justitie belt over Noor voor opsporing
      Dan mag de intern begeleider vertellen
        | telefoon |
      Maar mag de intern begeleider niet vertellen
        | cijfers |
      En in het logboek staat een mondelinge verstrekking op grond van legal_obligation

    @PJ-02 @VORDERING_MISSING
    Abstract Scenario: het papier blijft uit
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En het is <moment>
      Als de officier van justitie de gegevens van Noor vraagt
      Dan is het antwoord aan de officier van justitie: <antwoord>

      Voorbeelden:
        | moment                        | antwoord |
        | 26 november 2026 om 23:59 uur | ja       |
        | 27 november 2026 om 0:00 uur  | nee      |

    @PJ-02
    Scenario: het papier kwam op tijd
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En het is 25 november 2026
      En het papier van die vordering over Noor kwam binnen
      En het is 15 december 2026
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | telefoon |

    @PJ-02
    Abstract Scenario: de drie dagen gaan over de nacht waarin de klok een uur teruggaat
      Gegeven het is 23 oktober 2026
      En de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En het is <moment>
      Als de officier van justitie de gegevens van Noor vraagt
      Dan is het antwoord aan de officier van justitie: <antwoord>

      Voorbeelden:
        | moment                                 | antwoord |
        | 25 oktober 2026 om 2:30 uur zomertijd  | ja       |
        | 25 oktober 2026 om 2:30 uur wintertijd | ja       |
        | 26 oktober 2026 om 23:59 uur           | ja       |
        | 27 oktober 2026 om 0:00 uur            | nee      |

  Regel: Een aangifte doet de school zelf, na een besluit van de directie

    @PJ-05 @CG-02
    Scenario: de school doet aangifte van een vechtpartij
      Gegeven de school woog voor de politie af over Noor: besluit van de directie
      Als de politie de gegevens van Noor vraagt voor aangifte
      Dan krijgt de politie van Noor
        | achternaam met voorvoegsel |
        | geboortedatum              |
        | incident of pesten         |
        | strafrechtelijke gegevens  |
      Maar de politie krijgt van Noor niet
        | adres             |
        | thuissituatie     |
        | medische diagnose |
        | cijfers           |
      En in het logboek staat de verstrekking op grond van public_task door regel PJ-05

    @PJ-05 @WEIGHING_MISSING
    Scenario: zonder dat besluit gaat er niets mee
      Als de politie de gegevens van Noor vraagt voor aangifte
      Dan krijgt de politie niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    @VORDERING_MISSING @CG-14
    Scenario: het besluit over een aangifte opent niets voor de opsporing
      Gegeven de school woog voor de politie af over Noor: besluit van de directie
      Als de politie de gegevens van Noor vraagt voor opsporing
      Dan krijgt de politie niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

  Regel: Een vordering van toekomstige gegevens geldt voor de tijd die zij noemt

    @PJ-03
    Scenario: de officier wil weten of de leerling de komende weken op school is
      Gegeven de officier van justitie vordert schriftelijk onder artikel 126ne, over Noor
        | ongeoorloofd verzuim |
        | ziekteverzuim        |
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | ongeoorloofd verzuim |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel PJ-03
      En in het logboek staat bij "ziekteverzuim" de reden VORDERING_SCOPE
