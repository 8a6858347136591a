"""The policy folder as it stands in an editor: the files on disk, with what is typed and not saved in their place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from consent_gate.rules.layout import FOR_PEOPLE
from consent_gate.rules.model import MODEL_FILE

MOST_FILES: Final = 2_000
"""A folder with more is no policy folder; reading it would keep the editor waiting."""


def path_of(uri: str) -> Path | None:
    """Return the file that an address of an editor means, None when it is no file."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # a bracket that opens and does not close
        return None
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


def folder_of(path: Path) -> Path | None:
    """Return the policy folder that a file belongs to: the nearest one above it that holds `model.conf`."""
    return next((folder for folder in path.parents if (folder / MODEL_FILE).is_file()), None)


def name_in(folder: Path, path: Path) -> str:
    """Return how the policy set names a file."""
    return path.relative_to(folder).as_posix()


def files_in(folder: Path, typed: Mapping[Path, str]) -> dict[str, bytes]:
    """Return all files of the folder that count as policy, those in `typed` as they are typed."""
    found = {name_in(folder, path): path for path in _walk(folder)}
    contents = {name: path.read_bytes() for name, path in found.items() if path not in typed}
    contents |= {name_in(folder, path): text.encode() for path, text in typed.items() if _counts(folder, path)}
    return contents


def _counts(folder: Path, path: Path) -> bool:
    return path.is_relative_to(folder) and not path.name.endswith(FOR_PEOPLE) and not path.name.startswith(".")


def _walk(folder: Path) -> Iterator[Path]:
    seen = 0
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(top) / name
            if _counts(folder, path) and path.is_file():
                seen += 1
                if seen > MOST_FILES:
                    return
                yield path
