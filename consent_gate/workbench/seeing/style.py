"""The style of pages: system fonts, one accent, room to breathe; dark where the reader's screen is, black on paper."""

from __future__ import annotations

from typing import Final

from consent_gate.terms import Basis
from consent_gate.workbench.seeing.palette import DARK, LIGHT, Palette
from consent_gate.workbench.seeing.signs import LETTERS

_SHAPES: Final[dict[Basis, str]] = {
    Basis.LEGAL_OBLIGATION: "border-radius:0",
    Basis.VITAL_INTEREST: "border-radius:0 1em 1em 0",
    Basis.PUBLIC_TASK: "border-radius:0;border-left-width:4px",
    Basis.CONTRACT: "border-radius:0;border-style:dashed",
    Basis.LEGITIMATE_INTEREST: "border-radius:0;border-style:double;border-width:3px",
    Basis.CONSENT: "border-radius:1em",
}
"""What tells grounds apart on a black and white print: square, half round, heavy edge, dashes, double line, round."""

_BODY: Final = """
.cg{font:16px/1.5 "Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--cg-text);
background:var(--cg-page);font-variant-numeric:tabular-nums}
.cg *{box-sizing:border-box}
.cg h2{font-size:1.375rem;line-height:1.3;font-weight:600;color:var(--cg-accent);margin:2.5rem 0 .75rem}
.cg h3{font-size:1.0625rem;line-height:1.35;font-weight:600;margin:2rem 0 .5rem;scroll-margin-top:1rem}
.cg p{max-width:44rem;margin:.5rem 0}
.cg a{color:var(--cg-accent);text-underline-offset:.15em}
.cg a:focus-visible,.cg [tabindex]:focus-visible{outline:3px solid var(--cg-accent);outline-offset:1px}
.cg code{font-family:ui-monospace,"Cascadia Mono",Consolas,"Liberation Mono",monospace;font-size:.875em}
.cg-unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.cg-quiet{color:var(--cg-quiet-text)}
.cg-scroll{position:relative;overflow:auto;max-height:min(85vh,60rem);border:1px solid var(--cg-line);margin:1rem 0}
.cg-matrix{border-collapse:separate;border-spacing:0;font-size:.8125rem;line-height:1.25}
.cg-matrix caption{text-align:left;padding:.75rem;font-size:.9375rem;position:sticky;left:0}
.cg-matrix th,.cg-matrix td{border-right:1px solid var(--cg-soft);border-bottom:1px solid var(--cg-soft);padding:0}
.cg-matrix thead th{vertical-align:bottom;font-weight:500;background:var(--cg-quiet);position:sticky;top:0;z-index:2;
border-bottom:2px solid var(--cg-accent);height:13rem}
.cg-matrix thead th:first-child,.cg-matrix tbody th{position:sticky;left:0;text-align:left;z-index:1}
.cg-matrix thead th:first-child{z-index:3;padding:.5rem .75rem;min-width:13rem}
.cg-matrix thead span.cg-up{writing-mode:vertical-rl;transform:rotate(180deg);max-height:12.5rem;padding:.375rem .25rem;
text-align:left;display:inline-block;hyphens:auto;overflow-wrap:break-word;line-height:1.15}
.cg-matrix tbody th{font-weight:500;background:var(--cg-page);padding:.375rem .75rem;
border-right:1px solid var(--cg-line);min-width:13rem;max-width:17rem;hyphens:auto}
.cg-matrix tbody tr:nth-child(even) th{background:var(--cg-quiet)}
.cg-matrix tbody tr.cg-group th{background:var(--cg-quiet);color:var(--cg-accent);font-weight:600}
.cg-matrix td{text-align:center;min-width:2.375rem;height:2.125rem}
.cg-matrix td>a{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2px;min-width:2.25rem;
min-height:2rem;padding:2px;text-decoration:none;color:var(--cg-text)}
.cg-matrix td>a:hover{background:var(--cg-soft)}
@media (max-width:40rem){.cg-matrix thead th:first-child,.cg-matrix tbody th{min-width:9.25rem;max-width:9.25rem;
padding:.375rem .5rem;font-size:.75rem}}
.cg-ground{display:inline-block;min-width:1.625em;padding:0 .25em;text-align:center;font-weight:600;border:1px solid;
line-height:1.3;white-space:nowrap}
.cg-never{background:repeating-linear-gradient(135deg,var(--cg-never) 0 4px,var(--cg-stripe) 4px 5px)}
.cg-sign-never{font-weight:600;color:var(--cg-never-text)}
.cg-sign-nothing{color:var(--cg-quiet-text)}
.cg-legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:.5rem 1.5rem;
list-style:none;padding:0;margin:1rem 0;font-size:.9375rem}
.cg-legend li{display:grid;grid-template-columns:2.25rem 1fr;align-items:start}
.cg-legend li>span:first-child{justify-self:start}
.cg-picture{padding:.5rem;background:#fff;max-height:none}
.cg-picture svg{display:block;max-width:none;height:auto}
.cg-rules{max-width:60rem;padding-left:1.25rem;margin:1rem 0}
.cg-rules li{margin:.375rem 0}
.cg-tree ul{list-style:none;margin:0;padding-left:1.25rem;border-left:1px solid var(--cg-soft)}
.cg-tree>ul{border-left:0;padding-left:0}
.cg-tree li{margin:.1875rem 0}
.cg-why{margin:0 0 1rem;padding:0;max-width:60rem}
.cg-why dt{font-weight:600;margin-top:.75rem;scroll-margin-top:1rem}
.cg-why dt:target,.cg-why dt:has(:target){background:var(--cg-soft);outline:.25rem solid var(--cg-soft)}
.cg-why dt span{scroll-margin-top:4rem}
.cg-why dd{margin:.125rem 0 .25rem 1rem}
"""
_PRINT: Final = """
@media print{
@page{size:landscape;margin:10mm}
.cg{font-size:9pt;color:#000;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.cg h2{color:#000;font-size:12pt;break-after:avoid;margin:6mm 0 2mm}
.cg h3{font-size:10pt;break-after:avoid;margin:4mm 0 1mm}
.cg a{color:#000;text-decoration:none}
.cg-scroll{overflow:visible;max-height:none;border:0;margin:0}
.cg-matrix{width:100%;table-layout:fixed;font-size:6.5pt;line-height:1.15}
.cg-matrix caption{padding:0 0 2mm;font-size:9pt;position:static}
.cg-matrix thead{display:table-header-group}
.cg-matrix tr{break-inside:avoid}
.cg-matrix thead th,.cg-matrix tbody th,.cg-matrix thead th:first-child{position:static;min-width:0}
.cg-matrix thead th{height:40mm;background:#fff}
.cg-matrix thead th:first-child{width:42mm;padding:1mm}
.cg-matrix thead span.cg-up{max-height:39mm;padding:.5mm 0}
.cg-matrix tbody th,.cg-matrix tbody tr:nth-child(even) th{padding:.5mm 1mm;background:#fff}
.cg-matrix th,.cg-matrix td{border-color:#bbb}
.cg-matrix td{min-width:0;height:5.5mm}
.cg-matrix td>a{min-width:0;min-height:0;padding:.3mm 0;gap:.3mm;color:#000}
.cg-matrix .cg-ground{padding:0;min-width:1.5em;letter-spacing:-.02em}
.cg-matrix .cg-e{border-left-width:3px}
.cg-legend{font-size:8pt;gap:1mm 6mm;grid-template-columns:repeat(auto-fill,minmax(60mm,1fr))}
.cg-reasons{break-before:page;columns:2;column-gap:10mm;font-size:8pt}
.cg-reasons h2{column-span:all;margin-top:0}
.cg-flow{break-inside:avoid}
.cg-picture{padding:0}
.cg-picture svg{max-width:100%;max-height:150mm}
.cg-tree{columns:2;font-size:7.5pt}
.cg-rules{font-size:8.5pt}
.cg-why dt,.cg-why dd{break-inside:avoid}
.cg-why dt{break-after:avoid}
}
"""


def style_of_fragment() -> str:
    """Return the style sheet that fragments of this package need. Every class begins with `cg`."""
    return (
        f".cg{{{_colours(LIGHT)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.cg{{{_colours(DARK)}}}}}"
        f"{_BODY}{_grounds()}{_PRINT}"
    )


def _colours(palette: Palette) -> str:
    named = {
        "page": palette.page.ground,
        "text": palette.page.text,
        "line": palette.page.line,
        "accent": palette.accent,
        "quiet": palette.quiet.ground,
        "quiet-text": palette.quiet.text,
        "soft": palette.quiet.line,
        "stripe": palette.stripe,
        "never": palette.never.ground,
        "never-text": palette.never.text,
    }
    for basis, tint in palette.bases.items():
        letter = LETTERS[basis]
        named |= {letter: tint.ground, f"{letter}-text": tint.text, f"{letter}-line": tint.line}
    return ";".join(f"--cg-{name}:{colour}" for name, colour in named.items())


def _grounds() -> str:
    return "".join(
        f".cg-{letter}{{background:var(--cg-{letter});color:var(--cg-{letter}-text);"
        f"border-color:var(--cg-{letter}-line);{_SHAPES[basis]}}}\n"
        for basis, letter in LETTERS.items()
    )
