# language: nl
@CG-02
Functionaliteit: Halt en jeugdreclassering
  Halt is vrijwillig: de school deelt alleen met toestemming van een ouder met gezag en, van 12 tot 16, ook van de
  leerling zelf. De jeugdreclassering krijgt daarnaast wat de opdracht van rechter of officier noemt.
  Bronnen: AVG artikel 6 lid 1 onder a en c, UAVG artikel 5; de artikelen over jeugdreclassering zijn nog na te gaan.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Daan is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Daan

  @JS-01 @CG-10
  Regel: Voor Halt zeggen ouder en leerling allebei ja

    Scenario: beiden zeiden ja
      Gegeven moeder gaf toestemming voor Halt over Daan op 1 november 2026
      En Daan gaf zelf toestemming voor Halt op 2 november 2026
      Als Halt de gegevens van Daan vraagt
      Dan krijgt Halt van Daan
        | welbevinden          |
        | ongeoorloofd verzuim |
        | gedrag in de klas    |
      Maar Halt krijgt van Daan niet
        | incident of pesten       |
        | strafrechtelijke gegevens |
        | schorsing of verwijdering |
        | cijfers                  |
      En in het logboek staat de verstrekking op grond van consent door regel JS-01

    @YOUTH_ASSENT_MISSING
    Scenario: de leerling van 14 zei niets
      Gegeven moeder gaf toestemming voor Halt over Daan op 1 november 2026
      Als Halt de gegevens van Daan vraagt
      Dan krijgt Halt niets
      En in het logboek staat de weigering met reden YOUTH_ASSENT_MISSING

    @CONSENT_MISSING
    Scenario: niemand heeft iets gezegd over Halt
      Als Halt de gegevens van Daan vraagt
      Dan krijgt Halt niets
      En in het logboek staat de weigering met reden CONSENT_MISSING

  @JS-02 @CG-11
  Regel: Een opdracht tot begeleiding opent wat zij noemt

    Scenario: de rechter droeg begeleiding op
      Gegeven bij de school ligt voor de jeugdreclassering een opdracht tot begeleiding van Daan vast, over
        | ongeoorloofd verzuim |
        | werkhouding          |
      Als de jeugdreclassering de gegevens van Daan vraagt
      Dan krijgt de jeugdreclassering van Daan precies
        | ongeoorloofd verzuim |
        | werkhouding          |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel JS-02

    @VORDERING_MISSING
    Scenario: zonder opdracht en zonder toestemming
      Als de jeugdreclassering de gegevens van Daan vraagt
      Dan krijgt de jeugdreclassering niets
      En in het logboek staat de weigering met reden VORDERING_MISSING

    @VORDERING_SCOPE
    Scenario: de opdracht noemt iets wat deze stroom nooit opent
      Gegeven bij de school ligt voor de jeugdreclassering een opdracht tot begeleiding van Daan vast, over
        | ongeoorloofd verzuim |
        | medische diagnose    |
      Als de jeugdreclassering de gegevens van Daan vraagt
      Dan krijgt de jeugdreclassering van Daan precies
        | ongeoorloofd verzuim |
      En in het logboek staat bij "werkhouding" de reden VORDERING_SCOPE
      En in het logboek staat bij "medische diagnose" de reden CATEGORY_NOT_PERMITTED
