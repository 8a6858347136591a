"""`agreement`, `order`, `caution`: what carries a disclosure where consent does not, and what stops one."""

from __future__ import annotations

from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import CATEGORY, EXCLUDE, PUPIL, SINCE, UNTIL, Flag, Shape, on
from consent_gate.cli.recording import Document, Recording, Values, add_recordings
from consent_gate.cli.shape import Many
from consent_gate.ports import Ledger
from consent_gate.text import Text

agreement: Final = Many(
    "agreement",
    Text(
        "Overeenkomsten met verwerkers en partners: de bijlage is de lijst van wat mag.",
        "Agreements with processors and partners: the annex is the list of what may leave.",
    ),
    examples=["consent-gate agreement list"],
)
order: Final = Many(
    "order",
    Text("Vorderingen: vastleggen, het papier erbij, en zien wat er loopt.", "Orders: record, add paper, and review."),
    examples=["consent-gate order list --pupil p1"],
)
caution: Final = Many(
    "caution",
    Text(
        "Voorzichtigheid: een geheim adres, het belang van het kind, een uitspraak van de rechter.",
        "Cautions: a secret address, the child's interest, a court order.",
    ),
    examples=["consent-gate caution add --pupil p1 --subject secret_address"],
)

_ENDS: Final = Flag("RECORD", "ends", Text("record-id", "record id"), required=True)
_BECAUSE: Final = Flag(
    "--because", "because", Text("kort woord, zoals withdrawn", "short word such as withdrawn"), "WORD", required=True
)
_FOR: Final = Text("waarvoor: een doel uit het beleid; mag vaker", "what for: a purpose of the policies; repeatable")
_WHAT: Final = Flag("--category", "categories", CATEGORY.text, "NAME", Shape.SEVERAL)


