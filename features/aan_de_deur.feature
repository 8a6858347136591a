# language: nl
@CG-01 @CG-07
Functionaliteit: Aan de deur
  Wat niet is vastgelegd is nee. Wie niet bewijst wie hij is, naar een onbekend adres vraagt, of niet meer geregistreerd
  staat krijgt niets, en altijd dezelfde weigering: daaraan is niets te zien, ook niet of een leerling bestaat. De reden
  staat alleen in het logboek van de school.
  Bronnen: AVG artikelen 5 lid 1 onder f, 24, 25 en 32 (niet nagelezen).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor
    En moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026

  @CG-14
  Regel: Wie vraagt bewijst wie hij is, en wat hij zelf zegt telt niet

    @IDENTITY_UNPROVEN
    Abstract Scenario: de vraag komt zonder geldig bewijs
      Als iemand de gegevens van Noor vraagt <hoe>
      Dan gaat er niets uit
      En staat in het logboek een weigering met reden IDENTITY_UNPROVEN
      En is dat antwoord gelijk aan elke andere weigering

      Voorbeelden:
        | hoe                                                   |
        | zonder sleutel                                        |
        | met een verzonnen sleutel                             |
        | met de ingetrokken sleutel van jeugdhulp              |
        | en schrijft er zelf bij jeugdhulp te zijn             |

    @RECIPIENT_UNKNOWN
    Scenario: een medewerker die niemand heeft geregistreerd
      Als iemand de gegevens van Noor vraagt met een schoolaccount dat bij niemand hoort
      Dan gaat er niets uit
      En staat in het logboek een weigering met reden RECIPIENT_UNKNOWN
      En is dat antwoord gelijk aan elke andere weigering

    @PURPOSE_MISMATCH
    Scenario: een partner noemt een doel dat hem niet is gegeven
      Als jeugdhulp de gegevens van Noor vraagt voor ouderinformatie
      Dan krijgt jeugdhulp niets
      En staat in het logboek een weigering met reden PURPOSE_MISMATCH
      En is dat antwoord gelijk aan elke andere weigering

  @CG-10
  Regel: Een registratie eindigt

    @RECIPIENT_NOT_ACTIVE
    Scenario: de samenwerking met jeugdhulp is gisteren beëindigd, en de toestemming loopt nog
      Gegeven jeugdhulp heeft de gegevens van Noor gekregen
      En de registratie van jeugdhulp is beëindigd
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En staat in het logboek een weigering met reden RECIPIENT_NOT_ACTIVE
      En is dat antwoord gelijk aan elke andere weigering

  Regel: Wat niet is opgegeven gaat niet open

    @ROUTE_UNDECLARED
    Scenario: een adres dat de school niet heeft opgegeven
      Als jeugdhulp het adres /export/alles opvraagt
      Dan gaat er niets uit
      En staat in het logboek een weigering met reden ROUTE_UNDECLARED
      En is dat antwoord gelijk aan elke andere weigering

    @STAFF_ONLY
    Scenario: een moeder met een account opent de personeelskamer
      Als moeder het adres /personeelskamer opvraagt
      Dan gaat er niets uit
      En staat in het logboek een weigering met reden STAFF_ONLY
      En is dat antwoord gelijk aan elke andere weigering

    Scenario: de leerkracht komt er wel in
      Als de leerkracht het adres /personeelskamer opvraagt
      Dan krijgt de leerkracht die pagina

    @PUPIL_UNKNOWN @CG-13
    Scenario: een leerling die de school niet kent, en wiens nummer dus ook niet wordt opgeschreven
      Als jeugdhulp de gegevens van een onbekende leerling vraagt
      Dan gaat er niets uit
      En staat in het logboek een weigering met reden PUPIL_UNKNOWN
      En staat in het logboek bij die weigering geen leerling
      En is dat antwoord gelijk aan elke andere weigering

    @BIRTH_DATE_UNKNOWN @CG-10
    Scenario: van de leerling ontbreekt de geboortedatum, dus is onbekend wie mag tekenen
      Gegeven leerling Bo is ingeschreven zonder geboortedatum
      En moeder en vader hebben gezag over Bo
      En moeder gaf toestemming voor jeugdhulp over Bo op 1 november 2026
      Als jeugdhulp de gegevens van Bo vraagt
      Dan krijgt jeugdhulp niets
      En staat in het logboek een weigering met reden BIRTH_DATE_UNKNOWN
      En is dat antwoord gelijk aan elke andere weigering

  @CG-02
  Regel: Wat de poort niet begrijpt laat zij niet door

    Abstract Scenario: het schoolsysteem geeft geen gewoon antwoord
      Gegeven het schoolsysteem antwoordt met <wat>
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En staat in het logboek een weigering met reden <reden>
      En is dat antwoord gelijk aan elke andere weigering

      @BODY_UNREADABLE
      Voorbeelden:
        | wat                    | reden           |
        | half een antwoord      | BODY_UNREADABLE |

      @APP_ANSWER_REFUSED
      Voorbeelden:
        | wat                    | reden              |
        | een webpagina          | APP_ANSWER_REFUSED |
        | een foutmelding        | APP_ANSWER_REFUSED |
