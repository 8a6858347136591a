"""The graph on a terminal: the trees with the rules that speak at each name, then the rules in words."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from consent_gate.rules.lines import ConditionalRule
from consent_gate.terms import Effect
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.graph import AXES, Graph, Twig, twigs
from consent_gate.workbench.seeing.measure import columns_of, cut
from consent_gate.workbench.seeing.sentences import (
    EVERYONE,
    EVERYTHING,
    AnyRule,
    effect_of,
    named,
    sentence,
)

ALLOW_SIGN: Final = "+"
DENY_SIGN: Final = "×"
CONDITION_SIGN: Final = "?"
_ALSO: Final = Text("ook onder {names}", "also under {names}")
_UNDER: Final = Text("onder {names}", "under {names}")
_RULES: Final = Text("regels", "rules")
SIGNS: Final = Text(
    "Achter een naam staan de regels die haar noemen: + staat toe, × weigert, ? alleen met iets vastgelegds.",
    "Behind a name stand the rules that name it: + allows, × denies, ? only with something recorded.",
)
_SIGNS_IN_SHORT: Final = Text(
    "+ staat toe   × weigert   ? alleen als er iets is vastgelegd of toestemming is",
    "+ allows   × denies   ? only while something is recorded or consented to",
)
_GIVES: Final = Text("{recipient} ← {category}: {effect} {sentence}", "{recipient} ← {category}: {effect} {sentence}")


def rule_sign(rule: AnyRule) -> str:
    """Return a rule in short: whether it allows or denies, its id, and whether it has a condition."""
    sign = ALLOW_SIGN if rule.effect is Effect.ALLOW else DENY_SIGN
    return f"{sign}{rule.rule}{CONDITION_SIGN if isinstance(rule, ConditionalRule) else ''}"


def rule_in_words(graph: Graph, rule: AnyRule) -> Text:
    """Return a whole rule as one sentence."""
    vocabulary = graph.snapshot.vocabulary
    return _GIVES.format(
        recipient=named(vocabulary, rule.recipient, EVERYONE),
        category=named(vocabulary, rule.category, EVERYTHING),
        effect=effect_of(rule),
        sentence=sentence(vocabulary, rule),
    )


def graph_lines(graph: Graph, language: Language, width: int) -> Iterator[tuple[str, bool]]:
    """Yield the lines, each with whether it is a heading; none of the trees is wider than `width`."""
    for axis, title in AXES.items():
        drawn = list(twigs(graph, axis))
        if drawn:
            yield title.say(language), True
            yield from ((line, False) for twig in drawn for line in _twig_lines(graph, twig, language, width))
            yield "", False
    yield _RULES.say(language), True
    for rule in graph.rules.values():
        said = f"{rule_sign(rule)}  {rule_in_words(graph, rule).say(language)}"
        yield from ((line, False) for line in wrap(said, width, subsequent_indent=" " * 9))
        for source in dict.fromkeys(each.text for each in graph.snapshot.document.sources.get(rule.rule, ())):
            yield from ((line, False) for line in wrap(f"§ {source}", width, initial_indent=" " * 9,
                                                       subsequent_indent=" " * 11))  # fmt: skip
    yield "", False
    yield from ((line, False) for line in wrap(_SIGNS_IN_SHORT.say(language), width))


def branch(twig: Twig) -> str:
    """Return the lines of the tree in front of a name."""
    if len(twig.last) < 2:
        return ""
    return "".join("   " if last else "│  " for last in twig.last[1:-1]) + ("└─ " if twig.last[-1] else "├─ ")


def beside(graph: Graph, twig: Twig, language: Language) -> tuple[str, ...]:
    """Return what is said behind a name: its rules, then its other parents."""
    said = [rule_sign(graph.rules[id_]) for id_ in twig.rules]
    if twig.elsewhere:
        said.append(f"({elsewhere_in_words(twig).say(language)})")
    return tuple(said)


def elsewhere_in_words(twig: Twig) -> Text:
    """Return under which names it stands besides the one it is drawn under."""
    return (_ALSO if len(twig.last) > 1 else _UNDER).format(names=", ".join(twig.elsewhere))


def _twig_lines(graph: Graph, twig: Twig, language: Language, width: int) -> Iterator[str]:
    start = branch(twig)
    line, indent = cut(f"{start}{twig.name}", width), columns_of(start) + 4
    under = start.replace("├─ ", "│  ").replace("└─ ", "   ")
    for word in " ".join(beside(graph, twig, language)).split():
        if columns_of(f"{line} {word}") > width and columns_of(line) > indent:
            yield line
            line = cut(f"{under}    {word}", width)
        else:
            line += f" {word}"
    yield line
