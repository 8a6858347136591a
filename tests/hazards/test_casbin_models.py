"""Hazards of stock Casbin's trees, contexts, faster evaluators and logs."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import casbin
import pytest
from casbin.core_enforcer import EnforceContext
from casbin.model.policy_fast import FastPolicy, fast_policy_filter

from consent_gate.rules import stock as stock_module
from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.lines import Rule
from consent_gate.rules.model import CASBIN_DEPTH, RECIPIENT_DEPTH
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, VOCABULARY_NAME, Effect
from tests.generated import HERE, MODEL, SMALL, TODAY, policy, tree
from tests.hazards.stock import enforcer
from tests.rules.pupils import EIGHT, objects, pupil
from tests.small_policies import appended, faults

ALLOW = ("p", "*", "d1", "c1", "*", "public_task", "PP-00", "allow")
ASKED = ("r1", "d1", "c1", "p1", "public_task")


def chain(names: int, prefix: str = "n") -> dict[str, tuple[str, ...]]:
    """Return a tree of one line: each name under the one before it."""
    return {f"{prefix}{at}": (f"{prefix}{at - 1}",) if at else () for at in range(names)}


@pytest.mark.parametrize(("edges", "denied"), [(CASBIN_DEPTH, True), (CASBIN_DEPTH + 1, False)])
def test_stock_cuts_a_long_chain_without_a_word(edges: int, denied: bool) -> None:
    """HAZARD: a ban on the top of a long chain does not reach its end, and the allow stands alone."""
    links = [("g", name, above[0]) for name, above in chain(edges + 1).items() if above]
    ban = ("p", "n0", "d1", "c1", "*", "*", "PP-01", "deny")
    assert enforcer(MODEL, ALLOW, ban, *links).enforce(f"n{edges}", *ASKED[1:]) is not denied


def test_we_read_no_chain_that_would_be_cut() -> None:
    """The reader counts the edges, and leaves one for the asking party itself."""
    too_long = "".join(f"ring{at},none,ring,ring\n" for at in range(12))
    edges = [f"g, ring{at}, ring{at - 1}" for at in range(1, 12)]
    changes = {
        **appended("vocabulary/trees.csv", *edges),
        **appended("vocabulary/recipients.csv", too_long.rstrip("\n")),
    }
    assert any("ring9" in fault for fault in faults(changes))
    assert RECIPIENT_DEPTH == CASBIN_DEPTH - 1


def test_at_the_longest_chain_that_reads_both_evaluators_see_the_ban() -> None:
    """With the link from the asking party the last edge is used up, and still followed."""
    recipients, categories = chain(RECIPIENT_DEPTH + 1), chain(CASBIN_DEPTH + 1, "c")
    words = Vocabulary(tree(recipients), tree(chain(CASBIN_DEPTH + 1, "d")), tree(categories))
    rules = [
        Rule(ANY, "d0", "c0", "public_task", "", Effect.ALLOW, HERE),
        Rule("n0", "d0", "c0", "contract", "", Effect.ALLOW, HERE),
        Rule("n0", "d0", "c0", "public_task", "", Effect.DENY, HERE),
    ]
    snapshot = Snapshot(policy(words, rules))
    asker = Asker("org:one", (f"n{RECIPIENT_DEPTH}",), f"d{CASBIN_DEPTH}")
    state = pupil(EIGHT)
    stock = StockEnforcer(MODEL, effective_policy(snapshot, [asker], state, TODAY))
    leaf = f"c{CASBIN_DEPTH}"
    masks = judge(snapshot, asker, state, TODAY)
    assert masks == stock.judge(asker.recipient, asker.purpose, state.pupil, [(leaf, 1)]) == (0, 0, 0, 1, 0, 0)


CONTEXTS = """
[request_definition]
r = sub, obj
r2 = sub, obj
[policy_definition]
p = sub, obj, eft
p2 = sub, obj, eft
[policy_effect]
e = some(where (p.eft == allow))
e2 = some(where (p2.eft == allow)) && !some(where (p2.eft == deny))
[matchers]
m = r.sub == p.sub && r.obj == p.obj
m2 = r2.sub == p2.sub && r2.obj == p2.obj
"""


def test_stock_ignores_the_effect_of_a_context() -> None:
    """HAZARD: the deny effect under `e2` is never looked at, and a ban under `p2` is no ban."""
    stock = enforcer(CONTEXTS, ("p2", "mallory", "report", "deny"), ("p2", "mallory", "report", "allow"))
    assert stock.enforce(EnforceContext("r2", "p2", "e2", "m2"), "mallory", "report") is True


def test_we_have_one_effect_and_no_ban_under_p2() -> None:
    """The pinned model has one effect; a conditional ban is a fault of the reader, never a rule."""
    assert MODEL.count("\ne") == 1
    ban = "p2, leerplicht, toezicht, absence, consent, consent:guardian, VZ-02, deny"
    source = appended("verzuim/sources.csv", "VZ-02,UAVG art. 46,current,")
    assert faults({**appended("verzuim/rules.csv", ban), **source})


ROLES = CONTEXTS.split("[matchers]")[0].replace("r2 = sub, obj\n", "").replace("p2 = sub, obj, eft\n", "")
ROLES = "\n".join(line for line in ROLES.splitlines() if not line.startswith(("e = ", "e2 = ")))
ROLES += """
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[role_definition]
g = _, _
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj
"""


@pytest.mark.parametrize(("kind", "allowed"), [(casbin.Enforcer, False), (casbin.FastEnforcer, True)])
def test_stock_answers_otherwise_when_it_is_fast(kind: Any, allowed: bool, tmp_path: Path) -> None:
    """HAZARD: the index of FastEnforcer finds the rules that name the asker, and misses the ban on its role."""
    (tmp_path / "model.conf").write_text(ROLES, encoding="utf-8")
    options = {"cache_key_order": [0, 1]} if allowed else {}
    stock = kind(str(tmp_path / "model.conf"), **options)
    stock.add_policy("suspended", "report", "deny")
    stock.add_policy("mallory", "report", "allow")
    stock.add_grouping_policy("mallory", "suspended")
    assert stock.enforce("mallory", "report") is allowed


def test_stock_shares_one_filter_between_its_threads() -> None:
    """HAZARD: while one thread looks at its rules, another makes it look at others, or at all."""
    policy_index = FastPolicy([0, 1])
    policy_index.append(["mallory", "report", "deny"])
    policy_index.append(["alice", "report", "allow"])
    with fast_policy_filter(policy_index, "mallory", "report"):
        assert list(policy_index) == [["mallory", "report", "deny"]]
        with fast_policy_filter(policy_index, "alice", "report"):
            assert list(policy_index) == [["alice", "report", "allow"]]
        assert len(list(policy_index)) == 2


def test_our_fast_evaluator_sees_the_ban_on_the_role() -> None:
    """The same shape here: allowed by name, banned by the name above it."""
    rules = [
        Rule("r1", "d1", "c1", "public_task", "", Effect.ALLOW, HERE),
        Rule("r0", ANY, "c0", ANY, "", Effect.DENY, HERE),
    ]
    snapshot = Snapshot(policy(SMALL, rules))
    asker = Asker("org:one", ("r1",), "d1")
    assert judge(snapshot, asker, pupil(EIGHT), TODAY) == (0, 0, 0, 0, 0, 0)


def test_our_evaluators_share_nothing_between_threads() -> None:
    """Threads that ask both evaluators about different pupils all get the right answer."""
    rule = Rule("r1", "d1", "c1", "public_task", "", Effect.ALLOW, HERE)
    snapshot = Snapshot(policy(SMALL, [rule]))
    asker = Asker("org:one", ("r1",), "d1")
    bit = SMALL.bits["c1"]
    states = {True: pupil(EIGHT), False: pupil(EIGHT, objects())}
    stocks = {
        open_: StockEnforcer(MODEL, effective_policy(snapshot, [asker], state, TODAY))
        for open_, state in states.items()
    }

    def ask(turn: int) -> bool:
        opened = turn % 2 == 0
        expected = (0, 0, bit if opened else 0, 0, 0, 0)
        masks = judge(snapshot, asker, states[opened], TODAY)
        return masks == stocks[opened].judge("org:one", "d1", "p1", [("c1", bit)]) == expected

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(ask, range(200)))


def test_stock_is_asked_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11 raises SystemError now and then when threads parse at once, and Casbin parses in every call.

    The error itself is a matter of luck and only documented (cpython issue 106905); what is tested is the turn-taking.
    """
    stock = StockEnforcer(MODEL, [ALLOW])
    taken: list[bool] = []
    judging = stock._enforcer.enforce

    def judged(*asked: str) -> bool:
        taken.append(stock_module._ONE_AT_A_TIME.locked())
        return bool(judging(*asked))

    monkeypatch.setattr(stock._enforcer, "enforce", judged)
    assert stock.allows(*ASKED)
    assert taken == [True]


