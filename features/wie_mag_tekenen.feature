# language: nl
@CG-10
Functionaliteit: Wie mag tekenen, op de dag zelf
  Leeftijd en gezag worden beoordeeld op de dag van de vraag, niet op de dag van tekenen. Een verjaardag begint om
  middernacht in Amsterdam; wie op 29 februari is geboren is in een gewoon jaar op 1 maart jarig.
  Bronnen: UAVG artikel 5 (tekst van 2021), BW artikelen 1:245, 1:247 en 1:253i (tekst van 2017), Jeugdwet 7.3.4 (tekst
  van 2017; dat de leerling van 12 tot 16 ook op school mee tekent is een keuze van de school).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  @JH-01
  Regel: Wie het gezag verloor spreekt niet meer mee

    @CONSENT_WRONG_SIGNATORY
    Scenario: alleen de vader zei ja, en hij verloor vorige week het gezag
      Gegeven vader gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En vader heeft sinds 16 november 2026 geen gezag meer over Noor
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WRONG_SIGNATORY

    @GUARDIANS_DISAGREE @CG-03
    Scenario: het nee van de vader telde tot en met de dag ervoor
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En vader weigerde jeugdhulp voor Noor op 2 november 2026
      En vader heeft sinds 16 november 2026 geen gezag meer over Noor
      En het is 15 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden GUARDIANS_DISAGREE
      Gegeven het is 16 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | welbevinden |

    Scenario: wie geen gezag meer heeft kan de toestemming van de ander niet intrekken
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En vader heeft sinds 16 november 2026 geen gezag meer over Noor
      Als vader de toestemming voor jeugdhulp over Noor intrekt
      En jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | welbevinden |

    @CG-05
    Scenario: het vonnis komt later binnen dan het geldt; wat toen ging blijft in het logboek en rekent hetzelfde na
      Gegeven vader gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En het is 18 november 2026
      En jeugdhulp heeft de gegevens van Noor gekregen
      En het is 23 november 2026
      En vader heeft sinds 16 november 2026 geen gezag meer over Noor
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En de eerdere verstrekking aan jeugdhulp staat nog in het logboek
      En komt elke beslissing in het logboek bij narekenen hetzelfde uit

    @CONSENT_WRONG_SIGNATORY
    Scenario: een voogd krijgt het gezag pas morgen
      Gegeven oma gaf toestemming voor jeugdhulp over Noor op 20 november 2026
      En oma heeft vanaf 24 november 2026 gezag over Noor
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WRONG_SIGNATORY
      Gegeven het is 24 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | welbevinden |

  @JH-01
  Regel: Op de zestiende verjaardag vervalt wat eerder is getekend

    @CONSENT_RENEW_AT_16
    Scenario: op de avond voor de zestiende verjaardag getekend, door ouders en leerling
      Gegeven leerling Daan is geboren op 24 november 2010
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor jeugdhulp over Daan op 23 november 2026
      En Daan gaf zelf toestemming voor jeugdhulp op 23 november 2026
      En het is 23 november 2026 om 23:59 uur
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp van Daan
        | welbevinden |
      Gegeven het is 24 november 2026 om 0:00 uur
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_RENEW_AT_16

    Scenario: op de verjaardag tekent de leerling opnieuw, nu alleen
      Gegeven leerling Daan is geboren op 24 november 2010
      En moeder en vader hebben gezag over Daan
      En moeder weigerde jeugdhulp voor Daan op 23 november 2026
      En Daan gaf zelf toestemming voor jeugdhulp op 24 november 2026
      En het is 24 november 2026
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp van Daan
        | welbevinden |

    @CONSENT_WITHDRAWN
    Scenario: wat de leerling zelf introk blijft na de verjaardag ingetrokken
      Gegeven leerling Daan is geboren op 24 november 2010
      En moeder en vader hebben gezag over Daan
      En Daan gaf zelf toestemming voor jeugdhulp op 24 november 2026
      En het is 25 november 2026
      Als Daan de eigen toestemming voor jeugdhulp intrekt
      En jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN

  @JH-01
  Regel: Wie op 29 februari is geboren

    Abstract Scenario: wordt in een schrikkeljaar op de dag zelf 12 en 16
      Gegeven leerling Sem is geboren op 29 februari 2012
      En moeder en vader hebben gezag over Sem
      En moeder gaf toestemming voor jeugdhulp over Sem op 1 februari 2024
      En het is <dag>
      Als jeugdhulp de gegevens van Sem vraagt
      Dan is het antwoord aan jeugdhulp: <antwoord>

      Voorbeelden: tot de twaalfde verjaardag volstaat de moeder
        | dag              | antwoord |
        | 28 februari 2024 | ja       |
        | 29 februari 2024 | nee      |

    @BD-01
    Abstract Scenario: de ouders tekenen tot en met de dag voor de zestiende verjaardag
      Gegeven leerling Sem is geboren op 29 februari 2012
      En moeder en vader hebben gezag over Sem
      En moeder gaf toestemming voor image_website over Sem op 1 februari 2027
      En het is <dag>
      Als de website de gegevens van Sem vraagt
      Dan is het antwoord aan de website: <antwoord>
      En de reden in het logboek is <reden>

      Voorbeelden:
        | dag              | antwoord | reden               |
        | 1 maart 2027     | ja       | geen                |
        | 28 februari 2028 | ja       | geen                |
        | 29 februari 2028 | nee      | CONSENT_RENEW_AT_16 |

  @JH-01
  Regel: Van 12 tot 16 tekent ook de leerling

    Abstract Scenario: het ja van de leerling is nodig van de twaalfde tot de zestiende verjaardag
      Gegeven leerling Sem is geboren op <geboren>
      En moeder en vader hebben gezag over Sem
      En moeder gaf toestemming voor jeugdhulp over Sem op 1 november 2026
      Als jeugdhulp de gegevens van Sem vraagt
      Dan is het antwoord aan jeugdhulp: <zonder>
      Gegeven Sem gaf zelf toestemming voor jeugdhulp op 2 november 2026
      Als jeugdhulp de gegevens van Sem vraagt
      Dan is het antwoord aan jeugdhulp: <met>

      Voorbeelden: 11, 12, 15 en 16 jaar op 23 november 2026
        | geboren          | zonder | met |
        | 24 november 2014 | ja     | ja  |
        | 23 november 2014 | nee    | ja  |
        | 24 november 2010 | nee    | ja  |
        | 1 november 2010  | nee    | ja  |

    @YOUTH_ASSENT_MISSING
    Scenario: de leerling van 13 zei eerst ja en bedacht zich
      Gegeven leerling Sem is geboren op 4 juni 2013
      En moeder en vader hebben gezag over Sem
      En moeder gaf toestemming voor jeugdhulp over Sem op 1 november 2026
      En Sem gaf zelf toestemming voor jeugdhulp op 2 november 2026
      Als Sem de eigen toestemming voor jeugdhulp intrekt
      En jeugdhulp de gegevens van Sem vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden YOUTH_ASSENT_MISSING

    @CG-12
    Scenario: een school die het ja van de leerling niet verlangt
      Gegeven de school koos anders bij KEUZE 2: de leerling onder de 16 hoeft voor een zorgvraag niet mee te tekenen
      En leerling Sem is geboren op 4 juni 2013
      En moeder en vader hebben gezag over Sem
      En moeder gaf toestemming voor jeugdhulp over Sem op 1 november 2026
      Als jeugdhulp de gegevens van Sem vraagt
      Dan krijgt jeugdhulp van Sem
        | welbevinden |

    @CG-12 @CONSENT_MISSING
    Scenario: een school die van elke ouder een ja verlangt
      Gegeven de school koos anders bij KEUZE 2: elke ouder met gezag tekent voor een zorgvraag
      En moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

  @CG-09
  Regel: Tweelingen zijn twee leerlingen

    Scenario: de moeder zei ja voor de een en niets over de ander
      Gegeven leerling Lotte is geboren op 4 juni 2017
      En leerling Sara is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Lotte
      En moeder en vader hebben gezag over Sara
      En moeder gaf toestemming voor jeugdhulp over Lotte op 1 november 2026
      Als jeugdhulp de lijst van alle leerlingen vraagt
      Dan krijgt jeugdhulp van Lotte
        | welbevinden |
      Maar jeugdhulp krijgt van Lotte niet
        | gegevens over broer of zus |
      En jeugdhulp krijgt van Sara niet
        | welbevinden |
        | roepnaam    |
      En staat Sara niet op de lijst, die 1 leerling telt

    @CG-03 @CONSENT_WITHDRAWN
    Scenario: intrekken voor de een verandert niets voor de ander
      Gegeven leerling Lotte is geboren op 4 juni 2017
      En leerling Sara is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Lotte
      En moeder en vader hebben gezag over Sara
      En moeder gaf toestemming voor jeugdhulp over Lotte op 1 november 2026
      En moeder gaf toestemming voor jeugdhulp over Sara op 1 november 2026
      Als moeder de toestemming voor jeugdhulp over Sara intrekt
      En jeugdhulp de lijst van alle leerlingen vraagt
      Dan krijgt jeugdhulp van Lotte
        | welbevinden |
      En staat Sara niet op de lijst, die 1 leerling telt
