# language: nl
@CG-02
Functionaliteit: Overstap naar een andere school
  Het onderwijskundig rapport is verplicht en gesloten: geen andere gegevens dan het besluit noemt. Ouders zien het
  eerst. Dat zij het er niet mee eens zijn houdt het niet tegen; hun zienswijze gaat mee. Uit het voortgezet onderwijs
  vraagt de school daarnaast toestemming: dat is een keuze, want de wet zwijgt daarover.
  Bronnen: WPO artikel 42 en WEC artikel 43 (tekst van 2017), WVO 2020 artikel 8.17 (tekst van 2024), Besluit
  uitwisseling leer- en begeleidingsgegevens (Stb 2012, 234), WPO artikel 40b (tekst van 2017), OSO-gegevensset.

  Achtergrond:
    Gegeven het is 15 juni 2026
    En leerling Noor is geboren op 4 juni 2014
    En moeder en vader hebben gezag over Noor

  @OS-01
  Regel: Van basis- of speciaal onderwijs: eerst inzage, dan het rapport

    @S32 @INSPECTION_STEP_PENDING
    Scenario: de ouders zagen het rapport nog niet
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school niets
      En in het logboek staat de weigering met reden INSPECTION_STEP_PENDING

    @S32 @INSPECTION_STEP_PENDING
    Scenario: ook de warme overdracht per telefoon wacht op inzage
      Als de nieuwe school belt over Noor voor overstap_po
      Dan krijgt de nieuwe school niets te horen
      En in het logboek staat een mondelinge weigering met reden INSPECTION_STEP_PENDING

    @S31
    Scenario: de moeder zag het rapport, is het er niet mee eens en gaf een zienswijze
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026 en was het er niet mee eens en gaf een zienswijze
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school van Noor
        | toetsresultaten            |
        | schooladvies en doorstroomtoets |
        | welbevinden                |
        | burgerservicenummer        |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OS-01
      En staat daarbij de plicht attach_zienswijze, uiterlijk op 15 juni 2026
      En staat daarbij de plicht inform_guardians, uiterlijk op 22 juni 2026
      En het grootboek bewaart dat moeder het niet eens was met het rapport van Noor

    @S31
    Scenario: wie geen zienswijze gaf, laat niets meesturen
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026 en was het er mee eens
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school van Noor
        | toetsresultaten |
      En staat daarbij geen plicht attach_zienswijze

    @S31 @CG-11
    Scenario: een bezwaar houdt het rapport niet tegen
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026
      En moeder maakte bezwaar tegen alles over Noor
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school van Noor
        | toetsresultaten |
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

  @S34 @OS-01 @FIELD_NOT_IN_CLOSED_LIST
  Regel: Wat het besluit niet noemt gaat niet mee

    Abstract Scenario: er staat iets in het rapport dat er niet in hoort
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_po
      Dan krijgt de nieuwe school van Noor niet
        | <gegeven> |
      Maar de nieuwe school krijgt van Noor
        | relatief verzuim van het voorafgaande schooljaar |
        | thuissituatie van belang voor het onderwijs      |
      En in het logboek staat bij "<gegeven>" de reden FIELD_NOT_IN_CLOSED_LIST

      Voorbeelden:
        | gegeven                     |
        | gegevens over broer of zus  |
        | ongeoorloofd verzuim        |
        | te laat komen               |
        | thuissituatie               |
        | huisarts                    |
        | psychodiagnostisch verslag  |
        | leerlinggewicht en opleiding ouders |

  @OS-02
  Regel: Uit het voortgezet onderwijs: met toestemming, zolang de school daarvoor kiest

    @S33 @CONSENT_MISSING
    Scenario: de ouders zeiden nee en zagen het rapport wel
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026
      En moeder weigerde overstap voor Noor op 10 juni 2026
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_vo
      Dan krijgt de nieuwe school niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    Scenario: de moeder zei ja
      Gegeven moeder gaf toestemming voor overstap over Noor op 10 juni 2026
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_vo
      Dan krijgt de nieuwe school van Noor
        | cijfers |
      En in het logboek staat de verstrekking op grond van consent door regel OS-02

    @CG-10
    Scenario: vanaf 16 tekent de leerling zelf
      Gegeven leerling Daan is geboren op 4 juni 2010
      En moeder en vader hebben gezag over Daan
      En Daan gaf zelf toestemming voor overstap op 10 juni 2026
      En moeder weigerde overstap voor Daan op 10 juni 2026
      Als de nieuwe school de gegevens van Daan vraagt voor overstap_vo
      Dan krijgt de nieuwe school van Daan
        | cijfers |

    @S33 @OS-01 @CG-12
    Scenario: de school kiest voor inzage in plaats van toestemming
      Gegeven de school koos anders bij KEUZE 1: inzage volstaat bij een overstap uit het voortgezet onderwijs
      En moeder zag het rapport van Noor voor de nieuwe school in op 10 juni 2026
      En moeder weigerde overstap voor Noor op 10 juni 2026
      Als de nieuwe school de gegevens van Noor vraagt voor overstap_vo
      Dan krijgt de nieuwe school van Noor
        | cijfers |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OS-01

  @OS-03 @CG-11
  Regel: De inschrijving zelf is een plicht, met het persoonsgebonden nummer

    @S33
    Scenario: het rapport gaat niet mee, de inschrijving gaat door
      Gegeven moeder weigerde overstap voor Noor op 10 juni 2026
      En bij de school ligt voor de nieuwe school de inschrijving van Noor vast, over
        | achternaam met voorvoegsel |
        | voorletters                |
        | geboortedatum              |
        | geslacht                   |
        | burgerservicenummer        |
      Als de nieuwe school de gegevens van Noor vraagt voor toelating
      Dan krijgt de nieuwe school van Noor precies
        | achternaam met voorvoegsel |
        | voorletters                |
        | geboortedatum              |
        | geslacht                   |
        | burgerservicenummer        |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel OS-03

    @VORDERING_MISSING
    Scenario: een school vraagt het nummer van een leerling die zich daar niet meldde
      Als de nieuwe school de gegevens van Noor vraagt voor toelating
      Dan krijgt de nieuwe school niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

    @FIELD_NOT_IN_CLOSED_LIST
    Scenario: bij aanmelding vraagt de school resultaten om uit te kiezen
      Gegeven bij de school ligt voor de nieuwe school de inschrijving van Noor vast, over
        | achternaam met voorvoegsel |
        | cijfers                    |
      Als de nieuwe school de gegevens van Noor vraagt voor toelating
      Dan krijgt de nieuwe school van Noor precies
        | achternaam met voorvoegsel |
      En in het logboek staat bij "cijfers" de reden FIELD_NOT_IN_CLOSED_LIST
