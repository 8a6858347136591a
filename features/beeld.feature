# language: nl
@CG-10
Functionaliteit: Foto en film publiceren
  Een herkenbare foto gaat alleen naar buiten met toestemming voor precies dat kanaal.
  Onder de 16 geeft een ouder met gezag die, vanaf 16 de leerling zelf.
  Bronnen: AVG artikel 6 lid 1 onder a en artikel 7, UAVG artikel 5, voorbeeldformulier Kennisnet.

  Achtergrond:
    Gegeven leerling Noor is geboren op 1 september 2010
    En moeder en vader hebben gezag over Noor

  Regel: Vanaf de zestiende verjaardag beslist de leerling

    @S3 @BD-01 @CONSENT_RENEW_AT_16
    Scenario: de leerling wordt vandaag zestien en alleen de ouders hebben ja gezegd
      Gegeven moeder gaf toestemming voor image_website over Noor op 1 mei 2026
      En het is 1 september 2026
      Als de website de gegevens van Noor vraagt
      Dan krijgt de website niets
      En in het logboek staat de weigering met reden CONSENT_RENEW_AT_16

    @BD-01
    Scenario: op de dag ervoor mocht het nog
      Gegeven moeder gaf toestemming voor image_website over Noor op 1 mei 2026
      En het is 31 augustus 2026
      Als de website de gegevens van Noor vraagt
      Dan krijgt de website van Noor
        | foto |

    @S4 @BD-01
    Scenario: de leerling van 16 zei ja, de ouders zijn tegen
      Gegeven het is 1 oktober 2026
      En Noor gaf zelf toestemming voor image_website op 15 september 2026
      En moeder weigerde image_website voor Noor op 20 september 2026
      Als de website de gegevens van Noor vraagt
      Dan krijgt de website van Noor
        | foto |

  Regel: Een toestemming eindigt wanneer zij zelf zegt

    @S5 @BD-01 @CONSENT_EXPIRED
    Abstract Scenario: toestemming voor één schooljaar
      Gegeven leerling Daan is geboren op 4 juni 2015
      En moeder en vader hebben gezag over Daan
      En moeder gaf toestemming voor image_website over Daan op 1 september 2025, tot en met 31 juli 2026
      En het is <dag>
      Als de website de gegevens van Daan vraagt
      Dan is het antwoord aan de website: <antwoord>
      En de reden in het logboek is <reden>

      Voorbeelden:
        | dag              | antwoord | reden           |
        | 31 juli 2026     | ja       | geen            |
        | 1 augustus 2026  | nee      | CONSENT_EXPIRED |
        | 1 september 2026 | nee      | CONSENT_EXPIRED |

  @CG-02
  Regel: Elk kanaal heeft een eigen ja

    @S12 @BD-02
    Scenario: wel in de besloten app, niet op de website
      Gegeven leerling Daan is geboren op 4 juni 2015
      En moeder en vader hebben gezag over Daan
      En het is 1 oktober 2026
      En moeder gaf toestemming voor image_closed_app over Daan op 1 september 2026
      En moeder weigerde image_website voor Daan op 1 september 2026
      Als de website de gegevens van Daan vraagt voor image_closed_app
      Dan krijgt de website van Daan
        | foto |
      Als de website de gegevens van Daan vraagt voor image_website
      Dan krijgt de website niets

    @S13 @BD-01 @CONSENT_MISSING
    Scenario: een klassenfoto waarop één leerling zonder toestemming staat
      Gegeven leerling Daan is geboren op 4 juni 2015
      En moeder en vader hebben gezag over Daan
      En het is 1 juni 2026
      En moeder gaf toestemming voor image_website over Noor op 1 mei 2026
      Als de school een foto waarop Noor en Daan herkenbaar zijn op de website wil zetten
      Dan mag de foto er niet op, vanwege Daan
      En in het logboek staat de weigering met reden CONSENT_MISSING

    @S13 @BD-01
    Scenario: is die ene leerling onherkenbaar gemaakt, dan mag de klassenfoto
      Gegeven leerling Daan is geboren op 4 juni 2015
      En leerling Sem is geboren op 9 mei 2015
      En moeder en vader hebben gezag over Sem
      En het is 1 juni 2026
      En moeder gaf toestemming voor image_website over Noor op 1 mei 2026
      En moeder gaf toestemming voor image_website over Sem op 1 mei 2026
      Als de school een foto waarop Noor en Sem herkenbaar zijn op de website wil zetten
      Dan mag de foto erop
      En in het logboek staat de verstrekking op grond van consent door regel BD-01

    Abstract Scenario: een ja voor het ene kanaal is geen ja voor een ander
      Gegeven leerling Daan is geboren op 4 juni 2015
      En moeder en vader hebben gezag over Daan
      En het is 1 oktober 2026
      En moeder gaf toestemming voor <kanaal> over Daan op 1 september 2026
      Als de website de gegevens van Daan vraagt voor <kanaal>
      Dan krijgt de website van Daan precies
        | foto  |
        | video |
      En in het logboek staat de verstrekking op grond van consent door regel <regel>
      Als de website de gegevens van Daan vraagt voor <ander kanaal>
      Dan krijgt de website niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

      @BD-01 @BD-04
      Voorbeelden: buiten de school
        | kanaal                  | regel | ander kanaal            |
        | image_website           | BD-01 | image_social_media      |
        | image_social_media      | BD-04 | image_website           |

      @BD-02 @BD-03 @BD-07
      Voorbeelden: voor de ouders
        | kanaal                  | regel | ander kanaal            |
        | image_closed_app        | BD-02 | image_newsletter        |
        | image_newsletter        | BD-03 | image_school_guide      |
        | image_school_guide      | BD-07 | image_closed_app        |

      @BD-06 @BD-08 @BD-09
      Voorbeelden: door anderen, en voor studie
        | kanaal                  | regel | ander kanaal            |
        | image_press             | BD-06 | image_website           |
        | image_research_internal | BD-08 | image_research_external |
        | image_research_external | BD-09 | image_press             |

    @BD-05
    Scenario: de pasfoto is er voor de administratie
      Gegeven leerling Daan is geboren op 4 juni 2015
      En moeder en vader hebben gezag over Daan
      En het is 1 oktober 2026
      En moeder gaf toestemming voor alles over Daan op 1 september 2026
      Als de website de gegevens van Daan vraagt voor image_school_guide
      Dan krijgt de website van Daan niet
        | pasfoto in de administratie |
      En in het logboek staat dat regel BD-05 dit tegenhield
