# language: nl
@CG-02
Functionaliteit: Uitwisselen met jeugdhulp
  Jeugdhulp en het wijkteam krijgen alleen gegevens van een leerling als wie dat moet doen toestemming gaf.
  Onder de 16 zijn dat de ouders met gezag, van 12 tot 16 samen met de leerling, vanaf 16 de leerling alleen.
  De toestemming is ook de bovengrens: er gaat nooit meer weg dan erin staat.
  Bronnen: AVG artikel 6 lid 1 onder a, UAVG artikel 5, BW 1:253i, Jeugdwet 7.3.4, NJi-handreiking.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  @CG-01
  Regel: Zonder toestemming gaat er niets weg

    @JH-01 @CONSENT_MISSING
    Scenario: niemand heeft iets gezegd
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    @CG-07
    Scenario: aan de weigering is niet te zien of de leerling bestaat
      Als jeugdhulp de gegevens van Noor vraagt
      En jeugdhulp de gegevens van een onbekende leerling vraagt
      Dan zijn beide antwoorden precies gelijk

    @S36 @CONSENT_MISSING @CG-10
    Scenario: de leerling van 14 vraagt hulp, maar de ouders weigeren
      Gegeven leerling Daan is geboren op 4 juni 2012
      En moeder en vader hebben gezag over Daan
      En moeder weigerde jeugdhulp voor Daan op 1 oktober 2026
      En vader weigerde jeugdhulp voor Daan op 1 oktober 2026
      En Daan gaf zelf toestemming voor jeugdhulp op 2 oktober 2026
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

  @CG-02 @JH-01
  Regel: Met toestemming gaat weg wat erin staat en nooit meer

    @S1
    Scenario: de moeder gaf toestemming, van de vader is niets bekend
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | welbevinden           |
        | ondersteuningsbehoefte |
        | handelingsadvies zonder scores |
      Maar jeugdhulp krijgt van Noor niet
        | cijfers                    |
        | burgerservicenummer        |
        | IQ-score                   |
        | psychodiagnostisch verslag |
        | thuissituatie              |
        | een veld dat niemand kent  |
      En in het logboek staat de verstrekking op grond van consent door regel JH-01

    Scenario: de toestemming gaat over minder dan de regel toestaat
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026, alleen over "welbevinden"
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor
        | welbevinden |
      Maar jeugdhulp krijgt van Noor niet
        | ondersteuningsbehoefte |

    @JH-04 @JH-05 @JH-06
    Abstract Scenario: ook een toestemming voor alles opent dit niet
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp van Noor niet
        | <gegeven> |
      Maar jeugdhulp krijgt van Noor
        | welbevinden |
      En in het logboek staat dat regel <regel> dit tegenhield

      Voorbeelden:
        | gegeven                    | regel |
        | leerlingvolgsysteem (LVS)  | JH-04 |
        | burgerservicenummer        | JH-05 |
        | psychodiagnostisch verslag | JH-06 |

    Scenario: de toestemming was voor het wijkteam
      Gegeven moeder gaf toestemming voor het wijkteam over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets

  @CG-03
  Regel: Een nee van één ouder met gezag stopt de uitwisseling meteen

    @S2 @GUARDIANS_DISAGREE
    Scenario: de vader trekt schriftelijk in
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En jeugdhulp heeft de gegevens van Noor gekregen
      Als vader de toestemming voor jeugdhulp over Noor intrekt
      En jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden GUARDIANS_DISAGREE
      En de eerdere verstrekking aan jeugdhulp staat nog in het logboek

    @CONSENT_WITHDRAWN
    Scenario: de moeder trekt haar eigen toestemming in
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als moeder de toestemming voor jeugdhulp over Noor intrekt
      En jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN

    @CONSENT_WITHDRAWN
    Scenario: een bezwaar tegen wat op toestemming berust is een intrekking
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      En moeder maakte bezwaar tegen alles over Noor
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN

    @CONSENT_WRONG_SIGNATORY @CG-10
    Scenario: wie tekende heeft geen gezag
      Gegeven oma gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden CONSENT_WRONG_SIGNATORY

  @CG-10
  Regel: Van 12 tot 16 zegt ook de leerling zelf ja

    @S35 @YOUTH_ASSENT_MISSING
    Scenario: de ouders gaven toestemming, de leerling van 14 zegt nee
      Gegeven leerling Daan is geboren op 4 juni 2012
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor jeugdhulp over Daan op 1 november 2026
      En vader gaf toestemming voor jeugdhulp over Daan op 1 november 2026
      En Daan weigerde zelf jeugdhulp op 2 november 2026
      Als jeugdhulp de gegevens van Daan vraagt
      Dan krijgt jeugdhulp niets
      En in het logboek staat de weigering met reden YOUTH_ASSENT_MISSING

    Abstract Scenario: rond de zestiende verjaardag
      Gegeven leerling Daan is geboren op 24 november 2010
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor jeugdhulp over Daan op 1 november 2026
      En Daan gaf zelf toestemming voor jeugdhulp op 1 november 2026
      En het is <dag>
      Als jeugdhulp de gegevens van Daan vraagt
      Dan is het antwoord aan jeugdhulp: <antwoord>

      Voorbeelden:
        | dag              | antwoord |
        | 23 november 2026 | ja       |
        | 24 november 2026 | nee      |

  Regel: Mondeling is hetzelfde als schriftelijk

    @S24 @CG-03 @CG-04
    Scenario: jeugdhulp belt de intern begeleider om even te overleggen
      Als jeugdhulp belt over Noor
      Dan krijgt jeugdhulp niets te horen
      En in het logboek staat een mondelinge weigering met reden CONSENT_MISSING

    @CG-04
    Scenario: er is toestemming, en ook het telefoongesprek komt in het logboek
      Gegeven moeder gaf toestemming voor jeugdhulp over Noor op 1 november 2026
      Als jeugdhulp belt over Noor
      Dan mag de intern begeleider vertellen
        | welbevinden            |
        | ondersteuningsbehoefte |
      En in het logboek staat een mondelinge verstrekking op grond van consent
