# language: nl
@CG-02
Functionaliteit: Onderzoek met gegevens van leerlingen
  Een onderzoeker krijgt gegevens onder een code. Dat mag na een vastgelegde afweging, als het algemeen belang het
  onderzoek draagt en toestemming vragen onmogelijk of onevenredig is; anders alleen met toestemming.
  Bronnen: UAVG artikelen 24 en 44 (tekst van 2021), AVG artikel 21 lid 6, UAVG artikel 5.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2014
    En moeder en vader hebben gezag over Noor

  @ON-01
  Regel: Na een afweging gaan gegevens onder een code, nooit een naam

    Scenario: de school woog af
      Gegeven de school woog voor de onderzoeker af over Noor: onderzoek
      Als de onderzoeker de gegevens van Noor vraagt
      Dan krijgt de onderzoeker van Noor
        | onderzoekscode |
        | cijfers        |
        | welbevinden    |
      Maar de onderzoeker krijgt van Noor niet
        | achternaam met voorvoegsel |
        | geboortedatum              |
        | leerlingnummer van de school |
        | ECK iD                     |
        | burgerservicenummer        |
        | etniciteit en geboorteland van ouders |
      En in het logboek staat de verstrekking op grond van public_task door regel ON-01

    @OBJECTION_PENDING @CG-11
    Scenario: een ouder maakt bezwaar
      Gegeven de school woog voor de onderzoeker af over Noor: onderzoek
      En vader maakte bezwaar tegen alles over Noor
      Als de onderzoeker de gegevens van Noor vraagt
      Dan krijgt de onderzoeker niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

  @ON-02
  Regel: Zonder die afweging beslist wie mag tekenen

    @CONSENT_MISSING @WEIGHING_MISSING @CG-01
    Scenario: niemand woog af en niemand zei ja
      Als de onderzoeker de gegevens van Noor vraagt
      Dan krijgt de onderzoeker niets
      En in het logboek staat de weigering met reden CONSENT_MISSING
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    Scenario: de moeder zei ja, en ook dan gaat er geen naam mee
      Gegeven moeder gaf toestemming voor onderzoek over Noor op 1 november 2026
      Als de onderzoeker de gegevens van Noor vraagt
      Dan krijgt de onderzoeker van Noor
        | onderzoekscode |
      Maar de onderzoeker krijgt van Noor niet
        | roepnaam |
      En in het logboek staat de verstrekking op grond van consent door regel ON-02

    @CONSENT_WITHDRAWN @CG-03
    Scenario: de moeder trekt die toestemming in
      Gegeven moeder gaf toestemming voor onderzoek over Noor op 1 november 2026
      Als moeder de toestemming voor onderzoek over Noor intrekt
      En de onderzoeker de gegevens van Noor vraagt
      Dan krijgt de onderzoeker niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN
