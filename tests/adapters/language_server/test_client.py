"""The server as an editor meets it: a process of its own, spoken to in LSP over stdin and stdout by a real client."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.small_policies import POLICIES

START = [sys.executable, "-c", "from consent_gate.cli import main; main()", "policy", "lsp"]
PATIENCE = 30


class Editor(LanguageClient):
    """A client that keeps the diagnostics it was sent."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def keep(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    async def diagnostics_of(self, uri: str) -> list[types.Diagnostic]:
        """Wait for what the server says of one file."""
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.uri == uri:
                return list(told.diagnostics)


@asynccontextmanager
async def editing(folder: Path) -> AsyncIterator[Editor]:
    """Start a server as an editor does, and take leave of it."""
    editor = Editor()
    await editor.start_io(*START)
    root = folder.as_uri()
    await editor.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=root))
    editor.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """A copy of the policies, to type in."""
    return Path(shutil.copytree(POLICIES, tmp_path / "policies"))


def opened(editor: Editor, path: Path, text: str | None = None) -> str:
    """Open a file, with a text that is not saved, and return its address."""
    uri = path.as_uri()
    typed = path.read_text(encoding="utf-8") if text is None else text
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "csv", 1, typed)))
    return uri


def at(uri: str, line: int, character: int) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """Return a place as a client names it."""
    return types.TextDocumentIdentifier(uri), types.Position(line, character)


def play(scene: Callable[[], Awaitable[None]]) -> None:
    """Run one conversation to its end, or give up."""

    async def bounded() -> None:
        await asyncio.wait_for(scene(), 3 * PATIENCE)

    # In a thread of its own: the browser of other tests keeps a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(bounded())).result()


def test_a_typo_is_told_while_typing_and_goes_when_it_is_mended(policies: Path) -> None:
    """The fault is of the text in the editor, not of the file on disk; and it does not stay behind."""
    path = policies / "jeugdhulp" / "rules.csv"
    sound = path.read_text(encoding="utf-8")
    wrong = sound.replace("JH-05, deny", "JH-05, Deny")

    async def scene() -> None:
        async with editing(policies) as editor:
            uri = opened(editor, path, wrong)
            (fault,) = await editor.diagnostics_of(uri)
            line = wrong.splitlines().index(next(text for text in wrong.splitlines() if "Deny" in text))
            assert fault.range.start == types.Position(line, wrong.splitlines()[line].index("Deny"))
            assert fault.range.end.character - fault.range.start.character == len("Deny")
            assert "`Deny` is geen uitkomst" in fault.message
            assert "bedoelde u `deny`?" in fault.message
            changed = types.TextDocumentContentChangeWholeDocument(sound)
            version = types.VersionedTextDocumentIdentifier(2, uri)
            editor.text_document_did_change(types.DidChangeTextDocumentParams(version, [changed]))
            left = await editor.diagnostics_of(uri)
            assert {remark.severity for remark in left} <= {types.DiagnosticSeverity.Hint}

    play(scene)


def test_completion_hover_and_definition_answer_an_editor(policies: Path) -> None:
    """Words of the column with their Dutch label, the legal source of a rule, and the place where a name is defined."""
    path = policies / "jeugdhulp" / "rules.csv"
    text = path.read_text(encoding="utf-8") + "p2, jeugdhulp, zorg"
    lines = text.splitlines()
    rule = next(number for number, line in enumerate(lines) if "JH-01, allow" in line)

    async def scene() -> None:
        async with editing(policies) as editor:
            uri = opened(editor, path, text)
            assert await editor.diagnostics_of(uri) != []
            document, position = at(uri, len(lines) - 1, len(lines[-1]))
            found = await editor.text_document_completion_async(types.CompletionParams(document, position))
            assert isinstance(found, types.CompletionList)
            offered = {item.label: item for item in found.items}
            assert offered["zorgvraag"].detail == "een zorgvraag van leerling of ouders beantwoorden"
            assert "jeugdhulp" not in offered
            edit = offered["zorgvraag"].text_edit
            assert isinstance(edit, types.TextEdit)
            assert edit.range == types.Range(types.Position(len(lines) - 1, 15), types.Position(len(lines) - 1, 19))
            document, position = at(uri, rule, lines[rule].index("JH-01") + 2)
            hover = await editor.text_document_hover_async(types.HoverParams(document, position))
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            assert "UAVG art. 5 (geldende tekst gelezen)" in hover.contents.value
            document, position = at(uri, rule, lines[rule].index("zorgvraag") + 1)
            places = await editor.text_document_definition_async(types.DefinitionParams(document, position))
            assert isinstance(places, list)
            (place,) = places
            assert isinstance(place, types.Location)
            assert place.uri.endswith("/vocabulary/purposes.csv")

    play(scene)


