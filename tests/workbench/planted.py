"""The policies as they ship with one fault planted in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from consent_gate.rules.document import read_files
from consent_gate.rules.snapshot import Snapshot
from tests.policies.situation import shipped


def planted(file: str, line: str, other: str = "") -> Snapshot:
    """Return the policies in which the one line of `file` that reads `line` reads `other`; empty takes it away."""
    return Snapshot(read_files({path: text.encode() for path, text in planted_files(file, line, other).items()}))


def planted_files(file: str, line: str, other: str = "") -> Mapping[str, str]:
    """Return the files of that set. With a rule go its sources, expectations and duties, as the author would do."""
    files = dict(shipped().document.files)
    lines = files[file].splitlines()
    assert lines.count(line) == 1, line
    files[file] = "".join(f"{other if text == line else text}\n" for text in lines if other or text != line)
    if line.startswith("p") and not other:
        rule = line.split(", ")[-2]
        folder = file.partition("/")[0]
        for beside in (f"{folder}/{name}.csv" for name in ("sources", "expectations", "duties")):
            rows = files.get(beside, "").splitlines()
            kept = [row for row in rows if not row.startswith(f"{rule},") and not row.endswith(f",{rule}")]
            if beside in files:
                files[beside] = "".join(f"{row}\n" for row in kept)
    return files


def written(files: Mapping[str, str], folder: Path) -> Path:
    """Write a policy set into a folder that is not there yet."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
