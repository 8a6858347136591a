# language: nl
@CG-02
Functionaliteit: Een signaal in de verwijsindex risicojongeren
  De school mag bij een redelijk vermoeden van risico's melden dat zij een signaal heeft, ook zonder toestemming.
  Er staat in wie meldt, over wie en wanneer, en nooit waarom.
  Bronnen: Jeugdwet artikelen 7.1.4.1, 7.1.4.3 en 7.1.5.1 (gelezen in de tekst van 2017); dat de index wordt
  afgeschaft is aangekondigd en nog na te gaan.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @VI-01
  Regel: Na een vastgelegde afweging gaat alleen weg dat er een signaal is

    @S49
    Scenario: de school geeft een signaal
      Gegeven de school woog voor de verwijsindex af over Noor: spreekrecht
      Als de verwijsindex de gegevens van Noor vraagt
      Dan krijgt de verwijsindex van Noor precies
        | achternaam met voorvoegsel    |
        | voornamen                     |
        | geboortedatum                 |
        | geslacht                      |
        | contactgegevens van de melder |
        | datum van het signaal         |
      En in het logboek staat de verstrekking op grond van public_task door regel VI-01
      En noemt het logboek nergens toestemming
      En staat daarbij de plicht inform_guardians, uiterlijk op 30 november 2026

    @S49 @CG-10
    Abstract Scenario: wie wordt ingelicht hangt van de leeftijd af
      Gegeven leerling Daan is geboren op <geboren>
      En de school woog voor de verwijsindex af over Daan: spreekrecht
      En de verwijsindex heeft de gegevens van Daan gekregen
      Dan moet de school dit vertellen over Daan aan: <wie>

      Voorbeelden:
        | geboren          | wie                                 |
        | 24 november 2014 | de ouders met gezag                 |
        | 23 november 2014 | de ouders met gezag en de leerling  |
        | 24 november 2010 | de ouders met gezag en de leerling  |
        | 23 november 2010 | de leerling zelf                    |

    @S49 @FIELD_NOT_IN_CLOSED_LIST
    Scenario: de melder wil de reden erbij zetten
      Gegeven de school woog voor de verwijsindex af over Noor: spreekrecht
      Als de verwijsindex de gegevens van Noor vraagt
      Dan krijgt de verwijsindex van Noor niet
        | zorg over veiligheid (meldcode) |
        | ongeoorloofd verzuim            |
        | thuissituatie                   |
      En in het logboek staat bij "zorg over veiligheid (meldcode)" de reden FIELD_NOT_IN_CLOSED_LIST

    @WEIGHING_MISSING @CG-01
    Scenario: niemand woog af
      Als de verwijsindex de gegevens van Noor vraagt
      Dan krijgt de verwijsindex niets
      En in het logboek staat de weigering met reden WEIGHING_MISSING

    Scenario: de afweging ging over een ander
      Gegeven leerling Daan is geboren op 4 juni 2012
      En de school woog voor de verwijsindex af over Daan: spreekrecht
      Als de verwijsindex de gegevens van Noor vraagt
      Dan krijgt de verwijsindex niets

  @CG-11 @OBJECTION_PENDING
  Regel: Verzet houdt het signaal op totdat erover is beslist

    Scenario: moeder verzet zich
      Gegeven de school woog voor de verwijsindex af over Noor: spreekrecht
      En moeder maakte bezwaar tegen alles over Noor
      Als de verwijsindex de gegevens van Noor vraagt
      Dan krijgt de verwijsindex niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING
