"""The declared routes: what each lets out, and which one a request is for. What is not declared is refused (CG-01)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from consent_gate.errors import DeclarationInvalid
from consent_gate.release import BodyShape, BoundShape, bind, categories
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.schemas.declaration import RouteDeclaration, read_declaration
from consent_gate.text import Text
from consent_gate.web.paths import PathTable, Pattern, segments_of
from consent_gate.web.query import is_declared

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RouteKind(StrEnum):
    """`release` is decided and filtered, `free` holds no pupil data, `staff` passes for whoever is proven staff."""

    RELEASE = "release"
    FREE = "free"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Route:
    """One declared route. `pupil` is the path parameter that names the pupil, empty when the body does.

    HEAD follows GET; OPTIONS must be declared. `purpose` is meant when the request names none; empty leaves it to the
    recipient's registration. `query` lists the parameters that a release route takes.
    """

    name: str
    pattern: Pattern
    kind: RouteKind
    methods: frozenset[str] = frozenset({"GET"})
    purpose: str = ""
    pupil: str = ""
    query: frozenset[str] = frozenset()
    shape: BodyShape | None = None

    def __post_init__(self) -> None:
        if "GET" in self.methods:
            object.__setattr__(self, "methods", self.methods | {"HEAD"})
        for field, fault in self._faults():
            raise _invalid(self.name, field, fault)

    def _faults(self) -> Iterable[tuple[str, Text]]:
        if not self.methods or not self.methods <= METHODS:
            yield "methods", Text("onbekende methode", "unknown method")
        if self.pupil and self.pupil not in self.pattern.names:
            yield "pupil", Text("geen deel van het pad", "not a parameter of the path")
        if self.kind is not RouteKind.RELEASE:
            return
        if self.shape is None:
            yield "shape", Text("een vrijgave heeft een vorm nodig", "a release needs a shape")
        elif self.shape.path_pupil != bool(self.pupil):
            yield "pupil", Text("vorm en pad zijn het niet eens", "shape and path disagree")
        if "OPTIONS" in self.methods:
            yield "methods", Text("OPTIONS geeft geen gegevens vrij", "OPTIONS releases nothing")

    @classmethod
    def declared(cls, declaration: RouteDeclaration) -> Self:
        """Build one route of a declaration file; raise DeclarationInvalid when it contradicts itself."""
        return cls(
            declaration.name,
            Pattern.read(declaration.path),
            RouteKind(declaration.kind),
            frozenset(declaration.methods),
            declaration.purpose,
            declaration.pupil,
            frozenset(declaration.query),
            declaration.shape,
        )

    def check(self, vocabulary: Vocabulary) -> None:
        """Raise DeclarationInvalid, naming route and field, for a word that the vocabulary lacks or that is no leaf."""
        if self.purpose and self.purpose not in vocabulary.purposes:
            fault = Text("onbekend doel `{word}`", "unknown purpose `{word}`")
            raise _invalid(self.name, "purpose", fault, self.purpose)
        for category in sorted(categories(self.shape)) if self.shape else ():
            if category not in vocabulary.categories:
                fault = Text("onbekende categorie `{word}`", "unknown category `{word}`")
                raise _invalid(self.name, "fields", fault, category)
            if category not in vocabulary.bits:
                # A deny on one of its children would not reach a field declared one step higher.
                fault = Text("`{word}` is onderverdeeld; noem een deel", "`{word}` is divided; name a part of it")
                raise _invalid(self.name, "fields", fault, category)


@dataclass(frozen=True, slots=True)
class Match:
    """The route that a request is for, with the parameters of its path."""

    route: Route
    arguments: Mapping[str, str]

    @property
    def pupil(self) -> str:
        """The pupil that the path names, empty when the route has none."""
        return self.arguments.get(self.route.pupil, "")


class Routes:
    """All declared routes, read once at start-up; one look-up per request.

    `max_body_bytes` is the limit that the declaration sets to an answer, None when it sets none.
    """

    def __init__(self, routes: Iterable[Route], *, max_body_bytes: int | None = None) -> None:
        self._routes = tuple(routes)
        self.max_body_bytes = max_body_bytes
        names: set[str] = set()
        targets: set[tuple[object, str]] = set()
        for route in self._routes:
            if route.name in names:
                raise _invalid(route.name, "name", Text("komt twee keer voor", "occurs twice"))
            names.add(route.name)
            for method in route.methods:
                target = (route.pattern.anonymous, method)
                if target in targets:
                    raise _invalid(route.name, "path", Text("is al van een andere route", "belongs to another route"))
                targets.add(target)
        self._table = PathTable((route.pattern, route) for route in self._routes)

    @classmethod
    def from_file(cls, path: Path | str) -> Self:
        """Read a declaration file; raise DocumentInvalid or DeclarationInvalid, OSError when it is not there."""
        path = Path(path)
        declaration = read_declaration(path.read_bytes(), path.name)
        routes = [Route.declared(route) for route in declaration.routes]
        return cls(routes, max_body_bytes=declaration.limits.max_body_bytes)

    def __iter__(self) -> Iterator[Route]:
        return iter(self._routes)

    def __len__(self) -> int:
        return len(self._routes)

    def match(self, environ: Mapping[str, Any]) -> Match | None:
        """Return the declared route of a request, None when there is none: by its path, method and query exactly."""
        segments = segments_of(environ.get("PATH_INFO", ""))
        found = self._table.find(segments) if segments is not None else None
        if found is None:
            return None
        routes, values = found
        for route in routes:
            if environ["REQUEST_METHOD"] in route.methods:
                if route.kind is RouteKind.RELEASE and not is_declared(environ.get("QUERY_STRING", ""), route.query):
                    return None
                return Match(route, dict(zip(route.pattern.names, values, strict=True)))
        return None

    def bind(self, snapshot: Snapshot) -> BoundRoutes:
        """Return the release routes with the category bits of `snapshot`; DeclarationInvalid for a word it lacks."""
        return BoundRoutes(self._routes, snapshot)


class BoundRoutes:
    """What every release route could let out, with the category bits of one snapshot."""

    def __init__(self, routes: Iterable[Route], snapshot: Snapshot) -> None:
        self.digest = snapshot.digest
        self._shapes: dict[str, BoundShape] = {}
        for route in routes:
            route.check(snapshot.vocabulary)
            if route.shape is not None:
                self._shapes[route.name] = bind(route.shape, snapshot.vocabulary.bits)

    def __getitem__(self, route: Route) -> BoundShape:
        return self._shapes[route.name]


def _invalid(route: str, field: str, fault: Text, word: str = "") -> DeclarationInvalid:
    fault = fault.format(word=word)
    return DeclarationInvalid(
        Text(f"route `{route}`, `{field}`: {fault.nl}", f"route `{route}`, `{field}`: {fault.en}")
    )
