# language: nl
@CG-10
Functionaliteit: Ouders, familie en de leerling zelf
  Wat iemand voor een leerling is, volgt op de dag zelf uit gezag en leeftijd. Een ouder met gezag hoort hoe het gaat
  tot de leerling 18 is en vraagt inzage tot de leerling 16 is; daarna doet de leerling dat zelf. Een ouder zonder
  gezag krijgt op verzoek belangrijke feiten, maar geen dossier en geen adres.
  Bronnen: WPO artikel 11 (tekst van 2017), WVO 2020 artikelen 2.97 en 8.1 (tekst van 2024), UAVG artikel 5 lid 4, AVG
  artikel 15 (niet nagelezen), BW artikelen 1:245, 1:251 lid 2 en 1:377c (tekst van 2017).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2014
    En moeder heeft alleen gezag over Noor

  @OU-01 @OU-02
  Regel: Een ouder met gezag hoort hoe het gaat en kan inzage vragen

    Scenario: de moeder vraagt naar de vorderingen
      Als moeder de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt moeder van Noor
        | cijfers                        |
        | welbevinden                    |
        | ontwikkelingsperspectief (OPP) |
        | ongeoorloofd verzuim           |
      Maar moeder krijgt van Noor niet
        | zorg over veiligheid (meldcode) |
        | notities                        |
        | gegevens over broer of zus      |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OU-01

    @OU-09 @OU-10
    Scenario: de moeder vraagt inzage in het dossier
      Als moeder de gegevens van Noor vraagt voor inzageverzoek
      Dan krijgt moeder van Noor
        | adres                      |
        | psychodiagnostisch verslag |
        | burgerservicenummer        |
        | gespreksverslag            |
      Maar moeder krijgt van Noor niet
        | ruw testmateriaal                       |
        | notities                                |
        | eigen dossier van de vertrouwenspersoon |
        | etniciteit en geboorteland van ouders   |
      En in het logboek staat dat regel OU-09 dit tegenhield
      En in het logboek staat dat regel OU-10 dit tegenhield

    @CG-07 @RELATION_MISSING
    Scenario: een vreemde met een account vraagt, en ziet niet of Noor bestaat
      Als oma de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt oma niets
      En in het logboek staat de weigering met reden RELATION_MISSING
      Als oma de gegevens van een onbekende leerling vraagt voor ouderinformatie
      Dan zijn beide antwoorden precies gelijk

  @OU-05 @CG-11
  Regel: Een ouder zonder gezag krijgt op verzoek belangrijke feiten, geen dossier en geen adres

    @S26
    Scenario: de vader zonder gezag vraagt naar de vorderingen
      Gegeven vader is ouder van Noor, zonder gezag
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader van Noor
        | cijfers     |
        | welbevinden |
      Maar vader krijgt van Noor niet
        | adres                           |
        | adres van ouder of verzorger    |
        | telefoon van ouder of verzorger |
        | psychodiagnostisch verslag      |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OU-05
      En noemt het logboek nergens toestemming
      En staat daarbij de plicht inform_guardians, uiterlijk op 30 november 2026

    @S26 @CATEGORY_NOT_PERMITTED
    Scenario: hij vraagt inzage in het dossier
      Gegeven vader is ouder van Noor, zonder gezag
      Als vader de gegevens van Noor vraagt voor inzageverzoek
      Dan krijgt vader niets

    @S26
    Scenario: de moeder maakt bezwaar, en dat houdt een plicht niet tegen
      Gegeven vader is ouder van Noor, zonder gezag
      En moeder maakte bezwaar tegen alles over Noor
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader van Noor
        | cijfers |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

    @S27 @OU-06 @CHILD_INTEREST
    Scenario: het belang van het kind verzet zich, gemotiveerd en op schrift
      Gegeven vader is ouder van Noor, zonder gezag
      En de school legde schriftelijk vast dat het belang van Noor zich verzet tegen informatie aan vader
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader niets
      En in het logboek staat de weigering met reden CHILD_INTEREST
      En in het logboek staat dat regel OU-06 dit tegenhield

    @S27 @OU-07 @COURT_ORDER
    Scenario: de rechter verbood informatie aan deze ouder, en alleen aan deze
      Gegeven vader is ouder van Noor, zonder gezag
      En de rechter verbood informatie over Noor aan vader
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader niets
      En in het logboek staat de weigering met reden COURT_ORDER
      Als moeder de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt moeder van Noor
        | cijfers |

  @S28 @GA-02 @ADDRESS_SECRET
  Regel: Een geheim adres gaat ook niet naar de andere ouder

    Scenario: beide ouders hebben gezag, en het adres van moeder en kind is geheim
      Gegeven vader heeft vanaf 1 januari 2020 gezag over Noor
      En het adres van Noor is geheim
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader van Noor
        | cijfers     |
        | welbevinden |
      Als vader de gegevens van Noor vraagt voor inzageverzoek
      Dan krijgt vader van Noor
        | cijfers             |
        | burgerservicenummer |
      Maar vader krijgt van Noor niet
        | adres                        |
        | postcode                     |
        | adres van ouder of verzorger |
        | afwijkend adres bij de melding |
      En in het logboek staat bij "adres" de reden ADDRESS_SECRET
      En in het logboek staat dat regel GA-02 dit tegenhield

  Regel: Wie vorige week het gezag verloor

    @OU-05
    Scenario: vraagt inzage als voorheen, en hoort nog wel hoe het gaat
      Gegeven vader heeft vanaf 1 januari 2020 gezag over Noor
      En vader heeft sinds 16 november 2026 geen gezag meer over Noor
      Als vader de gegevens van Noor vraagt voor inzageverzoek
      Dan krijgt vader niets
      Als vader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt vader van Noor
        | cijfers |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OU-05

    @CG-09
    Scenario: verloor hij het over een van de tweeling, dan verandert er voor de ander niets
      Gegeven leerling Lotte is geboren op 4 juni 2017
      En leerling Sara is geboren op 4 juni 2017
      En moeder en vader hebben gezag over Lotte
      En moeder en vader hebben gezag over Sara
      En vader heeft sinds 16 november 2026 geen gezag meer over Sara
      Als vader de gegevens van Lotte vraagt voor inzageverzoek
      Dan krijgt vader van Lotte
        | burgerservicenummer |
      Als vader de gegevens van Sara vraagt voor inzageverzoek
      Dan krijgt vader niets

  @OU-03 @OU-04
  Regel: Vanaf 16 vraagt de leerling zelf inzage, en vanaf 18 beslist de leerling wat ouders horen

    Abstract Scenario: wat de moeder op haar eigen naam kan vragen
      Gegeven leerling Daan is geboren op 24 november 2008
      En moeder en vader hebben gezag over Daan
      En het is <dag>
      Als moeder de gegevens van Daan vraagt voor <doel>
      Dan is het antwoord aan moeder: <moeder>
      Als de leerling zelf de gegevens van Daan vraagt voor inzageverzoek
      Dan is het antwoord aan de leerling zelf: <leerling>

      Voorbeelden: inzage gaat op de zestiende verjaardag over
        | dag              | doel           | moeder | leerling |
        | 23 november 2024 | inzageverzoek  | ja     | nee      |
        | 24 november 2024 | inzageverzoek  | nee    | ja       |

      Voorbeelden: vorderingen tot de achttiende verjaardag
        | dag              | doel            | moeder | leerling |
        | 24 november 2024 | ouderinformatie | ja     | ja       |
        | 23 november 2026 | ouderinformatie | ja     | ja       |
        | 24 november 2026 | ouderinformatie | nee    | ja       |

    @S44 @CONSENT_MISSING
    Scenario: de leerling is 18 en de moeder vraagt de cijfers
      Gegeven leerling Daan is geboren op 1 september 2008
      En moeder en vader hebben gezag over Daan
      Als moeder de gegevens van Daan vraagt voor ouderinformatie
      Dan krijgt moeder niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    @S44
    Scenario: de leerling van 18 vond het goed
      Gegeven leerling Daan is geboren op 1 september 2008
      En moeder en vader hebben gezag over Daan
      En Daan gaf zelf toestemming voor informatie aan een ouder op 2 september 2026
      Als moeder de gegevens van Daan vraagt voor ouderinformatie
      Dan krijgt moeder van Daan
        | cijfers |
      En in het logboek staat de verstrekking op grond van consent door regel OU-04

    @S44 @CG-03 @CONSENT_WITHDRAWN
    Scenario: en bedenkt zich
      Gegeven leerling Daan is geboren op 1 september 2008
      En moeder en vader hebben gezag over Daan
      En Daan gaf zelf toestemming voor informatie aan een ouder op 2 september 2026
      Als Daan de eigen toestemming voor informatie aan een ouder intrekt
      En moeder de gegevens van Daan vraagt voor ouderinformatie
      Dan krijgt moeder niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN

    Abstract Scenario: wie op 29 februari is geboren wordt in een gewoon jaar op 1 maart 18
      Gegeven leerling Sem is geboren op 29 februari 2008
      En moeder en vader hebben gezag over Sem
      En het is <dag>
      Als moeder de gegevens van Sem vraagt voor ouderinformatie
      Dan is het antwoord aan moeder: <antwoord>

      Voorbeelden:
        | dag              | antwoord |
        | 28 februari 2026 | ja       |
        | 1 maart 2026     | nee      |

    Scenario: een leerling kan met de eigen toegang niet bij een ander
      Gegeven leerling Daan is geboren op 1 september 2008
      En leerling Bram is geboren op 1 september 2008
      Als de leerling zelf de gegevens van Daan vraagt voor inzageverzoek
      Dan krijgt de leerling zelf van Daan
        | cijfers |
      Als Daan de gegevens van Bram opvraagt met de eigen toegang
      Dan krijgt de leerling zelf niets

  @OU-08
  Regel: Een stiefouder, grootouder of buur hoort niets zonder toestemming

    @CONSENT_MISSING
    Scenario: de stiefvader vraagt hoe het gaat
      Gegeven stiefvader is aangewezen als stiefouder van Noor
      Als stiefvader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt stiefvader niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    Scenario: de moeder vindt het goed
      Gegeven stiefvader is aangewezen als stiefouder van Noor
      En moeder gaf toestemming voor informatie aan een stiefouder over Noor op 1 november 2026
      Als stiefvader de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt stiefvader van Noor
        | welbevinden |
      En in het logboek staat de verstrekking op grond van consent door regel OU-08
