"""`card`: one page for teachers, worked out from the live policies, for every recipient."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.cards.cases import cases
from consent_gate.cards.page import LINES, PAGE, WIDTH, case_lines, never_at_all, page
from consent_gate.cards.words import GROUNDS, first, first_of
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import DECISION_ORDER
from consent_gate.text import Language, Text
from tests.cli.conftest import School
from tests.house import ROOT

LIVE = Snapshot.read(ROOT / "policies")
EVERYONE = LIVE.vocabulary.recipients.leaves


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("recipient", EVERYONE)
def test_every_recipient_has_a_card_of_one_page(recipient: str, language: Language) -> None:
    """At most eight lines a case, a hundred characters a line, sixty lines a sheet; and it says all five things."""
    found = cases(LIVE, (recipient,))
    lines = page(LIVE, LIVE.vocabulary.label_of(recipient), found, language)
    assert len(lines) <= PAGE == 60
    assert max(map(len, lines)) <= WIDTH == 100
    never = never_at_all(found)
    for case in found:
        told = case_lines(LIVE, case, never, language)
        assert 3 <= len(told) <= LINES == 8
        opening = ("Voor: ", "Mag", "Bron: ") if language is Language.NL else ("For: ", "May go", "Source: ")
        assert told[0].startswith(opening[0])
        assert opening[1].lower() in " ".join(told).lower()
        assert any(line.startswith(opening[2]) for line in told)
        assert bool(case.openings) is any(line.startswith(("Daarna: ", "Afterwards: ")) for line in told)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("recipient", EVERYONE)
def test_no_condition_is_cut_off(recipient: str, language: Language) -> None:
    """A list of fields may be shortened; on which ground, what comes first and what is due afterwards may not."""
    found = cases(LIVE, (recipient,))
    for case in found:
        told = " ".join(" ".join(case_lines(LIVE, case, never_at_all(found), language)).split())
        for opening in case.openings:
            assert GROUNDS[opening.basis].say(language) in told
            assert first_of(opening.requires).say(language) in told
        for duty in case.duties:
            assert LIVE.document.duties[duty].label.say(language) in told


@pytest.mark.parametrize("recipient", EVERYONE)
def test_a_card_promises_exactly_what_the_policies_can_open(recipient: str) -> None:
    """What stands under a purpose is what some pupil's records could open for it, and never what is denied."""
    vocabulary = LIVE.vocabulary
    promised = dict.fromkeys(vocabulary.purposes.leaves, 0)
    found = cases(LIVE, (recipient,))
    for case in found:
        opened = vocabulary.mask_of(name for opening in case.openings for name in opening.categories)
        assert not opened & vocabulary.mask_of(case.never)
        assert not opened & vocabulary.mask_of(never_at_all(found))
        promised.update(dict.fromkeys(case.purposes, opened))
    for purpose, opened in promised.items():
        assert opened == LIVE.plan((recipient,), purpose).potential, purpose


def test_every_condition_of_the_policies_has_everyday_words() -> None:
    """A teacher never reads the name that policy authors write."""
    for name in {rule.requires for rule in LIVE.document.conditional}:
        for said in (first(name).nl, first(name).en):
            assert said != name
            assert not set(":_") & set(said)


def copied(folder: Path) -> Path:
    """Copy the policies to change them."""
    shutil.copytree(ROOT / "policies", folder / "other")
    return folder / "other"


