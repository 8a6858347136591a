"""Pictures of a book as people see it: `python -m tests.browser.photograph BOOK FOLDER` writes PNG files and a PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.browser.conftest import PHONE, WIDE, Reader, Size, chromium

PICTURES: Final[dict[str, tuple[str, Size, bool]]] = {
    "front": ("index.html", WIDE, False),
    "flow": ("stromen/jeugdhulp.html", WIDE, False),
    "scenarios": ("scenarios/jeugdhulp.html", WIDE, False),
    "matrix": ("hoofdstukken/matrix.html", WIDE, False),
    "never": ("hoofdstukken/nooit.html", WIDE, False),
    "changes": ("hoofdstukken/wijzigingen.html", WIDE, False),
    "flow-dark": ("stromen/jeugdhulp.html", WIDE, True),
    "phone-front": ("index.html", PHONE, False),
    "phone-flow": ("stromen/jeugdhulp.html", PHONE, False),
}
"""What is pictured: the page, the size of the screen, and whether by night."""


def photograph(book: Path, folder: Path) -> bool:
    """Write every picture of `book` into `folder`; False where this machine has no Chromium."""
    with chromium() as started:
        if started is None:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        reader = Reader(started)
        for name, (page, size, dark) in PICTURES.items():
            reader.open(book / page, size=size, dark=dark).screenshot(path=folder / f"{name}.png")
        reader.open(book / "print.html", paper=True).pdf(path=folder / "book.pdf", prefer_css_page_size=True)
    return True


if __name__ == "__main__":
    sys.exit(0 if photograph(Path(sys.argv[1]), Path(sys.argv[2])) else 2)
