# language: nl
@CG-02
Functionaliteit: Veilig Thuis en de meldcode
  Melden bij Veilig Thuis is een recht en geen plicht. Er wordt geen toestemming voor gevraagd; wel legt de school de
  vijf stappen van de meldcode vast. Praten met de ouders is een van die stappen, tenzij dat een kind in gevaar brengt:
  dan staat de reden van het zwijgen op papier. Wat niet nodig is om het kind te beschermen blijft op school.
  Bronnen: Wmo 2015 artikel 5.2.6 (tekst van 2017), Besluit verplichte meldcode artikel 2 lid 2 (tekst van 2017),
  UAVG artikel 41 lid 1 onder i, AVG artikelen 9 lid 2 onder g en 21.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: Er gaat alleen iets weg als de meldcode is doorlopen en vastgelegd

    @VT-01 @WEIGHING_MISSING @CG-01
    Scenario: Veilig Thuis belt en er is nog niets afgewogen
      Als Veilig Thuis belt over Noor
      Dan krijgt Veilig Thuis niets te horen
      En in het logboek staat een mondelinge weigering met reden WEIGHING_MISSING

    @VT-01 @WEIGHING_MISSING
    Scenario: de meldcode is niet afgemaakt
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode
        | signalen |
        | overleg  |
        | gesprek  |
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    @S39 @VT-01 @CATEGORY_NOT_PERMITTED
    Scenario: Veilig Thuis vraagt het hele dossier
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode
        | signalen |
        | overleg  |
        | gesprek  |
        | afweging |
        | besluit  |
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis van Noor
        | zorg over veiligheid (meldcode) |
        | thuissituatie                   |
        | welbevinden                     |
        | telefoon van ouder of verzorger |
      Maar Veilig Thuis krijgt van Noor niet
        | leerlingvolgsysteem (LVS)      |
        | psychodiagnostisch verslag     |
        | toetsresultaten                |
        | ontwikkelingsperspectief (OPP) |
        | burgerservicenummer            |
        | een veld dat niemand kent      |
      En in het logboek staat de verstrekking op grond van public_task door regel VT-01
      En in het logboek staat bij "leerlingvolgsysteem (LVS)" de reden CATEGORY_NOT_PERMITTED
      En noemt het logboek nergens toestemming

    @VT-01
    Scenario: de afweging ging over minder dan de wet toelaat
      Gegeven de school woog voor Veilig Thuis af over Noor: meldcode, alleen over "zorg over veiligheid (meldcode)"
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis van Noor precies
        | zorg over veiligheid (meldcode) |

  Regel: Als praten het kind in gevaar brengt, mag de school melden zonder eerst te praten

    @S40 @VT-01
    Scenario: de leerkracht wil melden en een gesprek met de ouders is te gevaarlijk
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode, en zweeg tegen de ouders omdat child_in_danger
        | signalen |
        | overleg  |
        | afweging |
        | besluit  |
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis van Noor
        | zorg over veiligheid (meldcode) |
      En in het logboek staat de verstrekking op grond van public_task door regel VT-01
      En noemt het vastgelegde stuk de reden van het zwijgen: child_in_danger

    @VT-01 @WEIGHING_MISSING
    Scenario: zonder gesprek en zonder reden telt de afweging niet
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode
        | signalen |
        | overleg  |
        | afweging |
        | besluit  |
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    @VT-01 @WEIGHING_MISSING
    Scenario: een reden om te zwijgen vervangt de andere stappen niet
      Gegeven de school zette voor Veilig Thuis over Noor deze stappen van de meldcode, en zweeg tegen de ouders omdat child_in_danger
        | signalen |
        | besluit  |
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis niets

  @CG-11
  Regel: Een bezwaar houdt een melding op, behalve bij acuut gevaar

    @OBJECTION_PENDING
    Scenario: een ouder maakt bezwaar en er is geen acuut gevaar
      Gegeven de school woog voor Veilig Thuis af over Noor: meldcode
      En moeder maakte bezwaar tegen alles over Noor
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

    @VT-02
    Scenario: een ouder maakt bezwaar en het kind is acuut onveilig
      Gegeven de school woog voor Veilig Thuis af over Noor: acute onveiligheid
      En moeder maakte bezwaar tegen alles over Noor
      Als Veilig Thuis de gegevens van Noor vraagt
      Dan krijgt Veilig Thuis van Noor
        | zorg over veiligheid (meldcode) |
      En in het logboek staat de verstrekking op grond van vital_interest door regel VT-02
