"""Pages and pictures of the matrix and the graph: well formed, by themselves, in both languages, with any label."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from defusedxml import ElementTree as Xml

from consent_gate.rules.overview import kinds, outsiders
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import Matrix, matrix
from consent_gate.workbench.seeing.drawing import Words
from consent_gate.workbench.seeing.graph import flows_of, of_flow, of_name, whole
from consent_gate.workbench.seeing.graph_drawing import graph_svg, picture_of
from consent_gate.workbench.seeing.graph_page import flow_svg, graph_page
from consent_gate.workbench.seeing.markup import Markup, joined, tag
from consent_gate.workbench.seeing.matrix_drawing import matrix_drawing, matrix_svg
from consent_gate.workbench.seeing.matrix_page import matrix_fragment, matrix_page
from consent_gate.workbench.seeing.signs import LETTERS, NEVER, WORDS
from tests.policies.situation import shipped
from tests.small_policies import SMALL, changed
from tests.workbench.seeing.pages import PageReader

NASTY = """<b>&"quoted"' </script>"""
EACH = pytest.mark.parametrize("language", list(Language))


def drawn(snapshot: Snapshot, *, fields: bool = False) -> Matrix:
    """Return the matrix of everyone outside."""
    vocabulary = snapshot.vocabulary
    return matrix(snapshot, outsiders(vocabulary), [*vocabulary.bits] if fields else kinds(vocabulary))


@pytest.fixture(scope="module")
def nasty() -> Snapshot:
    """The small set with labels that are markup if nobody escapes them."""
    path = "vocabulary/recipients.csv"
    quoted = NASTY.replace('"', '""')
    file = SMALL[path].replace("jeugdhulp,none,jeugdhulp,youth care", f'jeugdhulp,none,"{quoted}","{quoted}"')
    texts = {name: content.decode() for name, content in changed({path: file}).items()}
    return Snapshot.stored(texts)


@EACH
@pytest.mark.parametrize("fields", [False, True])
def test_the_matrix_is_a_page_by_itself(language: Language, fields: bool) -> None:
    """Every tag closed, every id once, every anchor a place, nothing from elsewhere, a title and a language."""
    text = matrix_page(drawn(shipped(), fields=fields), language)
    page = PageReader(text)
    assert page.faults == []
    assert f'<html lang="{language.value}">' in text
    assert "<title>" in text
    words = "".join(page.words)
    assert all(word.say(language) in words for word in (*WORDS.values(), NEVER))


@EACH
def test_the_graph_is_a_page_by_itself(language: Language) -> None:
    """The same, with a picture in it for each flow."""
    snapshot = shipped()
    text = graph_page(whole(snapshot), language)
    assert PageReader(text).faults == []
    assert text.count("<svg") == len(flows_of(snapshot.document))


def test_several_fragments_stand_on_one_page() -> None:
    """With another prefix each, ids stay unique; without reasons there are no ids and no links at all."""
    small = matrix(shipped(), ["leerplicht"], ["identity", "results"])
    parts = [matrix_fragment(small, Language.NL, prefix=prefix) for prefix in ("a-", "b-")]
    assert PageReader("".join(parts)).faults == []
    assert 'id="a-leerplicht-identity"' in parts[0]
    bare = PageReader(matrix_fragment(small, Language.NL, why=False))
    assert (bare.ids, bare.targets) == ([], [])


def test_a_cell_tells_its_rules_and_their_sources() -> None:
    """The auditor reads which rule gives it, what must be recorded, and what law it rests on."""
    words = "".join(PageReader(matrix_page(matrix(shipped(), ["leerplicht"], ["identity", "pgn"]), Language.NL)).words)
    assert "VZ-02 staat toe op wettelijke verplichting" in words
    assert "Bron: Leerplichtwet 1969 art. 18 lid 3 (tekst van 2017) (oudere tekst gelezen)" in words
    assert "VZ-07 weigert" in words


def test_labels_are_text_whatever_is_in_them(nasty: Snapshot) -> None:
    """A label is an author's text and never markup, in pages, in pictures and in Graphviz text."""
    for text in (matrix_page(drawn(nasty), Language.NL), graph_page(whole(nasty), Language.EN)):
        page = PageReader(text)
        assert page.faults == []
        assert NASTY in "".join(page.words)
    for picture in (matrix_svg(drawn(nasty), Language.NL), graph_svg(whole(nasty), Language.NL)):
        assert not [*Xml.fromstring(picture).iter("{http://www.w3.org/2000/svg}b")]


def test_only_markup_stands_as_it_is() -> None:
    """Everything else is escaped, also in attributes."""
    assert tag("p", "<", Markup("<br>"), class_='"', hidden=True) == '<p class="&quot;" hidden="">&lt;<br></p>'
    assert joined(["<", Markup("<hr>")], " & ") == "&lt; &amp; <hr>"


@EACH
@pytest.mark.parametrize("fields", [False, True])
def test_no_text_of_the_matrix_lies_over_another(language: Language, fields: bool) -> None:
    """Computed with the widths of a wide font, so that a narrower one leaves room; and all lies within the picture."""
    shown = drawn(shipped(), fields=fields)
    drawing = matrix_drawing(shown, language)
    _apart(drawing.words)
    edge = (drawing.width, drawing.height)
    assert all(w.box.left >= 0 and w.box.right <= edge[0] and w.box.bottom <= edge[1] for w in drawing.words)
    assert Xml.fromstring(matrix_svg(shown, language)).tag.endswith("svg")


@EACH
def test_no_text_of_a_flow_lies_over_another(language: Language) -> None:
    """Every text lies in its own card, and no card over another."""
    snapshot = shipped()
    for flow in flows_of(snapshot.document):
        graph = of_flow(snapshot, flow)
        picture = picture_of(graph, [*graph.rules.values()], language, 0)
        cards = [*picture.cards()]
        assert not any(one.box.overlaps(other.box) for one, other in combinations(cards, 2)), flow
        assert all(card.box.holds(words.box) for card in cards for words in card.words), flow
        for card in cards:
            _apart(card.words)
        assert Xml.fromstring(flow_svg(graph, flow, language)).tag.endswith("svg")


def test_a_denial_is_dashed_and_an_allowance_is_not() -> None:
    """The effect shows without colour: two dashed lines and a dashed box for a denial, nothing dashed for a yes."""
    snapshot = shipped()
    assert graph_svg(of_name(snapshot, "JH-04"), Language.NL).count("stroke-dasharray") == 3
    assert "stroke-dasharray" not in graph_svg(of_name(snapshot, "JH-01"), Language.NL)


def test_grounds_have_words_and_letters_of_their_own() -> None:
    """The letters are those of the law: no two grounds share a sign, in either language."""
    assert len({*LETTERS.values()}) == len(Basis)
    assert all(len({text.say(language) for text in WORDS.values()}) == len(Basis) for language in Language)


def test_an_overlap_is_found() -> None:
    """The guard above sees two texts in one place, also when one is turned."""
    words = Words(10, 10, ("text",))
    with pytest.raises(AssertionError):
        _apart((words, replace(words, left=20)))
    with pytest.raises(AssertionError):
        _apart((words, replace(words, top=20, turned=True)))


def _apart(words: tuple[Words, ...]) -> None:
    """Assert that no two texts overlap; those sorted from left to right are compared while they can."""
    boxes = sorted((each.box for each in words), key=lambda box: box.left)
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.left >= box.right:
                break
            assert not box.overlaps(other), (box, other)
