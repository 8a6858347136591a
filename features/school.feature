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
