"""A page of its own around a fragment: title, language, style; nothing that comes from elsewhere."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.markup import Markup, joined, tag
from consent_gate.workbench.seeing.style import style_of_fragment

_SET: Final = Text("Beleid sha256 {digest}", "Policies sha256 {digest}")
_PAGE: Final = """
html{background:#fff}
@media screen and (prefers-color-scheme:dark){html{background:#14181f}}
body{margin:0}
.cg-page{padding:0 clamp(1rem,4vw,3rem) 3rem}
.cg-page>header{border-top:.5rem solid var(--cg-accent);padding:1.5rem 0 .5rem;margin:0}
.cg-page h1{font-size:1.875rem;line-height:1.2;font-weight:600;margin:0 0 .25rem;color:var(--cg-accent)}
.cg-digest{overflow-wrap:anywhere;font-size:.8125rem}
@media print{.cg-page{padding:0}.cg-page>header{border-top:0;padding:0}.cg-page h1{font-size:15pt;color:#000}}
"""


def page(title: Text, fragment: Markup, language: Language, *, digest: str) -> str:
    """Return a whole HTML document; `digest` names the policy set it was drawn from."""
    name = title.say(language)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{name} - Consent Gate"),
        tag("style", Markup(style_of_fragment() + _PAGE)),
    )
    said = _SET.format(digest=digest).say(language)
    header = tag("header", tag("h1", name), tag("p", said, class_="cg-quiet cg-digest"))
    body = tag("body", tag("div", header, tag("main", fragment), class_="cg cg-page"))
    return joined([Markup("<!doctype html>\n"), tag("html", head, body, lang=language.value), Markup("\n")])
