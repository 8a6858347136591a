"""`policy graph`: the trees, and which rule grants what."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.drawn import file_option, folder, keep, known
from consent_gate.cli.workbench.folder import sound_snapshot
from consent_gate.cli.wrong import BAD, OK, Wrong
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.seeing.graph import AXES, Graph, flows_of, graph_json, of_flow, of_name, tree_of, whole
from consent_gate.workbench.seeing.graph_drawing import graph_svg
from consent_gate.workbench.seeing.graph_page import graph_page
from consent_gate.workbench.seeing.graph_text import graph_lines
from consent_gate.workbench.seeing.graphviz import dot as as_dot
from consent_gate.workbench.seeing.sentences import rules_by_id

__all__ = ["policy"]

_EITHER = Text("geef --of of --flow, niet allebei", "give --of or --flow, not both")


@policy.command_of(
    "graph",
    Text(
        "Teken de bomen van ontvangers, doelen en gegevens, en welke regel aan wie wat toestaat of weigert.",
        "Draw the trees of recipients, purposes and categories, and which rule allows or denies what to whom.",
    ),
    folder(),
    Option(
        ["--of"],
        Text(
            "alleen wat te maken heeft met deze ontvanger, dit doel, dit gegeven of deze regel",
            "only what touches this recipient, purpose, category or rule",
        ),
        metavar="NAME",
    ),
    Option(["--flow"], Text("alleen de regels van deze map", "only the rules of this folder"), metavar="FLOW"),
    file_option("--html", Text("schrijf een pagina, om te lezen en af te drukken", "write a page, to read and print")),
    file_option("--svg", Text("schrijf een tekening", "write a picture")),
    file_option("--dot", Text("schrijf tekst voor Graphviz", "write text for Graphviz")),
    examples=[
        "consent-gate policy graph --of leerplicht",
        "consent-gate policy graph --of JH-01",
        "consent-gate policy graph --flow jeugdhulp --svg jeugdhulp.svg",
        "consent-gate policy graph --html graph.html --dot graph.dot",
    ],
)
def show_graph(
    desk: Desk,
    folder: Path | None,
    of: str | None,
    flow: str | None,
    html: Path | None,
    svg: Path | None,
    dot: Path | None,
) -> int:
    """Draw the graph."""
    snapshot = sound_snapshot(desk, folder or desk.policies)
    if snapshot is None:
        return BAD
    graph = _chosen(snapshot, of, flow)
    files: dict[Path, str] = {}
    if html:
        files[html] = graph_page(graph, desk.language)
    if svg:
        files[svg] = f"{graph_svg(graph, desk.language)}\n"
    if dot:
        files[dot] = as_dot(graph, desk.language)
    if files:
        return keep(desk, files)
    if desk.as_json:
        print_json(graph_json(graph))
        return OK
    for line, heading in graph_lines(graph, desk.language, shutil.get_terminal_size().columns):
        click.echo(coloured(line, bold=True) if heading else line)
    return OK


def _chosen(snapshot: Snapshot, of: str | None, flow: str | None) -> Graph:
    if of is not None and flow is not None:
        raise Wrong(_EITHER)
    if flow is not None:
        return of_flow(snapshot, known(flow, flows_of(snapshot.document), "--flow"))
    if of is None:
        return whole(snapshot)
    names = {name for axis in AXES for name in tree_of(snapshot.vocabulary, axis).terms}
    return of_name(snapshot, known(of, names | {*rules_by_id(snapshot.document)}, "--of"))
