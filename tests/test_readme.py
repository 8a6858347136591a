"""The pages for newcomers say what is so: every list, table, file name and link on them is held against the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consent_gate.cli.root import root
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.consenting import CONSENTS
from consent_gate.terms import DECISION_ORDER
from consent_gate.web.middleware import MAX_BODY_BYTES
from tests.house import ROOT
from tests.readme import DUTCH, ENGLISH, blocks, rows, section

PAGES = [ENGLISH, DUTCH]
PROMISES = [f"CG-{number:02}" for number in range(1, 15)]

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PLACE = re.compile(r"`((?:consent_gate|adapters|policies|features|tests)/[\w./]+)`")


def english(heading: str) -> str:
    """Return one section of the English page."""
    return section(ENGLISH.read_text(encoding="utf-8"), heading)


def dutch(heading: str) -> str:
    """Return one section of the Dutch page."""
    return section(DUTCH.read_text(encoding="utf-8"), heading)


def anchors(page: Path) -> set[str]:
    """Return what a link within a page may point to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of this project, and to a heading that is in it."""
    lost = []
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        place, _, anchor = link.partition("#")
        target = page.parent / place if place else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_named_is_there(page: Path) -> None:
    """A moved file is moved on the page too."""
    named = _PLACE.findall(page.read_text(encoding="utf-8"))
    assert named or page == DUTCH
    assert [place for place in named if not (ROOT / place).exists()] == []


def test_the_first_screen_shows_the_two_commands() -> None:
    """What a newcomer types stands before the first heading below the title, and the Makefile knows it."""
    first, second, *_ = english("Consent Gate").partition("```sh\n")[2].splitlines()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line, target in ((first, "demo"), (second, "test")):
        assert line.startswith(f"make {target}")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_on_the_page_is_in_the_makefile(page: Path) -> None:
    """A page that teaches a target that is gone is wrong."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()


def test_the_commands_are_those_of_the_program() -> None:
    """All of them, in the order of the program's own help, and the commands below each by their own names."""
    table = rows(english("From an empty folder to a log that can be recomputed"))
    assert [row[0] for row in table] == root.list_commands(root.make_context("consent-gate", ["demo"]))
    for name, meaning in table:
        below = getattr(root.commands.get(name), "commands", {})
        assert set(re.findall(r"`(\w+)`", meaning)) == set(below), name


def test_the_way_of_a_request_has_the_steps_of_the_middleware() -> None:
    """Seven steps of the same names, and each has a module that does it."""
    source = (ROOT / "consent_gate" / "web" / "middleware.py").read_text(encoding="utf-8")
    steps = dict(re.findall(r"^    (\d) (\w+) {2,}", source, re.MULTILINE))
    text = english("The way of a request")
    assert dict(re.findall(r"^(\d)\. \*\*(\w+)\*\*", text, re.MULTILINE)) == steps
    assert len(steps) == 7
    assert {row[0] for row in rows(text)} - {"all", "refusal"} == set(steps)


@pytest.mark.parametrize("text", [english("How a decision is made"), dutch("Wie tekent")], ids=["english", "dutch"])
def test_bases_and_requirements_are_those_of_the_code(text: str) -> None:
    """In the order in which they are asked; and every requirement, with as many columns as there are ages."""
    bases = [basis.value for basis in DECISION_ORDER]
    named = re.findall(r"`(\w+)`", text)
    first = named.index(bases[0])
    assert named[first : first + len(bases)] == bases
    assert {row[0]: len(row) for row in rows(text)} == dict.fromkeys(CONSENTS, 4)


def test_every_reason_is_explained_to_people() -> None:
    """A refusal nobody can look up is a refusal nobody can contest: all codes, with their own sentences."""
    expected = [[reason.value, PLAIN[reason].nl, PLAIN[reason].en] for reason in Reason]
    assert rows(dutch("Redencodes")) == expected


def test_every_promise_is_on_both_pages() -> None:
    """Fourteen promises, in order."""
    assert [row[0] for row in rows(english("Promises"))] == PROMISES
    assert [row[0] for row in rows(dutch("Beloften"))] == PROMISES


@pytest.mark.parametrize("row", rows(english("Promises")), ids=lambda row: row[0])
def test_a_promise_that_is_held_is_proven_where_the_page_says(row: list[str]) -> None:
    """Each file named beside it carries its id; what names no file says that it is not kept yet."""
    promise, _, proofs, now = row
    named = _PLACE.findall(proofs)
    assert bool(named) == now.startswith("held")
    silent = [place for place in named if promise not in (ROOT / place).read_text(encoding="utf-8")]
    assert silent == []


def test_both_pages_say_the_same_about_each_promise() -> None:
    """Held on one page is held on the other."""
    held = {row[0]: row[-1].startswith("held") for row in rows(english("Promises"))}
    assert {row[0]: row[-1].startswith("gehouden") for row in rows(dutch("Beloften"))} == held


def test_the_decisions_are_numbered_and_whole() -> None:
    """Each has a question, a choice, what was rejected and what would change it."""
    table = rows(english("Decisions"))
    assert [row[0] for row in table] == [str(number) for number in range(1, len(table) + 1)]
    assert {len(row) for row in table} == {5}


def test_the_limit_on_the_page_is_the_limit() -> None:
    """The size above which an answer is refused."""
    assert f"above {MAX_BODY_BYTES // 1024**2} MiB" in english("What it does not do")


def test_the_features_on_the_dutch_page_are_those_there_are() -> None:
    """One name for each flow."""
    named = re.findall(r"`(\w+\.feature)`", dutch("Scenario's lezen en naspelen"))
    assert sorted(named) == sorted(path.name for path in (ROOT / "features").iterdir())


def test_no_page_is_left_half_read() -> None:
    """Every fence that opens closes: an unclosed one would hide blocks from the tests."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(blocks(text))
