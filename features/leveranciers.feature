# language: nl
@CG-02
Functionaliteit: Leveranciers van leermiddelen
  Een leverancier is verwerker: hij krijgt wat zijn verwerkersovereenkomst noemt, voor het doel dat daarin staat,
  zolang zij loopt. Toestemming van ouders vervangt de overeenkomst niet, en een persoonsgebonden nummer krijgt hij
  nooit: daarvoor is er een pseudoniem, het ECK iD.
  Bronnen: AVG artikel 28, WVO 2020 artikel 8.17 lid 9 en 10 (tekst van 2024), UAVG artikel 46,
  Privacyconvenant Onderwijs en modelverwerkersovereenkomst 4.0 (niet in eigen tekst gelezen).

  Achtergrond:
    Gegeven het is 1 augustus 2025
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @CG-01
  Regel: Zonder lopende verwerkersovereenkomst gaat er niets weg

    @LV-01 @AGREEMENT_MISSING
    Scenario: er is geen overeenkomst, en een ja van de ouders vervangt haar niet
      Gegeven moeder gaf toestemming voor alles over Noor op 1 juli 2025
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel niets
      En in het logboek staat de weigering met reden AGREEMENT_MISSING

    @S14 @LV-01 @AGREEMENT_EXPIRED @CG-10
    Scenario: de overeenkomst is gisteren geëindigd
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 22 november 2026, over
        | voornamen |
        | ECK iD    |
      En het is 23 november 2026
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel niets
      En in het logboek staat de weigering met reden AGREEMENT_EXPIRED

    @LV-01 @CG-10
    Abstract Scenario: de overeenkomst eindigt om middernacht in Amsterdam, in zomertijd en in wintertijd
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met <laatste dag>, over
        | ECK iD |
      En het is <moment>
      Als het leermiddel de gegevens van Noor vraagt
      Dan is het antwoord aan het leermiddel: <antwoord>

      Voorbeelden: de nacht van vrijdag 31 juli, zomertijd
        | laatste dag  | moment                      | antwoord |
        | 31 juli 2026 | 31 juli 2026 om 23:59 uur   | ja       |
        | 31 juli 2026 | 1 augustus 2026 om 0:00 uur | nee      |

      Voorbeelden: oudejaarsnacht, wintertijd
        | laatste dag      | moment                        | antwoord |
        | 31 december 2026 | 31 december 2026 om 23:59 uur | ja       |
        | 31 december 2026 | 1 januari 2027 om 0:00 uur    | nee      |

      Voorbeelden: de nacht waarin de klok een uur vooruitgaat
        | laatste dag   | moment                     | antwoord |
        | 28 maart 2026 | 28 maart 2026 om 23:59 uur | ja       |
        | 28 maart 2026 | 29 maart 2026 om 0:00 uur  | nee      |
        | 28 maart 2026 | 29 maart 2026 om 3:00 uur  | nee      |

      Voorbeelden: de dag van 25 uur, waarop de klok een uur teruggaat
        | laatste dag     | moment                                 | antwoord |
        | 25 oktober 2026 | 25 oktober 2026 om 2:30 uur zomertijd  | ja       |
        | 25 oktober 2026 | 25 oktober 2026 om 2:30 uur wintertijd | ja       |
        | 25 oktober 2026 | 25 oktober 2026 om 23:59 uur           | ja       |
        | 25 oktober 2026 | 26 oktober 2026 om 0:00 uur            | nee      |

  Regel: De bijlage van de overeenkomst is de bovengrens

    @S16 @LV-01 @FIELD_NOT_IN_CLOSED_LIST
    Scenario: het leermiddel vraagt een gegeven dat niet in de bijlage staat
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 juli 2027, over
        | voornamen     |
        | groep of klas |
        | ECK iD        |
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel van Noor precies
        | voornamen     |
        | groep of klas |
        | ECK iD        |
      En in het logboek staat de verstrekking op grond van public_task door regel LV-01
      En in het logboek staat bij "e-mailadres" de reden FIELD_NOT_IN_CLOSED_LIST

    @LV-01
    Scenario: de bijlage noemt meer dan een leermiddel nodig heeft
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 juli 2027, over
        | ECK iD            |
        | medische diagnose |
        | cijfers           |
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel van Noor precies
        | ECK iD |

    @LV-02 @AGREEMENT_MISSING
    Scenario: een overeenkomst voor het ene doel opent het andere niet
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 juli 2027, over
        | pasfoto in de administratie |
      Als het leermiddel de gegevens van Noor vraagt voor leermiddelen_optioneel
      Dan krijgt het leermiddel niets
      En in het logboek staat de weigering met reden AGREEMENT_MISSING

  Regel: Een leverancier krijgt een pseudoniem en nooit het nummer

    @S15 @LV-01 @NV-04 @PGN_NOT_PERMITTED
    Scenario: het leermiddel vraagt het burgerservicenummer, ook al staat het in de bijlage
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 juli 2027, over
        | ECK iD              |
        | burgerservicenummer |
        | onderwijsnummer     |
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel van Noor precies
        | ECK iD |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat bij "onderwijsnummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat dat regel NV-04 dit tegenhield

  @CG-11
  Regel: Een bezwaar houdt de levering op tot het is gewogen, en reclame blijft verboden

    @LV-01 @OBJECTION_PENDING
    Scenario: een ouder maakt bezwaar
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor leermiddelen tot en met 31 juli 2027, over
        | ECK iD |
      En moeder maakte bezwaar tegen alles over Noor
      Als het leermiddel de gegevens van Noor vraagt
      Dan krijgt het leermiddel niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING

    @LV-03
    Scenario: de leverancier wil het gebruik voor eigen productontwikkeling
      Gegeven met het leermiddel loopt een verwerkersovereenkomst voor productontwikkeling tot en met 31 juli 2027, over
        | gebruik van leermiddelen |
      Als het leermiddel de gegevens van Noor vraagt voor productontwikkeling
      Dan krijgt het leermiddel niets
      En in het logboek staat dat regel LV-03 dit tegenhield

  @LV-02
  Regel: Optionele verwerking alleen als de school ervoor koos

    Scenario: de school koos voor de pasfoto, en voor niets anders
      Gegeven de verwerkersovereenkomst met het leermiddel noemt voor leermiddelen_optioneel als gekozen optionele verwerking
        | pasfoto in de administratie |
      Als het leermiddel de gegevens van Noor vraagt voor leermiddelen_optioneel
      Dan krijgt het leermiddel van Noor precies
        | pasfoto in de administratie |
      En in het logboek staat de verstrekking op grond van public_task door regel LV-02
      En in het logboek staat bij "ondersteuningsbehoefte" de reden FIELD_NOT_IN_CLOSED_LIST
