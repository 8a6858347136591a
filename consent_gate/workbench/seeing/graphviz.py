"""The graph as Graphviz text, for who draws with tools of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.lines import ConditionalRule
from consent_gate.rules.vocabulary import Axis
from consent_gate.terms import ANY, Effect
from consent_gate.text import Language
from consent_gate.workbench.seeing.graph import AXES, Graph, name_in, tree_of, twigs

_SHAPES: Final = {Axis.RECIPIENT: "box", Axis.PURPOSE: "hexagon", Axis.CATEGORY: "ellipse"}


def dot(graph: Graph, language: Language) -> str:
    """Return a `digraph`: names by tree, edges of the trees, and each rule between recipient and category."""
    return "digraph policies {\n  rankdir=LR;\n" + "".join(f"  {line}\n" for line in _lines(graph, language)) + "}\n"


def _lines(graph: Graph, language: Language) -> Iterator[str]:
    for axis in AXES:
        tree = tree_of(graph.snapshot.vocabulary, axis)
        names = dict.fromkeys(twig.name for twig in twigs(graph, axis))
        names |= dict.fromkeys(name_in(rule, axis) for rule in graph.rules.values())
        for name in names:
            label = "*" if name == ANY else tree.terms[name].label.say(language)
            yield f"{_quoted(f'{axis}/{name}')} [shape={_SHAPES[axis]}, label={_quoted(label)}];"
        for name in names:
            for parent in sorted(tree.parents.get(name, ())):
                if parent in names:
                    yield f"{_quoted(f'{axis}/{name}')} -> {_quoted(f'{axis}/{parent}')} [style=dotted];"
    for id_, rule in graph.rules.items():
        requires = f"\\n{rule.requires}" if isinstance(rule, ConditionalRule) else ""
        style = "solid" if rule.effect is Effect.ALLOW else "dashed"
        label = f'"{id_} {rule.effect.value}\\n{rule.basis}{requires}"'
        yield f"{_quoted(f'rule/{id_}')} [shape=note, style={style}, label={label}];"
        yield f"{_quoted(f'g/{rule.recipient}')} -> {_quoted(f'rule/{id_}')} [style={style}];"
        yield f"{_quoted(f'rule/{id_}')} -> {_quoted(f'g2/{rule.category}')} [style={style}];"
        yield f"{_quoted(f'rule/{id_}')} -> {_quoted(f'g3/{rule.purpose}')} [style={style}, constraint=false];"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
