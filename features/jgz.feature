# language: nl
@CG-02
Functionaliteit: Jeugdarts en GGD
  De jeugdgezondheidszorg krijgt een korte lijst om kinderen op te roepen. De school is daartoe niet verplicht, zodat
  bezwaar van een ouder de lijst ophoudt. Een persoonsgebonden nummer gaat er nooit in mee: daarvoor is geen grondslag.
  Bronnen: PO-Raad over gegevens voor de jeugdgezondheidszorg (secundair), UAVG artikel 46, AVG artikel 21.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: De GGD krijgt zes soorten gegevens en nooit een nummer

    @S42 @JG-01 @NV-04 @PGN_NOT_PERMITTED @FIELD_NOT_IN_CLOSED_LIST
    Scenario: de GGD vraagt de lijst met het burgerservicenummer erbij
      Als de GGD de gegevens van Noor vraagt
      Dan krijgt de GGD van Noor precies
        | achternaam met voorvoegsel |
        | voornamen                  |
        | voorletters                |
        | roepnaam                   |
        | geboortedatum              |
        | vestiging en BRIN          |
        | soort onderwijs            |
        | datum inschrijving         |
        | groep of klas              |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat bij "onderwijsnummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat bij "adres" de reden FIELD_NOT_IN_CLOSED_LIST
      En in het logboek staat bij "medische diagnose" de reden FIELD_NOT_IN_CLOSED_LIST

    @JG-01 @NV-04
    Scenario: ook met toestemming van de ouders gaat het nummer niet mee
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      Als de GGD de gegevens van Noor vraagt
      Dan krijgt de GGD van Noor niet
        | burgerservicenummer |
        | adres               |

  @CG-11
  Regel: Een bezwaar houdt de lijst op tot het is gewogen

    @S43 @JG-01 @OBJECTION_PENDING
    Scenario: een ouder maakt bezwaar tegen de lijst
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als de GGD de gegevens van Noor vraagt
      Dan krijgt de GGD niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

    @JG-01
    Scenario: het bezwaar is gewogen en afgewezen
      Gegeven moeder maakte bezwaar tegen alles over Noor
      En de school wees dat bezwaar over Noor af
      Als de GGD de gegevens van Noor vraagt
      Dan krijgt de GGD van Noor
        | geboortedatum |

    @JG-01 @OBJECTION_GRANTED
    Scenario: het bezwaar is toegewezen en geldt voor goed
      Gegeven moeder maakte bezwaar tegen alles over Noor
      En de school wees dat bezwaar over Noor toe
      Als de GGD de gegevens van Noor vraagt
      Dan krijgt de GGD niets
      En in het logboek staat de weigering met reden OBJECTION_GRANTED

    @JG-01 @CG-09
    Scenario: het bezwaar van de ene ouder raakt de andere leerling niet
      Gegeven leerling Daan is geboren op 4 juni 2017
      En moeder maakte bezwaar tegen alles over Noor
      Als de GGD de gegevens van Daan vraagt
      Dan krijgt de GGD van Daan
        | geboortedatum |
