# language: nl
@CG-04
Functionaliteit: Waartoe een ja verplicht
  Een verstrekking is niet af als de gegevens weg zijn: ouders horen ervan, een mondelinge vordering komt op papier,
  een noodgeval wordt achteraf beoordeeld. Zulke plichten staan bij het besluit in het logboek, met een uiterste dag.
  De termijn van drie dagen voor het papier komt uit de wet; de andere termijnen kiest de school.
  Bronnen: Wetboek van Strafvordering artikelen 126nc lid 4 en 126nd lid 4 (tekst van 2017), AVG artikelen 12 tot en
  met 14 en 21, UAVG artikel 41 lid 1, Leerplichtwet artikel 21a.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  Regel: De plicht staat bij het besluit, met een uiterste dag

    @VZ-01
    Scenario: na een verzuimmelding horen de ouders ervan
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |
      En staat daarbij de plicht inform_guardians, uiterlijk op 30 november 2026

    @JH-01
    Scenario: wie toestemming gaf zat al aan tafel
      Gegeven leerling Daan is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor jeugdhulp over Daan op 1 november 2026
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp van Daan
        | welbevinden |
      En staat daarbij geen plicht inform_guardians

    @VORDERING_MISSING
    Scenario: een weigering verplicht tot niets
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie niets
      En staat bij de weigering geen enkele plicht

    @S21 @PJ-02 @CG-10
    Scenario: een mondelinge vordering komt binnen drie dagen op papier
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En het is 24 november 2026
      Als de officier van justitie belt over Noor voor opsporing
      Dan mag de intern begeleider vertellen
        | telefoon |
      En staat daarbij de plicht paper_within_3_days, uiterlijk op 26 november 2026

    @PJ-02
    Scenario: ligt het papier er al, dan is er geen papier meer nodig
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En het papier van die vordering over Noor kwam binnen
      Als de officier van justitie de gegevens van Noor vraagt
      Dan krijgt de officier van justitie van Noor precies
        | telefoon |
      En staat daarbij geen plicht paper_within_3_days

  @CG-11
  Regel: Een bezwaar neemt een plicht niet weg

    @VZ-01
    Scenario: bezwaar terwijl een plicht loopt
      Gegeven DUO heeft de gegevens van Noor gekregen
      En het is 25 november 2026
      Als moeder bezwaar maakt tegen alles over Noor
      En DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is
      En staat daarbij de plicht inform_guardians, uiterlijk op 2 december 2026
      En staat bij de eerste verstrekking nog steeds de plicht inform_guardians, uiterlijk op 30 november 2026

    @LV-05 @OBJECTION_PENDING
    Scenario: een bezwaar houdt de volgende levering op, maar wist niet wat nog moet
      Gegeven met de schoolfotograaf loopt een verwerkersovereenkomst voor schoolfoto tot en met 31 juli 2027, over
        | roepnaam |
      En de schoolfotograaf heeft de gegevens van Noor gekregen
      En het is 24 november 2026
      Als moeder bezwaar maakt tegen alles over Noor
      En de schoolfotograaf de gegevens van Noor vraagt
      Dan krijgt de schoolfotograaf niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING
      En staat bij de eerste verstrekking nog steeds de plicht inform_guardians, uiterlijk op 30 november 2026

  Regel: Wat nog moet blijft zichtbaar, en wat te laat is valt op

    @VZ-01 @CG-10
    Abstract Scenario: de laatste dag telt nog mee
      Gegeven DUO heeft de gegevens van Noor gekregen
      En het is <dag>
      Als de school haar plichten bekijkt
      Dan staat daar
        | plicht           | uiterlijk        | stand   |
        | inform_guardians | 30 november 2026 | <stand> |
      En <gevolg> te laat

      Voorbeelden:
        | dag                           | stand       | gevolg      |
        | 23 november 2026              | nog te doen | is er niets |
        | 30 november 2026 om 23:59 uur | nog te doen | is er niets |
        | 1 december 2026 om 0:00 uur   | te laat     | is er iets  |

    @VZ-01
    Scenario: van 12 tot 16 jaar hoort ook de leerling het zelf
      Gegeven DUO heeft de gegevens van Noor gekregen
      Als de school haar plichten bekijkt
      Dan staat bij inform_guardians wie het moet horen: de ouders met gezag en de leerling

    @VZ-01
    Scenario: de ouders zijn ingelicht
      Gegeven DUO heeft de gegevens van Noor gekregen
      En het is 25 november 2026
      En de plicht inform_guardians is uitgevoerd
      En het is 15 december 2026
      Als de school haar plichten bekijkt
      Dan staat daar
        | plicht           | uiterlijk        | stand    |
        | inform_guardians | 30 november 2026 | gesloten |
      En is er niets te laat

    @S40 @VT-01
    Scenario: de ouders horen het niet, omdat dat het kind in gevaar brengt
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode, en zweeg tegen de ouders omdat child_in_danger
        | signalen |
        | overleg  |
        | afweging |
        | besluit  |
      En Veilig Thuis heeft de gegevens van Noor gekregen
      Als de school vastlegt dat de plicht inform_guardians niet kan, omdat: veiligheid
      En de school haar plichten bekijkt
      Dan staat daar
        | plicht           | uiterlijk        | stand                |
        | inform_guardians | 30 november 2026 | gesloten: veiligheid |

    @S21 @PJ-02
    Scenario: het papier van de mondelinge vordering sluit zijn eigen plicht
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En de officier van justitie heeft de gegevens van Noor gekregen
      En het is 25 november 2026
      En het papier van die vordering over Noor kwam binnen
      Als de school haar plichten bekijkt
      Dan staat daar
        | plicht              | uiterlijk        | stand       |
        | paper_within_3_days | 26 november 2026 | gesloten    |
        | inform_guardians    | 30 november 2026 | nog te doen |

    @S21 @PJ-02
    Scenario: het papier blijft uit en de school ziet dat
      Gegeven de officier van justitie vorderde mondeling onder artikel 126nd, over Noor
        | telefoon |
      En de officier van justitie heeft de gegevens van Noor gekregen
      En het is 27 november 2026
      Als de school haar plichten bekijkt
      Dan staat daar
        | plicht              | uiterlijk        | stand       |
        | paper_within_3_days | 26 november 2026 | te laat     |
        | inform_guardians    | 30 november 2026 | nog te doen |
      En is er iets te laat

    @CG-11
    Scenario: een bezwaar haalt niets van de lijst
      Gegeven DUO heeft de gegevens van Noor gekregen
      En het is 2 december 2026
      Als moeder bezwaar maakt tegen alles over Noor
      En de school haar plichten bekijkt
      Dan staat daar
        | plicht           | uiterlijk        | stand   |
        | inform_guardians | 30 november 2026 | te laat |
      En is er iets te laat
