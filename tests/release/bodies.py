"""Shapes and a short way to release, shared by the tests of the body filter."""

from __future__ import annotations

from collections.abc import Mapping

from consent_gate.release import BodyShape, ListShape, ObjectShape, Scalar, Shape, bind, categories, read

LIST = ListShape(ObjectShape({"id": Scalar("id"), "naam": Scalar("naam"), "zorg": Scalar("zorg")}, pupil="id"))


def release(
    body: bytes | str, root: Shape, permitted: Mapping[str, str], path_pupil: str | None = None
) -> bytes | None:
    """Release `body` with the categories, separated by spaces, that `permitted` names for each pupil."""
    raw = body.encode() if isinstance(body, str) else body
    bits = {name: 1 << place for place, name in enumerate(sorted(categories(root)))}
    masks = {pupil: sum(bits.get(name, 0) for name in names.split()) for pupil, names in permitted.items()}
    return read(raw, bind(BodyShape(root, path_pupil is not None), bits), path_pupil=path_pupil).write(masks)


def asked(body: bytes | str, root: Shape, path_pupil: str | None = None) -> dict[str, set[str]]:
    """Return the categories there are of each pupil in `body`."""
    raw = body.encode() if isinstance(body, str) else body
    bits = {name: 1 << place for place, name in enumerate(sorted(categories(root)))}
    found = read(raw, bind(BodyShape(root, path_pupil is not None), bits), path_pupil=path_pupil).asked
    return {pupil: {name for name, bit in bits.items() if mask & bit} for pupil, mask in found.items()}