def test_stock_writes_the_pupil_to_its_log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """HAZARD: once any logging configuration wakes its logger, every refusal is written with the pupil in it."""
    stock = enforcer(MODEL, ALLOW)
    monkeypatch.setattr(logging.getLogger("casbin.enforcer"), "disabled", False)
    with caplog.at_level(logging.DEBUG):
        assert not stock.enforce("r1", "d1", "c1", "pupil-7", "consent")
    assert "pupil-7" in caplog.text


def test_our_stock_evaluator_writes_nothing(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not while it is built, not while it answers, whatever was configured (CG-13)."""
    names = ("casbin", "casbin.enforcer", "casbin.policy", "casbin.role")
    with caplog.at_level(logging.DEBUG):
        stock = StockEnforcer(MODEL, [ALLOW, ("p", "r1", "d1", "c1", "pupil-7", "consent", "PP-01", "deny")])
        for name in names:
            monkeypatch.setattr(logging.getLogger(name), "disabled", False)
        assert not stock.allows("r1", "d1", "c1", "pupil-7", "consent")
        assert stock.allows("r1", "d1", "c1", "pupil-7", "public_task")
    assert "pupil-7" not in caplog.text
    assert "Request" not in caplog.text


@pytest.mark.parametrize("cell", ["True) or (True", "*", "c1*", "/c1/:any", "c1\nc2", 'c1"', "c1,c2", "C1"])
def test_no_cell_can_be_more_than_a_name(cell: str) -> None:
    """HAZARD elsewhere: `eval()` and patterns in cells. The pinned model only compares, and a name is only a name."""
    assert not VOCABULARY_NAME.match(cell)
    assert not any(word in MODEL for word in ("eval", "keyMatch", "regexMatch", "globMatch", "ipMatch"))
    if cell != "*":
        assert faults(appended("verzuim/rules.csv", f"p, leerplicht, toezicht, {cell}, *, *, VZ-02, deny"))
