"""The rules of the house as functions of source text, so that each can be shown to find what it forbids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE_ROOTS: Final = ("consent_gate", "adapters", "tests")
LONGEST_MODULE: Final = 300
LONGEST_FUNCTION: Final = 50

# Made here by tools and never committed (.gitignore).
NOT_OURS: Final = frozenset({".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"})

VAGUE_WORDS: Final = frozenset({"manager", "helper", "util", "handler", "processor", "data", "info", "do"})
IMPOSED_NAMES: Final = frozenset({"exc_info", "handle_data"})
"""Names that others prescribe: PEP 3333's `start_response(status, headers, exc_info)`, `HTMLParser.handle_data`."""
IMPOSED_ARGUMENTS: Final = {"_deserialize": {"data"}, "handle_data": {"data"}}
"""Arguments that a library names in the method we override: marshmallow's `Field._deserialize(value, attr, data)`."""

CLOCK_MODULE: Final = "consent_gate/ports.py"
CLOCK_CALLS: Final = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns")
CLOCK_IMPORTS: Final = frozenset({"time", "time_ns", "localtime", "gmtime"})

# Written in pieces, because this file is searched as well.
_PLACES: Final = "|".join(("work", "root", "home", "opt/py" + "pi", "tmp/c" + "g", "tmp/ba" + "sh"))
_REGISTRIES: Final = "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)"))
MACHINE_TEXT: Final = re.compile(rf"(?<![\w.~/])/(?:{_PLACES})[/\s\"'`]|{_REGISTRIES}")


def python_files() -> list[Path]:
    """Return every module of this project, tests included."""
    return sorted(path for top in SOURCE_ROOTS for path in files_under(ROOT / top) if path.suffix == ".py")


def files_under(folder: Path) -> Iterator[Path]:
    """Yield every file below `folder` that may be committed."""
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from files_under(path)
        else:
            yield path


def place(path: Path) -> str:
    """Return the path as a reader knows it: from the top of the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def too_long(text: str) -> Iterator[str]:
    """Yield what exceeds a size cap: the module itself, or a function counted from `def` to its last line."""
    length = len(text.splitlines())
    if length > LONGEST_MODULE:
        yield f"module of {length} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.lineno}: {node.name} of {length} lines"


def vague_names(name: str, text: str) -> Iterator[str]:
    """Yield every name chosen here, that of the module included, with a part that says nothing."""
    if is_vague(name):
        yield name
    for line, chosen in chosen_names(ast.parse(text)):
        if is_vague(chosen):
            yield f"{line}: {chosen}"


def is_vague(name: str) -> bool:
    """True when a part of `name`, in snake or camel case, singular or plural, is a word that says nothing."""
    if name in IMPOSED_NAMES or (name.startswith("__") and name.endswith("__")):
        return False
    words = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
    if name.startswith("test_"):
        words.discard("do")  # a test's name is a sentence, and "do not" is what sentences say
    return any(word in VAGUE_WORDS or word.removesuffix("s") in VAGUE_WORDS for word in words)


def chosen_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that the author named: classes, functions, arguments, assigned variables."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, lineno=line) | ast.AsyncFunctionDef(name=name, lineno=line):
                yield line, name
                yield from chosen_arguments(name, node.args)
            case ast.Lambda(args=arguments):
                yield from chosen_arguments("", arguments)
            case ast.Name(id=name, ctx=ast.Store(), lineno=line) | ast.ClassDef(name=name, lineno=line):
                yield line, name
            case ast.Attribute(attr=name, ctx=ast.Store(), lineno=line) | ast.alias(asname=str(name), lineno=line):
                yield line, name
            case ast.ExceptHandler(name=str(name), lineno=line) | ast.MatchAs(name=str(name), lineno=line):
                yield line, name
            case ast.MatchStar(name=str(name), lineno=line):
                yield line, name


def chosen_arguments(function: str, arguments: ast.arguments) -> Iterator[tuple[int, str]]:
    """Yield line and name of each argument, save those that a library prescribes for this function."""
    imposed = IMPOSED_ARGUMENTS.get(function, set())
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg) and argument.arg not in imposed:
            yield argument.lineno, argument.arg


def clock_readings(text: str) -> Iterator[str]:
    """Yield every place that asks the machine what time it is."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(CLOCK_CALLS):
            yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"{node.lineno}: {alias.name}" for alias in node.names if alias.name in CLOCK_IMPORTS)


def machine_text(text: str) -> Iterator[str]:
    """Yield every line that names a folder of one machine or the address of a package registry."""
    for number, line in enumerate(text.splitlines(), start=1):
        if MACHINE_TEXT.search(line):
            yield f"{number}: {line.strip()[:80]}"
