# language: nl
Functionaliteit: Wissen en verbeteren
  Een ouder of leerling kan vragen om wissing of verbetering. Wat de wet gebiedt te bewaren blijft, en wordt verder
  niet gebruikt; de rest gaat weg. Wie de gegevens eerder kreeg, hoort daarvan. De poort wist zelf niets: zij zegt wat
  moet.
  Bronnen: AVG artikelen 7 lid 3, 16, 17, 18 en 19 (niet nagelezen), UAVG artikel 5 lid 4, Besluit bekostiging WPO
  artikelen 6 en 9 (tekst van 2017).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2014
    En moeder en vader hebben gezag over Noor

  @CG-10 @RETENTION_DUTY
  Regel: Wat moet blijven blijft, en wordt verder niet gebruikt

    @S37 @RESTRICTED
    Scenario: wissing van verzuim van twee jaar geleden
      Gegeven Noor is uitgeschreven op 1 augustus 2024
      Als moeder om wissing vraagt uit het dossier van Noor, van
        | ongeoorloofd verzuim |
        | toetsresultaten      |
      Dan weigert de school de wissing met reden RETENTION_DUTY, te bewaren tot en met 1 augustus 2029, van
        | ongeoorloofd verzuim |
      Maar wijst de school de wissing toe van
        | toetsresultaten |
      Als leerplicht de gegevens van Noor vraagt
      Dan krijgt leerplicht van Noor niet
        | ongeoorloofd verzuim |
      En in het logboek staat bij "ongeoorloofd verzuim" de reden RESTRICTED

    @S37
    Scenario: een dag na de termijn mag het weg
      Gegeven Noor is uitgeschreven op 1 augustus 2024
      En het is 2 augustus 2029
      Als moeder om wissing vraagt uit het dossier van Noor, van
        | ongeoorloofd verzuim |
      Dan wijst de school de wissing toe van
        | ongeoorloofd verzuim |

    @CG-10
    Scenario: vanaf 16 vraagt de leerling, en de ouder niet meer
      Gegeven leerling Daan is geboren op 4 juni 2010
      En moeder en vader hebben gezag over Daan
      Als moeder om wissing vraagt uit het dossier van Daan, van
        | foto |
      Dan kan dit verzoek niet worden beantwoord: wie vraagt mag dit vandaag niet namens de leerling
      Als de leerling zelf om wissing vraagt uit het dossier van Daan, van
        | foto |
      Dan wijst de school de wissing toe van
        | foto |

  @S38
  Regel: Beeld gaat weg als wie mag tekenen de toestemming intrekt en om wissing vraagt

    @CG-03 @BD-01 @CONSENT_WITHDRAWN
    Scenario: de moeder trekt in en vraagt om wissing
      Gegeven moeder gaf toestemming voor image_website over Noor op 1 september 2026
      En de website heeft de gegevens van Noor gekregen
      Als moeder de toestemming voor image_website over Noor intrekt
      En moeder om wissing vraagt uit het dossier van Noor, van
        | foto  |
        | video |
      Dan wijst de school de wissing toe van
        | foto  |
        | video |
      En staan er nog 0 toestemmingen
      En moet de website daarvan bericht krijgen over Noor, uiterlijk op 23 december 2026
      Als de website de gegevens van Noor vraagt
      Dan krijgt de website niets
      En in het logboek staat de weigering met reden CONSENT_WITHDRAWN
      En de eerdere verstrekking aan de website staat nog in het logboek

    Scenario: wissing alleen trekt niets in, en dat zegt de school erbij
      Gegeven moeder gaf toestemming voor image_website over Noor op 1 september 2026
      Als moeder om wissing vraagt uit het dossier van Noor, van
        | foto |
      Dan wijst de school de wissing toe van
        | foto |
      En staat er nog 1 toestemming

  @S47 @CG-05
  Regel: Wie het eerder kreeg hoort wat is verbeterd

    Scenario: na de overstap blijkt de geboortedatum verkeerd
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 november 2026
      En de nieuwe school heeft de gegevens van Noor gekregen
      En DUO heeft de gegevens van Noor gekregen
      Als moeder de geboortedatum van Noor laat verbeteren in 5 juni 2014
      Dan moet de nieuwe school daarvan bericht krijgen over Noor, uiterlijk op 23 december 2026
      Maar hoeft DUO daarvan geen bericht te krijgen over Noor
      Als de school de nieuwe school bericht stuurt over Noor
      Dan hoeft de nieuwe school daarvan geen bericht te krijgen over Noor

    @CG-10
    Scenario: een maand later is het bericht te laat, en dat is te zien
      Gegeven moeder zag het rapport van Noor voor de nieuwe school in op 10 november 2026
      En de nieuwe school heeft de gegevens van Noor gekregen
      Als moeder de geboortedatum van Noor laat verbeteren in 5 juni 2014
      Dan moet de nieuwe school daarvan bericht krijgen over Noor, uiterlijk op 23 december 2026
      Gegeven het is 24 december 2026
      Dan is het bericht aan de nieuwe school over Noor te laat
