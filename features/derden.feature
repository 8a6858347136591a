# language: nl
@CG-01
Functionaliteit: Wie geen eigen grond heeft
  Een verzekeraar, een incassobureau of een schuldhulpverlener heeft bij de school niets te halen. Leerlingenvervoer
  vraagt een ouder zelf aan, en die levert zelf aan. Daar verandert ook een algemeen ja van ouders niets aan.
  Bronnen: AVG artikel 6, gemeentelijke regels voor leerlingenvervoer (niet nagelezen).

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  Regel: Zonder eigen grond gaat er niets weg, wat ouders er ook van vinden

    @CATEGORY_NOT_PERMITTED
    Abstract Scenario: zij vragen, en er gaat niets weg
      Gegeven moeder gaf toestemming voor alles over Noor op 1 november 2026
      En vader gaf toestemming voor alles over Noor op 1 november 2026
      Als <wie> de gegevens van Noor vraagt
      Dan krijgt <wie> niets
      En in het logboek staat de weigering met reden CATEGORY_NOT_PERMITTED
      En in het logboek staat dat regel <regel> dit tegenhield

      @OG-02
      Voorbeelden:
        | wie                   | regel |
        | het leerlingenvervoer | OG-02 |

      @OG-03
      Voorbeelden:
        | wie                   | regel |
        | het incassobureau     | OG-03 |

    @CG-07
    Scenario: aan de weigering is niet te zien of de leerling hier op school zit
      Als het incassobureau de gegevens van Noor vraagt
      En het incassobureau de gegevens van een onbekende leerling vraagt
      Dan zijn beide antwoorden precies gelijk
