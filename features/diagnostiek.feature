# language: nl
@CG-02
Functionaliteit: Een externe diagnosticus onderzoekt een leerling
  De school geeft een onderzoeksvraag met achtergrond door, met toestemming van elke ouder met gezag; vanaf 16 van de
  leerling zelf. Dat het beide ouders zijn is een voorzichtige keuze van de school.
  Bronnen: NVO-beroepscode artikel 40 (niet nagelezen), AVG artikel 6 lid 1 onder a, UAVG artikel 5.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2014
    En moeder en vader hebben gezag over Noor

  @DG-01
  Regel: Elke ouder met gezag zegt ja

    Scenario: beide ouders zeiden ja
      Gegeven moeder gaf toestemming voor diagnostisch onderzoek over Noor op 1 november 2026
      En vader gaf toestemming voor diagnostisch onderzoek over Noor op 2 november 2026
      Als de externe diagnosticus de gegevens van Noor vraagt
      Dan krijgt de externe diagnosticus van Noor
        | onderzoeksvraag aan een diagnosticus |
        | ondersteuningsbehoefte               |
        | toetsresultaten                      |
      Maar de externe diagnosticus krijgt van Noor niet
        | psychodiagnostisch verslag |
        | cijfers                    |
        | burgerservicenummer        |
      En in het logboek staat de verstrekking op grond van consent door regel DG-01

    @CONSENT_MISSING
    Scenario: alleen de moeder zei ja
      Gegeven moeder gaf toestemming voor diagnostisch onderzoek over Noor op 1 november 2026
      Als de externe diagnosticus de gegevens van Noor vraagt
      Dan krijgt de externe diagnosticus niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    @CG-12
    Scenario: de school koos ervoor dat één ouder volstaat
      Gegeven de school koos anders bij KEUZE 5: een ouder volstaat voor de externe diagnosticus
      En moeder gaf toestemming voor diagnostisch onderzoek over Noor op 1 november 2026
      Als de externe diagnosticus de gegevens van Noor vraagt
      Dan krijgt de externe diagnosticus van Noor
        | onderzoeksvraag aan een diagnosticus |

  @DG-01 @CG-10
  Regel: Vanaf 16 beslist de leerling alleen

    Scenario: de leerling van 16 zei ja, de ouders zeiden niets
      Gegeven leerling Daan is geboren op 4 juni 2010
      En moeder en vader hebben gezag over Daan
      En Daan gaf zelf toestemming voor diagnostisch onderzoek op 1 november 2026
      Als de externe diagnosticus de gegevens van Daan vraagt
      Dan krijgt de externe diagnosticus van Daan
        | onderzoeksvraag aan een diagnosticus |
