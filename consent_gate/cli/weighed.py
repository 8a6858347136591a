"""`mandate`, `weighing`, `inspection`: for whom somebody acts, what was weighed, and who saw it beforehand."""

from __future__ import annotations

from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import BY, CATEGORY, EXCLUDE, MATTER, PUPIL, SINCE, UNTIL, Flag, Shape, on
from consent_gate.cli.recording import Document, Recording, Values, add_recordings
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import Wrong
from consent_gate.ports import Ledger
from consent_gate.text import Text

mandate: Final = Many(
    "mandate",
    Text(
        "Mandaten: namens wie een ontvanger voor een dienst uitwisselt.",
        "Mandates: on whose behalf a recipient exchanges for a service.",
    ),
    examples=["consent-gate mandate list"],
)
weighing: Final = Many(
    "weighing",
    Text(
        "Afwegingen op schrift: meldcode, besluit van de directie, spreekrecht, onderzoek, reden om te lezen.",
        "Weighings in writing: reporting code, director's decision, right to speak, research, reason to read.",
    ),
    examples=["consent-gate weighing list --pupil p1"],
)
inspection: Final = Many(
    "inspection",
    Text(
        "Inzage vooraf: wie zag wat er weggaat, en wat die ervan vond.",
        "Inspection beforehand: who saw what will leave, and what they thought of it.",
    ),
    examples=["consent-gate inspection list --pupil p1"],
)

_BECAUSE: Final = Flag(
    "--because", "because", Text("kort woord, zoals ended", "short word such as ended"), "WORD", required=True
)
_RECORD: Final = Flag("RECORD", "ends", Text("record-id", "record id"), required=True)
_NO_SUBJECT: Final = Text(
    "--subject: geen regel van dit beleid vraagt zo'n afweging; wel: {known}",
    "--subject: no rule of these policies asks for such a weighing; known: {known}",
)
_BOTH: Final = Text("kies --agrees of --disagrees, niet beide", "choose --agrees or --disagrees, not both")
_STATEMENT_TWICE: Final = Text(
    "kies --statement of --statement-sha256, niet beide", "choose --statement or --statement-sha256, not both"
)
_WEIGHING: Final = "weighing:"


