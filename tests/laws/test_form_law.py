"""The formatter never changes what a policy set says, and what it made it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.cells import Row, casbin_rows, decode, table_rows
from consent_gate.rules.document import PolicyDocument, read_files
from consent_gate.rules.faults import Faults
from consent_gate.workbench.form import formed, has_form
from tests.generated import HERE, examples
from tests.small_policies import POLICIES, SMALL

GAPS = st.sampled_from(["", "", "", " ", "   "])
BETWEEN = st.sampled_from(["", "", "", "\n", "\n\n \n", "#kort\n", "   # met ruimte ervoor  \n", "#\n", "##  dubbel\n"])
ENDS = st.sampled_from(["\n", "\n", "\r\n"])

# Everything that separates, quotes, comments out or hides, and a few letters to be separated, quoted and hidden.
ODD = st.text(alphabet=',,""# ab;\t\r\n\n\ufeff\u00a0é', max_size=60)


@st.composite
def messy(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw the small policy set as somebody in a hurry would type it: it says the same."""
    files = {}
    for path, text in SMALL.items():
        if not has_form(path):
            files[path] = text.encode()
            continue
        end = draw(ENDS)
        lines = [_messy_line(draw, path, line) for line in text.removesuffix("\n").split("\n")]
        files[path] = "".join(draw(BETWEEN).replace("\n", end) + line + end for line in lines).encode()
    return files


def _messy_line(draw: st.DrawFn, path: str, line: str) -> str:
    if not line or line.startswith("#"):
        return line
    cells = [cell.strip(" ") for cell in line.split(",")]
    if not _is_rules(path):
        cells = [f'"{cell}"' if draw(st.booleans()) else cell for cell in cells]
    return ",".join(draw(GAPS) + cell + draw(GAPS) for cell in cells)


def _is_rules(path: str) -> bool:
    return path.endswith(("rules.csv", "trees.csv"))


