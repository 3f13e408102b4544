"""What the page says in either language."""

import gradio as gr
import pytest

from playground.data.catalog import DATASETS, MNIST
from playground.ui.text import TEXT, class_name, speaker

KOREAN = speaker(gr.Request(headers={"accept-language": "ko-KR,ko;q=0.9"}))
ENGLISH = speaker(gr.Request(headers={"accept-language": "en"}))


@pytest.mark.parametrize("key", TEXT)
def test_every_text_is_there_in_both_languages_with_the_same_places_for_values(key):
    english, korean = TEXT[key]
    assert english
    assert korean

    def places(text):
        return sorted(part.partition("}")[0] for part in text.split("{")[1:])

    assert places(english) == places(korean)


@pytest.mark.parametrize("info", DATASETS, ids=lambda info: info.key)
def test_classes_have_a_name_in_either_language(info):
    for name in info.classes:
        assert class_name(name, ENGLISH) == name
        translated = class_name(name, KOREAN)
        assert (translated == name) == (info is MNIST)


def test_a_class_nobody_has_named_keeps_its_own():
    assert class_name("zebra", KOREAN) == "zebra"
