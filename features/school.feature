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

  @CG-02
  Regel: Elke rol heeft een eigen kring

    @SC-03 @ROLE_NOT_NAMED
    Scenario: de mentor bereikt de ouders, maar ziet de gezagsstukken niet
      Gegeven de mentor heeft de rol mentor in groep H4B
      Als de mentor de gegevens van Noor vraagt
      Dan krijgt de mentor van Noor
        | telefoon van ouder of verzorger |
        | noodnummer                      |
        | incident of pesten              |
      Maar de mentor krijgt van Noor niet
        | gezag en gezagsstukken          |
        | adres van ouder of verzorger    |
        | schorsing of verwijdering       |
        | thuissituatie                   |
        | burgerservicenummer             |
      En in het logboek staat bij "thuissituatie" de reden ROLE_NOT_NAMED

    @SC-21 @SC-22 @SC-24
    Scenario: de intern begeleider ziet het hele ondersteuningsdossier, en toch geen diagnostisch verslag
      Gegeven de intern begeleider heeft de rol support_coordinator voor de hele school
      Als de intern begeleider de gegevens van Noor vraagt voor guidance
      Dan krijgt de intern begeleider van Noor
        | ontwikkelingsperspectief (OPP) |
        | medische diagnose              |
        | thuissituatie                  |
        | handelingsadvies zonder scores |
      Maar de intern begeleider krijgt van Noor niet
        | psychodiagnostisch verslag      |
        | IQ-score                        |
        | zorg over veiligheid (meldcode) |
        | aard van de ziekte              |

    @SC-38
    Scenario: de intern begeleider is tot en met vandaag aangewezen als lezer van dit dossier
      Gegeven de intern begeleider heeft de rol support_coordinator voor de hele school
      En de intern begeleider heeft de rol named_reader voor leerling Noor tot en met 23 november 2026
      Als de intern begeleider de gegevens van Noor vraagt voor guidance
      Dan krijgt de intern begeleider van Noor
        | psychodiagnostisch verslag |
        | thuissituatie              |

    @CG-10
    Scenario: een dag later is de aanwijzing als lezer voorbij
      Gegeven de intern begeleider heeft de rol support_coordinator voor de hele school
      En de intern begeleider heeft de rol named_reader voor leerling Noor tot en met 23 november 2026
      En het is 24 november 2026
      Als de intern begeleider de gegevens van Noor vraagt voor guidance
      Dan krijgt de intern begeleider van Noor niet
        | psychodiagnostisch verslag |

    @SC-44 @SC-69 @WEIGHING_MISSING
    Scenario: de directeur leest het dossier alleen met een vastgelegde reden
      Gegeven de directeur heeft de rol school_management voor de hele school
      Als de directeur de gegevens van Noor vraagt voor school_leadership
      Dan krijgt de directeur van Noor
        | ongeoorloofd verzuim |
      Maar de directeur krijgt van Noor niet
        | cijfers                        |
        | ontwikkelingsperspectief (OPP) |
        | thuissituatie                  |
      En in het logboek staat bij "cijfers" de reden WEIGHING_MISSING
      Gegeven de school woog voor de directeur af over Noor: reden om te lezen
      Als de directeur de gegevens van Noor vraagt voor school_leadership
      Dan krijgt de directeur van Noor
        | cijfers                        |
        | ontwikkelingsperspectief (OPP) |
      Maar de directeur krijgt van Noor niet
        | psychodiagnostisch verslag |

    @SC-53 @SC-59
    Scenario: de administratie kent het nummer, maar niet het dossier
      Gegeven de leerlingadministratie heeft de rol administration voor de hele school
      Als de leerlingadministratie de gegevens van Noor vraagt voor pupil_administration
      Dan krijgt de leerlingadministratie van Noor
        | burgerservicenummer    |
        | gezag en gezagsstukken |
        | ECK iD                 |
      Maar de leerlingadministratie krijgt van Noor niet
        | cijfers                        |
        | ontwikkelingsperspectief (OPP) |
        | welbevinden                    |
        | medische diagnose              |

    @SC-60 @SC-77 @WEIGHING_MISSING
    Scenario: de functionaris gegevensbescherming ziet wie het betreft, en meer alleen voor een onderzoek
      Gegeven de functionaris gegevensbescherming heeft de rol dpo voor de hele school
      Als de functionaris gegevensbescherming de gegevens van Noor vraagt voor privacy_supervision
      Dan krijgt de functionaris gegevensbescherming van Noor
        | roepnaam |
      Maar de functionaris gegevensbescherming krijgt van Noor niet
        | cijfers |
      En in het logboek staat bij "cijfers" de reden WEIGHING_MISSING
      Gegeven de school woog voor de functionaris gegevensbescherming af over Noor: reden om te lezen
      Als de functionaris gegevensbescherming de gegevens van Noor vraagt voor privacy_supervision
      Dan krijgt de functionaris gegevensbescherming van Noor
        | cijfers |
      Maar de functionaris gegevensbescherming krijgt van Noor niet
        | psychodiagnostisch verslag      |
        | zorg over veiligheid (meldcode) |

    @SC-62 @SC-63
    Scenario: het zorgteam is per leerling aangewezen
      Gegeven leerling Daan is geboren op 1 mei 2013
      En de schoolmaatschappelijk werker heeft de rol care_team voor leerling Noor
      Als de schoolmaatschappelijk werker de gegevens van Noor vraagt voor guidance
      Dan krijgt de schoolmaatschappelijk werker van Noor
        | welbevinden                    |
        | handelingsadvies zonder scores |
      Maar de schoolmaatschappelijk werker krijgt van Noor niet
        | cijfers           |
        | medische diagnose |
      Als de schoolmaatschappelijk werker de gegevens van Daan vraagt voor guidance
      Dan krijgt de schoolmaatschappelijk werker niets

    @SC-64 @SC-68
    Scenario: een zorg over veiligheid en het dossier van de vertrouwenspersoon zijn twee kringen
      Gegeven de aandachtsfunctionaris heeft de rol meldcode_holder voor de hele school
      En de vertrouwenspersoon heeft de rol confidant voor leerling Noor
      Als de aandachtsfunctionaris de gegevens van Noor vraagt voor safety_work
      Dan krijgt de aandachtsfunctionaris van Noor
        | zorg over veiligheid (meldcode) |
      Maar de aandachtsfunctionaris krijgt van Noor niet
        | eigen dossier van de vertrouwenspersoon |
        | cijfers                                 |
      Als de vertrouwenspersoon de gegevens van Noor vraagt voor safety_work
      Dan krijgt de vertrouwenspersoon van Noor precies
        | eigen dossier van de vertrouwenspersoon |

    @SC-67
    Scenario: wie een zorg meldde ziet de eigen melding, en verder niets extra
      Gegeven de leerkracht heeft de rol meldcode_reporter voor leerling Noor
      Als de leerkracht de gegevens van Noor vraagt voor safety_work
      Dan krijgt de leerkracht van Noor precies
        | zorg over veiligheid (meldcode) |

  @SC-81 @CATEGORY_NOT_PERMITTED
  Regel: Wie geen leerlingen begeleidt ziet geen enkel gegeven

    Abstract Scenario: zij mogen in het systeem, maar niet bij leerlingen
      Gegeven <wie> heeft de rol <rol> <waar>
      Als <wie> de gegevens van Noor vraagt
      Dan krijgt <wie> niets
      En in het logboek staat dat regel SC-81 dit tegenhield

      Voorbeelden:
        | wie                | rol       | waar                |
        | de systeembeheerder | sysadmin  | voor de hele school |
        | het MR-lid         | mr        | voor de hele school |
        | de stagiair        | assistant | in groep H4B        |

    Scenario: weigeren wint: een stagiair die ook leerkracht heet krijgt niets
      Gegeven de stagiair heeft de rol assistant in groep H4B
      En de stagiair heeft de rol teacher in groep H4B
      Als de stagiair de gegevens van Noor vraagt
      Dan krijgt de stagiair niets

  Regel: Wie ziet wat, rol voor rol

    @SC-01 @SC-02 @SC-03 @SC-04 @SC-05 @SC-06 @SC-07 @SC-08 @SC-09 @SC-10 @SC-11 @SC-12 @SC-13
    Scenario: de leerkracht, in de eigen groep
      Gegeven de leerkracht heeft de rol teacher in groep H4B
      Als de leerkracht de gegevens van Noor vraagt voor teaching
      Dan ziet de leerkracht van Noor
        | gegeven                               | antwoord | regel |
        | roepnaam                              | ja       | SC-01 |
        | adres                                 | ja       | SC-02 |
        | telefoon van ouder of verzorger       | ja       | SC-03 |
        | gezag en gezagsstukken                | nee      | -     |
        | groep of klas                         | ja       | SC-04 |
        | ongeoorloofd verzuim                  | ja       | SC-05 |
        | ziekteverzuim                         | ja       | SC-06 |
        | aard van de ziekte                    | nee      | -     |
        | cijfers                               | ja       | SC-07 |
        | welbevinden                           | ja       | SC-08 |
        | ondersteuningsbehoefte                | ja       | SC-09 |
        | ontwikkelingsperspectief (OPP)        | ja       | SC-10 |
        | handelingsplan                        | nee      | -     |
        | instructiekaart voor allergie en nood | ja       | SC-11 |
        | medische diagnose                     | nee      | -     |
        | incident of pesten                    | ja       | SC-12 |
        | schorsing of verwijdering             | nee      | -     |
        | foto                                  | ja       | SC-13 |
        | psychodiagnostisch verslag            | nee      | -     |
        | thuissituatie                         | nee      | -     |
        | zorg over veiligheid (meldcode)       | nee      | -     |
        | strafrechtelijke gegevens             | nee      | -     |
        | burgerservicenummer                   | nee      | -     |
        | ouderbijdrage en andere financien     | nee      | -     |

    @SC-14 @SC-15 @SC-16 @SC-17 @SC-18 @SC-19 @SC-20 @SC-21 @SC-22 @SC-23 @SC-24 @SC-25
    Scenario: de intern begeleider of zorgcoördinator
      Gegeven de intern begeleider heeft de rol support_coordinator voor de hele school
      Als de intern begeleider de gegevens van Noor vraagt voor guidance
      Dan ziet de intern begeleider van Noor
        | gegeven                         | antwoord | regel |
        | roepnaam                        | ja       | SC-14 |
        | adres                           | ja       | SC-15 |
        | gezag en gezagsstukken          | ja       | SC-16 |
        | schoolloopbaan                  | ja       | SC-17 |
        | ongeoorloofd verzuim            | ja       | SC-18 |
        | cijfers                         | ja       | SC-19 |
        | welbevinden                     | ja       | SC-20 |
        | handelingsplan                  | ja       | SC-21 |
        | medische diagnose               | ja       | SC-22 |
        | ziekteverzuim                   | ja       | SC-23 |
        | thuissituatie                   | ja       | SC-24 |
        | schorsing of verwijdering       | ja       | SC-25 |
        | psychodiagnostisch verslag      | nee      | -     |
        | zorg over veiligheid (meldcode) | nee      | -     |
        | strafrechtelijke gegevens       | nee      | -     |
        | foto                            | nee      | -     |
        | burgerservicenummer             | nee      | -     |

    @SC-26 @SC-27 @SC-28 @SC-29 @SC-30 @SC-31 @SC-32 @SC-33 @SC-34 @SC-35 @SC-36 @SC-37
    Scenario: de orthopedagoog of schoolpsycholoog, voor een aangewezen leerling
      Gegeven de orthopedagoog heeft de rol psychologist voor leerling Noor
      Als de orthopedagoog de gegevens van Noor vraagt voor guidance
      Dan ziet de orthopedagoog van Noor
        | gegeven                         | antwoord | regel |
        | roepnaam                        | ja       | SC-26 |
        | adres                           | ja       | SC-27 |
        | naam van ouder of verzorger     | ja       | SC-28 |
        | schoolloopbaan                  | ja       | SC-29 |
        | ongeoorloofd verzuim            | ja       | SC-30 |
        | toetsresultaten                 | ja       | SC-31 |
        | sociaal-emotioneel functioneren | ja       | SC-32 |
        | gedrag in de klas               | ja       | SC-33 |
        | handelingsplan                  | ja       | SC-34 |
        | medische diagnose               | ja       | SC-35 |
        | psychodiagnostisch verslag      | ja       | SC-36 |
        | ruw testmateriaal               | ja       | SC-36 |
        | thuissituatie                   | ja       | SC-37 |
        | zorg over veiligheid (meldcode) | nee      | -     |
        | strafrechtelijke gegevens       | nee      | -     |
        | burgerservicenummer             | nee      | -     |

    @SC-40 @SC-41 @SC-42 @SC-43 @SC-44 @SC-45 @SC-46 @SC-47
    Scenario: de directie of teamleider, zonder bijzondere reden
      Gegeven de directeur heeft de rol school_management voor de hele school
      Als de directeur de gegevens van Noor vraagt voor school_leadership
      Dan ziet de directeur van Noor
        | gegeven                           | antwoord | regel |
        | roepnaam                          | ja       | SC-40 |
        | adres                             | ja       | SC-41 |
        | gezag en gezagsstukken            | ja       | SC-42 |
        | schoolloopbaan                    | ja       | SC-43 |
        | ongeoorloofd verzuim              | ja       | SC-44 |
        | schorsing of verwijdering         | ja       | SC-45 |
        | ouderbijdrage en andere financien | ja       | SC-46 |
        | strafrechtelijke gegevens         | ja       | SC-47 |
        | cijfers                           | nee      | -     |
        | ontwikkelingsperspectief (OPP)    | nee      | -     |
        | medische diagnose                 | nee      | -     |
        | thuissituatie                     | nee      | -     |
        | zorg over veiligheid (meldcode)   | nee      | -     |
        | psychodiagnostisch verslag        | nee      | -     |
        | burgerservicenummer               | nee      | -     |

    @SC-48 @SC-49 @SC-50 @SC-51 @SC-52 @SC-53 @SC-54 @SC-55 @SC-56 @SC-57 @SC-58 @SC-59
    Scenario: de leerlingadministratie
      Gegeven de leerlingadministratie heeft de rol administration voor de hele school
      Als de leerlingadministratie de gegevens van Noor vraagt voor pupil_administration
      Dan ziet de leerlingadministratie van Noor
        | gegeven                           | antwoord | regel |
        | roepnaam                          | ja       | SC-48 |
        | adres                             | ja       | SC-49 |
        | gezag en gezagsstukken            | ja       | SC-50 |
        | datum inschrijving                | ja       | SC-51 |
        | nationaliteit                     | ja       | SC-52 |
        | burgerservicenummer               | ja       | SC-53 |
        | ECK iD                            | ja       | SC-54 |
        | ongeoorloofd verzuim              | ja       | SC-55 |
        | ziekteverzuim                     | ja       | SC-56 |
        | vermoedelijke soort verzuim       | ja       | SC-57 |
        | pasfoto in de administratie       | ja       | SC-58 |
        | ouderbijdrage en andere financien | ja       | SC-59 |
        | aard van de ziekte                | nee      | -     |
        | cijfers                           | nee      | -     |
        | ondersteuningsbehoefte            | nee      | -     |
        | medische diagnose                 | nee      | -     |
        | thuissituatie                     | nee      | -     |
        | zorg over veiligheid (meldcode)   | nee      | -     |
        | godsdienst of levensovertuiging   | nee      | -     |

    @SC-70 @SC-72 @SC-73 @SC-74 @SC-75 @SC-76 @SC-77 @SC-78 @SC-79 @SC-80
    Scenario: wie een reden om te lezen liet vastleggen
      Gegeven de directeur heeft de rol school_management voor de hele school
      En de orthopedagoog heeft de rol psychologist voor leerling Noor
      En de functionaris gegevensbescherming heeft de rol dpo voor de hele school
      En de school woog voor de directeur af over Noor: reden om te lezen, alleen over "zorg over veiligheid (meldcode)"
      En de school woog voor de orthopedagoog af over Noor: reden om te lezen
      En de school woog voor de functionaris gegevensbescherming af over Noor: reden om te lezen
      Als de directeur de gegevens van Noor vraagt voor school_leadership
      Dan ziet de directeur van Noor
        | gegeven                         | antwoord | regel |
        | zorg over veiligheid (meldcode) | ja       | SC-70 |
        | cijfers                         | nee      | -     |
      Als de orthopedagoog de gegevens van Noor vraagt voor guidance
      Dan ziet de orthopedagoog van Noor
        | gegeven                         | antwoord | regel |
        | zorg over veiligheid (meldcode) | ja       | SC-72 |
      Als de functionaris gegevensbescherming de gegevens van Noor vraagt voor privacy_supervision
      Dan ziet de functionaris gegevensbescherming van Noor
        | gegeven                         | antwoord | regel |
        | adres                           | ja       | SC-73 |
        | naam van ouder of verzorger     | ja       | SC-74 |
        | schoolloopbaan                  | ja       | SC-75 |
        | ongeoorloofd verzuim            | ja       | SC-76 |
        | cijfers                         | ja       | SC-77 |
        | handelingsplan                  | ja       | SC-78 |
        | schorsing of verwijdering       | ja       | SC-79 |
        | foto                            | ja       | SC-80 |
        | psychodiagnostisch verslag      | nee      | -     |
        | medische diagnose               | nee      | -     |
        | zorg over veiligheid (meldcode) | nee      | -     |

    @SC-39 @SC-61 @SC-65 @SC-66
    Scenario: wie voor één leerling is aangewezen weet ook om wie het gaat
      Gegeven de intern begeleider heeft de rol named_reader voor leerling Noor
      En de schoolmaatschappelijk werker heeft de rol care_team voor leerling Noor
      En de aandachtsfunctionaris heeft de rol meldcode_holder voor leerling Noor
      Als de intern begeleider de gegevens van Noor vraagt voor guidance
      Dan ziet de intern begeleider van Noor
        | gegeven                    | antwoord | regel |
        | roepnaam                   | ja       | SC-39 |
        | psychodiagnostisch verslag | ja       | SC-38 |
        | adres                      | nee      | -     |
      Als de schoolmaatschappelijk werker de gegevens van Noor vraagt voor guidance
      Dan ziet de schoolmaatschappelijk werker van Noor
        | gegeven                    | antwoord | regel |
        | roepnaam                   | ja       | SC-61 |
        | adres                      | nee      | -     |
      Als de aandachtsfunctionaris de gegevens van Noor vraagt voor safety_work
      Dan ziet de aandachtsfunctionaris van Noor
        | gegeven                         | antwoord | regel |
        | roepnaam                        | ja       | SC-65 |
        | telefoon van ouder of verzorger | ja       | SC-66 |
        | adres                           | nee      | -     |
