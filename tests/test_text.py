"""One mechanism for what people read: Dutch first, English beside it."""

from __future__ import annotations

from consent_gate.text import Language, Text


def test_dutch_is_said_first() -> None:
    """Without a language, and wherever a text is simply shown."""
    text = Text("ja", "yes")
    assert (text.say(), str(text), text.say(Language.NL), text.say(Language.EN)) == ("ja", "ja", "ja", "yes")


def test_places_are_filled_in_both_languages() -> None:
    """The same value in both, a text in its own language, a place that one language leaves out is no fault."""
    text = Text("{file}: {what}", "{what}").format(file="a.csv", what=Text("leeg", "empty"))
    assert text == Text("a.csv: leeg", "empty")


def test_what_is_filled_in_is_not_read_again() -> None:
    """Braces in a value stay braces: a name from a file cannot pull another value into a sentence."""
    assert Text("{name}", "{name}").format(name="{secret}", secret="x") == Text("{secret}", "{secret}")
