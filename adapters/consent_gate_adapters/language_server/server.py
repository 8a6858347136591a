"""What the server answers: diagnostics, completion, hover, definition. All of it is worked out by the workbench."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from consent_gate.rules.lines import Place
from consent_gate.text import Language
from consent_gate.workbench.completing import suggestions
from consent_gate.workbench.cursor import Cursor, cursor_at
from consent_gate.workbench.draft import Draft, draft_of
from consent_gate.workbench.explaining import definition, explanation
from consent_gate.workbench.form import formed, has_form
from consent_gate.workbench.lint import Finding, Severity, Spot
from consent_gate_adapters.language_server.desk import files_in, folder_of, name_in, path_of

NAME: Final = "consent-gate"
SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.REMARK: types.DiagnosticSeverity.Hint,
}


class PolicyServer(LanguageServer):
    """Serves the policy folders whose files an editor has open. `language` is that of everything it says."""

    def __init__(self, language: Language = Language.NL) -> None:
        super().__init__(NAME, version("consent-gate"))
        self.language = language
        self._told: dict[Path, set[str]] = {}

    def draft(self, folder: Path) -> Draft:
        """Read a policy folder with what is typed in the editor."""
        return draft_of(files_in(folder, self._typed()))

    def tell(self, uri: str) -> None:
        """Send the diagnostics of the folder that a file belongs to; of each file whose last fault went, none."""
        path = path_of(uri)
        folder = folder_of(path) if path else None
        if folder is None:
            return
        draft = self.draft(folder)
        by_file: dict[str, list[types.Diagnostic]] = {}
        for finding in draft.findings:
            by_file.setdefault(finding.place.file, []).append(self._diagnostic(folder, draft, finding))
        for file in sorted(by_file.keys() | self._told.get(folder, set())):
            uri = (folder / file).as_uri()
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, by_file.get(file, [])))
        self._told[folder] = set(by_file)

    def pointed(self, uri: str, position: types.Position) -> tuple[Path, str, Draft, Cursor] | None:
        """Return folder, file, draft and cursor at a position; None where there is nothing to say."""
        path = path_of(uri)
        folder = folder_of(path) if path else None
        if path is None or folder is None:
            return None
        document = self.workspace.get_text_document(uri)
        lines = document.lines
        if position.line >= len(lines):
            # The last line, empty as yet, is a line too.
            lines = [*lines, ""]
        at = self.workspace.position_codec.position_from_client_units(lines, position)
        if at.line >= len(lines):
            return None
        file = name_in(folder, path)
        cursor = cursor_at(file, lines[at.line].rstrip("\r\n"), at.character)
        return (folder, file, self.draft(folder), cursor) if cursor else None

    def in_units(self, draft: Draft, place: Place, length: int = 0) -> types.Range:
        """Return a place of ours (from 1, in characters) as an editor counts."""
        lines = draft.files.get(place.file, "").split("\n")
        line, start = place.line - 1, place.column - 1
        if line >= len(lines):
            return types.Range(types.Position(line, 0), types.Position(line, 0))
        end = start + (length or _length_of_cell(lines[line], start))
        span = types.Range(types.Position(line, start), types.Position(line, end))
        return self.workspace.position_codec.range_to_client_units(lines, span)

    def _typed(self) -> Mapping[Path, str]:
        open_ones: Mapping[str, TextDocument] = self.workspace.text_documents
        return {path: document.source for uri, document in open_ones.items() if (path := path_of(uri)) is not None}

    def _diagnostic(self, folder: Path, draft: Draft, finding: Finding) -> types.Diagnostic:
        related = [
            types.DiagnosticRelatedInformation(
                types.Location((folder / other.spot.place.file).as_uri(), self._span(draft, other.spot)),
                other.text.say(self.language),
            )
            for other in finding.related
        ]
        return types.Diagnostic(
            self._span(draft, finding.spot),
            f"{finding.text.say(self.language)}\n{finding.remedy.say(self.language)}",
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            source=NAME,
            related_information=related or None,
        )

    def _span(self, draft: Draft, spot: Spot) -> types.Range:
        return self.in_units(draft, spot.place, spot.length)


def _length_of_cell(line: str, start: int) -> int:
    """Return how far the cell that begins at `start` reaches; at least one character, so that it can be seen."""
    end = line.find(",", start)
    return max(1, len(line[start : end if end >= 0 else len(line)].rstrip()))


def make_server(language: Language = Language.NL) -> PolicyServer:
    """Return a server with everything it answers."""
    server = PolicyServer(language)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def look(
        params: types.DidOpenTextDocumentParams
        | types.DidChangeTextDocumentParams
        | types.DidSaveTextDocumentParams
        | types.DidCloseTextDocumentParams,
    ) -> None:
        server.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[",", " ", "+"]))
    def complete(params: types.CompletionParams) -> types.CompletionList:
        return types.CompletionList(False, _completions(server, params))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return _hover(server, params)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def define(params: types.DefinitionParams) -> list[types.Location]:
        pointed = server.pointed(params.text_document.uri, params.position)
        if pointed is None:
            return []
        folder, _, draft, cursor = pointed
        places = definition(draft, cursor)
        return [types.Location((folder / place.file).as_uri(), server.in_units(draft, place)) for place in places]

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def put_in_form(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        return _formed(server, params.text_document.uri)

    return server


def _formed(server: PolicyServer, uri: str) -> list[types.TextEdit] | None:
    """Return one edit that puts a whole file in its form, None where there is nothing to form."""
    path = path_of(uri)
    folder = folder_of(path) if path else None
    if path is None or folder is None or not has_form(name_in(folder, path)):
        return None
    source = server.workspace.get_text_document(uri).source
    text = formed(name_in(folder, path), source.encode()).text
    if text is None or text == source:
        return None
    everything = types.Range(types.Position(0, 0), types.Position(source.count("\n") + 1, 0))
    return [types.TextEdit(everything, text)]


def _completions(server: PolicyServer, params: types.CompletionParams) -> list[types.CompletionItem]:
    pointed = server.pointed(params.text_document.uri, params.position)
    if pointed is None:
        return []
    _, file, draft, cursor = pointed
    place = Place(file, params.position.line + 1, cursor.start + 1)
    span = server.in_units(draft, place, max(cursor.end - cursor.start, 0) or 1)
    if cursor.end <= cursor.start:
        span = types.Range(span.start, span.start)
    return [
        types.CompletionItem(
            offered.word,
            kind=types.CompletionItemKind.Value,
            detail=offered.meaning.say(server.language) or None,
            sort_text=f"{number:05}",
            text_edit=types.TextEdit(span, offered.word),
        )
        for number, offered in enumerate(suggestions(draft, file, cursor))
    ]


def _hover(server: PolicyServer, params: types.HoverParams) -> types.Hover | None:
    pointed = server.pointed(params.text_document.uri, params.position)
    if pointed is None:
        return None
    _, file, draft, cursor = pointed
    said = [text.say(server.language) for text in explanation(draft, cursor)]
    if not said:
        return None
    span = server.in_units(draft, Place(file, params.position.line + 1, cursor.start + 1), len(cursor.word))
    content = types.MarkupContent(types.MarkupKind.PlainText, "\n".join((cursor.word, *said)))
    return types.Hover(content, span)
