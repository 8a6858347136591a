# language: nl
@CG-11 @CG-02
Functionaliteit: Leveren aan het register onderwijsdeelnemers
  De wet noemt wat het bevoegd gezag aan het register levert, met het persoonsgebonden nummer. Er wordt niets gevraagd
  aan ouders, en niets geleverd wat de wet niet noemt.
  Bronnen: Wet register onderwijsdeelnemers artikelen 9, 11, 12 en 27 (tekst van 2022).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @DR-01
  Regel: De levering is een plicht met een gesloten lijst

    Scenario: de levering na inschrijving
      Als het register onderwijsdeelnemers de gegevens van Noor vraagt
      Dan krijgt het register onderwijsdeelnemers van Noor precies
        | burgerservicenummer         |
        | onderwijsnummer             |
        | achternaam met voorvoegsel  |
        | voornamen                   |
        | geboortedatum               |
        | geslacht                    |
        | adres                       |
        | postcode                    |
        | nationaliteit               |
        | geboorteland                |
        | datum inschrijving          |
        | datum uitschrijving         |
        | vestiging en BRIN           |
        | jaargroep                   |
        | soort onderwijs             |
        | vrijstelling van de leerplicht |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel DR-01

    Scenario: een bezwaar houdt de levering niet tegen
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als het register onderwijsdeelnemers de gegevens van Noor vraagt
      Dan krijgt het register onderwijsdeelnemers van Noor
        | burgerservicenummer |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

    @FIELD_NOT_IN_CLOSED_LIST
    Scenario: gezondheid en resultaten horen niet in deze levering
      Als het register onderwijsdeelnemers de gegevens van Noor vraagt
      Dan krijgt het register onderwijsdeelnemers van Noor niet
        | medische diagnose |
        | cijfers           |
        | ziekteverzuim     |
      En in het logboek staat bij "cijfers" de reden FIELD_NOT_IN_CLOSED_LIST
