"""The trees in a picture: every name below every parent, its rules beside it, and no text in the way of another."""

from __future__ import annotations

import re

import pytest
from defusedxml import ElementTree as Xml

from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Language
from consent_gate.workbench.seeing.drawing import Box
from consent_gate.workbench.seeing.graph import AXES, Graph, of_flow, of_name, tree_of, whole
from consent_gate.workbench.seeing.graph_drawing import graph_drawing, graph_svg
from consent_gate.workbench.seeing.graph_page import flow_svg
from consent_gate.workbench.seeing.graph_text import rule_sign
from consent_gate.workbench.seeing.measure import listed, width_of
from consent_gate.workbench.seeing.tree_drawing import SMALL, places, tree_block
from tests.policies.situation import shipped

EACH = pytest.mark.parametrize("language", list(Language))
LINE = re.compile(r'd="M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)"')


def graphs() -> list[Graph]:
    """Return everything, one flow, and what touches one name."""
    return [whole(shipped()), of_flow(shipped(), "jeugdhulp"), of_name(shipped(), "leerplicht")]


@EACH
@pytest.mark.parametrize("which", range(3))
def test_no_text_of_trees_and_flows_lies_over_another(language: Language, which: int) -> None:
    """All of it lies within the picture, with the widths of a wide font; texts of the trees are of a size to print."""
    graph = graphs()[which]
    drawing = graph_drawing(graph, language)
    boxes = sorted((words.box for words in drawing.words), key=lambda box: box.top)
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.top >= box.bottom:
                break
            assert not box.overlaps(other), (box, other)
    assert all(Box(0, 0, drawing.width, drawing.height).holds(box) for box in boxes)
    assert Xml.fromstring(graph_svg(graph, language)).tag.endswith("svg")
    trees = [tree_block(graph, axis, language, left=0, top=0) for axis in AXES if graph.roots[axis]]
    assert min(words.size for block in trees for words in block.words) >= SMALL


@EACH
def test_no_line_of_a_tree_crosses_a_text(language: Language) -> None:
    """A line runs down left of the names below and ends before the one that it leads to."""
    for axis in AXES:
        block = tree_block(whole(shipped()), axis, language, left=24, top=0)
        found = [LINE.search(shape) for shape in block.shapes]
        lines = [[float(number) for number in line.groups()] for line in found if line is not None]
        strokes = [Box(x, top + 0.1, x + 0.1, down) for x, top, down, _ in lines]
        strokes += [Box(x, down, to, down + 0.1) for x, _, down, to in lines]
        near = [words.box for words in block.words if words.left < 24 + 320]
        assert not [(box, stroke) for box in near for stroke in strokes if box.overlaps(stroke)]
        below = [place for place in places(whole(shipped()), axis) if place.depth]
        assert len(lines) == len(below)


@pytest.mark.parametrize("axis", list(AXES))
def test_a_name_stands_once_below_each_parent(axis: Axis) -> None:
    """Every edge of the tree is drawn once, and every name without a parent at the top; nothing else is."""
    tree = tree_of(shipped().vocabulary, axis)
    drawn = [(place.parent, place.twig.name) for place in places(whole(shipped()), axis)]
    edges = {(parent, name) for name in tree.terms for parent in tree.parents.get(name) or ("",)}
    assert len(drawn) == len(edges)
    assert set(drawn) == edges


@EACH
def test_a_row_tells_the_rules_and_the_other_parents(language: Language) -> None:
    """The first place of a name tells all its other parents, a later one where the first is; each tells the rules."""
    graph = whole(shipped())
    texts = [" ".join(words.lines) for words in tree_block(graph, Axis.CATEGORY, language, left=0, top=0).words]
    first: dict[str, str] = {}
    for place in places(graph, Axis.CATEGORY):
        name, others = place.twig.name, place.twig.elsewhere
        rules = " ".join(rule_sign(graph.rules[id_]) for id_ in place.twig.rules)
        assert not rules or rules in texts
        assert place.first == first.get(name)
        if name in first:
            see = {Language.NL: "zie hierboven, onder", Language.EN: "see above, under"}[language]
            assert f"{see} {first[name]}" in texts
        elif others:
            also = {Language.NL: "ook onder", Language.EN: "also under"}[language]
            assert f"{also} {', '.join(others)}" in texts
        first.setdefault(name, place.parent)


def test_trees_stand_before_the_flows_and_not_in_the_picture_of_one() -> None:
    """A picture of a flow on a page has none: the page has them as lists."""
    picture = graph_svg(whole(shipped()), Language.NL)
    at = [picture.index(f">{word}<") for word in ("Ontvangers", "Doelen", "Soorten gegevens", "beeld", "verzuim")]
    assert at == sorted(at)
    assert "Ontvangers" not in flow_svg(whole(shipped()), "verzuim", Language.NL)


def test_words_are_listed_whole() -> None:
    """A rule is not broken at its hyphen while it fits; a word wider than the column is."""
    assert listed(["+JH-01?", "×JH-04"], width_of("+JH-01?", 10) + 5, 10) == ("+JH-01?", "×JH-04")
    assert listed(["+JH-01?", "×JH-04"], 500, 10) == ("+JH-01? ×JH-04",)
    assert "".join(listed(["set:politie_zonder_vordering"], 60, 10)) == "set:politie_zonder_vordering"
    assert all(width_of(line, 10) <= 60 for line in listed(["set:politie_zonder_vordering"], 60, 10))
