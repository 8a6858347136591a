"""Faults of whole files: encoding, size, being cut off, being missing, and not belonging there."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.cells import MAX_BYTES, MAX_LINE, MAX_LINES
from consent_gate.rules.document import read_files, read_folder
from consent_gate.text import Language
from tests.small_policies import RULES, SMALL, changed, faults

CONTENTS = [
    pytest.param(
        b"\xef\xbb\xbf" + SMALL[RULES].encode(),
        ":1:1: bestand begint met een byte-order mark; bewaar als UTF-8 zonder BOM",
        id="byte-order mark",
    ),
    pytest.param(SMALL[RULES].encode("utf-16"), ":1:1: geen UTF-8; bewaar het bestand als UTF-8", id="UTF-16"),
    pytest.param(
        b"# een\n# twee\n# ge\xebind\n" + SMALL[RULES].encode(),
        ":3:5: geen UTF-8; bewaar het bestand als UTF-8",
        id="Latin-1",
    ),
    pytest.param(
        SMALL[RULES].rstrip("\n"),
        ":1:76: laatste regel eindigt niet met een regeleinde; misschien is het bestand afgebroken",
        id="no final newline",
    ),
    pytest.param("", ":1:1: bestand is leeg", id="empty"),
    pytest.param(" \n\n", ":1:1: bestand is leeg", id="blank"),
    pytest.param(
        SMALL[RULES].replace("\n", "\r\r\n"), ":1:76: onzichtbaar of besturingsteken U+000D; verwijder het", id="CR"
    ),
    pytest.param("#" * (MAX_BYTES + 1), f":1:1: bestand is groter dan {MAX_BYTES} bytes", id="too large"),
    pytest.param(
        SMALL[RULES] + "p" * (MAX_LINE + 1) + "\n",
        f":2:{MAX_LINE + 1}: regel heeft meer dan {MAX_LINE} tekens",
        id="line too long",
    ),
    pytest.param(
        "\n" * MAX_LINES + SMALL[RULES], f":{MAX_LINES + 1}:1: bestand heeft meer dan {MAX_LINES} regels", id="too long"
    ),
]


@pytest.mark.parametrize(("content", "fault"), CONTENTS)
def test_a_file_that_is_not_what_it_seems_is_reported(content: str | bytes, fault: str) -> None:
    """A file fault is reported once, and nothing is called missing because that file could not be read."""
    assert faults({RULES: content}) == [RULES + fault]


def test_windows_line_ends_are_no_fault_and_change_nothing() -> None:
    """CRLF and LF name the same set: an editor on another system does not make another policy."""
    windows = {path: text.replace("\n", "\r\n") for path, text in SMALL.items()}
    assert read_files(changed(dict(windows))) == read_files(changed({}))


def test_a_file_cut_off_between_two_lines_is_found() -> None:
    """Lines lost at a line end leave sources without rules, or rules without sources."""
    whole = "jeugdhulp/rules.csv", "jeugdhulp/sources.csv"
    cut = {path: "".join(SMALL[path].splitlines(keepends=True)[:-1]) for path in whole}
    assert faults({whole[0]: cut[whole[0]]}) == [
        "jeugdhulp/sources.csv:3:1: bron voor regel `JH-02`, die hier niet bestaat; bedoelde u `JH-01`?"
    ]
    assert faults({whole[1]: cut[whole[1]]}) == [
        "jeugdhulp/rules.csv:3:33: regel `JH-02` heeft geen bron in jeugdhulp/sources.csv"
    ]


@pytest.mark.parametrize("path", sorted(SMALL))
def test_a_missing_file_is_reported(path: str) -> None:
    """Every file of the layout must be there; for the last file of a flow its other files betray it."""
    assert [line for line in faults({path: None}) if "ontbreekt: " in line] == [
        f"{path}:1:1: bestand ontbreekt: `{path}`"
    ]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("verzuim/rule.csv", "; bedoelde u `rules.csv`?"),
        ("verzuim/Rules.csv", "; bedoelde u `rules.csv`?"),
        ("verzuim/rules.csv~", "; bedoelde u `rules.csv`?"),
        ("verzuim/extra/rules.csv", ""),
        ("vocabulary/recipient.csv", "; bedoelde u `recipients.csv`?"),
        ("model.cnf", "; bedoelde u `model.conf`?"),
        ("notes.txt", "; bedoelde u `never.txt`?"),
        ("aantekeningen.doc", ""),
        ("/rules.csv", ""),
        ("verzuim//rules.csv", ""),
    ],
)
def test_a_file_that_would_be_ignored_is_a_fault(path: str, fault: str) -> None:
    """Nothing in a policy folder is ignored in silence, except texts for people."""
    assert faults({path: "p\n"}) == [f"{path}:1:1: onbekend bestand `{path}`; het zou stil genegeerd worden{fault}"]


def test_texts_for_people_stand_anywhere_and_change_nothing() -> None:
    """A README changes nothing about the set."""
    assert faults({"README.md": b"\xff", "verzuim/uitleg.md": "p\n"}) == []


def test_another_model_is_a_fault() -> None:
    """The rule by which Casbin decides is pinned: an author cannot change it by accident."""
    assert faults({"model.conf": SMALL["model.conf"].replace("&& !some(where (p.eft == deny))", "")}) == [
        "model.conf:1:1: model.conf wijkt af van het vastgelegde model; zet de oorspronkelijke inhoud terug"
    ]


def test_a_set_without_flows_or_a_flow_without_rules_is_a_fault() -> None:
    """A policy set that says nothing is a mistake, not a policy."""
    only_fixed = dict.fromkeys((path for path in SMALL if path.startswith(("jeugdhulp/", "verzuim/"))), None)
    assert faults({**only_fixed}) == ["*/rules.csv:1:1: dit beleid heeft geen enkele regel"]
    empty = {RULES: "# niets\n", "verzuim/sources.csv": "rule,source,checked,note_nl\n"}
    empty["verzuim/expectations.csv"] = "situation,recipient,purpose,category,state,answer,because\n"
    assert faults({**empty}) == [RULES + ":1:1: deze stroom heeft geen enkele regel"]


def test_a_flow_folder_has_a_plain_name() -> None:
    """The name of a flow appears in logs and reports."""
    moved = {f"Passend Onderwijs/{path[8:]}": SMALL[path] for path in SMALL if path.startswith("verzuim/")}
    assert faults({**dict.fromkeys((p for p in SMALL if p.startswith("verzuim/")), None), **moved}) == [
        "Passend Onderwijs/rules.csv:1:1: naam van een map bestaat uit kleine letters, cijfers en `_`"
    ]


def lay_down(folder: Path) -> None:
    """Write the small set into a folder."""
    for path, content in changed({}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def lines_of(folder: Path) -> list[str]:
    """Return the faults of a folder, as printed."""
    with pytest.raises(PolicyInvalid) as raised:
        read_folder(folder)
    return [fault.line(Language.EN) for fault in raised.value.faults]


def test_a_folder_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    """A missing folder, or a file instead of one, is reported like any other fault."""
    assert lines_of(tmp_path / "nee") == [f"{tmp_path / 'nee'}:1:1: this folder does not exist or is no folder"]
    (tmp_path / "file").write_text("x")
    assert lines_of(tmp_path / "file") == [f"{tmp_path / 'file'}:1:1: this folder does not exist or is no folder"]


def test_what_stands_in_a_folder_is_read_and_hidden_names_are_not(tmp_path: Path) -> None:
    """Version control and desktops keep their own files among policies; those begin with a dot."""
    lay_down(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x")
    (tmp_path / "verzuim" / ".DS_Store").write_text("x")
    (tmp_path / "README.md").write_text("# Beleid")
    assert dict(read_folder(tmp_path).files) == dict(SMALL)


def test_a_linked_folder_is_a_fault_and_a_linked_file_is_read(tmp_path: Path) -> None:
    """A flow that is a link would come from elsewhere unseen; single files are mounted as links by cluster software."""
    lay_down(tmp_path)
    (tmp_path / "beeld").symlink_to(tmp_path / "verzuim")
    (tmp_path / "verzuim" / "rules.csv").rename(tmp_path / ".rules")
    (tmp_path / "verzuim" / "rules.csv").symlink_to(tmp_path / ".rules")
    assert lines_of(tmp_path) == ["beeld:1:1: folder is a link and is not followed"]


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    """A link to nowhere and the like are reported as that, and not as a missing file."""
    lay_down(tmp_path)
    (tmp_path / RULES).unlink()
    (tmp_path / RULES).symlink_to("nowhere")
    assert lines_of(tmp_path) == [f"{RULES}:1:1: file cannot be opened"]
