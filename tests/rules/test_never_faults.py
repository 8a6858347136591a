"""Reading the never-list: every word of a sentence counts, and what cannot be read is told at its column."""

from __future__ import annotations

import pytest

from consent_gate.rules.never import Form, Names
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import ANY, Basis
from tests.policies.situation import shipped
from tests.small_policies import faults, read_changed

FILE = "never.txt"
CLAUSES = "naar, voor, op grond van, zonder, bij, behalve of een bron tussen haakjes"
VERBS = "`gaat nooit`, `gaan nooit`, `wordt nooit geweigerd`, `worden nooit geweigerd`"


def told(*lines: str) -> list[str]:
    """Return the faults of a small policy set with this never-list."""
    return faults({FILE: "".join(f"{line}\n" for line in lines)})


def test_a_sentence_is_read_word_for_word() -> None:
    """Names by label or as they are, bare or in backticks; clauses in any order; the source apart."""
    line = "NOOIT-01: achternaam en `verzuim` behalve absence gaan nooit naar partner,"
    line = line.replace("achternaam en `verzuim` behalve absence", "`identiteit`, verzuim behalve achternaam")
    line += (
        " behalve naar leerplicht, voor lesgeven of zorgvraag op grond van toestemming zonder een geldige toestemming"
    )
    line += " of mandate bij een bezwaar (UAVG 5)"
    (never,) = read_changed({FILE: f"# wat nooit mag\n\n{line}\n"}).never
    assert (never.id, never.form, never.source, str(never.place)) == ("NOOIT-01", Form.BAN, "UAVG 5", "never.txt:3:1")
    assert never.text == line.removeprefix("NOOIT-01: ").removesuffix(" (UAVG 5)")
    assert never.what == Names(("identity", "absence"), ("identity.family_name",))
    assert (never.who, never.why) == (Names(("partner",), ("leerplicht",)), Names(("teaching", "zorgvraag")))
    assert (never.bases, never.during) == ((Basis.CONSENT,), ("objection",))
    assert {"mandate", "consent:guardian", "consent:all_guardians+youth"} <= {*never.without}


def test_the_other_forms() -> None:
    """What is never stopped, and what is never refused."""
    text = "NOOIT-01: een beperking houdt nooit iets tegen voor toezicht\n"
    text += "NOOIT-02: verzuim wordt nooit geweigerd aan leerplicht\n"
    stop, refusal = read_changed({FILE: text}).never
    assert (stop.form, stop.stopper, stop.what, stop.who) == (Form.STOP, "restriction", Names(), Names((ANY,)))
    assert (refusal.form, refusal.who) == (Form.REFUSAL, Names(("leerplicht",)))


def test_the_list_is_part_of_what_names_a_policy_set() -> None:
    """It may be left out, so what was stored before there was one still opens (CG-05); another list is another set."""
    without = read_changed({})
    assert without.never == ()
    text = "NOOIT-01: absence gaat nooit naar jeugdhulp\n"
    assert Snapshot(read_changed({FILE: text})).digest != Snapshot(without).digest
    again = Snapshot.stored(Snapshot(read_changed({FILE: text})).document.files)
    assert [never.id for never in again.document.never] == ["NOOIT-01"]


