"""What the page says in either language."""

import re

import gradio as gr
import pytest
from torchvision.models import EfficientNet_B0_Weights

from playground.data.catalog import DATASETS, MNIST
from playground.ui.text import TEXT, Say, class_in_both, class_name, speaker
from playground.ui.text.classes import imagenet

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


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ("일반 네트워크", "Plain"), ("일반 대", "Plain"), ("일반 vs", "Plain"),
        ("빠른 ResNet", "Speed"), ("공간 살펴보기", "거닐기"), ("공간 둘러보기", "거닐기"),
    ],
)  # fmt: skip
def test_a_thing_has_one_name_in_korean(other: str, word: str) -> None:
    """The networks are called as their papers have them, and the tab as its tab."""
    assert any(word in korean for _, korean in TEXT.values())
    assert not [key for key, (_, korean) in TEXT.items() if other in korean]


@pytest.mark.parametrize("info", DATASETS, ids=lambda info: info.key)
def test_classes_have_a_name_in_either_language(info):
    for name in info.classes:
        assert class_name(name, ENGLISH) == name
        translated = class_name(name, KOREAN)
        assert (translated == name) == (info is MNIST)


def test_a_class_nobody_has_named_keeps_its_own():
    assert class_name("zebra", KOREAN) == "zebra"


def test_imagenets_classes_have_korean_names_of_their_own() -> None:
    names = imagenet()
    assert len(names) == len(set(names)) == 1000
    assert all(re.search("[가-힣]", name) and name == name.strip() for name in names)


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("tench", "텐치(잉어과)"), ("goldfish", "금붕어"), ("axolotl", "우파루파"),
        ("koala", "코알라"), ("crane bird", "두루미"), ("pug", "퍼그"), ("lion", "사자"),
        ("cheetah", "치타"), ("zebra", "얼룩말"), ("giant panda", "대왕판다"), ("canoe", "카누"),
        ("crane", "기중기"), ("harp", "하프"), ("laptop", "랩톱"), ("mouse", "컴퓨터 마우스"),
        ("pizza", "피자"), ("teapot", "찻주전자"), ("violin", "바이올린"), ("bagel", "베이글"),
        ("volcano", "화산"), ("toilet tissue", "화장지"),
    ],
)  # fmt: skip
def test_they_stand_in_imagenets_order(english: str, korean: str) -> None:
    classes = EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"]
    assert imagenet()[classes.index(english)] == korean


def test_a_class_is_called_by_both_its_names() -> None:
    assert class_in_both("lion", 291, True, Say(korean=True)) == ("사자", "lion")
    assert class_in_both("cat", 3, False, Say(korean=False)) == ("cat", "고양이")
    assert class_in_both("mine", 0, False, Say(korean=True)) == ("mine", "mine")
