"""A second implementation of the decision, written from the law and not from the code it judges.

One category at a time, with sets and loops: no masks, no plans, no cache. It shares only the nouns with the product.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from consent_gate.grounds import Fact
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.state import Hold, PupilState, RecipientState, Statement

ORDER = ("legal_obligation", "vital_interest", "public_task", "contract", "legitimate_interest", "consent")
HELD = {"objection": {"public_task", "legitimate_interest"}, "restriction": {*ORDER} - {"vital_interest", "consent"}}


def above(parents: Mapping[str, frozenset[str]], name: str) -> set[str]:
    """Return `name` and everything it falls under."""
    return {name}.union(*(above(parents, parent) for parent in parents.get(name, ())))


def day_of_age(born: date, age: int) -> date:
    """Return the birthday on which someone becomes `age`; who was born on 29 February waits for 1 March."""
    year = born.year + age
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) and year % 4 else born.replace(year=year)


class Oracle:
    """One question: may this category of this pupil go to this recipient for this purpose on this day?"""

    def __init__(
        self, policy: PolicyDocument, asks: RecipientState, pupil: PupilState, purpose: str, category: str, day: date
    ) -> None:
        self.policy, self.words, self.pupil, self.day = policy, policy.vocabulary, pupil, day
        climbed = (above(self.words.recipients.parents, name) for name in self.names(asks))
        self.who = {"*", asks.recipient}.union(*climbed)
        self.why = {"*"} | above(self.words.purposes.parents, purpose)
        self.what = {"*"} | above(self.words.categories.parents, category)

    def basis(self) -> str | None:
        return next((basis for basis in ORDER if self.allowed(basis) and not self.denied(basis)), None)

    def names(self, asks: RecipientState) -> list[str]:
        terms, names = self.words.recipients.terms, []
        sort, _, person = asks.recipient.partition(":")
        if (asks.record or sort == "person") and not (asks.purposes and asks.period.holds_on(self.day)):
            return []
        if asks.record and asks.kind in terms:
            names += [asks.kind] if terms[asks.kind].scopes <= {"none"} else []
        for role in asks.roles:
            reached = {"school": True, "group": role.of in self.pupil.groups, "pupil": role.of == self.pupil.pupil}
            known = role.role in terms and role.scope in terms[role.role].scopes
            known = known and (sort == "person") == ("family" in above(self.words.recipients.parents, role.role))
            names += [role.role] if known and reached[role.scope] and role.period.holds_on(self.day) else []
        return names + [name for name in self.kin(sort, person) if name in terms and terms[name].scopes == {"kin"}]

    def kin(self, sort: str, person: str) -> list[str]:
        """Return what a person is to the pupil: gezag ends of itself at 18, the pupil's own rights begin at 16."""
        born, age = self.pupil.birth_date, self.age()
        if sort != "person" or born is None:
            return []
        if person.partition(".")[0] == "pupil":
            return ["pupil_self"] if person == f"pupil.{self.pupil.pupil}" and age >= 16 else []
        looked_at = min(self.day, day_of_age(born, 18) - timedelta(days=1))
        said = [fact.gezag for fact in self.pupil.gezag if fact.person == person and fact.period.holds_on(looked_at)]
        if not said or (age >= 18 and not said[-1]):
            return []
        if age >= 18:
            return ["parent_of_adult"]
        return ["guardian", "guardian_own"][: 2 if age < 16 else 1] if said[-1] else ["parent_without_gezag"]

    def allowed(self, basis: str) -> bool:
        """True when a rule says so, or a conditional rule whose requirement is met."""
        rules: list[Rule | ConditionalRule] = [rule for rule in self.policy.rules if rule.effect == "allow"]
        rules += [rule for rule in self.policy.conditional if rule.effect == "allow" and self.met(rule.requires)]
        return any(rule.basis == basis and self.about(rule) for rule in rules)

    def denied(self, basis: str) -> bool:
        """True when a rule, a caution or an open objection or restriction denies this basis."""
        both: list[Rule | ConditionalRule] = list(self.policy.rules)
        both += [rule for rule in self.policy.conditional if self.cautioned(rule.requires)]
        rules = (rule for rule in both if rule.effect == "deny" and rule.basis in (basis, "*"))
        held = any(self.no_is_about(hold) for hold in self.pupil.holds if basis in HELD[hold.kind])
        return held or any(self.about(rule) for rule in rules)

    def about(self, rule: Rule | ConditionalRule) -> bool:
        return rule.recipient in self.who and rule.purpose in self.why and rule.category in self.what

    def met(self, requires: str) -> bool:
        """True when what a rule asks for is there: a consent, or a fact in force that lists this very category."""
        if requires.startswith("consent:"):
            return self.consented(requires)
        facts = [fact for fact in self.pupil.facts if fact.name == requires and not fact.missing]
        return any(self.yes_is_about(fact) for fact in facts)

    def cautioned(self, requires: str) -> bool:
        """True when a caution of this name reaches the question."""
        return any(self.no_is_about(fact) for fact in self.pupil.facts if fact.name == requires)

    def yes_is_about(self, said: Statement | Fact) -> bool:
        """A yes must name us; an exclusion by a name that nobody knows any more could be of anything."""
        lost = any(name not in self.words.categories.terms for name in said.excluded)
        named = bool(self.what & set(said.categories)) and not self.what & set(said.excluded)
        return named and not lost and said.recipient in self.who and said.purpose in self.why

    def no_is_about(self, said: Statement | Hold | Fact) -> bool:
        """A no reaches us when it names us, also by a name that nobody knows any more."""
        words, excluded = self.words, bool(self.what & set(said.excluded))
        someone_else = said.recipient in words.recipients.terms or ":" in said.recipient
        lost = any(name not in words.categories.terms for name in said.categories)
        named = said.recipient in self.who or not someone_else
        meant = said.purpose in self.why or said.purpose not in words.purposes.terms
        return named and meant and (lost or bool(self.what & set(said.categories))) and not excluded

    def word(self, person: str) -> str:
        """Return the last word of `person`: yes, no, or silence, also when a yes has lapsed."""
        word, last_no = "silence", date.min
        for said in (said for said in self.pupil.statements if said.by == person):
            if not said.yes and self.no_is_about(said):
                word, last_no = "no", max(last_no, said.given_on)
            begun = max(said.given_on, said.period.since or said.given_on) <= self.day
            if not said.yes or not begun or not self.yes_is_about(said) or said.given_on < last_no:
                continue
            born = self.pupil.birth_date if person == "pupil" and self.age() >= 16 else None
            counts = not born or said.given_on >= day_of_age(born, 16)
            if counts and (said.period.until is None or self.day <= said.period.until):
                word = "yes"
            elif word == "no":
                word = "silence"
        return word

    def age(self) -> int:
        born = self.pupil.birth_date
        return sum(1 for age in range(1, 19) if born and day_of_age(born, age) <= self.day)

    def consented(self, requires: str) -> bool:
        """From 16 the pupil alone; under 16 those with gezag, none of them against, and the pupil of 12 where asked."""
        if self.pupil.birth_date is None:
            return False
        if self.age() >= 16:
            return self.word("pupil") == "yes"
        latest = {fact.person: fact.gezag for fact in self.pupil.gezag if fact.period.holds_on(self.day)}
        words = [self.word(person) for person, gezag in latest.items() if gezag]
        enough = all if "all_guardians" in requires else any
        if not words or "no" in words or not enough(word == "yes" for word in words):
            return False
        return not (requires.endswith("+youth") and self.age() >= 12) or self.word("pupil") == "yes"
