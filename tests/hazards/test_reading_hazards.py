"""What stock PyCasbin's own reading of a policy file does in silence, and what ours says instead.

Each test shows the hazard in PyCasbin 2.8.0 (`FileAdapter`) on the pinned model, then the fault that stops it here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import casbin

from tests.small_policies import POLICIES, RULE, RULES, SMALL, faults

MODEL: Final = str(POLICIES / "model.conf")
ALLOW: Final = RULE
DENY: Final = "p, leerplicht, toezicht, absence, *, *, VZ-02, deny"
EDGES: Final = "g, leerplicht, partner\ng2, absence, list:leerplicht\n"
ASKED: Final = ("leerplicht", "toezicht", "absence", "p1", "legal_obligation")


def casbin_says(folder: Path, policy: bytes) -> bool:
    """Ask stock Casbin about reported absence, with this policy file."""
    (folder / "policy.csv").write_bytes(policy)
    return bool(casbin.Enforcer(MODEL, str(folder / "policy.csv")).enforce(*ASKED))


def ours(policy: bytes, *, source: bool = True) -> list[str]:
    """Return our faults for the same lines as the rules of a flow."""
    sources = SMALL["verzuim/sources.csv"] + ("VZ-02,UAVG art. 46,current,\n" if source else "")
    return faults({RULES: policy, "verzuim/sources.csv": sources})


def test_both_readers_agree_where_nothing_is_wrong(tmp_path: Path) -> None:
    """The ground to stand on: allow permits, allow with deny refuses, and neither is a fault."""
    assert casbin_says(tmp_path, f"{ALLOW}\n{EDGES}".encode())
    assert not casbin_says(tmp_path, f"{ALLOW}\n{DENY}\n{EDGES}".encode())
    assert ours(f"{ALLOW}\n{DENY}\n".encode()) == []


def test_a_byte_order_mark_drops_the_first_rule(tmp_path: Path) -> None:
    """With a denial first, the mark that a spreadsheet adds turns no into yes."""
    policy = b"\xef\xbb\xbf" + f"{DENY}\n{ALLOW}\n".encode()
    assert casbin_says(tmp_path, policy + EDGES.encode())
    assert ours(policy) == [f"{RULES}:1:1: bestand begint met een byte-order mark; bewaar als UTF-8 zonder BOM"]


def test_a_misspelt_deny_lets_the_allow_win(tmp_path: Path) -> None:
    """`Deny` is no effect to Casbin, so the allow stands alone."""
    policy = f"{ALLOW}\n{DENY.replace('deny', 'Deny')}\n".encode()
    assert casbin_says(tmp_path, policy + EDGES.encode())
    assert ours(policy) == [f"{RULES}:2:48: `Deny` is geen uitkomst; gebruik allow of deny; bedoelde u `deny`?"]


def test_an_unknown_kind_of_line_is_dropped(tmp_path: Path) -> None:
    """A denial under `p3` or `P` is not there at all."""
    for kind in ("p3", "P", "q"):
        policy = f"{ALLOW}\n{DENY.replace('p', kind, 1)}\n".encode()
        assert casbin_says(tmp_path, policy + EDGES.encode())
        assert [line.partition(";")[0] for line in ours(policy)] == [f"{RULES}:2:1: onbekende soort regel `{kind}`"]


def test_a_file_cut_off_loads_as_fewer_rules(tmp_path: Path) -> None:
    """A half-written file loses its last denial without a word, at a line end as well as inside a line."""
    at_line_end = f"{EDGES}{ALLOW}\n".encode()
    assert casbin_says(tmp_path, at_line_end)
    assert ours(f"{ALLOW}\n".encode()) == [
        "verzuim/sources.csv:3:1: bron voor regel `VZ-02`, die hier niet bestaat; bedoelde u `VZ-01`?"
    ]
    inside = f"{ALLOW}\n{DENY.replace(', deny', ', de')}".encode()
    assert casbin_says(tmp_path, EDGES.encode() + inside)
    assert len(ours(inside)) == 2


def test_a_quoted_comma_is_split_and_the_quotes_are_kept(tmp_path: Path) -> None:
    """To Casbin a quoted cell is another name, so a denial in quotes meets nobody."""
    policy = f"{ALLOW}\n{DENY.replace('leerplicht', chr(34) + 'leerplicht' + chr(34))}\n".encode()
    assert casbin_says(tmp_path, policy + EDGES.encode())
    assert ours(policy) == [
        f"{RULES}:2:4: aanhalingsteken in een beleidsregel; haal het weg, een naam bevat nooit een komma"
    ]


def test_a_name_that_nothing_answers_to_never_denies(tmp_path: Path) -> None:
    """Casbin knows no vocabulary: a denial on a misspelt category is a line that never matches."""
    policy = f"{ALLOW}\n{DENY.replace('absence', 'absense')}\n".encode()
    assert casbin_says(tmp_path, policy + EDGES.encode())
    assert ours(policy) == [f"{RULES}:2:26: onbekend soort gegeven `absense`; bedoelde u `absence`?"]


def test_a_zero_width_space_makes_another_name(tmp_path: Path) -> None:
    """What nobody can see on a screen is another recipient to Casbin."""
    policy = f"{ALLOW}\n{DENY.replace('leerplicht', 'leer' + chr(0x200B) + 'plicht')}\n".encode()
    assert casbin_says(tmp_path, policy + EDGES.encode())
    assert ours(policy) == [f"{RULES}:2:8: onzichtbaar of besturingsteken U+200B; verwijder het"]
