# language: nl
@CG-12
Functionaliteit: Nieuw beleid gaat pas in met instemming van de MR
  Wie welke gegevens van leerlingen en ouders krijgt is een regeling waarvoor de MR instemming moet geven: op een
  basisschool de ouders, in het voortgezet onderwijs ouders en leerlingen. De instemming geldt voor precies de tekst
  die is voorgelegd.
  Bronnen: Wet medezeggenschap op scholen artikelen 12 lid 1 onder n, 13 lid 1 onder i, 14 lid 2 onder f en 14 lid 3
  onder d (tekst van 2017).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor
    En beleid gaat pas in als de oudergeleding van de MR ermee instemde

  @S46 @MR_CONSENT_MISSING
  Regel: Zonder instemming met precies deze versie verandert er niets

    @PJ-06
    Scenario: een nieuwe versie geeft de politie iets dat zij eerst niet kreeg
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school werkt met dat beleid
      En de school woog voor de politie af over Noor: besluit van de directie
      Als de school een nieuwe versie wil laten ingaan, met KEUZE 3: de politie krijgt na een besluit van de directie naam en groep
      Dan gaat dat niet door, met reden MR_CONSENT_MISSING en de oudergeleding als ontbrekend deel
      En geldt het beleid dat er was
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie niets
      Als de oudergeleding met precies die versie instemt
      Dan geldt de nieuwe versie
      Als de politie de gegevens van Noor vraagt
      Dan krijgt de politie van Noor precies
        | achternaam met voorvoegsel |
        | roepnaam                   |
        | groep of klas              |

    @CG-01
    Scenario: zonder enige instemming start de poort niet
      Als de school de poort met dit beleid wil starten
      Dan gaat dat niet door, met reden MR_CONSENT_MISSING en de oudergeleding als ontbrekend deel

    Scenario: in het voortgezet onderwijs stemmen ook de leerlingen in
      Gegeven beleid gaat pas in als de oudergeleding en de leerlinggeleding van de MR ermee instemde
      En de oudergeleding stemde in met het beleid dat nu geldt
      Als de school de poort met dit beleid wil starten
      Dan gaat dat niet door, met reden MR_CONSENT_MISSING en de leerlinggeleding als ontbrekend deel

  @CG-12
  Regel: In het manifest staat wat verandert, wat de FG adviseert en wie van de MR moet instemmen

    Scenario: de politie krijgt meer, dus de ouders moeten instemmen
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school maakte een nieuwe versie, met KEUZE 3: de politie krijgt na een besluit van de directie naam en groep
      Als de school daarbij een manifest schrijft, met als advies van de FG: positief onder voorwaarden
      Dan noemt het manifest als nodig: de oudergeleding
      En vervangt die versie het beleid dat er was
      Als de oudergeleding met dat manifest instemt
      Dan staat bij die instemming het advies van de FG: positief onder voorwaarden

    Scenario: alleen een toelichting verandert, dus de MR hoeft niet opnieuw in te stemmen
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school maakte een nieuwe versie, met alleen een andere toelichting
      Als de school daarbij een manifest schrijft, met als advies van de FG: positief
      Dan noemt het manifest niemand van de MR als nodig

  @CG-12
  Regel: Een nieuwe versie gaat in terwijl de poort draait, in haar geheel of helemaal niet

    Scenario: iemand is nog aan het schrijven
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school werkt met dat beleid
      Als in de map met beleid een regel half geschreven staat
      En de poort kijkt drie keer of de map veranderd is
      Dan geldt het beleid dat er was
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |

    Scenario: de MR stemt in en de poort neemt de nieuwe versie zonder opnieuw te starten
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school werkt met dat beleid
      En de school maakte een nieuwe versie, met KEUZE 3: de politie krijgt na een besluit van de directie naam en groep
      Als de poort kijkt drie keer of de map veranderd is
      Dan geldt het beleid dat er was
      Als de oudergeleding met die versie instemt
      En de poort kijkt drie keer of de map veranderd is
      Dan geldt de nieuwe versie

  @CG-01 @CG-05
  Regel: Beleid dat te oud is geeft niets meer vrij, ook niet wat de wet voorschrijft

    @POLICY_TOO_OLD
    Scenario: een jaar na de instemming heeft niemand het beleid opnieuw bekeken
      Gegeven de oudergeleding stemde in met het beleid dat nu geldt
      En de school werkt met dat beleid, dat ten hoogste 365 dagen oud mag zijn
      En het is 22 november 2027
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |
      Gegeven het is 23 november 2027
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO niets
      En de reden in het logboek is POLICY_TOO_OLD
      Als de oudergeleding opnieuw instemt met het beleid dat nu geldt
      En DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |
