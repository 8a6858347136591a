"""What the policies in `policies/` say, held against the law's own lists and against the guide beside them."""

from __future__ import annotations

import re

import pytest

from consent_gate.rules import messages, never_messages
from consent_gate.rules.document import PolicyDocument, read_folder
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.vocabulary import Scope
from consent_gate.terms import ANY, Effect
from consent_gate.text import Text
from tests.small_policies import POLICIES

GUIDE = (POLICIES / "README.md").read_text(encoding="utf-8")

# Besluit Verzuimmelding (BWBR0027085), annex: what a school reports, and nothing else.
ABSENCE_REPORT = {
    "pgn.bsn",
    "pgn.onderwijsnummer",
    *(
        f"absence_report.{field}"
        for field in (
            "start_date",
            "end_date",
            "kind",
            "presumed_reason",
            "all_lessons_missed",
            "action_taken",
            "municipal_action_wanted",
            "municipal_action_note",
            "lesson_site",
            "reporter_name",
            "reporter_position",
            "reporter_phone",
            "reporter_email",
            "phone",
            "deviating_address",
            "absence_days",
            "absence_hours",
        )
    ),
}
NATIONAL_NUMBER = {"pgn.bsn", "pgn.onderwijsnummer", "pgn.last_digits"}


@pytest.fixture(scope="module")
def document() -> PolicyDocument:
    """The policies as they ship."""
    return read_folder(POLICIES)


def every_rule(document: PolicyDocument) -> tuple[Rule | ConditionalRule, ...]:
    """Return all rules, conditional or not."""
    return (*document.rules, *document.conditional)


def leaves(document: PolicyDocument, name: str) -> set[str]:
    """Return the finest categories under `name`."""
    return set(document.vocabulary.names_of(document.vocabulary.masks[name]))


def allowed(document: PolicyDocument, recipient: str) -> set[str]:
    """Return every leaf that some rule could ever let `recipient` have, denials that always hold taken off."""
    found: set[str] = set()
    covers = document.vocabulary.recipients.covers
    lines = [line for line in every_rule(document) if covers(line.recipient, recipient)]
    for line in lines:
        if line.effect is Effect.ALLOW:
            found |= leaves(document, line.category)
    for line in lines:
        if isinstance(line, Rule) and line.effect is Effect.DENY and line.purpose == ANY:
            found -= leaves(document, line.category)
    return found


def test_the_closed_list_of_the_absence_report_is_the_decree(document: PolicyDocument) -> None:
    """Field for field the annex of the decree, and the only thing DUO can get."""
    assert leaves(document, "list:verzuimmelding") == ABSENCE_REPORT
    assert allowed(document, "duo_absence") == ABSENCE_REPORT


def test_the_attendance_office_never_gets_illness_suspension_or_the_file(document: PolicyDocument) -> None:
    """Not in its list, and denied besides."""
    never = leaves(document, "illness") | leaves(document, "dossier") | {"behaviour.suspension", "ethnicity"}
    assert not allowed(document, "leerplicht") & never


def test_the_national_number_goes_where_a_law_names_it(document: PolicyDocument) -> None:
    """DUO, the notice to the municipality, the next school, the administration, and whoever has the right of access."""
    holders = {
        recipient
        for recipient in document.vocabulary.recipients.leaves
        if allowed(document, recipient) & NATIONAL_NUMBER
    }
    assert holders == {
        "duo_absence",
        "duo_register",
        "leerplicht",
        "school_receiving",
        "administration",
        "guardian_own",
        "pupil_self",
    }
    purposes = {
        line.purpose
        for line in document.rules
        if line.effect is Effect.ALLOW
        and line.recipient == "leerplicht"
        and leaves(document, line.category) & NATIONAL_NUMBER
    }
    assert purposes == {"leerplicht_kennisgeving"}


def test_no_partner_ever_gets_origin_money_or_raw_tests(document: PolicyDocument) -> None:
    """Denied for every partner, so that no later rule can open them by mistake."""
    recipients = document.vocabulary.recipients
    partners = [name for name in recipients.leaves if not recipients.terms[name].is_role]
    assert partners
    for partner in partners:
        assert not allowed(document, partner) & {"ethnicity", "financial", "psychodiagnostic.raw_material"}


