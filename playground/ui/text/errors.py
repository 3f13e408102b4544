"""The sentences that are still finished where they are raised, recognised by their form in Korean."""

import re

from playground.text.ko import SENTENCES, TERMS
from playground.ui.text.forms import Forms

_ONCE = {
    english: korean
    for english, korean in SENTENCES.items()
    if len(set(places := re.findall(r"{\w+}", english))) == len(places)
}

in_korean = Forms(_ONCE, TERMS)
