"""What the school holds on paper where no consent decides: weighings, orders, inzage, agreements, cautions."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from consent_gate.grounds import MELDCODE_STEPS, Agreement, Caution, Inspection, Order, Weighing
from consent_gate.records import Matter, Period
from tests.bdd.calendar import day_of
from tests.bdd.parties import PARTNERS
from tests.bdd.school import labels
from tests.bdd.steps.phrases import DAY, ON, WHO, Table, column
from tests.bdd.world import World, snapshot

WEIGHED = {
    "spreekrecht": "right_to_speak",
    "onderzoek": "research",
    "reden om te lezen": "need_to_know",
    "besluit van de directie": "director",
    "meldcode": "meldcode",
    "acute onveiligheid": "acute_danger",
    "aanvraag van ondersteuning": "support_request",
}
ORDERED = {
    "de inschrijving": ("inschrijving", "administratie"),
    "een ondertoezichtstelling": ("ots", "kinderrechter"),
    "een opdracht tot begeleiding": ("jeugdreclassering", "kinderrechter"),
}
ROLES = {"overeenkomst": "partner", "verwerkersovereenkomst": "processor"}


def leaves(table: Table) -> tuple[str, ...]:
    """Return the categories that the labels in a table stand for."""
    by_label = labels(snapshot().vocabulary)
    return tuple(by_label[label] for label in column(table))


def ceiling(who: str, requirement: str) -> tuple[str, ...]:
    """Return the most that a record of this kind could open for a party: what the rules that require it name."""
    document, above = snapshot().document, snapshot().vocabulary.recipients.above
    names = above[PARTNERS[who][1]] if who in PARTNERS else frozenset(snapshot().vocabulary.recipients.terms)
    rules = [rule for rule in document.conditional if rule.requires == requirement and rule.recipient in names]
    return tuple(sorted({rule.category for rule in rules}))


@given(
    parsers.re(
        rf"de school woog voor {WHO} af over (?P<pupil>\w+): (?P<subject>{'|'.join(WEIGHED)})"
        r'(?:, alleen over "(?P<only>[^"]+)")?'
    )
)
def _weighed(world: World, who: str, pupil: str, subject: str, only: str | None) -> None:
    categories = leaves([[only]]) if only else ceiling(who, f"weighing:{WEIGHED[subject]}")
    matter = Matter(world.introduce(who), categories=categories)
    steps = MELDCODE_STEPS if subject == "meldcode" else ()
    world.write(Weighing(WEIGHED[subject], "directeur", world.clock.day, matter, steps), pupil)


@given(parsers.re(rf"bij de school ligt voor {WHO} (?P<what>{'|'.join(ORDERED)}) van (?P<pupil>\w+) vast, over"))
def _ordered(world: World, who: str, what: str, pupil: str, datatable: Table) -> None:
    article, official = ORDERED[what]
    order = Order(
        world.introduce(who), article, official, leaves(datatable), world.clock.day, "written", Period(world.clock.day)
    )
    world.write(order, pupil)


@given(
    parsers.re(
        rf"(?P<person>moeder|vader|\w+ zelf) zag het rapport van (?P<pupil>\w+) voor {WHO} in {ON}"
        r"(?P<agrees>(?: en was het er (?:niet )?mee eens)?)(?P<wrote>(?: en gaf een zienswijze)?)"
    )
)
def _inspected(world: World, person: str, pupil: str, who: str, on: str, agrees: str, wrote: str) -> None:
    by = "pupil" if person.endswith(" zelf") else person
    agreed = None if not agrees else "niet" not in agrees
    matter = Matter(PARTNERS[who][1], categories=ceiling(who, "inspection"))
    statement = "5" * 64 if wrote else ""
    world.write(Inspection(by, day_of(on), matter, agreed, statement), pupil)


@given(
    parsers.re(
        rf"met {WHO} loopt een (?P<role>overeenkomst|verwerkersovereenkomst) voor (?P<purpose>\w+)"
        rf"(?: tot en met {DAY.format('until')})?, over"
    )
)
def _agreement(world: World, who: str, role: str, purpose: str, until: str | None, datatable: Table) -> None:
    _agree(world, who, role, purpose, until, leaves(datatable), ())


@given(
    parsers.re(
        rf"de (?P<role>verwerkersovereenkomst) met {WHO} noemt voor (?P<purpose>\w+) als gekozen optionele verwerking"
    )
)
def _optional(world: World, who: str, role: str, purpose: str, datatable: Table) -> None:
    _agree(world, who, role, purpose, None, ("pseudonym.eck_id",), leaves(datatable))


def _agree(
    world: World,
    who: str,
    role: str,
    purpose: str,
    until: str | None,
    categories: tuple[str, ...],
    optional: tuple[str, ...],
) -> None:
    """Record a signed agreement with its annex, since today."""
    period = Period(world.clock.day, day_of(until) if until else None)
    agreement = Agreement(
        world.introduce(who),
        ROLES[role],  # type: ignore[arg-type]
        "product",
        (purpose,),
        categories,
        "active",
        world.clock.day,
        period,
        optional,
        security_annex="bijlage 2",
    )
    world.write(agreement)


@given(parsers.re(r"het adres van (?P<pupil>\w+) is geheim"))
@when(parsers.re(r"het adres van (?P<pupil>\w+) geheim wordt"))
def _secret_address(world: World, pupil: str) -> None:
    world.write(Caution("secret_address", "administratie", world.clock.day), pupil)


@then(
    parsers.re(
        r"het grootboek bewaart dat (?P<person>moeder|vader) het niet eens was met het rapport van (?P<pupil>\w+)"
    )
)
def _disagreement_kept(world: World, person: str, pupil: str) -> None:
    seen = [r.body for r in world.ledger.records(pupil=world.key_of(pupil)) if isinstance(r.body, Inspection)]
    assert [(body.by, body.agrees) for body in seen] == [(person, False)]
