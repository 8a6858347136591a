# language: nl
@CG-04 @CG-05
Functionaliteit: Wie kreeg wat
  Ouders en leerling kunnen zien wie welke gegevens kreeg, met welk doel en op welke grond.
  Elke beslissing is later na te rekenen uit wat toen was vastgelegd.
  Bronnen: AVG artikel 15, ibp-platform.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: Elke verstrekking staat in het logboek, met ontvanger, doel en grond

    @S50
    Scenario: de ouders vragen wie gegevens kreeg
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En jeugdhulp heeft de gegevens van Noor gekregen
      En DUO heeft de gegevens van Noor gekregen
      Als de ouders vragen wie gegevens van Noor kreeg
      Dan noemt het overzicht
        | ontvanger | doel           | grond            |
        | jeugdhulp | zorgvraag      | consent          |
        | DUO       | verzuimmelding | legal_obligation |

    @CG-13
    Scenario: het logboek bevat zelf geen gegevens van de leerling
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En jeugdhulp heeft de gegevens van Noor gekregen
      Dan staat geen enkele waarde uit het dossier van Noor in het logboek

  Regel: Een beslissing van toen komt bij narekenen hetzelfde uit

    Scenario: narekenen nadat alles is veranderd
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En jeugdhulp heeft de gegevens van Noor gekregen
      Als moeder de toestemming voor jeugdhulp over Noor intrekt
      En jeugdhulp de gegevens van Noor vraagt
      Dan komt elke beslissing in het logboek bij narekenen hetzelfde uit
