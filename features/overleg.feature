# language: nl
@CG-01
Functionaliteit: Overleggen zonder naam
  Wie twijfelt mag een deskundige om raad vragen zonder te zeggen om welke leerling het gaat. Er gaat dan geen enkel
  leerlinggegeven weg, en er is geen toestemming nodig. Wordt duidelijk om wie het gaat, dan is het geen overleg zonder
  naam meer en gelden de gewone regels.
  Bronnen: NJi Handreiking gegevensuitwisseling (2016, secundair), AVG artikel 4 onder 1.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: Overleg zonder naam mag, en er gaat geen gegeven weg

    @S25 @CG-04
    Scenario: de intern begeleider legt een casus voor zonder naam
      Als de school zonder naam overlegt met het consultatieteam
      Dan mag het overleg, zolang niemand weet om wie het gaat
      En staat in het logboek een overleg met het consultatieteam zonder leerling en zonder gegevens

    @S25
    Scenario: wie toch een leerling noemt overlegt niet zonder naam
      Als de school zonder naam overlegt met het consultatieteam en toch Noor noemt
      Dan gaat dat overleg niet door

    @OV-01
    Scenario: ook met toestemming van de ouders geeft een overleg zonder naam geen gegevens
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      Als het consultatieteam de gegevens van Noor vraagt
      Dan krijgt het consultatieteam niets
      En in het logboek staat dat regel OV-01 dit tegenhield

    @PURPOSE_MISMATCH @CG-14
    Scenario: wie niet voor overleg zonder naam is geregistreerd wordt niet geraadpleegd
      Als de school zonder naam overlegt met de politie
      Dan staat in het logboek de weigering met reden PURPOSE_MISMATCH
