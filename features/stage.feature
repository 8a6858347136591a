# language: nl
@CG-02
Functionaliteit: Een leerling loopt stage
  Met een stageovereenkomst krijgt het bedrijf wat het op de werkvloer nodig heeft. Over gezondheid en ondersteuning
  hoort het alleen iets als de leerling van 16 of ouder, of onder de 16 een ouder met gezag, daarmee instemde.
  Bronnen: Uitvoeringsbesluit WVO 2020 artikel 2.37 (inhoud niet nagelezen), AVG artikel 6 lid 1 onder a en b, UAVG
  artikelen 5 en 22.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2010
    En moeder en vader hebben gezag over Noor

  @ST-01
  Regel: De stageovereenkomst noemt wat het bedrijf krijgt

    Scenario: de overeenkomst loopt
      Gegeven met het stagebedrijf loopt een overeenkomst voor stage, over
        | achternaam met voorvoegsel       |
        | roepnaam                         |
        | opleiding of leerweg bij de stage |
        | stagebegeleider van de school    |
        | noodnummer                       |
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf van Noor precies
        | achternaam met voorvoegsel       |
        | roepnaam                         |
        | opleiding of leerweg bij de stage |
        | stagebegeleider van de school    |
        | noodnummer                       |
      En in het logboek staat de verstrekking op grond van contract door regel ST-01

    @AGREEMENT_MISSING @CG-01
    Scenario: er is geen stageovereenkomst
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf niets
      En in het logboek staat de weigering met reden AGREEMENT_MISSING

    @AGREEMENT_EXPIRED @CG-10
    Scenario: de stage is gisteren geëindigd
      Gegeven het is 1 september 2026
      En met het stagebedrijf loopt een overeenkomst voor stage tot en met 22 november 2026, over
        | roepnaam |
      En het is 23 november 2026
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf niets
      En in het logboek staat de weigering met reden AGREEMENT_EXPIRED

  @S48 @ST-02
  Regel: Gezondheid en ondersteuning alleen met toestemming van wie beslist

    @CONSENT_MISSING
    Scenario: het bedrijf vraagt naar gezondheid en de leerling van 16 zei niets
      Gegeven met het stagebedrijf loopt een overeenkomst voor stage, over
        | roepnaam |
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf van Noor niet
        | instructiekaart voor allergie en nood |
        | ondersteuningsbehoefte                |
        | medische diagnose                     |
        | medicijngebruik                       |
      Maar het stagebedrijf krijgt van Noor
        | roepnaam |
      En in het logboek staat bij "ondersteuningsbehoefte" de reden CONSENT_MISSING
      En in het logboek staat bij "medische diagnose" de reden CATEGORY_NOT_PERMITTED

    @CONSENT_RENEW_AT_16
    Scenario: de moeder tekende, maar de leerling is 16
      Gegeven moeder gaf toestemming voor een zorgbehoefte op stage over Noor op 1 november 2026
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf niets
      En in het logboek staat bij "ondersteuningsbehoefte" de reden CONSENT_RENEW_AT_16

    Scenario: de leerling van 16 zei zelf ja
      Gegeven Noor gaf zelf toestemming voor een zorgbehoefte op stage op 1 november 2026
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf van Noor precies
        | instructiekaart voor allergie en nood |
        | ondersteuningsbehoefte                |
      En in het logboek staat de verstrekking op grond van consent door regel ST-02

    Scenario: onder de 16 tekent een ouder met gezag
      Gegeven leerling Daan is geboren op 4 juni 2011
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor een zorgbehoefte op stage over Daan op 1 november 2026
      Als het stagebedrijf de gegevens van Daan vraagt
      Dan krijgt het stagebedrijf van Daan
        | instructiekaart voor allergie en nood |

  @CG-11
  Regel: Een overeenkomst wijkt niet voor een bezwaar

    Scenario: vader maakt bezwaar tegen de stage
      Gegeven met het stagebedrijf loopt een overeenkomst voor stage, over
        | roepnaam |
      En vader maakte bezwaar tegen alles over Noor
      Als het stagebedrijf de gegevens van Noor vraagt
      Dan krijgt het stagebedrijf van Noor
        | roepnaam |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is
