# language: nl
@CG-11
Functionaliteit: De Raad voor de Kinderbescherming doet onderzoek
  Wie een geheimhoudingsplicht heeft mag de Raad inlichten als dat voor zijn taak nodig is: een recht, geen plicht.
  De school weegt daarom af en legt dat vast. Toestemming wordt niet gevraagd.
  Bronnen: BW artikel 1:240 (gelezen in de tekst van 2017), AVG artikel 6 lid 1 onder e en artikel 21.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  @RK-01
  Regel: Een vastgelegde afweging opent feiten over persoon, verzorging en opvoeding

    Scenario: de school woog af
      Gegeven de school woog voor de Raad voor de Kinderbescherming af over Noor: spreekrecht
      Als de Raad voor de Kinderbescherming de gegevens van Noor vraagt
      Dan krijgt de Raad voor de Kinderbescherming van Noor
        | welbevinden                     |
        | thuissituatie                   |
        | ongeoorloofd verzuim            |
        | zorg over veiligheid (meldcode) |
      Maar de Raad voor de Kinderbescherming krijgt van Noor niet
        | psychodiagnostisch verslag |
        | leerlingvolgsysteem (LVS)  |
        | medische diagnose          |
        | notities                   |
      En in het logboek staat de verstrekking op grond van public_task door regel RK-01
      En noemt het logboek nergens toestemming

    @WEIGHING_MISSING @CG-01
    Scenario: de Raad belt en de school heeft niets afgewogen
      Als de Raad voor de Kinderbescherming belt over Noor
      Dan krijgt de Raad voor de Kinderbescherming niets te horen
      En in het logboek staat een mondelinge weigering met reden WEIGHING_MISSING

    Scenario: een weigering van de ouders is hier geen nee
      Gegeven de school woog voor de Raad voor de Kinderbescherming af over Noor: spreekrecht
      En moeder weigerde alles voor Noor op 1 november 2026
      Als de Raad voor de Kinderbescherming de gegevens van Noor vraagt
      Dan krijgt de Raad voor de Kinderbescherming van Noor
        | welbevinden |

    @OBJECTION_PENDING
    Scenario: een bezwaar wordt eerst afgewogen
      Gegeven de school woog voor de Raad voor de Kinderbescherming af over Noor: spreekrecht
      En moeder maakte bezwaar tegen alles over Noor
      Als de Raad voor de Kinderbescherming de gegevens van Noor vraagt
      Dan krijgt de Raad voor de Kinderbescherming niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

  @NV-04 @PGN_NOT_PERMITTED
  Regel: Het persoonsgebonden nummer blijft op school

    Scenario: de Raad vraagt het BSN
      Gegeven de school woog voor de Raad voor de Kinderbescherming af over Noor: spreekrecht
      Als de Raad voor de Kinderbescherming de gegevens van Noor vraagt
      Dan krijgt de Raad voor de Kinderbescherming van Noor niet
        | burgerservicenummer |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED
