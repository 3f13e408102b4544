"""What is said to a person, in the languages there are. Standard library only: workers, logs and the
command line speak too. English is in the templates themselves; a further language is a file here and a line
below.
"""

from playground.text.ko import KOREAN
from playground.text.language import Language

ENGLISH = Language("en", {}, {})
LANGUAGES = {language.code: language for language in (ENGLISH, KOREAN)}

__all__ = ["ENGLISH", "KOREAN", "LANGUAGES", "Language"]
