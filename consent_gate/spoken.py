"""Answers in words for a telephone call, a meeting or a letter.

Two people listen. Who answers for the school hears all: what may go, what not and why, and what would be needed. Who
asks hears what may go and what the law asks of such a question; why the rest stays, and whether the school knows the
pupil at all, is not for them (CG-07).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from consent_gate.because import because
from consent_gate.decision import Decision
from consent_gate.grounds import PAPER_TERM
from consent_gate.plain import labels
from consent_gate.reasons import Reason
from consent_gate.rules.overview import in_short
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, Channel, Effect
from consent_gate.text import Text

ORDER: Final = "order:"
"""How the requirement of an order begins; the article follows."""

CRIMINAL: Final = re.compile(r"126[a-z]+\Z")
"""The articles of criminal procedure under which a demand (vordering) is made; other orders are requests."""

UNDER_AUTHORISATION: Final = "126nf"

EVERYTHING: Final = Text("alle gegevens", "all data")
_WHAT_WAS_ASKED: Final = Text("wat er gevraagd is", "what was asked")
_MAY: Final = Text("U mag geven: {what}. Grond: {basis}.", "You may give: {what}. Basis: {basis}.")
_MAY_NOT: Final = Text("Niet: {what}, omdat {why}.", "Not: {what}, because {why}.")

_GIVEN: Final = Text("Voor het doel ‘{purpose}’ geef ik u: {what}.", "For the purpose ‘{purpose}’ I give you: {what}.")
_NO_MORE: Final = Text("Meer kan ik u niet geven.", "I cannot give you more.")
NOTHING: Final = Text("Hierover kan ik u niets geven.", "About this I cannot give you anything.")
"""The whole answer to who asks in vain."""
_DEMAND: Final = Text(
    "Daarvoor is een vordering nodig; die kunt u de school op papier geven.",
    "That needs a formal demand, which you can give the school on paper.",
)
_REQUEST: Final = Text(
    "Daarvoor is een verzoek of besluit op papier nodig.", "That needs a request or decision on paper."
)

_ASK_FOR_DEMAND: Final = Text(
    "Vraag om een vordering op papier, met het artikel, naam en functie van wie vordert, de datum, om welke leerling "
    "het gaat, welke gegevens precies en over welke tijd.",
    "Ask for a formal demand on paper, with the article, the name and position of the official, the date, which pupil "
    "it is about, precisely which details and over which time.",
)
_ASK_FOR_REQUEST: Final = Text(
    "Vraag om een verzoek of besluit op papier ({article}), met wie vraagt, de datum, om welke leerling het gaat en "
    "welke gegevens precies: {what}.",
    "Ask for a request or decision on paper ({article}), with who asks, the date, which pupil it is about and "
    "precisely which details: {what}.",
)
_ARTICLE: Final = Text("Artikel {articles} Sv kan openen: {what}.", "Article {articles} Sv can open: {what}.")
_AUTHORISED: Final = Text(
    "Onder {article} alleen met het nummer van de machtiging van de rechter-commissaris.",
    "Under {article} only with the number of the examining judge's authorisation.",
)
_ORALLY: Final = Text(
    "Kan het niet wachten, dan mag de vordering mondeling; het papier volgt binnen {days} dagen.",
    "If it cannot wait, the demand may be made orally; the paper follows within {days} days.",
)
_THEN: Final = Text(
    "Leg vast wat u krijgt (consent-gate order add) en stel de vraag opnieuw.",
    "Record what you get (consent-gate order add) and put the question again.",
)

_CONSULTING: Final = (
    Text(
        "U mag overleggen zolang niemand weet om wie het gaat; u mag geen enkel leerlinggegeven geven.",
        "You may consult while nobody knows whom it is about; you may not give any detail of a pupil.",
    ),
    Text(
        "Noem geen naam, geboortedatum, adres, klas of nummer, en ook geen feiten die samen verraden wie het is.",
        "Name no name, birth date, address, class or number, nor facts that together give away who it is.",
    ),
    Text(
        "Wordt toch duidelijk om wie het gaat, stop dan en stel de vraag opnieuw met --pupil.",
        "When it becomes clear all the same, stop, and put the question again with --pupil.",
    ),
)
_BY_RULE: Final = Text("Regel {rule} ({sources}).", "Rule {rule} ({sources}).")
CONSULT: Final = Text(
    "Ik leg u iets voor zonder te zeggen om wie het gaat. Vraag er niet naar; ik kan er geen antwoord op geven.",
    "I put something to you without saying whom it is about. Please do not ask; I cannot answer that.",
)
"""What one says at the beginning of a consultation without a name."""

SAY: Final = {Channel.LETTER: Text("Schrijf", "Write")}
"""What one does with the words for the caller; in other channels one says them."""


def what(vocabulary: Vocabulary, names: Sequence[str]) -> Text:
    """Return leaf categories as people name them, a whole kind by its own name."""
    if not names:
        return _WHAT_WAS_ASKED
    short = in_short(vocabulary, vocabulary.mask_of(names))
    return EVERYTHING if short == (ANY,) else labels(vocabulary, short)


def for_school(snapshot: Snapshot, decision: Decision) -> Iterator[Text]:
    """Yield what the one who answers needs to know: each ground with what may go, each reason with what stays."""
    vocabulary = snapshot.vocabulary
    for grant in decision.grants:
        basis = vocabulary.bases.get(grant.basis, Text(grant.basis.value, grant.basis.value))
        yield _MAY.format(what=what(vocabulary, grant.categories), basis=basis)
    kept: dict[Reason, dict[str, None]] = {}
    for part in decision.withheld:
        kept.setdefault(part.reason, {}).update(dict.fromkeys(part.categories))
    for reason, categories in kept.items():
        yield _MAY_NOT.format(what=what(vocabulary, tuple(categories)), why=because(reason))


def for_asker(snapshot: Snapshot, decision: Decision, purpose: str, plan: Plan) -> Text:
    """Return what may be said to who asks. Of a refusal nothing but that it is one: the same for every pupil."""
    said = [NOTHING]
    if decision.permits:
        permitted = what(snapshot.vocabulary, decision.permitted)
        said = [_GIVEN.format(purpose=snapshot.vocabulary.label_of(purpose), what=permitted)]
        if decision.withheld:
            said.append(_NO_MORE)
    paper = demanded(plan, refused_by(snapshot, decision))
    return sentences(*said, paper) if paper else sentences(*said)


def refused_by(snapshot: Snapshot, decision: Decision) -> int:
    """Return the leaf categories that `decision` withholds."""
    return snapshot.vocabulary.mask_of(name for kept in decision.withheld for name in kept.categories)


def demanded(plan: Plan, refused: int) -> Text | None:
    """Return what to tell who asked, when the purpose asks for a paper that opens some of `refused`; None when none."""
    articles = _articles(plan, refused)
    if not articles:
        return None
    return _DEMAND if any(CRIMINAL.match(article) for article in articles) else _REQUEST


def route(snapshot: Snapshot, plan: Plan, refused: int) -> Iterator[Text]:
    """Yield how `refused` could be had all the same: which paper to ask for, and what each article can open of it."""
    articles = _articles(plan, refused)
    demands = [article for article in articles if CRIMINAL.match(article)]
    if demands:
        yield _ASK_FOR_DEMAND
    for opened in dict.fromkeys(articles.values()):
        alike = [article for article in articles if articles[article] == opened]
        opening = what(snapshot.vocabulary, snapshot.vocabulary.names_of(opened))
        for article in alike:
            if article not in demands:
                yield _ASK_FOR_REQUEST.format(article=article, what=opening)
        named = [article for article in alike if article in demands]
        if named:
            said = _ARTICLE.format(articles=either(named), what=opening)
            yield (
                sentences(said, _AUTHORISED.format(article=UNDER_AUTHORISATION))
                if UNDER_AUTHORISATION in named
                else said
            )
    if demands:
        yield _ORALLY.format(days=PAPER_TERM.days)
    if articles:
        yield _THEN


def either(names: Sequence[str]) -> Text:
    """Return names as alternatives: "a, b of c"."""
    *first, last = names
    before = ", ".join(first)
    return Text(f"{before} of {last}", f"{before} or {last}") if before else Text(last, last)


def consultation(snapshot: Snapshot, plan: Plan) -> Iterator[Text]:
    """Yield what one who consults about nobody in particular keeps to, with the rules of the policy that say so."""
    yield from _CONSULTING
    for said in plan.applied:
        if said.rule.effect is Effect.DENY and said.rule.category == ANY:
            sources = ", ".join(source.text for source in snapshot.document.sources.get(said.rule.rule, ()))
            yield _BY_RULE.format(rule=said.rule.rule, sources=sources)


def duty(snapshot: Snapshot, name: str) -> Text:
    """Return what people call a duty; one that the policies no longer name is its own label."""
    term = snapshot.document.duties.get(name)
    return term.label if term else Text(name, name)


def sentences(*texts: Text) -> Text:
    """Return sentences behind each other."""
    return Text(" ".join(text.nl for text in texts), " ".join(text.en for text in texts))


def _articles(plan: Plan, wanted: int) -> dict[str, int]:
    """Return each order that opens something of `wanted` with what it opens of it, in the order of the policy."""
    found: dict[str, int] = {}
    for condition in plan.conditions:
        opened = condition.mask & plan.potential & wanted
        if condition.rule.effect is Effect.ALLOW and condition.rule.requires.startswith(ORDER) and opened:
            article = condition.rule.requires.removeprefix(ORDER)
            found[article] = found.get(article, 0) | opened
    return found
