"""The explanation of an answer: for each ground and each refusal its sentence, rules, sources, records and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from consent_gate.cli.recording import KINDS
from consent_gate.decision import Decision, Grant, Owed, Withheld
from consent_gate.enquiry import Answer
from consent_gate.plain import CHECKED, labels, needed, sentences
from consent_gate.ports import Ledger
from consent_gate.records import Record
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language, Text

Part = dict[str, Any]

_SAID_ON: Final = ("given_on", "made_on", "received_on", "decided_on", "seen_on", "signed_on", "since")
"""The fields in which a kind of record keeps the day it is about."""

_RULE: Final = Text("regel", "rule")
_SOURCE: Final = Text("bron", "source")
_RECORD: Final = Text("record", "record")
_DUTY: Final = Text("plicht", "duty")
_OBLIGES: Final = Text("{label}, uiterlijk {due} ({duty}, regel {rules})", "{label}, by {due} ({duty}, rule {rules})")
_REASON: Final = Text("reden", "reason")
_NEEDED: Final = Text("nodig", "needed")
_OBJECTION: Final = Text("bezwaar", "objection")
_INADMISSIBLE: Final = Text(
    "{record}  OBJECTION_INADMISSIBLE: tegen deze grond staat geen bezwaar open (AVG art. 21 lid 1)",
    "{record}  OBJECTION_INADMISSIBLE: no objection is open against this basis (GDPR art. 21(1))",
)
_STANDS_ON: Final = Text(
    "Gerekend met leerlingrevisie {pupil}, organisatierevisie {organisation}, beleid {snapshot}.",
    "Worked out from pupil revision {pupil}, organisation revision {organisation}, policies {snapshot}.",
)


def records_behind(ledger: Ledger, answer: Answer) -> dict[str, Record]:
    """Return every record that the answer may rest on: those of the pupil, and what makes the recipient what it is."""
    found: dict[str, Record] = {}
    if answer.pupil is not None:
        found |= {record.id: record for record in ledger.records(pupil=answer.pupil.pupil)}
    if answer.recipient is not None:
        found |= {record.id: record for record in ledger.records(recipient=answer.asker)}
    return found


def document_of(answer: Answer) -> dict[str, Any]:
    """Return the answer as a document."""
    decision = answer.decision
    return {
        "answer": "permit" if answer.permits_all else "refuse",
        "recipient": answer.asker,
        "names": list(answer.names),
        "purpose": answer.purpose,
        "pupil": decision.pupil,
        "on": answer.day.isoformat(),
        "permitted": list(decision.permitted),
        "grants": [_named(grant, basis=grant.basis.value) for grant in decision.grants],
        "withheld": [_named(kept, reason=kept.reason.value) for kept in decision.withheld],
        "duties": [owed_of(owed) for owed in decision.duties],
        "pupil_revision": decision.revision,
        "organisation_revision": answer.organisation_revision,
        "snapshot": answer.snapshot,
        "logged": False,
    }


def owed_of(owed: Owed) -> dict[str, Any]:
    """Return a duty as programs read it."""
    return {"duty": owed.duty, "due": owed.due.isoformat(), "rules": list(owed.rules), "records": list(owed.records)}


def duties_of(language: Language, snapshot: Snapshot, duties: Sequence[Owed]) -> Iterator[str]:
    """Yield what an answer obliges to, as lines for people."""
    for owed in duties:
        term = snapshot.document.duties.get(owed.duty)
        label = term.label if term else Text(owed.duty, owed.duty)
        said = _OBLIGES.format(label=label, due=owed.due, duty=owed.duty, rules=", ".join(owed.rules))
        yield _line(_DUTY, language, said.say(language))


def explanation(language: Language, snapshot: Snapshot, answer: Answer, records: Mapping[str, Record]) -> list[Part]:
    """Return one part for each ground, then one for each refusal."""
    decision = answer.decision
    who = _who(snapshot, answer)
    born = answer.pupil.birth_date if answer.pupil else None
    parts: list[Part] = []
    everything: tuple[Grant | Withheld, ...] = (*decision.grants, *decision.withheld)
    for about in everything:
        only = Decision("", 0, (about,), ()) if isinstance(about, Grant) else Decision("", 0, (), (about,))
        (sentence,) = sentences(snapshot, only, who, answer.purpose)
        part: Part = {"sentence": sentence.say(language)}
        if isinstance(about, Withheld):
            part["reason"] = about.reason.value
            part["needed"] = needed(snapshot, about, born, answer.day).say(language)
        else:
            part["basis"] = about.basis.value
            part["inadmissible"] = list(about.inadmissible)
        part["categories"] = list(about.categories)
        part["rules"] = [_rule(snapshot, name, language) for name in about.rules]
        part["records"] = [_record(records[name], language) for name in about.records if name in records]
        parts.append(part)
    return parts


def lines_of(language: Language, answer: Answer, parts: Sequence[Part]) -> Iterator[str]:
    """Yield the explanation as lines for people."""
    for part in parts:
        yield ""
        yield part["sentence"]
        for rule in part["rules"]:
            requires = f", {rule['requires']}" if rule["requires"] else ""
            yield _line(_RULE, language, f"{rule['rule']}  {rule['file']}:{rule['line']} ({rule['effect']}{requires})")
            for source in rule["sources"]:
                yield _line(_SOURCE, language, f"{source['text']} ({source['checked_in_words']})")
        for record in part["records"]:
            yield _line(
                _RECORD, language, f"{record['record']}  {record['kind_in_words']}, {record['date']}, {record['by']}"
            )
        for record in part.get("inadmissible", ()):
            yield _line(_OBJECTION, language, _INADMISSIBLE.format(record=record).say(language))
        if "reason" in part:
            yield _line(_REASON, language, part["reason"])
            yield _line(_NEEDED, language, part["needed"])
    yield ""
    revisions = {"pupil": answer.decision.revision, "organisation": answer.organisation_revision}
    yield _STANDS_ON.format(snapshot=answer.snapshot[:12], **revisions).say(language)


def _line(title: Text, language: Language, text: str) -> str:
    return f"  {title.say(language):<8}{text}"


def _who(snapshot: Snapshot, answer: Answer) -> Text:
    """Return who asks, with what it is in words."""
    names = answer.names or ((answer.recipient.kind,) if answer.recipient and answer.recipient.kind else ())
    if not names:
        return Text(answer.asker, answer.asker)
    return Text("{asker} ({label})", "{asker} ({label})").format(
        asker=answer.asker, label=labels(snapshot.vocabulary, names)
    )


def _named(about: Grant | Withheld, **first: str) -> dict[str, Any]:
    return {
        **first,
        "categories": list(about.categories),
        "rules": list(about.rules),
        "records": list(about.records),
    }


def _rule(snapshot: Snapshot, name: str, language: Language) -> dict[str, Any]:
    document = snapshot.document
    lines: tuple[Rule | ConditionalRule, ...] = (*document.rules, *document.conditional)
    line = next(line for line in lines if line.rule == name)
    return {
        "rule": name,
        "file": line.place.file,
        "line": line.place.line,
        "effect": line.effect.value,
        "requires": line.requires if isinstance(line, ConditionalRule) else "",
        "sources": [
            {"text": source.text, "checked": source.checked, "checked_in_words": CHECKED[source.checked].say(language)}
            for source in document.sources.get(name, ())
        ],
    }


def _record(record: Record, language: Language) -> dict[str, str]:
    body = record.body
    dates = (getattr(body, name, None) for name in _SAID_ON)
    said = next((day for day in dates if day), record.recorded_at.date())
    return {
        "record": record.id,
        "kind": record.kind,
        "kind_in_words": KINDS[record.kind].say(language),
        "date": said.isoformat(),
        "by": getattr(body, "by", "") or getattr(body, "person", "") or record.recorded_by,
    }
