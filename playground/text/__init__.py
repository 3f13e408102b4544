"""What is said to a person, in the languages there are. Standard library only: workers, logs and the
command line speak too. Of sentences the English is in the templates themselves, where they are raised; the
page's texts are in `en`. A further language is a file here and a line below.
"""

from playground.text.en import ENGLISH
from playground.text.ko import KOREAN
from playground.text.language import Language

LANGUAGES = {language.code: language for language in (ENGLISH, KOREAN)}

__all__ = ["ENGLISH", "KOREAN", "LANGUAGES", "Language"]
