"""What the page says in either language."""

import re
from string import Formatter

import gradio as gr
import pytest
from torchvision.models import EfficientNet_B0_Weights

from playground.data.catalog import DATASETS, MNIST
from playground.text import ENGLISH, KOREAN, LANGUAGES, Language
from playground.ui.text import Say, speaker


def places(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return sorted(parts[1:] for parts in Formatter().parse(text) if parts[1])


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_there_in_every_language_with_the_same_places_for_values(code: str) -> None:
    page = LANGUAGES[code].page
    assert page.keys() == ENGLISH.page.keys()
    assert all(page.values())
    assert [key for key in page if places(page[key]) != places(ENGLISH.page[key])] == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ko-KR,ko;q=0.9", KOREAN), ("en", ENGLISH), ("de,ko;q=0.8,en;q=0.5", KOREAN),
        ("fr", ENGLISH), ("", ENGLISH),
    ],
)  # fmt: skip
def test_the_first_language_that_there_is_is_spoken(accepted: str, language: Language) -> None:
    assert speaker(gr.Request(headers={"accept-language": accepted})).language is language
    assert speaker(None).language is ENGLISH


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ("일반 네트워크", "Plain"), ("일반 대", "Plain"), ("일반 vs", "Plain"),
        ("빠른 ResNet", "Speed"), ("공간 살펴보기", "거닐기"), ("공간 둘러보기", "거닐기"),
    ],
)  # fmt: skip
def test_a_thing_has_one_name_in_korean(other: str, word: str) -> None:
    """The networks are called as their papers have them, and the tab as its tab."""
    assert any(word in korean for korean in KOREAN.page.values())
    assert not [key for key, korean in KOREAN.page.items() if other in korean]


@pytest.mark.parametrize("info", DATASETS, ids=lambda info: info.key)
def test_classes_have_a_name_in_either_language(info):
    for name in info.classes:
        assert ENGLISH.class_name(name) == name
        translated = KOREAN.class_name(name)
        assert (translated == name) == (info is MNIST)


def test_a_class_nobody_has_named_keeps_its_own():
    assert KOREAN.class_name("zebra") == "zebra"


def test_imagenets_classes_have_korean_names_of_their_own() -> None:
    names = [KOREAN.class_name("", index) for index in range(1000)]
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
    assert KOREAN.class_name(english, classes.index(english)) == korean


def test_a_class_is_called_by_both_its_names() -> None:
    assert Say(KOREAN).class_names("lion", 291) == ("사자", "lion")
    assert Say(ENGLISH).class_names("cat") == ("cat", "고양이")
    assert Say(KOREAN).class_names("mine") == ("mine", "mine")