def test_a_rule_that_never_counts_is_a_warning_that_points_at_what_wins(policies: Path) -> None:
    """What the linter finds arrives as it would on the terminal: code, severity, remedy, and the rule that wins."""
    path = policies / "jeugdhulp" / "rules.csv"
    line = "p2, jeugdhulp, zorgvraag, pgn.bsn, consent, consent:guardian, JH-09, allow"
    sources = policies / "jeugdhulp" / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8") + "JH-09,UAVG art. 46,current,\n", encoding="utf-8")

    async def scene() -> None:
        async with editing(policies) as editor:
            uri = opened(editor, path, path.read_text(encoding="utf-8") + f"{line}\n")
            found = [each for each in await editor.diagnostics_of(uri) if each.code == "always-denied"]
            (warning,) = found
            assert warning.severity == types.DiagnosticSeverity.Warning
            assert "Haal JH-09 weg" in warning.message
            assert warning.related_information
            assert any("JH-05" in other.message for other in warning.related_information)

    play(scene)


def test_an_editor_puts_a_file_in_its_form(policies: Path) -> None:
    """Formatting is what `policy fmt` writes, as one edit; a file in its form gets none."""
    path = policies / "jeugdhulp" / "rules.csv"
    sound = path.read_text(encoding="utf-8")
    options = types.FormattingOptions(4, True)

    async def scene() -> None:
        async with editing(policies) as editor:
            uri = opened(editor, path, sound.replace(", allow", ",   allow").replace(", *, ", ",*,   "))
            document = types.TextDocumentIdentifier(uri)
            edits = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, options))
            assert edits is not None
            assert [edit.new_text for edit in edits] == [sound]
            other = types.TextDocumentIdentifier(opened(editor, policies / "nooit" / "rules.csv"))
            assert not await editor.text_document_formatting_async(types.DocumentFormattingParams(other, options))

    play(scene)


def test_a_file_that_is_no_policy_is_left_alone(policies: Path, tmp_path: Path) -> None:
    """Any other file that the editor opens gets no answer and no diagnostics, and nothing breaks."""
    elsewhere = tmp_path / "notes.csv"
    elsewhere.write_text("a,b\n", encoding="utf-8")

    async def scene() -> None:
        async with editing(policies) as editor:
            document, position = at(opened(editor, elsewhere), 0, 1)
            assert await editor.text_document_hover_async(types.HoverParams(document, position)) is None
            uri = opened(editor, policies / "nooit" / "rules.csv", "p, partner\n")
            assert await editor.diagnostics_of(uri) != []

    play(scene)


def test_columns_are_counted_as_the_editor_counts(policies: Path) -> None:
    """Behind a character that an editor counts double, the underline still begins where the word does."""
    path = policies / "nooit" / "expectations.csv"
    text = path.read_text(encoding="utf-8") + "Een 🎒 vraagt iets,onbekende,zorgvraag,ethnicity,-,refuse,NV-01\n"
    last = text.splitlines()[-1]

    async def scene() -> None:
        async with editing(policies) as editor:
            uri = opened(editor, path, text)
            faults = await editor.diagnostics_of(uri)
            (fault,) = [fault for fault in faults if "`onbekende`" in fault.message]
            assert fault.range.start.character == last.index("onbekende") + 1

    play(scene)
