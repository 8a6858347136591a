# language: nl
@CG-02
Functionaliteit: Het glas breken in nood
  Als een leven op het spel staat mag weg wat dan nodig is, en niet meer. Iemand van de school breekt het glas, met
  een reden en voor een paar uur; daarna sluit het vanzelf. Het gebeurt luid: de school ziet het meteen, de ouders
  horen ervan, en de functionaris gegevensbescherming beoordeelt achteraf of het nodig was.
  Wat de wet nooit toelaat, laat ook een noodgeval niet los.
  Bronnen: AVG artikelen 6 lid 1 onder d en 9 lid 2 onder c, UAVG artikelen 22 en 46.

  Achtergrond:
    Gegeven het is 23 november 2026 om 12:00 uur
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor
    En Noor zit in groep H4B

  @NH-01
  Regel: In nood gaat het minste weg, even, en met rekenschap achteraf

    @S22
    Scenario: Noor is buiten bewustzijn en de ambulance vraagt naar allergie
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als de directeur voor de ambulance het glas breekt over Noor, voor 2 uur, om deze reden: de leerling is buiten bewustzijn
        | instructiekaart voor allergie en nood |
        | medicijngebruik                       |
      Dan meldt de school luid dat het glas is gebroken, tot 2026-11-23 14:00, zonder de leerling te noemen
      Als de ambulance belt over Noor
      Dan mag de intern begeleider vertellen
        | instructiekaart voor allergie en nood |
        | medicijngebruik                       |
      Maar mag de intern begeleider niet vertellen
        | medische diagnose   |
        | huisarts            |
        | burgerservicenummer |
        | cijfers             |
      En in het logboek staat een mondelinge verstrekking op grond van vital_interest
      En staat daarbij de plicht review_emergency, uiterlijk op 30 november 2026
      En staat daarbij de plicht inform_guardians, uiterlijk op 30 november 2026
      En staat het noodgeval van Noor in de lijst als loopt, beoordeeld: nog niet

    @EMERGENCY_MISSING @CG-01
    Scenario: niemand heeft het glas gebroken
      Als de ambulance belt over Noor
      Dan krijgt de ambulance niets te horen
      En in het logboek staat een mondelinge weigering met reden EMERGENCY_MISSING

    @S22 @EMERGENCY_MISSING @CG-10
    Abstract Scenario: het noodgeval eindigt vanzelf
      Gegeven de directeur brak voor de ambulance het glas over Noor, voor 2 uur, om deze reden: de leerling is buiten bewustzijn
        | medicijngebruik |
      En het is 23 november 2026 om <tijd> uur
      Als de ambulance de gegevens van Noor vraagt
      Dan is het antwoord aan de ambulance: <antwoord>

      Voorbeelden:
        | tijd  | antwoord |
        | 12:00 | ja       |
        | 13:59 | ja       |
        | 14:00 | nee      |
        | 23:00 | nee      |

    @CG-10
    Abstract Scenario: twee uur is twee uur, ook in de nacht waarin de klok een uur teruggaat
      Gegeven het is 25 oktober 2026 om 1:30 uur zomertijd
      En de directeur brak voor de ambulance het glas over Noor, voor 2 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | medicijngebruik |
      En het is 25 oktober 2026 om <tijd>
      Als de ambulance de gegevens van Noor vraagt
      Dan is het antwoord aan de ambulance: <antwoord>

      Voorbeelden:
        | tijd                | antwoord |
        | 2:45 uur zomertijd  | ja       |
        | 2:15 uur wintertijd | ja       |
        | 2:30 uur wintertijd | nee      |
        | 3:00 uur            | nee      |

    @CG-10
    Abstract Scenario: twee uur is twee uur, ook in de nacht waarin de klok een uur vooruitgaat
      Gegeven het is 29 maart 2026 om 1:30 uur
      En de directeur brak voor de ambulance het glas over Noor, voor 2 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | medicijngebruik |
      En het is 29 maart 2026 om <tijd> uur
      Als de ambulance de gegevens van Noor vraagt
      Dan is het antwoord aan de ambulance: <antwoord>

      Voorbeelden:
        | tijd | antwoord |
        | 3:59 | ja       |
        | 4:29 | ja       |
        | 4:30 | nee      |

    @EMERGENCY_MISSING
    Scenario: het glas is gebroken voor de ambulance, niet voor de politie
      Gegeven de directeur brak voor de ambulance het glas over Noor, voor 2 uur, om deze reden: de leerling is buiten bewustzijn
        | medicijngebruik |
      Als de politie de gegevens van Noor vraagt voor noodhulp
      Dan krijgt de politie niets
      En in het logboek staat de weigering met reden EMERGENCY_MISSING

  Regel: Ook binnen de school krijgt ieder in nood niet meer dan nodig is om te helpen

    @NH-03
    Scenario: een leerling krijgt een aanval en de intern begeleider zoekt de medicijnen
      Gegeven de intern begeleider heeft de rol support_coordinator voor de hele school
      En de directeur brak voor de intern begeleider het glas over Noor, voor 1 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | medicijngebruik |
        | huisarts        |
      Als de intern begeleider de gegevens van Noor vraagt voor noodhulp
      Dan krijgt de intern begeleider van Noor precies
        | medicijngebruik |
        | huisarts        |
      En in het logboek staat de verstrekking op grond van vital_interest door regel NH-03
      En staat daarbij de plicht review_emergency, uiterlijk op 30 november 2026

    @NH-04 @SC-71
    Abstract Scenario: de directeur zoekt in nood het medicijngebruik op
      Gegeven de directeur heeft de rol school_management voor de hele school
      En de directeur brak voor de directeur het glas over Noor, voor 1 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | medicijngebruik |
      Als de directeur de gegevens van Noor vraagt voor <doel>
      Dan krijgt de directeur van Noor
        | medicijngebruik |
      Maar de directeur krijgt van Noor niet
        | medische diagnose          |
        | psychodiagnostisch verslag |
      En in het logboek staat de verstrekking op grond van vital_interest door regel <regel>
      En staat daarbij de plicht review_emergency, uiterlijk op 30 november 2026

      Voorbeelden:
        | doel              | regel |
        | noodhulp          | NH-04 |
        | school_leadership | SC-71 |

    @SC-71 @EMERGENCY_MISSING
    Scenario: zonder noodgeval blijft het medicijngebruik ook voor de directeur dicht
      Gegeven de directeur heeft de rol school_management voor de hele school
      Als de directeur de gegevens van Noor vraagt voor school_leadership
      Dan krijgt de directeur van Noor niet
        | medicijngebruik |
      En in het logboek staat bij "medicijngebruik" de reden EMERGENCY_MISSING

  Regel: Het glas breken uit gemak lukt niet, of valt op

    @S23 @NH-02
    Scenario: een leerkracht wil uit gemak de diagnose lezen
      Gegeven de leerkracht geeft les aan groep H4B
      Als de leerkracht voor de leerkracht het glas breekt over Noor, voor 2 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | medische diagnose |
      Dan wordt dat meteen geweigerd, met wat wel mag
        | instructiekaart voor allergie en nood |
        | noodnummer                            |
      Als de leerkracht de gegevens van Noor vraagt voor noodhulp
      Dan krijgt de leerkracht niets
      En in het logboek staat de weigering met reden EMERGENCY_MISSING

    @S23 @NH-02
    Scenario: een leerkracht breekt het glas voor wat in nood wel mag, en moet zich verantwoorden
      Gegeven de leerkracht geeft les aan groep H4B
      Als de leerkracht voor de leerkracht het glas breekt over Noor, voor 1 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | noodnummer |
      Dan meldt de school luid dat het glas is gebroken, tot 2026-11-23 13:00, zonder de leerling te noemen
      Als de leerkracht de gegevens van Noor vraagt voor noodhulp
      Dan krijgt de leerkracht van Noor precies
        | noodnummer |
      En staat daarbij de plicht review_emergency, uiterlijk op 30 november 2026
      En staat het noodgeval van Noor in de lijst als loopt, beoordeeld: nog niet

    @NH-02
    Scenario: een leerkracht van een andere groep is voor Noor niemand
      Gegeven de leerkracht geeft les aan groep M3A
      Als de leerkracht voor de leerkracht het glas breekt over Noor, voor 1 uur, om deze reden: acute ziekte, aanval of ernstig letsel
        | noodnummer |
      Dan wordt het noodgeval geweigerd
      En staat er van Noor geen noodgeval in de lijst

  @CG-09
  Regel: Wat nooit mag, mag ook in nood niet

    @NV-04
    Abstract Scenario: het glas breken voor wat de wet verbiedt
      Als de directeur voor de ambulance het glas breekt over Noor, voor 1 uur, om deze reden: direct levensgevaar
        | <gegeven> |
      Dan wordt het noodgeval geweigerd
      Als de ambulance de gegevens van Noor vraagt
      Dan krijgt de ambulance niets

      Voorbeelden:
        | gegeven                               |
        | burgerservicenummer                   |
        | etniciteit en geboorteland van ouders |
        | ruw testmateriaal                     |
        | cijfers                               |

    @PJ-07 @GA-01 @ADDRESS_SECRET
    Scenario: het noodgeval loopt en het adres is geheim
      Gegeven het adres van Noor is geheim
      En de directeur brak voor de politie het glas over Noor, voor 2 uur, om deze reden: de leerling is vermist
        | telefoon |
        | adres    |
      Als de politie de gegevens van Noor vraagt voor noodhulp
      Dan krijgt de politie van Noor precies
        | telefoon |
      En in het logboek staat bij "adres" de reden ADDRESS_SECRET
