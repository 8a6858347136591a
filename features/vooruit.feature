# language: nl
@CG-10
Functionaliteit: Vooruitkijken
  Wat gaat aflopen ziet de school van tevoren: toestemmingen, verjaardagen waarna een ander beslist, gezag,
  overeenkomsten, papier dat nog moet komen en plichten. De dag die er staat is de laatste dag waarop het nog geldt;
  een verjaardag staat op de dag zelf.
  Bronnen: UAVG artikel 5, Jeugdwet 7.3.4 (tekst van 2017), BW 1:233 en 1:247, AVG artikelen 7 en 28,
  Wetboek van Strafvordering artikel 126nd lid 4 (tekst van 2017).

  Achtergrond:
    Gegeven het is 23 november 2026

  Regel: Wie binnenkort zelf beslist, en wat dan niet meer geldt

    @BD-01
    Scenario: een leerling wordt zestien en de toestemming van de ouders eindigt de dag ervoor
      Gegeven leerling Noor is geboren op 20 december 2010
      En moeder en vader hebben gezag over Noor
      En moeder gaf toestemming voor image_website over Noor op 1 september 2026
      Als de school 60 dagen vooruitkijkt
      Dan komt eraan
        | dag              | wat                                     | wie aan zet is |
        | 19 december 2026 | Toestemmingen die aflopen               | pupil          |
        | 20 december 2026 | Verjaardagen die veranderen wie beslist | pupil          |

    Scenario: wie op 29 februari is geboren wordt in een gewoon jaar op 1 maart achttien
      Gegeven het is 1 februari 2030
      En leerling Noor is geboren op 29 februari 2012
      Als de school 60 dagen vooruitkijkt
      Dan komt eraan
        | dag          | wat                                     | wie aan zet is |
        | 1 maart 2030 | Verjaardagen die veranderen wie beslist | pupil          |
      Als de school 27 dagen vooruitkijkt
      Dan komt er niets aan

    Scenario: er is niets wat afloopt
      Gegeven leerling Noor is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Noor
      Als de school 60 dagen vooruitkijkt
      Dan komt er niets aan

  Regel: Wat op een dag eindigt staat op zijn laatste dag

    @BD-01
    Scenario: een toestemming voor een schooljaar
      Gegeven leerling Noor is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Noor
      En moeder gaf toestemming voor image_website over Noor op 1 september 2026, tot en met 31 december 2026
      Als de school 60 dagen vooruitkijkt
      Dan komt eraan
        | dag              | wat                       | wie aan zet is |
        | 31 december 2026 | Toestemmingen die aflopen | moeder         |

    @VZ-01
    Scenario: een overeenkomst en de plicht die nog loopt
      Gegeven leerling Noor is geboren op 4 juni 2017
      En met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 december 2026, over
        | ECK iD |
      En DUO heeft de gegevens van Noor gekregen
      Als de school 60 dagen vooruitkijkt
      Dan komt eraan
        | dag              | wat                        | wie aan zet is |
        | 30 november 2026 | Plichten die aflopen       | -              |
        | 31 december 2026 | Overeenkomsten die aflopen | -              |

    @PJ-02
    Scenario: het papier van een mondelinge vordering moet nog komen
      Gegeven leerling Noor is geboren op 4 juni 2017
      En de officier van justitie vordert mondeling onder artikel 126nd, over Noor
        | telefoon |
      Als de school 60 dagen vooruitkijkt
      Dan komt eraan
        | dag              | wat                                           | wie aan zet is |
        | 26 november 2026 | Vorderingen waarvan het papier nog moet komen | -              |
