# language: nl
@CG-01 @CG-02
Functionaliteit: Binnen de school
  Een diagnostisch verslag is niet voor elke leerkracht. Wie een leerling les geeft, ziet wat daarvoor nodig is;
  een psychodiagnostisch verslag alleen wie voor dat ene dossier is aangewezen.
  Bronnen: Kamervragen 2015-2016, 3498, vraag 5; UAVG artikel 30 lid 4; WPO artikelen 53 en 59.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En Noor zit in groep H4B

  Regel: De leerkracht ziet de eigen leerlingen

    @SC-01 @SC-09
    Scenario: de leerkracht van de groep
      Gegeven de leerkracht geeft les aan groep H4B
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht van Noor
        | roepnaam                       |
        | handelingsadvies zonder scores |
      En in het logboek staat de verstrekking op grond van public_task door regel SC-09

    Scenario: een leerkracht van een andere groep
      Gegeven de leerkracht geeft les aan groep M3A
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht niets

    @CG-10
    Scenario: de invaller van vorige week
      Gegeven de leerkracht gaf les aan groep H4B tot en met 20 november 2026
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht niets


  @ROLE_NOT_NAMED
  Regel: Een psychodiagnostisch verslag is voor wie bij naam is aangewezen

    @S10
    Scenario: de leerkracht opent het dossier met het IQ-verslag
      Gegeven de leerkracht geeft les aan groep H4B
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht van Noor niet
        | psychodiagnostisch verslag |
        | IQ-score                   |
        | ruw testmateriaal          |
      Maar de leerkracht krijgt van Noor
        | handelingsadvies zonder scores |
      En in het logboek staat de reden ROLE_NOT_NAMED

    @SC-36
    Scenario: de orthopedagoog is voor deze leerling aangewezen
      Gegeven de orthopedagoog is aangewezen als psychologist voor Noor
      Als de orthopedagoog de gegevens van Noor vraagt voor guidance
      Dan krijgt de orthopedagoog van Noor
        | psychodiagnostisch verslag |
        | IQ-score                   |

    Scenario: de orthopedagoog is voor een andere leerling aangewezen
      Gegeven leerling Daan is geboren op 1 mei 2013
      En de orthopedagoog is aangewezen als psychologist voor Daan
      Als de orthopedagoog de gegevens van Noor vraagt voor guidance
      Dan krijgt de orthopedagoog niets

    @SC-38
    Scenario: de leerkracht is bij naam aangewezen als lezer van dit dossier
      Gegeven de leerkracht geeft les aan groep H4B
      En de leerkracht is aangewezen als named_reader voor Noor
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht van Noor
        | psychodiagnostisch verslag |
      Maar de leerkracht krijgt van Noor niet
        | ruw testmateriaal |
