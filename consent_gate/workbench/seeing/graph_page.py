"""The graph as a page: a picture and the rules in words for each flow, then the trees as lists."""

from __future__ import annotations

from typing import Final

from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.graph import AXES, Graph, of_flow, tree_of, twigs
from consent_gate.workbench.seeing.graph_drawing import graph_svg
from consent_gate.workbench.seeing.graph_text import SIGNS, beside, rule_in_words
from consent_gate.workbench.seeing.markup import Markup, tag
from consent_gate.workbench.seeing.page import page

TITLE: Final = Text("Welke regel geeft wat", "Which rule grants what")
_FLOW: Final = Text("Stroom {flow}", "Flow {flow}")
_SCROLL: Final = Text("Tekening van {flow}; schuif om alles te zien", "Picture of {flow}; scroll to see all of it")


def flow_fragment(graph: Graph, flow: str, language: Language, *, prefix: str = "") -> Markup:
    """Return picture and rules of one flow that is in `graph`; its anchor is `{prefix}flow-FLOW`."""
    rules = graph.flows()[flow]
    own = _without_trees(graph, flow)
    heading = _FLOW.format(flow=flow).say(language)
    picture = graph_svg(own, language, title=heading, name=f"{prefix}picture-{flow}")
    said = [
        tag("li", tag("strong", rule.rule), f": {rule_in_words(graph, rule).say(language)} ",
            tag("code", f"{rule.place.file}:{rule.place.line}"))
        for rule in rules
    ]  # fmt: skip
    scroll = {"tabindex": "0", "role": "region", "aria_label": _SCROLL.format(flow=flow).say(language)}
    return tag(
        "section",
        tag("h2", heading, id=f"{prefix}flow-{flow}"),
        tag("div", picture, class_="cg-scroll cg-picture", **scroll),
        tag("ul", *said, class_="cg-rules"),
        class_="cg-flow",
    )


def tree_fragment(graph: Graph, axis: Axis, language: Language) -> Markup:
    """Return one tree as lists in lists."""
    drawn = list(twigs(graph, axis))
    tree = tree_of(graph.snapshot.vocabulary, axis)

    def below(at: int, depth: int) -> tuple[Markup, int]:
        items = []
        while at < len(drawn) and len(drawn[at].last) == depth:
            twig = drawn[at]
            inner, at = below(at + 1, depth + 1)
            label = tree.terms[twig.name].label.say(language)
            said = " ".join(beside(graph, twig, language))
            items.append(tag("li", f"{label} ", tag("code", twig.name), f" {said}".rstrip(), inner))
        return (tag("ul", *items) if items else Markup("")), at

    return below(0, 1)[0]


def graph_page(graph: Graph, language: Language) -> str:
    """Return the whole page."""
    parts = [flow_fragment(graph, flow, language) for flow in graph.flows()]
    trees = [
        tag(
            "section",
            tag("h2", title.say(language).capitalize()),
            tag("div", tree_fragment(graph, axis, language), class_="cg-tree"),
        )
        for axis, title in AXES.items()
        if graph.roots[axis]
    ]
    body = tag("div", *parts, tag("p", SIGNS.say(language)), *trees, class_="cg-trees")
    return page(TITLE, body, language, digest=graph.snapshot.digest)


def flow_svg(graph: Graph, flow: str, language: Language, *, prefix: str = "") -> Markup:
    """Return the picture of one flow alone."""
    return graph_svg(_without_trees(of_flow(graph.snapshot, flow), flow), language, name=f"{prefix}picture-{flow}")


def _without_trees(graph: Graph, flow: str) -> Graph:
    """Return one flow alone: a page has its trees as lists, which fold to the width of a screen."""
    return Graph(graph.snapshot, {rule.rule: rule for rule in graph.flows()[flow]}, dict.fromkeys(AXES, ()))
