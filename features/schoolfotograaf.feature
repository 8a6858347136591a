# language: nl
@CG-02
Functionaliteit: De schoolfotograaf
  De fotograaf krijgt voor zijn opdracht een namenlijst, op een verwerkersovereenkomst. Dit is het enige dat de school
  op een gerechtvaardigd belang deelt: een bezwaar houdt het dus op. Wat ouders bij hem kopen is tussen hem en hen.
  Bronnen: AVG artikel 6 lid 1 onder f, artikelen 21 en 28, Kennisnet veelgestelde vraag 632 (niet nagelezen).

  Achtergrond:
    Gegeven het is 1 september 2026
    En leerling Noor is geboren op 4 juni 2017
    En moeder en vader hebben gezag over Noor

  @LV-05
  Regel: Een namenlijst voor de opdracht, op een lopende verwerkersovereenkomst

    Scenario: de fotograaf komt volgende week
      Gegeven met de schoolfotograaf loopt een verwerkersovereenkomst voor schoolfoto tot en met 30 september 2026, over
        | achternaam met voorvoegsel |
        | roepnaam                   |
        | groep of klas              |
        | adres                      |
      Als de schoolfotograaf de gegevens van Noor vraagt
      Dan krijgt de schoolfotograaf van Noor precies
        | achternaam met voorvoegsel |
        | roepnaam                   |
        | groep of klas              |
      En in het logboek staat de verstrekking op grond van legitimate_interest door regel LV-05
      En noemt het logboek nergens toestemming

    @AGREEMENT_EXPIRED @CG-10
    Scenario: de opdracht is voorbij
      Gegeven met de schoolfotograaf loopt een verwerkersovereenkomst voor schoolfoto tot en met 30 september 2026, over
        | roepnaam |
      En het is 1 oktober 2026
      Als de schoolfotograaf de gegevens van Noor vraagt
      Dan krijgt de schoolfotograaf niets
      En in het logboek staat de weigering met reden AGREEMENT_EXPIRED

    @AGREEMENT_MISSING @CG-01
    Scenario: er is niets getekend, en een ja van de moeder vervangt dat niet
      Gegeven moeder gaf toestemming voor alles over Noor op 1 augustus 2026
      Als de schoolfotograaf de gegevens van Noor vraagt
      Dan krijgt de schoolfotograaf niets
      En in het logboek staat de weigering met reden AGREEMENT_MISSING

  @CG-11 @OBJECTION_PENDING
  Regel: Een bezwaar houdt het op

    Scenario: vader wil niet dat de fotograaf de naam krijgt
      Gegeven met de schoolfotograaf loopt een verwerkersovereenkomst voor schoolfoto tot en met 30 september 2026, over
        | roepnaam |
      En vader maakte bezwaar tegen alles over Noor
      Als de schoolfotograaf de gegevens van Noor vraagt
      Dan krijgt de schoolfotograaf niets
      En in het logboek staat de weigering met reden OBJECTION_PENDING
