# language: nl
@CG-11
Functionaliteit: Verzuim en leerplicht
  Wat de wet voorschrijft gaat door zonder toestemming, en bezwaar houdt het niet tegen.
  Maar de wet noemt een lijst, en wat daar niet op staat blijft op school.
  Bronnen: Leerplichtwet 1969 artikelen 18, 21 en 21a, Besluit Verzuimmelding (bijlage), Kennisnet, Ingrado.

  Achtergrond:
    Gegeven het is 23 november 2026
    En leerling Noor is geboren op 4 juni 2012
    En moeder en vader hebben gezag over Noor

  @VZ-01
  Regel: Een wettelijke melding gaat door, ook als ouders bezwaar maken

    @S6
    Scenario: ouders maken bezwaar tegen de melding van 16 uur verzuim in 4 weken
      Gegeven moeder maakte bezwaar tegen alles over Noor
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | burgerservicenummer     |
        | begindatum verzuim      |
        | vermoedelijke soort verzuim |
        | verzuimuren             |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel VZ-01
      En in het logboek staat dat het bezwaar daartegen niet ontvankelijk is

    Scenario: er wordt geen toestemming gevraagd voor een plicht
      Als DUO de gegevens van Noor vraagt
      Dan noemt het logboek nergens toestemming

    Scenario: een geweigerde toestemming verandert niets aan een plicht
      Gegeven moeder weigerde alles voor Noor op 1 oktober 2026
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor
        | begindatum verzuim |

  @CG-02 @VZ-01
  Regel: De melding aan DUO heeft een gesloten lijst

    Scenario: wat niet op de lijst staat blijft op school
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor niet
        | achternaam met voorvoegsel         |
        | etniciteit en geboorteland van ouders |
        | thuissituatie                      |
        | ontwikkelingsperspectief (OPP)     |
        | een veld dat niemand kent          |

    @S9 @VZ-04 @CATEGORY_NOT_PERMITTED
    Scenario: de school wil ziekteverzuim melden
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor niet
        | ziekteverzuim      |
        | aard van de ziekte |
      En in het logboek staat dat regel VZ-04 dit tegenhield

  @CG-02 @VZ-02
  Regel: Leerplicht krijgt zeven soorten gegevens en nooit het dossier

    @S7 @VZ-06 @FIELD_NOT_IN_CLOSED_LIST
    Scenario: leerplicht vraagt het hele dossier met het OPP
      Als leerplicht de gegevens van Noor vraagt
      Dan krijgt leerplicht van Noor
        | achternaam met voorvoegsel |
        | geboortedatum              |
        | adres                      |
        | nationaliteit              |
        | naam van ouder of verzorger |
        | datum inschrijving         |
        | ongeoorloofd verzuim       |
      Maar leerplicht krijgt van Noor niet
        | ontwikkelingsperspectief (OPP) |
        | psychodiagnostisch verslag     |
        | toetsresultaten                |
        | ECK iD                         |
      En in het logboek staat dat regel VZ-06 dit tegenhield
      En in het logboek staat de reden FIELD_NOT_IN_CLOSED_LIST

    @S8 @VZ-04
    Scenario: leerplicht vraagt waarom het kind ziek was
      Als leerplicht de gegevens van Noor vraagt
      Dan krijgt leerplicht van Noor niet
        | ziekteverzuim      |
        | aard van de ziekte |
      En in het logboek staat dat regel VZ-04 dit tegenhield

    @PURPOSE_MISMATCH @CG-14
    Scenario: leerplicht noemt een ander doel dan waarvoor zij is geregistreerd
      Als leerplicht de gegevens van Noor vraagt voor zorgvraag
      Dan krijgt leerplicht niets
      En in het logboek staat de weigering met reden PURPOSE_MISMATCH

    @VZ-05
    Scenario: een schorsing meldt de school niet aan leerplicht, en niet aan DUO
      Als leerplicht de gegevens van Noor vraagt
      Dan krijgt leerplicht van Noor niet
        | schorsing of verwijdering |
      En in het logboek staat dat regel VZ-05 dit tegenhield
      Als DUO de gegevens van Noor vraagt
      Dan krijgt DUO van Noor niet
        | schorsing of verwijdering |
      En in het logboek staat dat regel VZ-05 dit tegenhield

    @VZ-03 @VZ-07 @PGN_NOT_PERMITTED
    Scenario: het persoonsgebonden nummer gaat in de kennisgeving mee, en bij het toezicht niet
      Als leerplicht de gegevens van Noor vraagt voor leerplicht_kennisgeving
      Dan krijgt leerplicht van Noor precies
        | burgerservicenummer        |
        | onderwijsnummer            |
        | achternaam met voorvoegsel |
        | voornamen                  |
        | geboortedatum              |
        | geslacht                   |
        | adres                      |
        | postcode                   |
        | datum inschrijving         |
        | datum uitschrijving        |
        | vestiging en BRIN          |
      En in het logboek staat de verstrekking op grond van legal_obligation door regel VZ-03
      Als leerplicht de gegevens van Noor vraagt voor leerplicht_toezicht
      Dan krijgt leerplicht van Noor niet
        | burgerservicenummer |
      En in het logboek staat bij "burgerservicenummer" de reden PGN_NOT_PERMITTED
      En in het logboek staat dat regel VZ-07 dit tegenhield
