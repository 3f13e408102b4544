"""The sentences that are still finished where they are raised, recognised by their form in Korean."""

from playground.text.ko import SENTENCES, TERMS
from playground.ui.text.forms import Forms

_LAYERS = ("a {window} window", "stride {stride} has", "shortcut A can")
REASONS = {english: korean for english, korean in SENTENCES.items() if english.startswith(_LAYERS)}

in_korean = Forms(SENTENCES, TERMS)
