# language: nl
@CG-02
Functionaliteit: Het samenwerkingsverband
  Voor het toewijzen van ondersteuning en de toelaatbaarheidsverklaring (TLV) mag het samenwerkingsverband ook
  gezondheidsgegevens gebruiken, zonder toestemming. Er moet een aanvraag voor deze leerling liggen.
  Een psychodiagnostisch verslag gaat pas mee als de ouders het hebben gezien. Wat het samenwerkingsverband weet of
  adviseert gaat niet door naar anderen: voor jeugdhulp blijft toestemming nodig.
  Bronnen: WPO artikel 18a lid 13 en 14 (tekst van 2017), WVO 2020 artikel 2.47 lid 16 en 17 (tekst van 2024),
  AVG artikelen 9 lid 2 onder g en 21, UAVG artikel 5, beroepscode NIP en NVO (blokkeringsrecht, secundair gelezen).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: Voor zijn wettelijke taak wordt geen toestemming gevraagd

    @S29 @SV-01
    Scenario: een aanvraag voor een toelaatbaarheidsverklaring met een diagnose
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      Als het samenwerkingsverband de gegevens van Noor vraagt
      Dan krijgt het samenwerkingsverband van Noor
        | medische diagnose              |
        | medicijngebruik                |
        | ontwikkelingsperspectief (OPP) |
        | ondersteuningsbehoefte         |
      Maar het samenwerkingsverband krijgt van Noor niet
        | huisarts            |
        | burgerservicenummer |
        | thuissituatie       |
      En in het logboek staat de verstrekking op grond van public_task door regel SV-01
      En noemt het logboek nergens toestemming

    @SV-01 @WEIGHING_MISSING @CG-01
    Scenario: er ligt geen aanvraag voor deze leerling
      Als het samenwerkingsverband de gegevens van Noor vraagt
      Dan krijgt het samenwerkingsverband niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    @S29 @ROLE_NOT_NAMED
    Scenario: binnen de school blijft de diagnose in een kleine kring
      Gegeven Noor zit in groep H4B
      En de leerkracht geeft les aan groep H4B
      En de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht van Noor niet
        | medische diagnose |
        | medicijngebruik   |
      En in het logboek staat bij "medische diagnose" de reden ROLE_NOT_NAMED

    @OBJECTION_PENDING @CG-11
    Scenario: een ouder maakt bezwaar tegen de aanvraag
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      En moeder maakte bezwaar tegen alles over Noor
      Als het samenwerkingsverband de gegevens van Noor vraagt
      Dan krijgt het samenwerkingsverband niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

    @SV-03 @CONSENT_MISSING
    Scenario: een overleg buiten de taak vraagt wel toestemming
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      Als het samenwerkingsverband de gegevens van Noor vraagt voor swv_overleg
      Dan krijgt het samenwerkingsverband niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

  @CG-10
  Regel: Een psychodiagnostisch verslag gaat pas weg als de ouders het hebben gezien

    @S11 @SV-02 @INSPECTION_STEP_PENDING
    Scenario: het verslag is klaar en de ouders hebben het nog niet gezien
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      Als het samenwerkingsverband de gegevens van Noor vraagt
      Dan krijgt het samenwerkingsverband van Noor niet
        | psychodiagnostisch verslag |
        | IQ-score                   |
      En in het logboek staat bij "psychodiagnostisch verslag" de reden INSPECTION_STEP_PENDING

    @SV-02
    Scenario: de moeder heeft het verslag ingezien
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      En moeder zag het rapport van Noor voor het samenwerkingsverband in op 20 november 2026
      Als het samenwerkingsverband de gegevens van Noor vraagt
      Dan krijgt het samenwerkingsverband van Noor
        | psychodiagnostisch verslag |
      Maar het samenwerkingsverband krijgt van Noor niet
        | ruw testmateriaal |

    @S11 @JH-01 @CATEGORY_NOT_PERMITTED
    Scenario: ook met toestemming van de ouders gaat het verslag niet naar jeugdhulp
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      En moeder zag het rapport van Noor voor het samenwerkingsverband in op 20 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor niet
        | psychodiagnostisch verslag |
        | IQ-score                   |
      En in het logboek staat bij "psychodiagnostisch verslag" de reden CATEGORY_NOT_PERMITTED

  Regel: Wat voor het samenwerkingsverband klaarligt gaat niet door naar derden

    @S30 @JH-01 @CONSENT_MISSING
    Scenario: jeugdhulp vraagt om het advies van het samenwerkingsverband
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      En het samenwerkingsverband heeft de gegevens van Noor gekregen
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    @S30 @JH-01
    Scenario: met toestemming krijgt jeugdhulp de ondersteuningsbehoefte, niet de verklaring
      Gegeven de school woog voor het samenwerkingsverband af over Noor: aanvraag van ondersteuning
      En moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | ondersteuningsbehoefte |
      Maar jeugdhulp krijgt van Noor niet
        | toelaatbaarheidsverklaring (TLV) |
        | medische diagnose                |
