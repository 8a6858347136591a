"""A counterexample to the never-list as a Dutch scenario: it says what must be, so it fails until the rules are mended.

The words are those of the step library (`tests/bdd/steps`). A partner has its own words where the scenarios know it;
anybody else is `de vrager`, by the names of the vocabulary, so every counterexample can be written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.held_names import can_be
from consent_gate.rules.kin import AGE_OF_MAJORITY, AGE_OF_OWN_RIGHTS, PARENT_OF_ADULT
from consent_gate.rules.never import Form, Never
from consent_gate.rules.proof import Counterexample, Proof
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import ALL, CONSENTED, GUARDIAN, YOUTH, State
from consent_gate.workbench.parties import PARTIES

PUPIL: Final = "Sam"
YEAR: Final = 2026
TODAY: Final = f"23 november {YEAR}"
ASKER: Final = "de vrager"

YOUNG: Final = 8
YOUTHFUL: Final = 14
"""An age at which the pupil's own yes may be needed beside that of a guardian (12 to 15)."""

OWN_WORDS: Final = {
    "objection": f"moeder maakte bezwaar tegen alles over {PUPIL}",
    "caution:secret_address": f"het adres van {PUPIL} is geheim",
}
"""What is recorded and has words of its own in the scenarios."""

HEAD: Final = """# language: nl
Functionaliteit: Wat nooit mag
  Elk scenario hieronder is een tegenvoorbeeld bij een zin uit never.txt: zo hoort het, en zo is het nu niet.
  Bronnen: zie de zinnen in never.txt.

  Regel: Wat in never.txt staat, klopt
"""


def scenario_of(snapshot: Snapshot, proof: Proof) -> str:
    """Return the smallest counterexample of a violated sentence as a scenario; empty text when the sentence holds.

    It needs no background, so it can be pasted below any rule of any feature.
    """
    found, never = proof.example, proof.never
    if found is None:
        return ""
    lines = [f"@{never.id}", f"Scenario: {never.text}"]
    given = [*_given(snapshot, found)]
    lines += [f"  {word} {line}" for word, line in zip(("Gegeven", *["En"] * len(given)), given, strict=False)]
    lines.append(f"  Als {_who(found)} de gegevens van {PUPIL} vraagt voor {found.purpose}")
    return "\n".join((*lines, *_then(snapshot, never, found))) + "\n"


def feature_of(snapshot: Snapshot, proofs: Iterable[Proof]) -> str:
    """Return a whole feature file with a scenario for each violated sentence."""
    told = (scenario_of(snapshot, proof) for proof in proofs if not proof.holds)
    indented = ("".join(f"    {line}\n" for line in scenario.splitlines()) for scenario in told)
    return HEAD + "".join(f"\n{scenario}" for scenario in indented)


def _who(found: Counterexample) -> str:
    words, purposes = PARTIES.get(found.held[0], (ASKER, ()))
    return words if len(found.held) == 1 and found.purpose in purposes else ASKER


def _given(snapshot: Snapshot, found: Counterexample) -> Iterator[str]:
    age, speakers = _consenting(snapshot, found)
    who = _who(found)
    yield f"het is {TODAY}"
    yield f"leerling {PUPIL} is geboren op 4 juni {YEAR - age}"
    yield f"moeder en vader hebben gezag over {PUPIL}"
    if who == ASKER:
        yield f"{ASKER} is voor {PUPIL} {' en '.join(found.held)}, geregistreerd voor {found.purpose}"
    # An objection also takes back what its maker consented to, so the consents come after it.
    for word in (*found.state.holds, *(met for met in found.state.met if met not in CONSENTS)):
        yield OWN_WORDS.get(word, f"voor {who} is over {PUPIL} vastgelegd: {word}")
    for speaker in speakers:
        if speaker == PUPIL:
            yield f"{PUPIL} gaf zelf toestemming voor alles op {TODAY}"
        else:
            yield f"{speaker} gaf toestemming voor alles over {PUPIL} op {TODAY}"


def _consenting(snapshot: Snapshot, found: Counterexample) -> tuple[int, tuple[str, ...]]:
    """Return the pupil's age and who says yes, so that exactly the consents of the state are met."""
    met = CONSENTS.keys() & set(found.state.met)
    lopsided = State((GUARDIAN,))
    if not can_be(snapshot.vocabulary, found.held, lopsided, (GUARDIAN, ALL)):
        age = AGE_OF_MAJORITY if PARENT_OF_ADULT in found.held else AGE_OF_OWN_RIGHTS
        return age, (PUPIL,) if met else ()
    said = next(said for said in CONSENTED if said & found.asked == met)
    if not said:
        return YOUNG, ()
    return (YOUNG if YOUTH in said else YOUTHFUL), ("moeder", "vader") if ALL in said else ("moeder",)


def _then(snapshot: Snapshot, never: Never, found: Counterexample) -> Iterator[str]:
    label = field_of(snapshot, found.category)
    kept = never.form is Form.BAN
    if never.bases:
        bases = " of ".join(basis.value for basis in never.bases)
        yield f'  Dan gaat "{label}" van {PUPIL} {"niet weg" if kept else "weg"} op grond van {bases}'
        return
    yield f"  Dan krijgt {_who(found)} van {PUPIL}{' niet' if kept else ''}"
    cell = label.replace("|", "\\|")
    yield f"    | {cell} |"


def field_of(snapshot: Snapshot, category: str) -> str:
    """Return the name that the school app of the scenarios gives the field: its label in plain letters."""
    label = snapshot.vocabulary.label_of(category).nl
    return unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
