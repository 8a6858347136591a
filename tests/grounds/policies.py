"""The small policy set with grounds and a caution in it: an order, an agreement, an emergency, a duty, a mask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.rules.snapshot import Snapshot
from tests.small_policies import SMALL, read_changed

_MORE: Final[Mapping[str, str]] = {
    "vocabulary/recipients.csv": (
        "politie,none,politie,police\nleverancier,none,leverancier,supplier\nhuisarts,none,huisarts,doctor\n"
    ),
    "vocabulary/purposes.csv": (
        "opsporing,opsporing,investigation\n"
        "leermiddelen,leermiddelen,learning material\n"
        "noodhulp,noodhulp,emergency aid\n"
    ),
    "vocabulary/categories.csv": (
        "identity.birth_date,geboortedatum,birth date\n"
        "contact,contact,contacts\n"
        "contact.address,adres,address\n"
        "contact.phone,telefoon,telephone\n"
        "health,gezondheid,health\n"
    ),
    "vocabulary/trees.csv": (
        "g2, identity.birth_date, identity\ng2, contact.address, contact\ng2, contact.phone, contact\n"
    ),
}
_FLOW: Final[Mapping[str, str]] = {
    "gronden/rules.csv": (
        "p2, politie, opsporing, contact, legal_obligation, order:126nd, GR-01, allow\n"
        "p2, politie, opsporing, health, legal_obligation, order:126nf, GR-02, allow\n"
        "p2, leverancier, leermiddelen, identity, contract, agreement:processor, GR-03, allow\n"
        "p2, huisarts, noodhulp, health, vital_interest, emergency, GR-04, allow\n"
        "p, leerplicht, toezicht, contact, *, legal_obligation, GR-05, allow\n"
        "p2, *, *, contact.address, *, caution:secret_address, GR-06, deny\n"
    ),
    "gronden/sources.csv": "rule,source,checked,note_nl\n"
    + "".join(f"GR-0{number},Voorbeeld art. {number},unverified,\n" for number in range(1, 7)),
    "gronden/expectations.csv": (
        "situation,recipient,purpose,category,state,answer,because\n"
        "Vordering ligt er,politie,opsporing,contact.phone,order:126nd,permit legal_obligation,GR-01\n"
        "Niets ligt er,politie,opsporing,contact.phone,-,refuse,VORDERING_MISSING\n"
        "Verkeerd artikel,politie,opsporing,contact.phone,order:126nf,refuse,VORDERING_SCOPE\n"
        "Machtiging ligt er,politie,opsporing,health,order:126nf,permit legal_obligation,GR-02\n"
        "Overeenkomst loopt,leverancier,leermiddelen,identity.family_name,agreement:processor,permit contract,GR-03\n"
        "Noodgeval,huisarts,noodhulp,health,emergency + objection,permit vital_interest,GR-04\n"
        "Plicht,leerplicht,toezicht,contact.address,-,permit legal_obligation,GR-05\n"
        "Geheim adres,leerplicht,toezicht,contact.address,caution:secret_address,refuse,ADDRESS_SECRET\n"
        "Rest blijft,leerplicht,toezicht,contact.phone,caution:secret_address,permit legal_obligation,GR-05\n"
        "Vordering wijkt,politie,opsporing,contact.address,order:126nd + caution:secret_address,refuse,ADDRESS_SECRET\n"
    ),
}

GROUND_FILES: Final[Mapping[str, str | bytes | None]] = {
    **{path: SMALL[path] + lines for path, lines in _MORE.items()},
    **_FLOW,
}


def ground_snapshot(changes: Mapping[str, str | bytes | None] | None = None) -> Snapshot:
    """Return the policy set, with `changes` on top."""
    return Snapshot(read_changed({**GROUND_FILES, **(changes or {})}))
