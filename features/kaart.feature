# language: nl
@CG-02
Functionaliteit: De kaart voor leerkrachten
  Voor elke partij is er één bladzijde: mag ik dit delen met ...? Zij komt uit het geldende beleid, in gewone taal, en
  zegt ook wat nooit mag, wat eerst nodig is en wie daarna moet horen dat er iets is gedeeld.
  Bronnen: NJi-handreiking en de handreiking over veiligheid met politie en justitie (secundair); de wetsartikelen
  staan op de kaart zelf.

  Achtergrond:
    Gegeven het is 23 november 2026

  Regel: De kaart zegt wat eerst nodig is, wat nooit mag en wat daarna moet

    @S17 @PJ-01 @PJ-02 @PJ-04
    Scenario: de politie staat aan de balie
      Als een leerkracht de kaart van police leest
      Dan staat op de kaart
        | Mag ik dit delen met: politie?                     |
        | Nooit, voor welk doel ook: persoonsgebonden nummer |
        | Eerst een vordering op papier, artikel 126nc Sv    |
        | vraag geen toestemming                             |
        | Wat hier niet staat, mag niet.                     |
      En past de kaart op één bladzijde

    @JH-01
    Scenario: jeugdhulp belt de leerkracht
      Als een leerkracht de kaart van jeugdhulp leest
      Dan staat op de kaart
        | toestemming                         |
        | aan de telefoon en in de gang geldt |
      En past de kaart op één bladzijde

    @JG-01
    Scenario: de GGD vraagt een lijst
      Als een leerkracht de kaart van jgz leest
      Dan staat op de kaart
        | Nooit, voor welk doel ook: persoonsgebonden nummer |
        | geboortedatum                                      |
      En past de kaart op één bladzijde