def test_each_of_our_sentences_has_a_source() -> None:
    """An auditor asks where a ban comes from."""
    assert len(shipped().document.never) >= 15
    assert [never.id for never in shipped().document.never if not never.source] == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("abence gaat nooit naar jeugdhulp", "11: hier hoort een soort gegeven of `iets`, en er staat `abence`; bedo"),
        ("absence gaat noit naar jeugdhulp", f"19: hier hoort {VERBS}, en er staat `gaat noit naar`; bedoelde u `gaa"),
        ("absence gaat nooit naar de jeugdhulp", "35: hier hoort een ontvanger of `iemand`, en er staat `de`"),
        ("absence gaat nooit naar jeugdhulp altijd", f"45: hier hoort {CLAUSES}, en er staat `altijd`"),
        ("absence gaat nooit naar jeugdhulp.", "35: hier hoort een ontvanger of `iemand`, en er staat `jeugdhulp.`; b"),
        ("absence gaat nooit", f"29: de zin is niet af: hier hoort {CLAUSES}"),
        ("absence gaat nooit naar", "34: de zin is niet af: hier hoort een ontvanger of `iemand`"),
        ("absence gaat nooit naar jeugdhulp,", "45: de zin is niet af: hier hoort een ontvanger of `iemand`"),
        (
            "absence gaat nooit naar `jeugdhulp",
            "35: hier hoort een ` aan het eind van de naam, en er staat `jeugdhulp`",
        ),
        ("absence gaat nooit naar jeugdhulp naar teacher", "45: `naar` staat al eerder in deze zin; zet alles bij elk"),
        ("absence gaat nooit naar jeugdhulp of partner", "48: `jeugdhulp` voegt niets toe: het valt al onder `partn"),
        ("iets en absence gaat nooit naar partner", "19: `absence` voegt niets toe: het valt al onder `*`"),
        (
            "absence gaat nooit naar jeugdhulp behalve naar leerplicht",
            "1: uitzondering `leerplicht` doet niets: de zin",
        ),
        ("absence behalve support gaat nooit naar partner", "19: uitzondering `support` doet niets: de zin ging daar"),
        ("absence behalve absence gaat nooit naar partner", "19: deze zin gaat nergens over: alles ervan is uitgezon"),
        ("absence gaat nooit naar partner behalve naar partner", "1: deze zin gaat nergens over: alles ervan is uitge"),
        ("absence gaat nooit zonder consent:gardian", "37: hier hoort iets wat vastgelegd kan zijn, en er staat `con"),
        ("absence gaat nooit zonder mandate of mandate", "48: `mandate` voegt niets toe: het valt al onder `mandate`"),
        ("absence gaat nooit zonder mandate bij mandate", "1: `mandate` staat twee keer in de zin, en dan geldt de zi"),
        ("mandate houdt nooit iets tegen voor toezicht", "11: `mandate` houdt vanzelf nooit iets tegen; dat doen al"),
        ("een bezwaar houdt nooit iets tegen bij objection", "1: `objection` staat twee keer in de zin, en dan geldt"),
        ("een bezwaar houdt nooit iets voor toezicht", "40: hier hoort `tegen`, en er staat `voor`"),
        ("absence wordt nooit geweigerd naar leerplicht", "41: hier hoort `aan`, en er staat `naar`"),
        ("absence gaat nooit op grond van toesteming", "43: hier hoort een grondslag, en er staat `toesteming`; bed"),
        ("absence gaat nooit voor absence", "35: hier hoort een doel, en er staat `absence`"),
        ("absence gaat nooit naar jeugdhulp (UAVG", "45: een bron staat aan het eind, tussen haakjes: `(UAVG 46)`"),
        ("absence gaat nooit naar jeugdhulp ()", "45: een bron staat aan het eind, tussen haakjes: `(UAVG 46)`"),
    ],
)
def test_a_wrong_sentence_is_told_with_its_place(sentence: str, said: str) -> None:
    """One fault, at the word that does not fit, with what was probably meant."""
    (fault,) = told(f"NOOIT-01: {sentence}")
    assert fault.startswith(f"never.txt:1:{said}")


def test_a_sentence_has_an_id_of_its_own() -> None:
    """So that a proof, a scenario and a fault can point at it; a rule's id is taken."""
    good = "absence gaat nooit naar jeugdhulp"
    assert told(good, f"nooit-1: {good}", f"NOOIT-01: {good}", f"NOOIT-01: {good}", f"JH-02: {good}") == [
        "never.txt:1:1: een zin begint met een nummer en een dubbele punt, zoals `NOOIT-01: `",
        "never.txt:2:1: een zin begint met een nummer en een dubbele punt, zoals `NOOIT-01: `",
        "never.txt:4:1: regelnummer `NOOIT-01` bestaat al, op never.txt:3:1",
        "never.txt:5:1: regelnummer `JH-02` bestaat al, op jeugdhulp/rules.csv:3:33",
    ]


def test_a_list_without_a_sentence_is_a_fault() -> None:
    """It would look like a safeguard."""
    assert told("# niets") == ["never.txt:1:1: er staat geen enkele zin in; haal het bestand weg of schrijf er een"]


def test_nothing_is_called_unknown_because_a_file_could_not_be_read() -> None:
    """Without the names every name would look wrong."""
    text = "NOOIT-01: absence gaat nooit naar jeugdhulp\n"
    assert [fault for fault in faults({FILE: text, "vocabulary/categories.csv": None}) if "never.txt" in fault] == []
