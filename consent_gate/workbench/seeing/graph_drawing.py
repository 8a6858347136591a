"""The trees as a picture, and each flow: recipients on the left, rules in the middle, categories on the right.

A solid line allows and a dashed one denies. Lines run only between the columns, so none crosses a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consent_gate.rules.overview import kinds
from consent_gate.rules.vocabulary import Axis
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.drawing import Box, Drawing, Words, rectangle, svg_of, text_in
from consent_gate.workbench.seeing.graph import AXES, Graph, name_in, tree_of
from consent_gate.workbench.seeing.graph_text import SIGNS
from consent_gate.workbench.seeing.markup import Markup, tag
from consent_gate.workbench.seeing.palette import LIGHT
from consent_gate.workbench.seeing.sentences import (
    EVERYONE,
    EVERYTHING,
    AnyRule,
    condition_of,
    effect_of,
    labels_of,
    named,
    purpose_of,
)
from consent_gate.workbench.seeing.signs import LETTERS, WORDS
from consent_gate.workbench.seeing.tree_drawing import SMALL, tree_block

MARGIN: Final = 24.0
SIDE: Final = 230.0
RIGHT: Final = 290.0
MIDDLE: Final = 330.0
GAP: Final = 80.0
APART: Final = 14.0
PAD: Final = 9.0
HEAD: Final = 34.0
WIDTH: Final = 2 * MARGIN + SIDE + MIDDLE + RIGHT + 2 * GAP
_TITLES: Final = (Text("ontvangers", "recipients"), Text("regels", "rules"), Text("gegevens", "categories"))
_EVERY: Final = Text("elke grondslag", "any ground")
_MEANING: Final = Text(
    "Welke regel aan wie wat toestaat (doorgetrokken lijn) of weigert (streepjeslijn).",
    "Which rule allows (solid line) or denies (dashed line) what to whom.",
)
_WITH_TREES: Final = Text(
    "De bomen van ontvangers, doelen en gegevens, met de regels bij elke naam. {rules}",
    "The trees of recipients, purposes and categories, with the rules at each name. {rules}",
)
_BELOW: Final = Text("waaronder {names}", "including {names}")


@dataclass(frozen=True, slots=True)
class Card:
    """A box with text in it."""

    box: Box
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The cards of one flow by name, and the rules that join them."""

    recipients: Mapping[str, Card]
    rules: Mapping[str, Card]
    categories: Mapping[str, Card]
    bottom: float

    def cards(self) -> Iterator[Card]:
        """Yield every card."""
        for column in (self.recipients, self.rules, self.categories):
            yield from column.values()


def graph_svg(graph: Graph, language: Language, *, title: str = "", name: str = "graph") -> Markup:
    """Return the trees of a graph and all its flows below each other as one SVG element; ids begin with `name`."""
    trees = any(graph.roots.values())
    shown = graph.flows() or dict.fromkeys(top for names in graph.roots.values() for top in names)
    meaning = _WITH_TREES.format(rules=_MEANING) if trees else _MEANING
    drawing = graph_drawing(graph, language)
    return svg_of(drawing, title or ", ".join(shown), meaning.say(language), language, name=name)


def graph_drawing(graph: Graph, language: Language) -> Drawing:
    """Lay out what the signs mean, the trees, and then the flows."""
    shapes: list[Markup] = []
    words: list[Words] = []
    top = MARGIN
    if any(graph.roots.values()):
        words.append(text_in(SIGNS.say(language), MARGIN, top, WIDTH - 2 * MARGIN, size=SMALL))
        top = words[-1].box.bottom + 20
    for axis in (axis for axis in AXES if graph.roots[axis]):
        block = tree_block(graph, axis, language, left=MARGIN, top=top)
        shapes += block.shapes
        words += block.words
        top = block.bottom + 34
    for flow, rules in graph.flows().items():
        words.append(Words(MARGIN, top, (flow,), 18, bold=True, colour=LIGHT.accent))
        picture = picture_of(graph, rules, language, top + 34)
        shapes += _shapes(picture, rules)
        words += _column_titles(language, top + 34)
        words += [line for card in picture.cards() for line in card.words]
        top = picture.bottom + 34
    return Drawing(WIDTH, top, tuple(shapes), tuple(words))


def picture_of(graph: Graph, rules: Sequence[AnyRule], language: Language, top: float) -> Picture:
    """Lay out the cards of these rules below `top`; each column stands in the middle of the tallest."""
    recipients = dict.fromkeys(rule.recipient for rule in rules)
    categories = dict.fromkeys(rule.category for rule in rules)
    middle, right = MARGIN + SIDE + GAP, MARGIN + SIDE + MIDDLE + 2 * GAP
    start = top + HEAD
    texts = [
        {name: _name_lines(graph, Axis.RECIPIENT, name, language) for name in recipients},
        {rule.rule: _rule_lines(graph, rule, language) for rule in rules},
        {name: _name_lines(graph, Axis.CATEGORY, name, language) for name in _in_order(categories, rules)},
    ]
    stacks = [
        _stacked(column, left, start, width)
        for column, left, width in zip(texts, (MARGIN, middle, right), (SIDE, MIDDLE, RIGHT), strict=True)
    ]
    bottoms = [max((card.box.bottom for card in stack.values()), default=start) for stack in stacks]
    lowest = max(bottoms)
    placed = [
        {name: _moved(card, (lowest - bottom) / 2) for name, card in stack.items()}
        for stack, bottom in zip(stacks, bottoms, strict=True)
    ]
    return Picture(placed[0], placed[1], placed[2], lowest)