def shaped(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files in their form; nothing in them is unsafe."""
    found = {}
    for path, content in files.items():
        form = formed(path, content)
        assert form.text is not None
        found[path] = form.text.encode() if has_form(path) else content
    return found


def meaning(document: PolicyDocument) -> list[object]:
    """Return all that a policy set says, without where it says it."""
    rules = [replace(rule, place=HERE) for rule in document.rules]
    conditional = [replace(rule, place=HERE) for rule in document.conditional]
    edges = [replace(edge, place=HERE) for edge in document.edges]
    expectations = [replace(row, place=HERE) for row in document.expectations]
    sources = [replace(source, place=HERE) for rows in document.sources.values() for source in rows]
    return [document.vocabulary, rules, conditional, edges, expectations, sources]


def comments(files: dict[str, bytes]) -> list[str]:
    """Return the words of every comment, in order."""
    texts = [content.decode() for _, content in sorted(files.items())]
    lines = [line.strip(" \r") for text in texts for line in text.split("\n")]
    return [line.removeprefix("#").strip() for line in lines if line.startswith("#")]


@examples(120)
@given(messy())
def test_what_a_policy_set_says_stays_the_same(files: dict[str, bytes]) -> None:
    """Every rule, edge, source, expectation and label reads as before, and no comment is lost or moved."""
    after = shaped(files)
    assert meaning(read_files(after)) == meaning(read_files(files))
    assert comments(after) == comments(files)


@examples(60)
@given(messy())
def test_any_mess_has_one_form(files: dict[str, bytes]) -> None:
    """Spaces, quotes, line ends and empty lines leave no trace where no comment was added: the form is canonical."""
    after = shaped(files)
    assert shaped(after) == after
    plain = {
        path: [line for line in text.decode().split("\n") if line[:1] not in ("", "#")] for path, text in after.items()
    }
    clean = {path: [line for line in text.split("\n") if line[:1] not in ("", "#")] for path, text in SMALL.items()}
    assert plain == clean


def rows_of(path: str, content: bytes) -> list[tuple[tuple[str, ...], bool]]:
    """Return the cells of every line that counts, as the reader sees them."""
    faults = Faults()
    text = decode(path, content, faults)
    if text is None:
        return []
    rows: list[Row] = list(
        casbin_rows(path, text, faults) if _is_rules(path) else table_rows(path, text, ("a",), faults)
    )
    return [(tuple(cell.text for cell in row.cells), row.sound) for row in rows]


@pytest.mark.parametrize("path", ["verzuim/rules.csv", "verzuim/sources.csv"])
@examples(400)
@given(odd=ODD)
def test_odd_text_reads_as_before_and_settles_at_once(path: str, odd: str) -> None:
    """Whatever stands in a file: the same cells are read afterwards, and a second time nothing moves."""
    content = odd.encode() if path.endswith("rules.csv") else b"a\n" + odd.encode()
    once = formed(path, content)
    assert once.text is not None
    before, after = rows_of(path, content), rows_of(path, once.text.encode())
    assert [cells for cells, _ in after] == [cells for cells, _ in before]
    if not set("\r\ufeff") & set(odd):  # without these the line has become readable, and says what it said
        assert after == before
    assert formed(path, once.text.encode()).text == once.text


@pytest.mark.parametrize("path", [path for path in SMALL if path.endswith(".csv")])
def test_our_own_files_are_in_form(path: str) -> None:
    """The form is close to how policies are written; the shipped ones need no change at all."""
    for file in POLICIES.rglob(path.rpartition("/")[2]):
        name = file.relative_to(POLICIES).as_posix()
        assert formed(name, file.read_bytes()).text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("p ,a,  b", "p, a, b"),
        ("p,,", "p, ,"),
        ('p, "a, b', None),
        ("p, a\tb", None),
        ("  #x", "# x"),
        ("#  x", "#  x"),
        ("##", "##"),
    ],
)
def test_a_rule_line_has_this_form(line: str, form: str | None) -> None:
    """One space after a comma; what cannot be read safely stays as it is and is reported with its line."""
    found = formed("verzuim/rules.csv", line.encode())
    assert found.text == f"{line if form is None else form}\n"
    assert found.left == ((1,) if form is None else ())


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ('"a" , "b, c"', 'a,"b, c"'),
        ('"#a",b', '"#a",b'),
        ('" a",b', '" a",b'),
        ('"say ""a""",b', '"say ""a""",b'),
        ('""', '""'),
        ('a,"b', None),
    ],
)
def test_a_table_row_has_this_form(line: str, form: str | None) -> None:
    """No space around cells, and quotes only where the cell would else be read as something other than itself."""
    assert formed("verzuim/sources.csv", line.encode()).text == f"{line if form is None else form}\n"


def test_what_must_never_be_is_formed_least() -> None:
    """Of `never.txt` only blanks at the ends of lines, empty lines and the last line end are touched."""
    text = "\n\n  Nooit  a,b  \n\n\n#x\n"
    assert formed("never.txt", text.encode()).text == "  Nooit  a,b\n\n#x\n"


def test_a_line_that_would_grow_too_long_stays() -> None:
    """The reader refuses lines over its limit, so none is made."""
    line = "p" + ",a" * 4999
    assert formed("verzuim/rules.csv", line.encode()).left == (1,)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\n" * 100_002])
def test_what_is_no_text_has_no_form(content: bytes) -> None:
    """Bytes that are no UTF-8, and files larger than any policy file, are not touched."""
    assert formed("verzuim/rules.csv", content).text is None


def test_only_policy_files_have_a_form() -> None:
    """The model is pinned to the byte, texts are for people, and an unknown file is not ours."""
    names = ("never.txt", "verzuim/rules.csv", "verzuim/duties.csv", "vocabulary/trees.csv")
    others = ("model.conf", "README.md", "verzuim/uitleg.md", "verzuim/rule.csv", "vocabulary/rules.csv", "rules.csv")
    assert all(has_form(name) for name in names)
    assert not any(has_form(name) for name in others)
