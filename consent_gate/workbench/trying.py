"""Trying many mutants, on as many processor cores as there are when there is enough to try."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from consent_gate.rules.document import PolicyDocument, read_files
from consent_gate.workbench.mutants import Mutant
from consent_gate.workbench.mutation import Trial, Verdict

ALONE: Final = 300
"""So many mutants are tried sooner here than by processes that must be started first."""
BATCH: Final = 40

_trials: dict[str, Trial] = {}
"""The trial of a worker process, made once."""


def try_all(
    document: PolicyDocument,
    mutants: Sequence[Mutant],
    progress: Callable[[int, int], None] = lambda count, total: None,
) -> tuple[Verdict, ...]:
    """Return what comes of each mutant, in their order. `progress` is told how many were tried, and of how many."""
    found: list[Verdict] = []
    for batch in _batches(document, mutants):
        found += batch
        progress(len(found), len(mutants))
    return tuple(found)


def _batches(document: PolicyDocument, mutants: Sequence[Mutant]) -> Iterator[list[Verdict]]:
    batches = [mutants[start : start + BATCH] for start in range(0, len(mutants), BATCH)]
    cores = os.cpu_count() or 1
    if len(mutants) <= ALONE or cores == 1:
        trial = Trial(document)
        yield from ([trial.verdict(mutant) for mutant in batch] for batch in batches)
        return
    # Fresh processes: a fork of one with threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(cores, 8), context, _begin, (dict(document.files),)) as pool:
        yield from pool.map(_try, batches)


def _begin(files: Mapping[str, str]) -> None:
    _trials["own"] = Trial(read_files({path: text.encode() for path, text in files.items()}))


def _try(batch: Sequence[Mutant]) -> list[Verdict]:
    return [_trials["own"].verdict(mutant) for mutant in batch]
