# language: nl
@CG-02
Functionaliteit: Toetsen en toetsresultaten
  De doorstroomtoets is een plicht, dus de toetsaanbieder krijgt wat de afname vraagt. Aan ieder ander gaan
  toetsresultaten alleen met toestemming van wie mag tekenen.
  Bronnen: Aanpak IBP (Kennisnet; het wetsartikel is nog na te gaan), AVG artikel 6 lid 1 onder a en c, UAVG artikel 5.

  Achtergrond:
    Gegeven het is 2 februari 2027
    En leerling Noor is geboren op 4 juni 2015
    En moeder en vader hebben gezag over Noor

  @LV-04 @CG-11
  Regel: De toetsaanbieder krijgt wat de afname vraagt, onder een pseudoniem

    Scenario: de doorstroomtoets wordt afgenomen
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als de toetsaanbieder de gegevens van Noor vraagt
      Dan krijgt de toetsaanbieder van Noor
        | achternaam met voorvoegsel |
        | geboortedatum              |
        | ECK iD                     |
        | toetsresultaten            |
      Maar de toetsaanbieder krijgt van Noor niet
        | burgerservicenummer       |
        | leerlingvolgsysteem (LVS) |
        | ondersteuningsbehoefte    |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel LV-04
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

  @OG-01
  Regel: Een derde krijgt een toetsresultaat alleen met toestemming

    @CONSENT_MISSING @CG-01
    Scenario: een bijlesbureau vraagt de score
      Als het bijlesbureau de gegevens van Noor vraagt
      Dan krijgt het bijlesbureau niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

    Scenario: de moeder zei ja, en dan ook alleen het toetsresultaat
      Gegeven moeder gaf toestemming voor een toetsresultaat over Noor op 1 februari 2027
      Als het bijlesbureau de gegevens van Noor vraagt
      Dan krijgt het bijlesbureau van Noor precies
        | toetsresultaten |
      En in het logboek staat de verstrekking op grond van consent door regel OG-01

    @GUARDIANS_DISAGREE @CG-03
    Scenario: de vader wil het niet
      Gegeven moeder gaf toestemming voor een toetsresultaat over Noor op 1 februari 2027
      En vader weigerde alles voor Noor op 2 februari 2027
      Als het bijlesbureau de gegevens van Noor vraagt
      Dan krijgt het bijlesbureau niets
      En in het logboek staat de weigering met reden GUARDIANS_DISAGREE