def test_psychodiagnostics_is_for_those_named_for_one_pupil(document: PolicyDocument) -> None:
    """Whoever may see a report is assigned for one pupil and nothing wider (seed question 5)."""
    recipients = document.vocabulary.recipients
    readers = {name for name in recipients.leaves if allowed(document, name) & leaves(document, "psychodiagnostic")}
    inside = {name for name in readers if recipients.terms[name].is_role and not recipients.covers("family", name)}
    assert inside == {"psychologist", "named_reader"}
    assert all(recipients.terms[name].scopes == {Scope.PUPIL} for name in inside)
    outside = {"samenwerkingsverband", "police", "public_prosecutor", "dpa", "guardian_own", "pupil_self"}
    assert readers - inside == outside
    assert "handling_advice" in allowed(document, "teacher")


def test_every_rule_is_pinned_by_an_expectation(document: PolicyDocument) -> None:
    """A rule that allows or refuses without an expected answer could change its meaning unseen."""
    pinned = {row.because for row in document.expectations}
    assert {line.rule for line in every_rule(document)} <= pinned


def test_every_flow_expects_both_answers_where_it_allows(document: PolicyDocument) -> None:
    """Expecting only yes, or only no, proves little."""
    flows: dict[str, set[bool]] = {}
    for row in document.expectations:
        flows.setdefault(row.place.file.partition("/")[0], set()).add(row.basis is not None)
    only_no = {flow for flow, answers in flows.items() if answers != {True, False}}
    allowing = {line.place.file.partition("/")[0] for line in every_rule(document) if line.effect is Effect.ALLOW}
    assert only_no == {"nooit", "overleg"}
    assert not only_no & allowing


def test_no_two_expectations_ask_the_same(document: PolicyDocument) -> None:
    """The same question twice could be given two answers."""
    asked = [
        (row.recipient, row.purpose, row.category, row.met, row.objection, row.restriction)
        for row in document.expectations
    ]
    assert len(set(asked)) == len(asked)


def test_the_guide_explains_every_fault() -> None:
    """Whoever reads a fault finds it in the guide, in the same words."""
    both = (*vars(messages).values(), *vars(never_messages).values())
    texts = [value for value in both if isinstance(value, Text)]
    assert texts
    missing = [text.nl for text in texts if f"| {re.sub(r'{[a-z]+}', '…', text.nl)} |" not in GUIDE]
    assert missing == []


def test_the_guide_names_the_requirements_and_flows_there_are(document: PolicyDocument) -> None:
    """The tables of who signs and of what may be recorded list every requirement, and the table of files every flow."""
    named: list[str] = []
    for heading in ("## Wie tekent", "## Wat er verder vastgelegd kan zijn"):
        table = GUIDE.partition(heading)[2].partition("## ")[0]
        named += re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(KNOWN)
    flows = {line.place.file.partition("/")[0] for line in every_rule(document)}
    assert set(re.findall(r"^\| `([a-z_]+)/` \|", GUIDE, re.MULTILINE)) == flows


def test_the_guide_places_every_field_of_edexml_in_a_leaf(document: PolicyDocument) -> None:
    """A school maps its export by this table, so each category in it can be asked about."""
    table = GUIDE.partition("## Velden van EDEXML 2.1")[2].partition("## ")[0]
    named = set(re.findall(r"\| `([^`]+)` \|", table))
    assert named
    assert named <= set(document.vocabulary.categories.leaves)


def test_the_guide_names_only_rules_that_exist(document: PolicyDocument) -> None:
    """A rule id in the guide points at a rule."""
    ids = {line.rule for line in every_rule(document)}
    choices = GUIDE.partition("## Keuzes")[2].partition("## Velden")[0]
    assert set(re.findall(r"\b[A-Z]{2}-[0-9]{2}\b", choices)) <= ids
