"""Who appears in the scenarios, and what a yes or a no may be about, by the words that the features use."""

from __future__ import annotations

from consent_gate.records import Matter

PARTNERS = {
    "jeugdhulp": ("org:jeugdhulp-oost", "jeugdhulp", ("zorgvraag",)),
    "het wijkteam": ("org:wijkteam-oost", "wijkteam", ("zorgvraag",)),
    "leerplicht": ("org:leerplicht-oost", "leerplicht", ("leerplicht_toezicht", "leerplicht_kennisgeving")),
    "DUO": ("org:duo", "duo_absence", ("verzuimmelding",)),
    "de website": ("org:website", "publication", ("image_website", "image_closed_app")),
}
STAFF = {"de leerkracht": "staff:leerkracht", "de orthopedagoog": "staff:orthopedagoog"}
FOR = {
    "jeugdhulp": Matter("jeugdhulp", "zorgvraag", ("set:zorgvraag",)),
    "het wijkteam": Matter("wijkteam", "zorgvraag", ("set:zorgvraag",)),
    "image_website": Matter("publication", "image_website", ("set:beeld",)),
    "image_closed_app": Matter("publication", "image_closed_app", ("set:beeld",)),
    "alles": Matter(),
}
