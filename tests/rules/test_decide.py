"""The scenarios of the law on the policies that are shipped: who gets what, on which ground, and why not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from consent_gate.decision import Decision
from consent_gate.reasons import Reason
from consent_gate.records import Body, Consent, Matter, Period, Refusal, Withdrawal
from consent_gate.rules.decide import admission, decide, foreseen, refused
from consent_gate.rules.lines import Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Scope, Vocabulary
from consent_gate.state import PupilState, RecipientState, RoleFact
from consent_gate.terms import Basis, Effect
from tests.generated import EVER, HERE, SMALL, TODAY, policy, tree
from tests.rules.pupils import BEFORE, EIGHT, FATHER, FOURTEEN, MOTHER, SELF, SIXTEEN, objects, pupil, restricts
from tests.small_policies import POLICIES

SNAPSHOT: Final = Snapshot.read(Path(POLICIES))
WORDS: Final = SNAPSHOT.vocabulary
YESTERDAY: Final = TODAY - timedelta(days=1)

CARE: Final = RecipientState("org:care", "reg", "jeugdhulp", ("zorgvraag",), EVER)
SITE: Final = RecipientState("org:site", "reg", "publication", ("image_website", "image_closed_app"), EVER)
DUO: Final = RecipientState("org:duo", "reg", "duo_absence", ("verzuimmelding",), EVER)
OFFICE: Final = RecipientState("org:office", "reg", "leerplicht", ("leerplicht_toezicht",), EVER)
TEACHER: Final = RecipientState("staff:teacher", roles=(RoleFact("role", "teacher", "group", "7a", EVER),))


def about(recipient: str, purpose: str, category: str) -> Matter:
    """Return the matter of a consent as the form words it."""
    return Matter(recipient, purpose, (category,))


HELP: Final = about("jeugdhulp", "zorgvraag", "support")
PHOTO: Final = about("publication", "image_website", "image")
APP: Final = about("publication", "image_closed_app", "image")


def decided(asks: RecipientState, purpose: str, category: str, state: PupilState, day: date = TODAY) -> Decision:
    """Decide about one category at any height."""
    return decide(SNAPSHOT, asks, purpose, state, 1, WORDS.mask_of([category]), day)


def yes(by: str, matter: Matter, *, on: date = BEFORE, until: date | None = None) -> Body:
    """Return a consent."""
    return Consent(by, matter, on, Period(None, until))


PERMITTED: Final[dict[str, tuple[RecipientState, str, str, PupilState, Basis, str]]] = {
    "1: one guardian consented, the other is silent": (
        CARE,
        "zorgvraag",
        "support.needs",
        pupil(EIGHT, yes(MOTHER, HELP)),
        Basis.CONSENT,
        "JH-01",
    ),
    "4: the pupil of 16 consented, the parents object": (
        SITE,
        "image_website",
        "image.photo",
        pupil(SIXTEEN, Refusal(MOTHER, PHOTO, TODAY), objects(FATHER), yes(SELF, PHOTO, on=TODAY)),
        Basis.CONSENT,
        "BD-01",
    ),
    "6: parents object to a report of absence": (
        DUO,
        "verzuimmelding",
        "absence_report.kind",
        pupil(EIGHT, objects()),
        Basis.LEGAL_OBLIGATION,
        "VZ-01",
    ),
    "12: no to the website, yes to the closed app": (
        SITE,
        "image_closed_app",
        "image.photo",
        pupil(EIGHT, Refusal(MOTHER, PHOTO, BEFORE), yes(MOTHER, APP)),
        Basis.CONSENT,
        "BD-02",
    ),
}


@pytest.mark.parametrize(("asks", "purpose", "category", "state", "basis", "rule"), PERMITTED.values(), ids=PERMITTED)
def test_a_scenario_that_permits(
    asks: RecipientState, purpose: str, category: str, state: PupilState, basis: Basis, rule: str
) -> None:
    """On this ground, by this rule, and nothing is withheld."""
    decision = decided(asks, purpose, category, state)
    assert [(grant.basis, grant.categories, grant.rules) for grant in decision.grants] == [
        (basis, (category,), (rule,))
    ]
    assert decision.withheld == ()


Refused = tuple[RecipientState, str, str, PupilState, Reason]
REFUSED: Final[dict[str, Refused]] = {
    "1: within the fields of the consent only": (
        CARE,
        "zorgvraag",
        "school_functioning.wellbeing",
        pupil(EIGHT, yes(MOTHER, HELP)),
        Reason.CONSENT_MISSING,
    ),
    "2: the father withdraws in writing": (
        CARE,
        "zorgvraag",
        "support.needs",
        pupil(EIGHT, yes(MOTHER, HELP), Withdrawal(FATHER, TODAY, "", HELP)),
        Reason.GUARDIANS_DISAGREE,
    ),
    "3: consent by guardians, sixteen today": (
        SITE,
        "image_website",
        "image.photo",
        pupil(SIXTEEN, yes(MOTHER, PHOTO), yes(FATHER, PHOTO)),
        Reason.CONSENT_RENEW_AT_16,
    ),
    "5: the school year of the consent is over": (
        SITE,
        "image_website",
        "image.photo",
        pupil(EIGHT, yes(MOTHER, PHOTO, until=date(2026, 7, 31))),
        Reason.CONSENT_EXPIRED,
    ),
    "6b: a restriction holds a report of absence, and says so": (
        DUO,
        "verzuimmelding",
        "absence_report.kind",
        pupil(EIGHT, restricts()),
        Reason.RESTRICTED,
    ),
    "7: leerplicht asks what is not on its list": (
        OFFICE,
        "leerplicht_toezicht",
        "guardian_contact.gezag",
        pupil(EIGHT, yes(MOTHER, Matter())),
        Reason.FIELD_NOT_IN_CLOSED_LIST,
    ),
    "12: no to the website, yes to the closed app": (
        SITE,
        "image_website",
        "image.photo",
        pupil(EIGHT, Refusal(MOTHER, PHOTO, BEFORE), yes(MOTHER, APP)),
        Reason.CONSENT_MISSING,
    ),
    "15: the number is never consented to": (
        CARE,
        "zorgvraag",
        "pgn.bsn",
        pupil(EIGHT, yes(MOTHER, Matter("jeugdhulp", "zorgvraag", ("pgn",)))),
        Reason.PGN_NOT_PERMITTED,
    ),
    "35: fourteen, the guardians consented, the pupil says no": (
        CARE,
        "zorgvraag",
        "support.needs",
        pupil(FOURTEEN, yes(MOTHER, HELP), yes(FATHER, HELP), Refusal(SELF, HELP, TODAY)),
        Reason.YOUTH_ASSENT_MISSING,
    ),
    "36: fourteen, the guardians refuse, the pupil asks for help": (
        CARE,
        "zorgvraag",
        "support.needs",
        pupil(FOURTEEN, Refusal(MOTHER, HELP, BEFORE), Refusal(FATHER, HELP, BEFORE), yes(SELF, HELP)),
        Reason.CONSENT_MISSING,
    ),
    "10: a report, and the teacher of the group": (
        TEACHER,
        "teaching",
        "psychodiagnostic.report",
        pupil(EIGHT),
        Reason.ROLE_NOT_NAMED,
    ),
}


@pytest.mark.parametrize(("asks", "purpose", "category", "state", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_scenario_that_refuses(
    asks: RecipientState, purpose: str, category: str, state: PupilState, reason: Reason
) -> None:
    """For this reason first; nothing is granted; a missing consent names the rule that asks for it."""
    decision = decided(asks, purpose, category, state)
    assert decision.grants == ()
    first = decision.withheld[0]
    assert (first.reason, first.categories) == (reason, (category,))
    assert first.rules or reason in (Reason.ROLE_NOT_NAMED, Reason.RESTRICTED)


@pytest.mark.parametrize(
    ("recipient", "named", "declared", "meant", "reason"),
    [
        (None, "zorgvraag", "", "zorgvraag", Reason.RECIPIENT_UNKNOWN),
        (SITE, "", "", "image_website", None),
        (SITE, "image_closed_app", "", "image_closed_app", None),
        (SITE, "", "image_closed_app", "image_closed_app", None),
        (SITE, "image_closed_app", "image_closed_app", "image_closed_app", None),
        (SITE, "image_website", "image_closed_app", "image_website", Reason.PURPOSE_MISMATCH),
        (SITE, "image_social_media", "", "image_social_media", Reason.PURPOSE_MISMATCH),
        (SITE, "image_publication", "", "image_publication", Reason.PURPOSE_MISMATCH),
        (SITE, "", "zorgvraag", "zorgvraag", Reason.PURPOSE_MISMATCH),
        (TEACHER, "", "teaching", "teaching", None),
        (TEACHER, "teaching", "", "teaching", Reason.PURPOSE_MISMATCH),
        (TEACHER, "guidance", "teaching", "guidance", Reason.PURPOSE_MISMATCH),
        (TEACHER, "", "", "", Reason.PURPOSE_MISMATCH),
        (TEACHER, "", "teaching_and_guidance", "teaching_and_guidance", Reason.PURPOSE_MISMATCH),
    ],
)
def test_what_a_request_names_never_adds_a_purpose(
    recipient: RecipientState | None, named: str, declared: str, meant: str, reason: Reason | None
) -> None:
    """Registered, or declared by the route for staff; a name beside that is refused (CG-14)."""
    assert admission(SNAPSHOT, recipient, named, declared, TODAY) == (meant, reason)


def test_a_registration_holds_on_its_days_only() -> None:
    """The day after the last is not active; a purpose of before is not admitted any more."""
    partner = RecipientState("org:one", "reg", "jeugdhulp", ("zorgvraag",), Period(None, YESTERDAY))
    assert admission(SNAPSHOT, partner, "zorgvraag", "", YESTERDAY) == ("zorgvraag", None)
    assert admission(SNAPSHOT, partner, "zorgvraag", "", TODAY) == ("zorgvraag", Reason.RECIPIENT_NOT_ACTIVE)


def test_each_name_of_the_asker_is_foreseen_on_its_own() -> None:
    """What one role is denied another may see of other pupils, so it is not refused beforehand."""
    one, other = (RoleFact(f"r{at}", role, "pupil", "p1", EVER) for at, role in enumerate(("teacher", "psychologist")))
    member = RecipientState("staff:one", roles=(one, other))
    mask = WORDS.mask_of(["psychodiagnostic.report"])
    assert foreseen(SNAPSHOT, member, "guidance", mask, TODAY) is None
    assert foreseen(SNAPSHOT, member, "privacy_supervision", mask, TODAY) is not None
    roles = {"teacher": frozenset({Scope.PUPIL}), "psychologist": frozenset({Scope.PUPIL})}
    words = Vocabulary(tree(dict.fromkeys(roles, ()), roles), SMALL.purposes, SMALL.categories)
    rules = [
        Rule("teacher", "d1", "c1", "public_task", "", Effect.ALLOW, HERE),
        Rule("psychologist", "d1", "c1", "*", "", Effect.DENY, HERE),
    ]
    everyone = [Rule("*", "d1", "c1", "public_task", "", Effect.ALLOW, HERE), rules[1]]
    torn = Snapshot(policy(words, rules))
    assert foreseen(torn, member, "d1", words.mask_of(["c1"]), TODAY) is None
    assert foreseen(torn, member, "d1", words.mask_of(["c2"]), TODAY) is not None
    denied = RecipientState("staff:two", roles=(other,))
    assert foreseen(torn, denied, "d1", words.mask_of(["c1"]), TODAY) is not None
    assert foreseen(Snapshot(policy(words, everyone)), denied, "d1", words.mask_of(["c1"]), TODAY) is None


def test_a_refusal_of_everything_names_everything() -> None:
    """One reason, all that was asked."""
    (kept,) = refused(WORDS.mask_of(["pgn"]), SNAPSHOT, Reason.PUPIL_UNKNOWN)
    assert (kept.reason, kept.categories) == (Reason.PUPIL_UNKNOWN, WORDS.names_of(WORDS.mask_of(["pgn"])))
