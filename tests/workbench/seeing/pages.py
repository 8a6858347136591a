"""Reads pages as strictly as a browser is lenient: what is open is closed, ids are unique, anchors lead somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from consent_gate.workbench.seeing.markup import VOID


class PageReader(HTMLParser):
    """Walks a page; `faults` holds what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{name} is never closed" for name in self.open]
        self.faults += [f"{name} twice" for name in set(self.ids) if self.ids.count(name) > 1]
        self.faults += [f"#{name} leads nowhere" for name in set(self.targets) - set(self.ids)]
        if re.search(r"url\((?!#)|@import|<script|<link", text):
            self.faults.append("something comes from elsewhere")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that begins."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src", "srcset"):
                if value is None or not value.startswith("#"):
                    self.faults.append(f"{name} to {value}")
                self.targets.append((value or "").removeprefix("#"))
            elif name == "aria-labelledby":
                self.targets += (value or "").split()
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that ends."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} ends at the wrong place")

    def handle_data(self, data: str) -> None:
        """Keep what a reader reads."""
        if not self.open or self.open[-1] != "style":
            self.words.append(data)
