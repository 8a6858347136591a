# language: nl
@CG-02 @ADDRESS_SECRET
Functionaliteit: Een geheim adres
  Is het adres van een leerling geheim, dan gaat het naar niemand: niet naar een partner, niet naar familie, niet op een
  vordering, en binnen de school alleen naar de administratie. De rest van wat mag gaat gewoon door.
  Bronnen: OSO-gegevensset (adresgeheim), BW artikel 1:377c (tekst van 2017), AVG artikelen 5 lid 1 onder c en 32
  (niet nagelezen).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2014
    En Noor zit in groep 7A
    En moeder en vader hebben gezag over Noor

  @GA-01 @CG-03
  Regel: Geen partner krijgt een geheim adres, ook niet op grond van een plicht

    Abstract Scenario: wie het adres kreeg, krijgt het vanaf nu niet meer
      Als <wie> de gegevens van Noor vraagt
      Dan krijgt <wie> van Noor
        | adres |
      Als het adres van Noor geheim wordt
      En <wie> de gegevens van Noor vraagt
      Dan krijgt <wie> van Noor niet
        | adres                       |
        | postcode                    |
        | adres van ouder of verzorger |
        | afwijkend adres bij de melding |
      Maar <wie> krijgt van Noor
        | <wel> |
      En in het logboek staat bij "adres" de reden ADDRESS_SECRET
      En in het logboek staat dat regel GA-01 dit tegenhield

      Voorbeelden:
        | wie                              | wel                        |
        | leerplicht                       | ongeoorloofd verzuim       |
        | het register onderwijsdeelnemers | burgerservicenummer        |
        | de gemeente                      | schoolloopbaan             |
        | de Autoriteit Persoonsgegevens   | cijfers                    |

    Scenario: de melding van verzuim noemt geen afwijkend adres meer
      Gegeven het adres van Noor is geheim
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor niet
        | afwijkend adres bij de melding |
      Maar DUO krijgt van Noor
        | begindatum verzuim |

    Scenario: de nieuwe school krijgt het rapport zonder adres
      Gegeven het adres van Noor is geheim
      En moeder zag het rapport van Noor voor de nieuwe school in op 10 november 2026
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school van Noor niet
        | adres |
        | adres van ouder of verzorger |
      Maar de nieuwe school krijgt van Noor
        | toetsresultaten |

    @PJ-01
    Scenario: ook een vordering opent het hier niet; de directie beslist dan zelf
      Gegeven het adres van Noor is geheim
      En de politie vordert schriftelijk onder artikel 126nc, over Noor
        | achternaam met voorvoegsel |
        | adres                      |
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | achternaam met voorvoegsel |
      En in het logboek staat bij "adres" de reden ADDRESS_SECRET

    Abstract Scenario: hoe zwaar de grond ook is
      Gegeven het adres van Noor is geheim
      En de school woog voor <wie> af over Noor: <afweging>
      Als <wie> de gegevens van Noor vraagt
      Dan krijgt <wie> van Noor niet
        | adres    |
        | postcode |
      Maar <wie> krijgt van Noor
        | welbevinden |

      Voorbeelden:
        | wie                               | afweging            |
        | de Raad voor de Kinderbescherming | spreekrecht         |
        | Veilig Thuis                      | meldcode            |
        | Veilig Thuis                      | acute onveiligheid  |

    Abstract Scenario: geen enkele partner, ook wie het nooit kreeg
      Gegeven het adres van Noor is geheim
      En moeder gaf toestemming voor alles over Noor op 1 november 2026
      En Noor gaf zelf toestemming voor alles op 1 november 2026
      Als <wie> de gegevens van Noor vraagt
      Dan is in het antwoord aan <wie> geen adres van Noor te vinden

      Voorbeelden:
        | wie                              |
        | jeugdhulp                        |
        | het wijkteam                     |
        | leerplicht                       |
        | DUO                              |
        | de politie                       |
        | de officier van justitie         |
        | het leermiddel                   |
        | het samenwerkingsverband         |
        | Veilig Thuis                     |
        | de GI                            |
        | de GGD                           |
        | de ambulance                     |
        | het consultatieteam              |
        | de website                       |
        | de nieuwe school                 |
        | de verwijsindex                  |
        | de Raad voor de Kinderbescherming |
        | het register onderwijsdeelnemers |
        | de gemeente                      |
        | Halt                             |
        | de jeugdreclassering             |
        | de inspectie                     |
        | de Autoriteit Persoonsgegevens   |
        | de accountant                    |
        | het stagebedrijf                 |
        | de onderzoeker                   |
        | de externe diagnosticus          |
        | de toetsaanbieder                |
        | de schoolfotograaf               |
        | het bijlesbureau                 |
        | het leerlingenvervoer            |
        | het incassobureau                |

  @GA-03
  Regel: Binnen de school kent alleen de administratie het

    Scenario: de leerkracht en de mentor zien het niet meer
      Gegeven de leerkracht heeft de rol teacher in groep 7A
      En het adres van Noor is geheim
      Als de leerkracht de gegevens van Noor vraagt
      Dan krijgt de leerkracht van Noor niet
        | adres    |
        | postcode |
      Maar de leerkracht krijgt van Noor
        | roepnaam |
        | noodnummer |
      En in het logboek staat dat regel GA-03 dit tegenhield

    @SC-49
    Scenario: de administratie houdt het bij
      Gegeven de leerlingadministratie heeft de rol administration voor de hele school
      En het adres van Noor is geheim
      Als de leerlingadministratie de gegevens van Noor vraagt voor pupil_administration
      Dan krijgt de leerlingadministratie van Noor
        | adres |