def _in_order(names: Iterable[str], rules: Sequence[AnyRule]) -> list[str]:
    """Return the categories so that few lines cross: each at the average place of the rules about it."""

    def place(name: str) -> float:
        about = [at for at, rule in enumerate(rules) if rule.category == name]
        return sum(about) / len(about)

    return sorted(names, key=place)


def _name_lines(graph: Graph, axis: Axis, name: str, language: Language) -> list[tuple[str, bool]]:
    vocabulary = graph.snapshot.vocabulary
    label = named(vocabulary, name, EVERYONE if axis is Axis.RECIPIENT else EVERYTHING).say(language)
    lines = [(label, True), (name, False)]
    tree = tree_of(vocabulary, axis)
    below = [other for other in tree.terms if name in tree.parents.get(other, ())]
    if below:
        labels = [tree.terms[other].label for other in below]
        names = Text(", ".join(text.nl for text in labels), ", ".join(text.en for text in labels))
        if axis is Axis.CATEGORY and name not in kinds(vocabulary):
            names = labels_of(vocabulary, vocabulary.masks[name])  # whole kinds in one word: lists are long
        lines.append((_BELOW.format(names=names).say(language), False))
    return lines


def _rule_lines(graph: Graph, rule: AnyRule, language: Language) -> list[tuple[str, bool]]:
    vocabulary = graph.snapshot.vocabulary
    ground = _EVERY if rule.basis == ANY else WORDS[Basis(rule.basis)]
    letter = "" if rule.basis == ANY else f" ({LETTERS[Basis(rule.basis)]})"
    lines = [(f"{rule.rule} {effect_of(rule).say(language)}: {ground.say(language)}{letter}", True)]
    lines.append((purpose_of(vocabulary, rule).say(language), False))
    condition = condition_of(rule)
    return [*lines, (condition.say(language), False)] if condition else lines


def _stacked(texts: Mapping[str, list[tuple[str, bool]]], left: float, top: float, width: float) -> dict[str, Card]:
    cards = {}
    for name, lines in texts.items():
        words, down = [], top + PAD
        for text, bold in lines:
            words.append(text_in(text, left + PAD, down, width - 2 * PAD, size=12 if bold else 11, bold=bold))
            down = words[-1].box.bottom + 2
        cards[name] = Card(Box(left, top, left + width, down + PAD - 2), tuple(words))
        top = down + PAD - 2 + APART
    return cards


def _moved(card: Card, down: float) -> Card:
    box = Box(card.box.left, card.box.top + down, card.box.right, card.box.bottom + down)
    words = tuple(
        Words(each.left, each.top + down, each.lines, each.size, each.bold, each.colour) for each in card.words
    )
    return Card(box, words)


def _column_titles(language: Language, top: float) -> Iterator[Words]:
    lefts = (MARGIN, MARGIN + SIDE + GAP, MARGIN + SIDE + MIDDLE + 2 * GAP)
    for left, title in zip(lefts, _TITLES, strict=True):
        yield Words(left, top, (title.say(language),), 12, colour=LIGHT.quiet.text)


def _shapes(picture: Picture, rules: Sequence[AnyRule]) -> Iterator[Markup]:
    denying = {rule.rule for rule in rules if rule.effect is Effect.DENY}
    for rule in rules:
        card = picture.rules[rule.rule]
        yield _line(picture.recipients[name_in(rule, Axis.RECIPIENT)].box, card.box, denies=rule.rule in denying)
        yield _line(card.box, picture.categories[rule.category].box, denies=rule.rule in denying, arrow=True)
    for names, fill in ((picture.recipients, LIGHT.quiet.ground), (picture.categories, LIGHT.quiet.ground)):
        for card in names.values():
            yield rectangle(card.box, fill, LIGHT.quiet.line, rx=3)
    for id_, card in picture.rules.items():
        extra = {"stroke_dasharray": "6 4"} if id_ in denying else {}
        yield rectangle(card.box, LIGHT.page.ground, _ink(id_ in denying), stroke_width="1.5", **extra)


def _ink(denies: bool) -> str:
    return LIGHT.bases[Basis.VITAL_INTEREST].line if denies else LIGHT.accent


def _line(one: Box, other: Box, *, denies: bool, arrow: bool = False) -> Markup:
    x, y = one.right, (one.top + one.bottom) / 2
    to, down = other.left, (other.top + other.bottom) / 2
    half = (x + to) / 2
    path = f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {down:.1f} {to:.1f} {down:.1f}"
    if arrow:
        path += f"M{to - 7:.1f} {down - 4:.1f}L{to:.1f} {down:.1f}L{to - 7:.1f} {down + 4:.1f}"
    return tag(
        "path",
        d=path,
        fill="none",
        stroke=_ink(denies),
        stroke_width="1.5",
        stroke_dasharray="6 4" if denies else None,
    )