@pytest.mark.parametrize(
    ("file", "before", "after", "gone", "come"),
    [
        (
            "jeugdhulp/rules.csv",
            "consent, consent:guardian+youth, JH-01, allow",
            "consent, consent:all_guardians, JH-01, allow",
            "van 12 tot 16 jaar",
            "elke ouder met gezag",
        ),
        (
            "jeugdhulp/rules.csv",
            "p, jeugdpartner, *, results, *, *, JH-04, deny",
            "p, jeugdpartner, *, safety_concern, *, *, JH-04, deny",
            "resultaten",
            "zorg over veiligheid",
        ),
        ("jeugdhulp/sources.csv", "JH-01,UAVG art. 5,current", "JH-01,UAVG art. 55,unverified", "art. 5,", "art. 55?"),
        (
            "vocabulary/purposes.csv",
            "zorgvraag,een zorgvraag van leerling of ouders beantwoorden",
            "zorgvraag,helpen",
            "een zorgvraag van leerling",
            "Voor: helpen",
        ),
    ],
)
def test_a_changed_policy_changes_the_card(
    school: School, tmp_path: Path, file: str, before: str, after: str, gone: str, come: str
) -> None:
    """A rule, a denial, a source or a word: nobody has to remember to print what changed elsewhere."""
    folder = copied(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after), encoding="utf-8")
    old, new = (
        " ".join(school.type(["card", "jeugdhulp", "--policies", str(place)]).stdout.split())
        for place in (ROOT / "policies", folder)
    )
    assert gone in old
    assert gone not in new
    assert come in new
    assert come not in old


def test_a_duty_of_the_policies_is_on_the_card(school: School, tmp_path: Path) -> None:
    """Whom to tell afterwards, and within how many days, comes from the same files as the decision."""
    folder = copied(tmp_path)
    (folder / "jeugdhulp" / "duties.csv").write_text("rule,duty\nJH-01,inform_guardians\n", encoding="utf-8")
    old, new = (
        school.type(["card", "jeugdhulp", "--policies", str(place)]).stdout for place in (ROOT / "policies", folder)
    )
    assert "Daarna: niemand hoeft bericht te krijgen." in old
    assert "Daarna: binnen 7 dagen de ouders" in new


def test_a_registered_recipient_has_the_card_of_its_own_purposes(school: School) -> None:
    """By its id, and for no purpose that it is not registered for."""
    school.type("recipient add org:politie --kind police --purpose aangifte")
    text = school.type("card org:politie").stdout
    assert text.startswith("Mag ik dit delen met: org:politie (politie)?")
    assert "Voor: aangifte door de school" in text
    assert "opsporing" not in text
    assert "opsporing" in school.type("card police").stdout


def test_the_card_speaks_english(school: School) -> None:
    """The same page in the other language."""
    text = school.type("card jeugdhulp --lang en").stdout
    assert text.startswith("May I share this with: youth care provider?")
    assert "Ground: only with consent, for exactly this purpose." in text


def test_as_a_document_nothing_is_shortened(school: School) -> None:
    """Each case with every category, condition, rule and source."""
    (told,) = school.json("card police")
    assert told["snapshot"] == LIVE.digest
    case = next(case for case in told["cases"] if case["purposes"] == ["opsporing"])
    assert [opening["requires"] for opening in case["openings"]] == [
        ["order:126nc"],
        ["order:126nd", "order:126ne"],
        ["order:126nf"],
    ]
    assert set(case["rules"]) >= {"PJ-01", "PJ-04"}
    assert {basis.value for basis in DECISION_ORDER} > {opening["basis"] for opening in case["openings"]}
    assert len(case["lines"]) <= LINES


def test_all_prints_each_recipient_once(school: School) -> None:
    """For the folder in the staff room."""
    told = school.json("card --all")
    assert [card["recipient"] for card in told] == list(EVERYONE)
    assert school.type("card --all").stdout.count("Mag ik dit delen met: ") == len(EVERYONE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("card jeugdhup", "jeugdhulp"),
        ("card jeugdpartner", "jeugdhulp, wijkteam"),
        ("card org:nobody-knows", "recipient list"),
        ("card", "--all"),
        ("card jeugdhulp --all", "--all"),
    ],
)
def test_what_has_no_card_is_exit_2_with_the_remedy(school: School, words: str, said: str) -> None:
    """A name nobody knows, a group, one who is not registered, none and all at once."""
    result = school.type(words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_recipient_of_whom_no_rule_speaks_gets_nothing() -> None:
    """The card says so, rather than being empty."""
    lines = page(LIVE, Text("mr", "mr"), cases(LIVE, ("mr",)))
    assert "Mag: niets." in lines
