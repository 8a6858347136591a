# language: nl
@CG-11 @CG-02
Functionaliteit: De jaarlijkse lijst voor de gemeente
  De school meldt de gemeente elk jaar welke leerlingen naar het mbo vertrekken. Dat is een plicht, voor precies die
  lijst.
  Bronnen: WVO 2020 artikel 8.31.

  Achtergrond:
    Gegeven het is 1 juni 2027
    En leerling Noor is geboren op 4 juni 2010
    En moeder en vader hebben gezag over Noor

  @GM-01
  Regel: Wie naar het mbo gaat staat op de lijst

    Scenario: de gemeente krijgt de lijst, zonder nummer en zonder cijfers
      Als de gemeente de gegevens van Noor vraagt
      Dan krijgt de gemeente van Noor
        | achternaam met voorvoegsel |
        | geboortedatum              |
        | adres                      |
        | datum uitschrijving        |
        | schoolloopbaan             |
      Maar de gemeente krijgt van Noor niet
        | burgerservicenummer |
        | cijfers             |
        | thuissituatie       |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel GM-01

    Scenario: een bezwaar verandert hier niets
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als de gemeente de gegevens van Noor vraagt
      Dan krijgt de gemeente van Noor
        | datum uitschrijving |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

  @PURPOSE_MISMATCH @CG-14
  Regel: Dat de gemeente ook leerplicht uitvoert opent niets

    Scenario: de afdeling die de lijst ontvangt vraagt verzuim
      Als de gemeente de gegevens van Noor vraagt voor leerplicht_toezicht
      Dan krijgt de gemeente niets
      En in het logboek staat de weigering met reden PURPOSE_MISMATCH
