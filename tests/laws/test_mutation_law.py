"""Mutants on small policy sets: what is called equivalent is, what is called noticed differs, by brute force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.ceiling_lines import Ceiling
from consent_gate.rules.ceilings import gap_of, tops
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.document import PolicyDocument, read_files
from consent_gate.rules.lines import Place, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, answers_in, pairs, plan_of, states
from consent_gate.terms import Basis, Effect
from consent_gate.workbench.mutants import Kind, mutants, planted, planted_files
from consent_gate.workbench.mutation import Fate, Trial, answered
from consent_gate.workbench.trying import try_all
from tests.small_policies import POLICIES, read_changed

SMALL = read_changed(
    {
        "verzuim/rules.csv": (
            "p, leerplicht, toezicht, list:leerplicht, *, legal_obligation, VZ-01, allow\n"
            "p, partner, toezicht, identity, *, *, VZ-02, deny\n"
            "p2, leerplicht, zorgvraag, absence, legal_obligation, order:126nd, VZ-03, allow\n"
            "p2, leerplicht, zorgvraag, support, legal_obligation, order:126nf, VZ-04, allow\n"
            "p2, jeugdhulp, toezicht, absence, public_task, weighing:director, VZ-05, allow\n"
        ),
        "verzuim/sources.csv": "rule,source,checked,note_nl\n"
        + "".join(f"VZ-0{n},wet,current,\n" for n in range(1, 6)),
        "verzuim/expectations.csv": "situation,recipient,purpose,category,state,answer,because\n",
    }
)
MUTANTS = list(mutants(SMALL))


def everything(document: PolicyDocument, sound: PolicyDocument) -> Mapping[tuple[Pair, State], Mapping[str, Basis]]:
    """Return every answer about every question in every state, of all requirements that either set names."""
    snapshot, other = Snapshot(document), Snapshot(sound)
    named = {rule.requires for one in (document, sound) for rule in one.conditional} | CONSENTS.keys()
    return {
        (pair, state): answered(snapshot, pair, state) for pair, state in product(pairs(snapshot, other), states(named))
    }


@pytest.fixture(scope="module")
def sound() -> Mapping[tuple[Pair, State], Mapping[str, Basis]]:
    """All answers of the sound set."""
    return everything(SMALL, SMALL)


def test_fates_are_what_brute_force_finds() -> None:
    """Without any ceiling, a mutant that the reader takes is equivalent exactly when no answer at all differs."""
    bare = replace(SMALL, expectations=(), ceilings=())
    fates = set()
    for mutant in MUTANTS:
        verdict = Trial(bare).verdict(mutant)
        fates.add(verdict.fate)
        if verdict.fate is Fate.KILLED:
            assert verdict.by == "reader"
            continue
        changed = planted(bare, mutant)
        differs = everything(changed, bare) != everything(bare, changed)
        assert differs is (verdict.fate is Fate.SURVIVED), mutant
    assert fates == set(Fate)


def test_a_witness_is_an_answer_that_differs() -> None:
    """Who is shown where nobody looked can ask that very question before and after."""
    bare = replace(SMALL, expectations=(), ceilings=())
    for mutant in MUTANTS:
        witness = Trial(bare).verdict(mutant).witness
        if witness is None:
            continue
        words = tuple(word for word in witness.state.split(" + ") if word != "-")
        holds = tuple(word for word in words if word in ("objection", "restriction"))
        state = State(tuple(word for word in words if word not in holds), holds)
        pair = Pair(witness.recipient, witness.purpose)
        for document, told in ((bare, witness.before), (planted(bare, mutant), witness.after)):
            assert str(answered(Snapshot(document), pair, state).get(witness.category, "")) == told
        assert witness.before != witness.after


def test_what_a_ceiling_notices_differs(sound: Mapping[tuple[Pair, State], Mapping[str, Basis]]) -> None:
    """With a ceiling on every answer all that differs is noticed, and nothing else is."""
    bounds = tuple(
        Ceiling("s", pair.recipient, pair.purpose, frozenset(state.met), frozenset(state.holds), basis, names, HERE)
        for (pair, state), answers in sound.items()
        for basis, names in by_basis(answers)
    )
    bounded = replace(SMALL, expectations=(), ceilings=bounds)
    trial, bare = Trial(bounded), Trial(replace(SMALL, expectations=(), ceilings=()))
    for mutant in MUTANTS:
        verdict, before = trial.verdict(mutant), bare.verdict(mutant)
        assert verdict.fate is not Fate.SURVIVED
        if before.fate is Fate.SURVIVED:
            assert verdict.by == "ceiling"
        if before.fate is Fate.EQUIVALENT:
            assert verdict.fate is Fate.EQUIVALENT


HERE = Place("here", 1)


def by_basis(answers: Mapping[str, Basis]) -> list[tuple[Basis | None, tuple[str, ...]]]:
    """Return the rows of a ceiling that is exactly these answers."""
    rows: list[tuple[Basis | None, tuple[str, ...]]] = [
        (basis, tuple(name for name, found in answers.items() if found is basis))
        for basis in sorted({*answers.values()})
    ]
    return rows or [(None, ())]


@pytest.mark.parametrize("document", [SMALL, Snapshot.read(POLICIES).document], ids=["small", "ours"])
def test_in_memory_and_as_text_a_mutant_is_the_same(document: PolicyDocument) -> None:
    """A mutant made from values equals the one read from its text, for all of a small set and a sample of ours."""
    every = list(mutants(document))
    read = 0
    for mutant in every[:: max(1, len(every) // 16)]:
        files = planted_files(document, mutant)
        if mutant.kind is Kind.DROP:
            files |= {path: text.split("\n")[0] + "\n" for path, text in files.items() if "expectations" in path}
        try:
            again = read_files({path: text.encode() for path, text in files.items()})
        except PolicyInvalid:
            continue
        made = planted(document, mutant)
        read += 1
        assert (again.rules, again.conditional, again.edges) == (made.rules, made.conditional, made.edges)
        assert again.vocabulary == made.vocabulary
    assert read > 5


def test_any_permit_more_breaks_the_ceiling_of_its_cell() -> None:
    """Whatever one more rule lets go in the state of a ceiling of ours, that ceiling says so."""
    snapshot = Snapshot.read(POLICIES)
    document = snapshot.document
    for top in tops(document.ceilings)[::9]:
        plan = plan_of(snapshot, top.pair)
        never = plan.deny[0]
        free = [name for name in snapshot.vocabulary.categories.leaves if name not in top.expected]
        field = next(name for name in free if not snapshot.vocabulary.bits[name] & never) if never != -1 else ""
        more = Rule(top.pair.recipient, top.pair.purpose, field, "legal_obligation", "XX-01", Effect.ALLOW, HERE)
        wider = Snapshot(replace(document, rules=(*document.rules, more))) if field else snapshot
        allowed = field in answers_in(wider, top.pair, top.state)
        gap = gap_of(wider, top)
        assert (gap is not None and field in gap.too_many) is allowed


def test_many_are_tried_as_one_is() -> None:
    """In batches, in order, with progress."""
    counted: list[tuple[int, int]] = []
    verdicts = try_all(SMALL, MUTANTS, lambda count, total: counted.append((count, total)))
    assert [verdict.mutant for verdict in verdicts] == MUTANTS
    assert counted[-1] == (len(MUTANTS), len(MUTANTS))
    assert verdicts[0] == Trial(SMALL).verdict(MUTANTS[0])