def _by_us(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let a weighing be that of whoever records it, and refuse one that no rule would ever look at."""
    document.setdefault("by", desk.recorder())
    rules = desk.snapshot().document.conditional
    known = {rule.requires.removeprefix(_WEIGHING) for rule in rules if rule.requires.startswith(_WEIGHING)}
    if document.get("subject") not in known:
        raise Wrong(_NO_SUBJECT.format(known=", ".join(sorted(known))))


def _what_they_thought(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Keep whether they agree; left out means that nobody asked."""
    if values["agrees"] and values["disagrees"]:
        raise Wrong(_BOTH)
    if values["statement"] and values["statement_sha256"]:
        raise Wrong(_STATEMENT_TWICE)
    if values["agrees"] or values["disagrees"]:
        document["agrees"] = bool(values["agrees"])


def _ending(text: Text, example: str, *flags: Flag) -> Recording:
    return Recording("end", "ending", text, [_RECORD, *flags, _BECAUSE], [example])


add_recordings(
    mandate,
    [
        Recording(
            "add",
            "mandate",
            Text(
                "Leg vast dat een ontvanger voor een dienst mag uitwisselen, zoals OSR dat bewaart.",
                "Record that a recipient may exchange for a service, as OSR keeps it.",
            ),
            [
                Flag("RECIPIENT", "recipient", Text("id van de ontvanger", "id of the recipient"), required=True),
                Flag("--purpose", "purpose", Text("waarvoor: een doel", "what for: a purpose"), "NAME", required=True),
                Flag("--service", "service", Text("de dienst, zoals OSO", "the service, such as OSO"), required=True),
                Flag("--on-behalf-of", "on_behalf_of", Text("namens wie", "on whose behalf")),
                SINCE,
                UNTIL,
            ],
            [
                "consent-gate mandate add org:lindenhout --purpose zorgvraag --service OSO --on-behalf-of bestuur"
                " --until 2027-07-31"
            ],
            named=True,
        ),
        _ending(
            Text("Beëindig een mandaat; dat werkt meteen.", "End a mandate; it takes effect at once."),
            "consent-gate mandate end m1 --because ended",
        ),
    ],
)
add_recordings(
    weighing,
    [
        Recording(
            "add",
            "weighing",
            Text(
                "Leg een afweging vast, met de gegevens waarover zij gaat. De meldcode noemt haar stappen: signals,"
                " consulted, talked, weighed, decided; wie niet eerst kon praten zegt met --silent-because waarom.",
                "Record a weighing, with the categories it is about. The reporting code names its steps: signals,"
                " consulted, talked, weighed, decided; whoever could not talk first says why with --silent-because.",
            ),
            [
                PUPIL,
                Flag(
                    "--subject",
                    "subject",
                    Text(
                        "wat is afgewogen: meldcode, director, right_to_speak, research, ...",
                        "what was weighed: meldcode, director, right_to_speak, research, ...",
                    ),
                    "WORD",
                    required=True,
                ),
                Flag("--by", "by", Text("wie het afwoog (anders u)", "who weighed it (else you)"), "ID"),
                *MATTER[:2],
                Flag("--category", CATEGORY.path, CATEGORY.text, "NAME", Shape.SEVERAL, required=True),
                EXCLUDE,
                Flag(
                    "--step", "steps", Text("gezette stap; mag vaker", "step taken; repeatable"), "STEP", Shape.SEVERAL
                ),
                Flag(
                    "--silent-because",
                    "silence_because",
                    Text("waarom ouders nog niets weten", "why the guardians are not told yet"),
                ),
                on("decided_on", Text("besloten op (anders vandaag)", "decided on (else today)")),
                SINCE,
                UNTIL,
            ],
            [
                "consent-gate weighing add --pupil p1 --subject meldcode --recipient veilig_thuis"
                " --category safety_concern --step signals --step consulted --step weighed --step decided"
                " --silent-because gevaar",
                "consent-gate weighing add --pupil p1 --subject research --category results --until 2027-07-31",
            ],
            named=True,
            complete=_by_us,
        ),
        _ending(
            Text("Leg vast dat een afweging niet meer telt.", "Record that a weighing no longer counts."),
            "consent-gate weighing end w1 --pupil p1 --because outdated",
            PUPIL,
        ),
    ],
)
add_recordings(
    inspection,
    [
        Recording(
            "add",
            "inspection",
            Text(
                "Leg vast dat een ouder of de leerling zag wat er weggaat, met de zienswijze als die er is. Oneens zijn"
                " houdt niets tegen: de zienswijze gaat mee.",
                "Record that a guardian or the pupil saw what will leave, with their statement if there is one."
                " Disagreeing stops nothing: the statement goes along.",
            ),
            [
                PUPIL,
                BY,
                *MATTER[:2],
                Flag("--category", CATEGORY.path, CATEGORY.text, "NAME", Shape.SEVERAL, required=True),
                EXCLUDE,
                on("seen_on", Text("gezien op (anders vandaag)", "seen on (else today)")),
                Flag(
                    "--statement",
                    "statement_sha256",
                    Text(
                        "bestand met de zienswijze; de SHA-256 wordt bewaard",
                        "file with the statement; its SHA-256 is kept",
                    ),
                    "FILE",
                    Shape.DIGEST,
                ),
                Flag(
                    "--statement-sha256",
                    "statement_sha256",
                    Text("of alleen de SHA-256 ervan", "or just its SHA-256"),
                    "HEX",
                ),
                SINCE,
                UNTIL,
            ],
            [
                "consent-gate inspection add --pupil p1 --by g1 --category results --agrees",
                "consent-gate inspection add --pupil p1 --by g1 --category results --disagrees"
                " --statement toestemmingen.csv",
            ],
            named=True,
            extra=[
                Option(["--agrees"], Text("eens met de inhoud", "agrees with the content"), is_flag=True),
                Option(["--disagrees"], Text("oneens met de inhoud", "disagrees with the content"), is_flag=True),
            ],
            complete=_what_they_thought,
        ),
        _ending(
            Text("Leg vast dat een inzage niet meer telt.", "Record that an inspection no longer counts."),
            "consent-gate inspection end i1 --pupil p1 --because outdated",
            PUPIL,
        ),
    ],
)
