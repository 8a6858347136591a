# language: nl
@CG-11 @CG-02
Functionaliteit: Inspectie, Autoriteit Persoonsgegevens en accountant
  Wie toezicht houdt krijgt wat dat toezicht nodig heeft: zonder toestemming, niet tegen te houden met bezwaar, en
  altijd met een regel in het logboek. Ook een toezichthouder krijgt niet alles.
  Bronnen: Wet op het onderwijstoezicht (tekst van 2017), Awb 5:16 tot en met 5:20 (niet nagelezen), AVG artikelen 31
  en 58, Besluit bekostiging WPO artikel 6 (tekst van 2017).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  @TZ-01
  Regel: De inspectie krijgt wat het toezicht op het onderwijs nodig heeft

    @S45 @CG-04
    Scenario: de inspectie vraagt tijdens een bezoek het dossier
      Als de inspectie de gegevens van Noor vraagt
      Dan krijgt de inspectie van Noor
        | ontwikkelingsperspectief (OPP)  |
        | handelingsplan                  |
        | cijfers                         |
        | ongeoorloofd verzuim            |
        | zorg over veiligheid (meldcode) |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel TZ-01
      En noemt het logboek nergens toestemming

    @S45
    Scenario: wat het toezicht niet nodig heeft blijft op school
      Als de inspectie de gegevens van Noor vraagt
      Dan krijgt de inspectie van Noor niet
        | medische diagnose          |
        | psychodiagnostisch verslag |
        | thuissituatie              |
        | burgerservicenummer        |
        | ouderbijdrage en andere financien |
      En in het logboek staat bij "medische diagnose" de reden CATEGORY_NOT_PERMITTED
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED

    @S45
    Scenario: ouders maken bezwaar
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als de inspectie de gegevens van Noor vraagt
      Dan krijgt de inspectie van Noor
        | ontwikkelingsperspectief (OPP) |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

  @TZ-02 @NV-02
  Regel: De Autoriteit Persoonsgegevens krijgt wat haar onderzoek nodig heeft

    Scenario: de AP onderzoekt wie een verslag kon lezen
      Als de Autoriteit Persoonsgegevens de gegevens van Noor vraagt
      Dan krijgt de Autoriteit Persoonsgegevens van Noor
        | psychodiagnostisch verslag |
        | gebruikersnaam             |
        | gebruik van leermiddelen   |
      Maar de Autoriteit Persoonsgegevens krijgt van Noor niet
        | ruw testmateriaal   |
        | burgerservicenummer |
        | etniciteit en geboorteland van ouders |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel TZ-02
      En in het logboek staat dat regel NV-02 dit tegenhield

  @TZ-03 @FIELD_NOT_IN_CLOSED_LIST
  Regel: De accountant krijgt het bekostigingsdossier en niets daarnaast

    Scenario: de accountant controleert de inschrijvingen
      Als de accountant de gegevens van Noor vraagt
      Dan krijgt de accountant van Noor precies
        | achternaam met voorvoegsel           |
        | voorletters                          |
        | geboortedatum                        |
        | datum inschrijving                   |
        | datum uitschrijving                  |
        | vestiging en BRIN                    |
        | jaargroep                            |
        | leerlinggewicht en opleiding ouders  |
        | bekostigingsgegevens van de leerling |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel TZ-03
      En in het logboek staat bij "cijfers" de reden FIELD_NOT_IN_CLOSED_LIST

    @NV-03
    Scenario: de ouderbijdrage is vrijwillig en gaat de accountant niet aan
      Als de accountant de gegevens van Noor vraagt
      Dan krijgt de accountant van Noor niet
        | ouderbijdrage en andere financien |
      En in het logboek staat dat regel NV-03 dit tegenhield

  @CG-14 @PURPOSE_MISMATCH
  Regel: Toezicht is geen sleutel voor andere doelen

    Scenario: de inspectie vraagt gegevens voor onderzoek
      Als de inspectie de gegevens van Noor vraagt voor onderzoek
      Dan krijgt de inspectie niets
      En in het logboek staat de weigering met reden PURPOSE_MISMATCH
