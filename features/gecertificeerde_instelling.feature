# language: nl
@CG-02
Functionaliteit: De gecertificeerde instelling (jeugdbescherming)
  Heeft de rechter een kind onder toezicht gesteld, dan moet de school de gecertificeerde instelling (GI) op haar
  verzoek de feiten geven die zij daarvoor nodig heeft. Ouders hoeven dan niet in te stemmen en bezwaar houdt het niet
  tegen. Uit eigen beweging mag de school het ook vertellen, na een afweging die vastligt.
  Bronnen: Jeugdwet artikel 7.3.11 lid 4 (tekst van 2017 en huidige tekst), AVG artikelen 6 lid 1 onder c en e en 21.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @CG-11
  Regel: Op verzoek is het een plicht, voor de feiten die de ondertoezichtstelling nodig heeft

    @S41 @GI-01
    Scenario: de GI vraagt bij een ondertoezichtstelling hoe het gaat, en een ouder maakt bezwaar
      Gegeven bij de school ligt voor de GI een ondertoezichtstelling van Noor vast, over
        | thuissituatie        |
        | welbevinden          |
        | ongeoorloofd verzuim |
      En moeder maakte bezwaar tegen alles over Noor
      Als de GI de gegevens van Noor vraagt
      Dan krijgt de GI van Noor precies
        | thuissituatie        |
        | welbevinden          |
        | ongeoorloofd verzuim |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel GI-01
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is
      En noemt het logboek nergens toestemming

    @GI-01 @VORDERING_MISSING @CG-01
    Scenario: er is geen beschikking van de rechter over deze leerling
      Als de GI de gegevens van Noor vraagt
      Dan krijgt de GI niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

    @GI-01 @NV-04 @PGN_NOT_PERMITTED
    Scenario: de GI vraagt ook het verslag, het leerlingvolgsysteem en het nummer
      Gegeven bij de school ligt voor de GI een ondertoezichtstelling van Noor vast, over
        | thuissituatie              |
        | psychodiagnostisch verslag |
        | leerlingvolgsysteem (LVS)  |
        | burgerservicenummer        |
      Als de GI de gegevens van Noor vraagt
      Dan krijgt de GI van Noor precies
        | thuissituatie |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED

  Regel: Uit eigen beweging na een afweging

    @GI-02 @WEIGHING_MISSING
    Scenario: niemand heeft het afgewogen
      Als de GI de gegevens van Noor vraagt voor ots_eigen_beweging
      Dan krijgt de GI niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    @GI-02 @OBJECTION_PENDING @CG-11
    Scenario: afgewogen, en dan maakt een ouder bezwaar
      Gegeven de school woog voor de GI af over Noor: spreekrecht
      Als de GI de gegevens van Noor vraagt voor ots_eigen_beweging
      Dan krijgt de GI van Noor
        | zorg over veiligheid (meldcode) |
      En in het logboek staat de verstrekking op grond van public_task door regel GI-02
      Als moeder bezwaar maakt tegen alles over Noor
      En de GI de gegevens van Noor vraagt voor ots_eigen_beweging
      Dan krijgt de GI niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING
