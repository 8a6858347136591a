"""Flask's URL rules as patterns of the gate, or a refusal to start where the two would not match the same paths.

Where the gate is narrower than Flask nothing can go wrong: Flask also answers `/x//y` and `/x` for `/x/` with a
redirect, and takes `007` for 7; the gate knows only the path as it is declared.
"""

from __future__ import annotations

import re
from typing import Final

from flask import Flask
from werkzeug.routing import IntegerConverter, PathConverter, Rule, UnicodeConverter

from consent_gate.errors import DeclarationInvalid
from consent_gate.text import Text

_PARAMETER: Final = re.compile(
    r"<(?:(?P<converter>[A-Za-z_][A-Za-z0-9_]*)(?P<arguments>\(.*\))?:)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)>\Z"
)

_NOT_WHOLE: Final = Text("een parameter vult niet een heel deel", "a parameter does not fill a whole segment")
_CONVERTER: Final = Text("converter {name} is niet exact na te doen", "converter {name} cannot be matched exactly")
_PATH: Final = Text(
    "een path-converter kan alles zijn; geef alleen een vrije route of een route voor medewerkers zo op",
    "a path converter may be anything; declare only a free or a staff route with it",
)
_ELSEWHERE: Final = Text(
    "de regel hangt ook af van host, subdomein of websocket",
    "the rule also depends on host, subdomain or web socket",
)
_METHODS: Final = Text("de regel noemt geen methoden", "the rule names no methods")


def pattern_text(app: Flask, rule: Rule, *, releases: bool) -> str:
    """Return `rule` as the text of a pattern; raise DeclarationInvalid, naming the endpoint, when there is none."""
    if app.url_map.host_matching or rule.host or rule.subdomain or rule.websocket:
        raise invalid(rule.endpoint, _ELSEWHERE)
    return "/" + "/".join(_segment(app, rule, text, releases) for text in rule.rule[1:].split("/"))


def methods_of(rule: Rule, *, releases: bool) -> frozenset[str]:
    """Return the methods that the gate lets through. OPTIONS releases nothing, and Flask adds it to every rule."""
    if rule.methods is None:
        raise invalid(rule.endpoint, _METHODS)
    return frozenset(rule.methods - {"OPTIONS"} if releases else rule.methods)


def invalid(endpoint: str, fault: Text) -> DeclarationInvalid:
    """Return the error for one endpoint."""
    return DeclarationInvalid(Text(f"endpoint `{endpoint}`: {fault.nl}", f"endpoint `{endpoint}`: {fault.en}"))


def _segment(app: Flask, rule: Rule, text: str, releases: bool) -> str:
    if "<" not in text and ">" not in text:
        return text
    parameter = _PARAMETER.match(text)
    if parameter is None:
        raise invalid(rule.endpoint, _NOT_WHOLE)
    name = parameter["converter"] or "default"
    converter = app.url_map.converters.get(name)
    # The very class: a subclass, or another one under the same name, may accept anything.
    if parameter["arguments"] is None:
        if converter is UnicodeConverter:
            return f"<{parameter['name']}>"
        if converter is IntegerConverter:
            return f"<int:{parameter['name']}>"
        if converter is PathConverter:
            if releases:
                raise invalid(rule.endpoint, _PATH)
            return f"<{parameter['name']}...>"
    raise invalid(rule.endpoint, _CONVERTER.format(name=f"`{name}`"))
