"""A real browser for pages that people read, with every way to a network closed.

`reader` opens pages from files. Where this machine has no Chromium the tests that need it are skipped, and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

WCAG: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe that together are WCAG 2.2 at level AA."""
_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
Size = tuple[int, int]
WIDE: Final = (1280, 900)
PHONE: Final = (390, 844)


@dataclass
class Reader:
    """Opens pages, and notes in `asked` every address that a page tried to reach outside its own folder."""

    browser: Browser
    pages: list[Page] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path, *, size: Size = WIDE, dark: bool = False, paper: bool = False) -> Page:
        """Open one file, on a screen of `size` or as it prints."""
        page = self.browser.new_page(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        self.pages.append(page)
        page.route("**/*", self._only_files)
        if paper:
            page.emulate_media(media="print")
        page.goto(file.resolve().as_uri())
        return page

    def faults(self, page: Page) -> list[str]:
        """Return what axe finds against WCAG 2.2 AA: the rule and the place of each violation."""
        found: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}}).response
        return [f"{fault['id']}: {node['html'][:200]}" for fault in found["violations"] for node in fault["nodes"]]

    def close_pages(self) -> None:
        """Close everything that was opened."""
        for page in self.pages:
            page.close()

    def _only_files(self, route: Route) -> None:
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """Start the Chromium of this machine; None where there is none."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*_FLAGS])
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium of this machine for all tests."""
    with chromium() as started:
        if started is None:
            pytest.skip("no Chromium on this machine: install `chromium` to check pages as people see them")
        yield started


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """Open pages; afterwards no page may have asked for anything from elsewhere."""
    opened = Reader(browser)
    yield opened
    opened.close_pages()
    assert opened.asked == []
