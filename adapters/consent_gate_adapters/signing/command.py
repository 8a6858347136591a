"""`policy keygen`, `sign` and `verify`: who says that exactly these policies are the ones that were decided on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk, there
from consent_gate.cli.paper import note, print_json, tell
from consent_gate.cli.shape import Explained, Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.gate import read_set
from consent_gate.manifest import SIGNATURES, Manifest, canonical
from consent_gate.papers import Papers, write_whole
from consent_gate.text import Text
from consent_gate_adapters.signing.key_file import read_key, write_key
from consent_gate_adapters.signing.trusted import PUBLIC_KEY, TrustedKeys, public_of, signed

_FOLDER: Final = click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]")
_MADE: Final = Text("openbare sleutel: {key}", "public key: {key}")
_KEEP: Final = Text(
    "bewaar {file} geheim; geef de openbare sleutel aan wie de poort instelt, en ga ermee na wie tekende: "
    "`consent-gate policy verify --trust SLEUTEL`",
    "keep {file} secret; give the public key to whoever sets up the gate, and see with it who signed: "
    "`consent-gate policy verify --trust KEY`",
)
_SIGNED: Final = Text("getekend met {key}: sha256 {digest}", "signed with {key}: sha256 {digest}")
_HOLDS: Final = Text(
    "precies dit beleid (sha256 {digest}) is getekend met {key}",
    "exactly these policies ({digest}) were signed by {key}",
)
_HOLDS_NOT: Final = Text(
    "geen vertrouwde sleutel tekende voor precies dit beleid (sha256 {digest})",
    "no trusted key signed exactly these policies (sha256 {digest})",
)
_STALE: Final = Text(
    "er is geen manifest van precies dit beleid; schrijf het met `consent-gate policy manifest --write`",
    "there is no manifest of exactly these policies; write it with `consent-gate policy manifest --write`",
)
_NO_KEY: Final = Text(
    "--trust is de openbare sleutel die `consent-gate policy keygen` toonde (64 tekens 0-9 en a-f), of een bestand dat "
    "ermee begint",
    "--trust is the public key that `consent-gate policy keygen` showed (64 characters 0-9 and a-f), or a file that "
    "begins with it",
)


def _command(
    name: str, text: Text, *params: click.Parameter, run: Callable[..., int], examples: list[str]
) -> Explained:
    def callback(**values: Any) -> None:
        ctx = click.get_current_context()
        ctx.exit(run(Desk.of(ctx), **values))

    return Explained(name, text, params=params, examples=examples, callback=callback)


def _keygen(desk: Desk, out: Path) -> int:
    key = public_of(write_key(out))
    if desk.as_json:
        print_json({"public_key": key, "file": str(out)})
    else:
        tell(desk, _MADE.format(key=key))
    note(desk, _KEEP.format(file=out))
    return OK


def _sign(desk: Desk, folder: Path | None, key: Path) -> int:
    folder = there(folder or desk.policies)
    manifest, papers = _manifest_in(folder)
    mine = read_key(key)
    write_whole(folder / SIGNATURES, signed(mine, canonical(manifest), papers.signatures))
    if desk.as_json:
        print_json({"snapshot": manifest.sha256, "public_key": public_of(mine)})
    else:
        tell(desk, _SIGNED.format(key=public_of(mine), digest=manifest.sha256))
    return OK


def _verify(desk: Desk, folder: Path | None, trust: tuple[str, ...]) -> int:
    trusted = TrustedKeys([_key(word) for word in trust])
    snapshot, papers = read_set(there(folder or desk.policies))
    manifest = papers.about(snapshot.digest).manifest
    key = trusted.verify(canonical(manifest), papers.signatures) if manifest is not None else None
    if desk.as_json:
        print_json({"snapshot": snapshot.digest, "signed_by": key})
    else:
        tell(desk, (_HOLDS if key else _HOLDS_NOT).format(digest=snapshot.digest, key=key))
    return OK if key else NO


def _manifest_in(folder: Path) -> tuple[Manifest, Papers]:
    snapshot, papers = read_set(folder)
    manifest = papers.about(snapshot.digest).manifest
    if manifest is None:
        raise Wrong(_STALE)
    return manifest, papers


def _key(word: str) -> str:
    if not PUBLIC_KEY.match(word):
        try:
            with Path(word).open(encoding="ascii") as stream:
                word = stream.read(65).strip()
        except (OSError, ValueError):
            raise Wrong(_NO_KEY) from None
    if not PUBLIC_KEY.match(word):
        raise Wrong(_NO_KEY)
    return word


keygen: Final = _command(
    "keygen",
    Text(
        "Maak een sleutel om beleid mee te tekenen, in een nieuw bestand dat alleen u kunt lezen.",
        "Make a key to sign policies with, in a new file that only you can read.",
    ),
    Option(
        ["--out"],
        Text("waar de geheime sleutel komt", "where the secret key goes"),
        type=click.Path(path_type=Path),
        required=True,
        metavar="FILE",
    ),
    run=_keygen,
    examples=["consent-gate policy keygen --out fg.pem"],
)
sign: Final = _command(
    "sign",
    Text("Teken het manifest van precies dit beleid.", "Sign the manifest of exactly these policies."),
    _FOLDER,
    Option(
        ["--key"],
        Text("bestand met de geheime sleutel", "file with the secret key"),
        type=click.Path(path_type=Path),
        required=True,
        metavar="FILE",
    ),
    run=_sign,
    examples=["consent-gate policy sign --key fg.pem"],
)
verify: Final = _command(
    "verify",
    Text(
        "Zeg of een vertrouwde sleutel voor precies dit beleid tekende. Afloop 1 als dat niet zo is.",
        "Tell whether a trusted key signed exactly these policies. Exit 1 when none did.",
    ),
    _FOLDER,
    Option(
        ["--trust"],
        Text("openbare sleutel, of een bestand daarmee; mag vaker", "public key, or a file with it; may be repeated"),
        required=True,
        multiple=True,
        metavar="KEY",
    ),
    run=_verify,
    examples=["consent-gate policy verify --trust fg.pub", "consent-gate policy verify policies --trust fg.pub --json"],
)
