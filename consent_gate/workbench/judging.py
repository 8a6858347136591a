"""What a policy set answers otherwise than is written beside its rules, told to a privacy officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consent_gate.decision import Decision
from consent_gate.rules.ceilings import Gap, gap_of, tops
from consent_gate.rules.evidence import Expectation
from consent_gate.rules.expectations import answer_text, causes_of, decide_expectation, judge_expectation
from consent_gate.rules.lines import Place
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text

_EXPECTATION = Text(
    "{situation}\n"
    "vraag: {recipient} vraagt om {category}, voor: {purpose}\n"
    "verwacht: {expected}, vanwege {because}\n"
    "gevonden: {found}, vanwege {causes}",
    "{situation}\n"
    "question: {recipient} asks for {category}, for: {purpose}\n"
    "expected: {expected}, because of {because}\n"
    "found: {found}, because of {causes}",
)
_CEILING = Text(
    "{situation}\nvraag: {recipient}, voor: {purpose}", "{situation}\nquestion: {recipient}, for: {purpose}"
)
_MANY = Text("te veel: {field} gaat weg ({basis}){rules}", "too many: {field} leaves ({basis}){rules}")
_FEW = Text("te weinig: {field} blijft achter, verwacht {basis}", "too few: {field} stays behind, expected {basis}")
_OTHER = Text(
    "andere grondslag: {field} op {found}{rules}, verwacht {basis}",
    "other basis: {field} on {found}{rules}, expected {basis}",
)
_BY = Text(" door regel {rules}", " by rule {rules}")
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Miss:
    """One expectation or ceiling that does not come out: its place, and what to tell in a few lines."""

    place: Place
    text: Text


def misses(snapshot: Snapshot) -> tuple[Miss, ...]:
    """Return every expectation and ceiling that does not come out, in the order of their places."""
    found = [*_missed_expectations(snapshot), *_missed_ceilings(snapshot)]
    return tuple(sorted(found, key=lambda miss: miss.place))


def _missed_expectations(snapshot: Snapshot) -> Iterator[Miss]:
    for row in snapshot.document.expectations:
        if judge_expectation(snapshot, row) is not None:
            yield Miss(row.place, _told(snapshot, row, decide_expectation(snapshot, row)))


def _told(snapshot: Snapshot, row: Expectation, decision: Decision) -> Text:
    label = snapshot.vocabulary.label_of
    return _EXPECTATION.format(
        situation=_plain(row.situation),
        recipient=label(row.recipient),
        category=label(row.category),
        purpose=label(row.purpose),
        expected=_plain(answer_text(row.basis)),
        because=_plain(row.because),
        found=_plain(answer_text(decision.grants[0].basis if decision.permits else None)),
        causes=_plain(", ".join(causes_of(decision))),
    )


def _missed_ceilings(snapshot: Snapshot) -> Iterator[Miss]:
    for top in tops(snapshot.document.ceilings):
        gap = gap_of(snapshot, top)
        if gap is not None:
            yield Miss(top.places[0], _lines([_heading(snapshot, gap), *_parts(snapshot, gap)]))


def _heading(snapshot: Snapshot, gap: Gap) -> Text:
    label, pair = snapshot.vocabulary.label_of, gap.top.pair
    return _CEILING.format(
        situation=_plain(gap.top.situation), recipient=label(pair.recipient), purpose=label(pair.purpose)
    )


def _parts(snapshot: Snapshot, gap: Gap) -> Iterator[Text]:
    for name, basis in sorted(gap.too_many.items()):
        yield _MANY.format(field=_field(snapshot, name), basis=basis.value, rules=_rules(snapshot, gap, name))
    for name, basis in sorted(gap.too_few.items()):
        yield _FEW.format(field=_field(snapshot, name), basis=basis.value)
    for name, (said, found) in sorted(gap.other_basis.items()):
        rules = _rules(snapshot, gap, name)
        yield _OTHER.format(field=_field(snapshot, name), basis=said.value, found=found.value, rules=rules)


def _rules(snapshot: Snapshot, gap: Gap, name: str) -> Text:
    """Return which rules let a field go in the state of a ceiling."""
    plan = snapshot.plan((gap.top.pair.recipient,), gap.top.pair.purpose)
    bit = snapshot.vocabulary.mask_of([name])
    ids = [said.rule.rule for said in plan.applied if said.mask & bit and said.rule.effect.value == "allow"]
    ids += [
        condition.rule.rule
        for condition in plan.conditions
        if condition.mask & bit
        and condition.rule.requires in gap.top.state.met
        and condition.rule.effect.value == "allow"
    ]
    return _BY.format(rules=_plain(", ".join(ids))) if ids else _NOTHING


def _field(snapshot: Snapshot, name: str) -> Text:
    label = snapshot.vocabulary.label_of(name)
    return Text(f"{label.nl} (`{name}`)", f"{label.en} (`{name}`)")


def _plain(text: str) -> Text:
    return Text(text, text)


def _lines(texts: Iterable[Text]) -> Text:
    every = list(texts)
    return Text("\n".join(text.nl for text in every), "\n".join(text.en for text in every))
