"""`consent-gate consent`: what parents and pupils said, written down, shown and imported."""

from __future__ import annotations

from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import (
    BY,
    CATEGORY,
    EXCLUDE,
    MATTER,
    METHOD,
    PUPIL,
    PURPOSE,
    RECIPIENT,
    SINCE,
    UNTIL,
    Flag,
    Shape,
    on,
)
from consent_gate.cli.importing import import_command
from consent_gate.cli.recording import Document, Recording, Values, about_everything, add_recordings, remark
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import Wrong
from consent_gate.ports import Ledger
from consent_gate.records import Consent, Record
from consent_gate.rules.consenting import AGE_OF_CONSENT
from consent_gate.terms import THE_PUPIL, birthday
from consent_gate.text import Text

_ONE_OF_TWO: Final = Text(
    "noem óf --consent RECORD, óf waarover het gaat (--recipient, --purpose, --category), óf --everything",
    "give either --consent RECORD, or what it is about (--recipient, --purpose, --category), or --everything",
)
_NO_GEZAG: Final = Text(
    "wie dit zegt heeft vandaag geen vastgelegd gezag; dan telt het niet (consent-gate gezag set)",
    "whoever says so has no recorded gezag today; then it does not count (consent-gate gezag set)",
)
_SIXTEEN: Final = Text(
    "de leerling is 16 of ouder en beslist zelf; dit telt niet",
    "the pupil is 16 or older and decides; this does not count",
)
_GIVEN: Final = Text("op welke dag het is gezegd (anders vandaag)", "on which day it was said (else today)")

consent: Final = Many(
    "consent",
    Text(
        "Toestemmingen: geven, intrekken, weigeren, bekijken, importeren.",
        "Consents: give, withdraw, refuse, look up, import.",
    ),
    examples=["consent-gate consent list --pupil p1", "consent-gate consent import toestemmingen.csv"],
)


def _whom_it_may_bind(desk: Desk, ledger: Ledger, record: Record) -> None:
    """Warn when this yes cannot count today: recorded it is, since what was said was said."""
    body = record.body
    with ledger.transaction() as transaction:
        state = transaction.pupils([record.pupil])[record.pupil].state
    if not isinstance(body, Consent):
        return
    sixteen = state.birth_date is not None and birthday(state.birth_date, AGE_OF_CONSENT) <= desk.today()
    if sixteen and body.by != THE_PUPIL:
        remark(desk, _SIXTEEN)
    elif body.by != THE_PUPIL and not state.has_gezag(body.by, desk.today()):
        remark(desk, _NO_GEZAG)


def _about_what(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let a withdrawal name one thing, so that a slip of the pen does not leave half of it standing."""
    ways = [bool(values["consent"]), "matter" in document, bool(values["everything"])]
    if sum(ways) != 1:
        raise Wrong(_ONE_OF_TWO)
    if values["everything"]:
        document["matter"] = {}


_ABOUT: Final = "--recipient jeugdhulp --purpose zorgvraag --category school_functioning"

add_recordings(
    consent,
    [
        Recording(
            "give",
            "consent",
            Text(
                "Leg een toestemming vast, met alles wat haar aantoonbaar maakt (AVG 7). Namen komen uit het beleid.",
                "Record a consent, with all that makes it demonstrable (GDPR 7). Names come from the policies.",
            ),
            [
                PUPIL,
                BY,
                *MATTER,
                on("given_on", _GIVEN, "--given-on"),
                SINCE,
                UNTIL,
                Flag("--notice-id", "notice.id", Text("welke tekst is getoond", "which text was shown"), "ID"),
                Flag("--notice-version", "notice.version", Text("versie van die tekst", "version of that text")),
                Flag(
                    "--notice-text",
                    "notice.sha256",
                    Text("bestand met die tekst; de SHA-256 wordt bewaard", "file with that text; its SHA-256 is kept"),
                    "FILE",
                    Shape.DIGEST,
                ),
                Flag("--notice-language", "notice.language", Text("taal van die tekst", "language of that text")),
                METHOD,
                Flag(
                    "--evidence",
                    "evidence_sha256",
                    Text(
                        "bestand met het bewijs; de SHA-256 wordt bewaard",
                        "file with the evidence; its SHA-256 is kept",
                    ),
                    "FILE",
                    Shape.DIGEST,
                ),
                Flag("--controller", "controller", Text("de verwerkingsverantwoordelijke", "the controller")),
                Flag(
                    "--withdrawal-channel",
                    "withdrawal_channel",
                    Text("waar intrekken kan", "where it can be withdrawn"),
                ),
                Flag(
                    "--jurisdiction", "jurisdiction", Text("land van het recht (anders NL)", "country of law (else NL)")
                ),
                Flag("--retention", "retention", Text("hoe lang dit bewaard blijft", "how long this is kept")),
                Flag(
                    "--renews",
                    "renews",
                    Text("welke toestemming deze vernieuwt", "which consent this renews"),
                    "RECORD",
                ),
            ],
            [
                f"consent-gate consent give --pupil p1 --by g1 {_ABOUT}",
                f"consent-gate consent give --pupil p1 --by pupil {_ABOUT} --until 2027-07-31 --method formulier",
            ],
            named=True,
            remark=_whom_it_may_bind,
        ),
        Recording(
            "withdraw",
            "withdrawal",
            Text(
                "Trek toestemming in: één record, een onderwerp, of alles. Het geldt zodra de opdracht klaar is.",
                "Withdraw consent: one record, a matter, or everything. It holds as soon as the command is done.",
            ),
            [
                PUPIL,
                BY,
                Flag("--consent", "consent", Text("welke toestemming", "which consent"), "RECORD"),
                RECIPIENT,
                PURPOSE,
                CATEGORY,
                EXCLUDE,
                on("given_on", _GIVEN),
                METHOD,
            ],
            [
                "consent-gate consent withdraw --pupil p1 --by g1 --consent c1",
                "consent-gate consent withdraw --pupil p1 --by g1 --everything",
            ],
            named=True,
            extra=[
                Option(
                    ["--everything"],
                    Text("alles wat deze persoon toestond", "everything this person consented to"),
                    is_flag=True,
                )
            ],
            complete=_about_what,
        ),
        Recording(
            "refuse",
            "refusal",
            Text(
                "Leg vast dat iemand nee zei. Wat u weglaat betekent: alles.",
                "Record that someone said no. What is left out means: all.",
            ),
            [PUPIL, BY, *MATTER, on("given_on", _GIVEN), METHOD],
            ["consent-gate consent refuse --pupil p1 --by g2 --recipient jeugdhulp"],
            named=True,
            complete=about_everything,
        ),
    ],
)

import_command(
    consent,
    kind="consent",
    text=Text(
        "Lees toestemmingen, weigeringen en intrekkingen uit CSV of JSON-regels: alles of niets, en herhaalbaar.",
        "Read consents, refusals and withdrawals from CSV or JSON lines: all or nothing, and repeatable.",
    ),
    examples=[
        "consent-gate consent import toestemmingen.csv",
        "consent-gate consent import toestemmingen.jsonl --partial",
    ],
)
