"""Reading the never-list: one sentence a line, in a small Dutch of which every word counts.

    ID: WHAT [behalve WHAT] gaat nooit [CLAUSES] [(SOURCE)]
    ID: WHAT [behalve WHAT] wordt nooit geweigerd aan WHO [CLAUSES] [(SOURCE)]
    ID: RECORDED houdt nooit WHAT [behalve WHAT] tegen [CLAUSES] [(SOURCE)]

CLAUSES, each at most once and in any order, with a comma before it or not: `naar WHO`, `voor PURPOSE`, `op grond van
BASIS`, `zonder RECORDED`, `bij RECORDED`, `behalve naar WHO`, `behalve voor PURPOSE`. `iets` and `iemand` are anything
and anyone. Several names are joined by commas, `en` or `of`, which mean the same here; what is recorded by `of` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from consent_gate.rules import messages as reading
from consent_gate.rules import never_messages as messages
from consent_gate.rules.cells import counted_lines
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.lines import Place
from consent_gate.rules.never import Form, Names, Never
from consent_gate.rules.never_words import HOLDS, Broken, Cursor, Lexicon, bases_named, labels_of, lexicon, recorded_by
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.rule_lines import CAUTION_PREFIX, RULE_ID
from consent_gate.rules.vocabulary import Tree, Vocabulary
from consent_gate.terms import ANY, Basis
from consent_gate.text import Text

ANYTHING: Final = "iets"
ANYONE: Final = "iemand"
EXCEPT: Final = "behalve"
JOINED: Final = (",", "en", "of")
TO, FOR, BASED, WITHOUT, DURING = "naar", "voor", "op grond van", "zonder", "bij"
TO_GIVEN: Final = "aan"

A_CATEGORY: Final = Text("een soort gegeven of `iets`", "a category or `iets`")
A_RECIPIENT: Final = Text("een ontvanger of `iemand`", "a recipient or `iemand`")
A_PURPOSE: Final = Text("een doel", "a purpose")
A_BASIS: Final = Text("een grondslag", "a basis")
RECORDED: Final = Text("iets wat vastgelegd kan zijn", "something that can be recorded")
A_CLAUSE: Final = Text(
    "naar, voor, op grond van, zonder, bij, behalve of een bron tussen haakjes",
    "naar, voor, op grond van, zonder, bij, behalve or a source in brackets",
)


def read_never(
    file: str, text: str, vocabulary: Vocabulary, required: Iterable[str], ids: Mapping[str, Place], faults: Faults
) -> list[Never]:
    """Read every sentence, noting each fault; `required` is what the rules require, `ids` are taken by rules."""
    reader = _Reader(vocabulary, required, faults)
    seen = dict(ids)
    found = []
    counted = 0
    for place, line in counted_lines(file, text, faults):
        counted += 1
        head, colon, _ = line.partition(":")
        name = head.strip(" ")
        if not colon or not RULE_ID.match(name):
            faults.add(place, messages.ID_FIRST)
            continue
        if name in seen:
            faults.add(place, reading.RULE_TWICE, rule=name, first=seen[name])
            continue
        seen[name] = place
        cursor = Cursor(line, place, len(head) + 1, faults)
        try:
            found.append(reader.read(name, place, cursor))
        except Broken:
            continue
    if not counted:
        faults.add(Place(file, 1), messages.NO_SENTENCE)
    return found


class _Reader:
    """Reads sentences over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, required: Iterable[str], faults: Faults) -> None:
        self._words = vocabulary
        self._faults = faults
        self._what = lexicon(labels_of(vocabulary.categories), ANYTHING)
        self._who = lexicon(labels_of(vocabulary.recipients), ANYONE)
        self._why = lexicon(labels_of(vocabulary.purposes))
        self._bases = lexicon(bases_named(vocabulary.bases))
        self._recorded = recorded_by(required)

    def read(self, name: str, place: Place, cursor: Cursor) -> Never:
        """Read one sentence after its id; raise Broken when it cannot be understood."""
        whole = cursor.rest
        form, stopper, what = self._opening(cursor)
        clauses = self._clauses(cursor, form)
        text, source = self._ending(cursor, whole)
        words = self._words
        return Never(
            name,
            form,
            text,
            source,
            place,
            what,
            self._limited(clauses, TO, words.recipients, place),
            self._limited(clauses, FOR, words.purposes, place),
            tuple(Basis(basis) for basis in clauses.get(BASED, ())),
            self._apart(clauses.get(WITHOUT, ()), (stopper,), place),
            self._apart(clauses.get(DURING, ()), (stopper, *clauses.get(WITHOUT, ())), place),
            stopper,
        )

    def _opening(self, cursor: Cursor) -> tuple[Form, str, Names]:
        if " houdt nooit " in cursor.rest:
            at = cursor.place
            stopper = self._said(cursor)
            if len(stopper) != 1 or not (stopper[0] in HOLDS or stopper[0].startswith(CAUTION_PREFIX)):
                self._faults.add(at, messages.STOPPER, name=stopper[0])
                raise Broken
            cursor.expect("houdt nooit")
            what = self._things(cursor)
            cursor.expect("tegen")
            return Form.STOP, stopper[0], what
        what = self._things(cursor)
        verb = cursor.expect("gaat nooit", "gaan nooit", "wordt nooit geweigerd", "worden nooit geweigerd")
        return (Form.REFUSAL if "geweigerd" in verb else Form.BAN), "", what

    def _things(self, cursor: Cursor) -> Names:
        tree = self._words.categories
        named = self._names(cursor, self._what, tree, A_CATEGORY)
        excepted: tuple[str, ...] = ()
        at = cursor.place
        if cursor.take(EXCEPT):
            excepted = self._names(cursor, self._what, tree, A_CATEGORY)
            masks = self._words.masks
            for name in excepted:
                if not masks[name] & self._words.mask_of(named):
                    self._faults.add(at, messages.EXCEPTION_IDLE, name=name)
            if not self._words.mask_of(named) & ~self._words.mask_of(excepted):
                self._faults.add(at, messages.ALL_EXCEPTED)
        return Names(named, excepted)

    def _clauses(self, cursor: Cursor, form: Form) -> Mapping[str, tuple[str, ...]]:
        """Read every clause by the word that it begins with; who it is refused to comes first."""
        to = TO_GIVEN if form is Form.REFUSAL else TO
        kinds = (f"{EXCEPT} {to}", f"{EXCEPT} {FOR}", to, FOR, BASED, WITHOUT, DURING)
        found: dict[str, tuple[str, ...]] = {}
        while True:
            comma = bool(cursor.take(","))
            place = cursor.place
            kind = cursor.take(*kinds) if found or form is not Form.REFUSAL else cursor.expect(to)
            if not kind:
                if comma or not found:
                    cursor.broken(A_CLAUSE, kinds)
                return found
            key = kind.replace(TO_GIVEN, TO)
            if key in found:
                self._faults.add(place, messages.CLAUSE_TWICE, clause=kind)
            found[key] = self._values(cursor, key)

    def _values(self, cursor: Cursor, clause: str) -> tuple[str, ...]:
        if clause.endswith(TO):
            return self._names(cursor, self._who, self._words.recipients, A_RECIPIENT)
        if clause.endswith(FOR):
            return self._names(cursor, self._why, self._words.purposes, A_PURPOSE)
        if clause == BASED:
            return self._names(cursor, self._bases, None, A_BASIS)
        return self._said(cursor)

    def _limited(self, clauses: Mapping[str, tuple[str, ...]], kind: str, tree: Tree, place: Place) -> Names:
        """Return who or what for is meant; note an exception from something that the sentence was not about.

        Roles can be held together, so one role may be excepted for whoever holds another.
        """
        names = Names(clauses.get(kind, (ANY,)), clauses.get(f"{EXCEPT} {kind}", ()))
        roles = {name for name, term in tree.terms.items() if term.is_role}
        about = {name for name in tree.terms if names.include(tree, name)}
        for excepted in names.excepted:
            under = {name for name in tree.terms if tree.covers(excepted, name)}
            if not under & about and not (under & roles and about & roles):
                self._faults.add(place, messages.EXCEPTION_IDLE, name=excepted)
        if about and all(names.leave_out(tree, name) for name in about):
            self._faults.add(place, messages.ALL_EXCEPTED)
        return names

    def _apart(self, words: tuple[str, ...], others: Iterable[str], place: Place) -> tuple[str, ...]:
        for word in words:
            if word in others:
                self._faults.add(place, messages.CONTRADICTS, name=word)
        return words

    def _names(self, cursor: Cursor, known: Lexicon, tree: Tree | None, expected: Text) -> tuple[str, ...]:
        """Read one name or several; each must add something to those before it."""
        found: list[str] = []
        while True:
            place = cursor.place
            phrase = cursor.phrase(known.keys())
            if not phrase:
                cursor.broken(expected, known)
            if len(known[phrase]) > 1:
                several = as_is(", ".join(sorted(known[phrase])))
                self._faults.add(place, messages.AMBIGUOUS, label=phrase, names=several)
                raise Broken
            (name,) = known[phrase]
            self._note_idle(place, name, found, tree)
            found.append(name)
            if not _goes_on(cursor, JOINED):
                return tuple(found)

    def _said(self, cursor: Cursor) -> tuple[str, ...]:
        """Read what is recorded: one word or several, joined by `of`."""
        found: list[str] = []
        while True:
            place = cursor.place
            phrase = cursor.phrase(self._recorded.keys())
            words = self._recorded.get(phrase, ())
            if not words:
                # Articles and subjects of weighing are open words: one that no rule names can be recorded all the same.
                cursor.take("een")
                word = cursor.word()
                if word not in KNOWN or not cursor.phrase((word,)):
                    cursor.broken(RECORDED, self._recorded)
                words = (word,)
            for word in words:
                self._note_idle(place, word, found, None)
            found += words
            if not _goes_on(cursor, (",", "of")):
                return tuple(dict.fromkeys(found))

    def _note_idle(self, place: Place, name: str, before: Iterable[str], tree: Tree | None) -> None:
        for other in before:
            if name == other or other == ANY or (tree is not None and tree.covers(other, name)):
                self._faults.add(place, messages.NAME_IDLE, name=name, other=other)
            elif name == ANY or (tree is not None and tree.covers(name, other)):
                self._faults.add(place, messages.NAME_IDLE, name=other, other=name)

    def _ending(self, cursor: Cursor, whole: str) -> tuple[str, str]:
        rest = cursor.rest
        if not rest:
            return whole, ""
        if not rest.startswith("("):
            cursor.broken(A_CLAUSE)
        if not rest.endswith(")") or not rest[1:-1].strip(" "):
            self._faults.add(cursor.place, messages.SOURCE)
            raise Broken
        return whole[: len(whole) - len(rest)].rstrip(" "), rest[1:-1].strip(" ")


def _goes_on(cursor: Cursor, joined: tuple[str, ...]) -> bool:
    """Step over what joins two names. A comma before the next clause joins nothing."""
    if cursor.stands(*(f", {clause}" for clause in (EXCEPT, TO, TO_GIVEN, FOR, BASED, WITHOUT, DURING))):
        return False
    return bool(cursor.take(*joined))