def _active(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let an agreement that says nothing of its status be one that was signed today and is in force."""
    document.setdefault("status", "active")
    if document["status"] == "active":
        document.setdefault("signed_on", desk.today().isoformat())


def _on_paper(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let an order that says nothing of its form be a written one."""
    document.setdefault("form", "written")


def _by_us(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let a caution be that of whoever records it."""
    document.setdefault("by", desk.recorder())


add_recordings(
    agreement,
    [
        Recording(
            "add",
            "agreement",
            Text(
                "Leg een overeenkomst vast. Een verwerker zonder beveiligingsbijlage telt niet mee.",
                "Record an agreement. A processor without a security annex does not count.",
            ),
            [
                Flag("RECIPIENT", "recipient", Text("id van de ontvanger", "id of the recipient"), required=True),
                Flag("--role", "role", Text("processor of partner", "processor or partner"), "ROLE", required=True),
                Flag("--product", "product", Text("product of dienst", "product or service"), required=True),
                Flag("--purpose", "purposes", _FOR, "NAME", Shape.SEVERAL),
                _WHAT,
                Flag(
                    "--optional",
                    "optional",
                    Text("optionele verwerking waarvoor de school koos", "optional processing the school opted into"),
                    "NAME",
                    Shape.SEVERAL,
                ),
                Flag("--status", "status", Text("draft, signed, active, ...", "one of draft, signed, active"), "WORD"),
                Flag("--signed-on", "signed_on", Text("datum van tekenen", "date of signing"), "DATE"),
                SINCE,
                UNTIL,
                Flag(
                    "--subprocessor",
                    "subprocessors",
                    Text("subverwerker; mag vaker", "sub-processor; repeatable"),
                    "TEXT",
                    Shape.SEVERAL,
                ),
                Flag("--security-annex", "security_annex", Text("beveiligingsbijlage", "security annex")),
            ],
            [
                "consent-gate agreement add org:lindenhout --role partner --product overleg --purpose zorgvraag"
                " --category support.needs --until 2027-07-31"
            ],
            named=True,
            complete=_active,
        ),
        Recording(
            "end",
            "ending",
            Text("Beëindig een overeenkomst; dat werkt meteen.", "End an agreement; it takes effect at once."),
            [_ENDS, _BECAUSE],
            ["consent-gate agreement end a1 --because terminated"],
        ),
    ],
)
add_recordings(
    order,
    [
        Recording(
            "add",
            "order",
            Text(
                "Leg een vordering vast. Een mondelinge telt drie dagen, daarna met het papier (order paper).",
                "Record an order. An oral one counts for three days, then with its paper (order paper).",
            ),
            [
                PUPIL,
                Flag(
                    "--recipient",
                    "recipient",
                    Text("wie vordert: naam of org:naam", "who demands"),
                    "NAME",
                    required=True,
                ),
                Flag(
                    "--article",
                    "article",
                    Text("artikel, zoals 126nd", "article, such as 126nd"),
                    "WORD",
                    required=True,
                ),
                Flag("--official", "official", Text("wie tekende", "who signed"), required=True),
                _WHAT,
                Flag("--form", "form", Text("written of oral", "written or oral"), "FORM"),
                on("received_on", Text("ontvangen op (anders vandaag)", "received on (else today)")),
                SINCE,
                UNTIL,
                Flag("--authorisation", "authorisation", Text("nummer van de machtiging", "authorisation number")),
                Flag("--reference", "reference", Text("kenmerk", "reference")),
                Flag("--purpose", "purpose", Text("doel; anders elk", "purpose; else any"), "NAME"),
            ],
            [
                "consent-gate order add --pupil p1 --recipient org:politie --article 126nd --official 4711"
                " --category contact.phone --form oral"
            ],
            named=True,
            complete=_on_paper,
        ),
        Recording(
            "paper",
            "order_paper",
            Text("Leg vast dat het papier van een mondelinge vordering kwam.", "Record the paper of an oral order."),
            [
                Flag("RECORD", "order", Text("record-id van de vordering", "record id of the order"), required=True),
                PUPIL,
                on("received_on", Text("ontvangen op (anders vandaag)", "received on (else today)")),
                Flag("--reference", "reference", Text("kenmerk", "reference")),
            ],
            ["consent-gate order paper v1 --pupil p1"],
        ),
        Recording(
            "end",
            "ending",
            Text("Leg vast dat een vordering is ingetrokken.", "Record that an order was withdrawn."),
            [_ENDS, PUPIL, _BECAUSE],
            ["consent-gate order end v1 --pupil p1 --because withdrawn"],
        ),
    ],
)
add_recordings(
    caution,
    [
        Recording(
            "add",
            "caution",
            Text(
                "Leg vast waarvoor de school moet oppassen. Wat u weglaat betekent: alles en iedereen.",
                "Record what the school must beware of. What is left out means: all and everyone.",
            ),
            [
                PUPIL,
                Flag(
                    "--subject",
                    "subject",
                    Text(
                        "secret_address, child_interest of court_order", "secret_address, child_interest or court_order"
                    ),
                    "WORD",
                    required=True,
                ),
                Flag("--by", "by", Text("wie het meldt (anders u)", "who says so (else you)"), "ID"),
                Flag(
                    "--recipient", "matter.recipient", Text("voor wie; anders iedereen", "for whom; else all"), "NAME"
                ),
                CATEGORY,
                EXCLUDE,
                on("since", Text("sinds (anders vandaag)", "since (else today)")),
                Flag("--evidence", "evidence", Text("waar het uit blijkt", "what shows it")),
            ],
            ["consent-gate caution add --pupil p1 --subject secret_address --evidence brief"],
            named=True,
            complete=_by_us,
        ),
        Recording(
            "end",
            "ending",
            Text("Leg vast dat de voorzichtigheid niet meer nodig is.", "Record that the caution is no longer needed."),
            [_ENDS, PUPIL, _BECAUSE],
            ["consent-gate caution end let1 --pupil p1 --because moved"],
        ),
    ],
)
