"""Size and names: what keeps each module readable in one sitting."""

from __future__ import annotations

import pytest

from tests.house import LONGEST_FUNCTION, LONGEST_MODULE, place, python_files, too_long, vague_names


def test_no_module_or_function_outgrows_its_cap() -> None:
    """No module over 300 lines, no function over 50: past that, nobody reads it whole."""
    found = {place(path): list(too_long(path.read_text(encoding="utf-8"))) for path in python_files()}
    assert {name: offences for name, offences in found.items() if offences} == {}


def test_a_module_past_the_cap_is_found() -> None:
    """The cap itself is allowed, one line more is not."""
    assert list(too_long("\n" * LONGEST_MODULE)) == []
    assert list(too_long("\n" * (LONGEST_MODULE + 1))) == ["module of 301 lines"]


@pytest.mark.parametrize("head", ["def long():", "async def long():", "class A:\n  def long(self):"])
def test_a_function_past_the_cap_is_found(head: str) -> None:
    """Functions, coroutines and methods alike; the cap itself is allowed."""
    indent = "    " if head.startswith("class") else "  "
    assert list(too_long(head + f"\n{indent}pass" * (LONGEST_FUNCTION - 1))) == []
    assert [text.partition(": ")[2] for text in too_long(head + f"\n{indent}pass" * LONGEST_FUNCTION)] == [
        "long of 51 lines"
    ]


def test_every_name_says_something() -> None:
    """Words that fit any program tell nothing about this one."""
    found = {place(path): list(vague_names(path.stem, path.read_text(encoding="utf-8"))) for path in python_files()}
    assert {name: offences for name, offences in found.items() if offences} == {}


@pytest.mark.parametrize(
    "text",
    [
        "class RouteManager: pass",
        "def read_data(): pass",
        "async def do_it(): pass",
        "def f(info): pass",
        "def f(*, utils=1): pass",
        "def f(*data, **infos): pass",
        "lambda data: 1",
        "body_handler = 1",
        "x.helper = 1",
        "for data in (): pass",
        "with f() as handler: pass",
        "try: pass\nexcept E as info: pass",
        "import json as util",
        "match x:\n case [*data]: pass",
        "[1 for data in ()]",
        "(info := 1)",
    ],
)
def test_a_vague_name_is_found(text: str) -> None:
    """Wherever a name is chosen, the guard looks."""
    assert list(vague_names("module", text))


def test_a_vague_module_is_found() -> None:
    """A file name is a name too."""
    assert list(vague_names("json_utils", ""))


@pytest.mark.parametrize(
    "text",
    [
        "metadata = 1",
        "database = doubt = 1",
        "f(data=1)",
        "def __init__(self): pass",
        "def _deserialize(self, value, attr, data): pass",
        "def test_totals_do_not_leak(): pass",
        "def start(status, headers, exc_info=None): pass",
    ],
)
def test_a_longer_word_or_a_name_of_others_is_no_offence(text: str) -> None:
    """Only whole words count, and only names that were chosen here."""
    assert list(vague_names("module", text)) == []
