"""Large numbers, as Korean counts them."""

import pytest

from playground.message import Count, Message
from playground.numerals import short
from playground.text import ENGLISH, KOREAN
from playground.ui.text import Say


@pytest.mark.parametrize(
    ("number", "korean"),
    [
        (0, "0"), (999, "999"), (9_408, "9,410"), (175_066, "17.5만"), (691_674, "69.2만"),
        (26_700_000, "2,670만"), (36_479_194, "3,650만"), (100_000_000, "1억"),
        (5_250_000_000, "52.5억"), (10**12, "1조"), (999_600, "100만"),
    ],
)  # fmt: skip
def test_korean_counts_by_ten_thousands(number: int, korean: str) -> None:
    assert KOREAN(Count(number)) == Say(KOREAN).count(number) == korean
    assert Say(ENGLISH).count(number) == short(number)


def test_sentences_and_figures_count_so_too() -> None:
    say = Say(KOREAN)
    assert say.figure(Message("{count} parameters", count=Count(175_000))) == "파라미터 17.5만 개"
    sentence = Message(
        "this network has {params} parameters, and {allowed} are allowed here: choose a smaller one",
        params=Count(66_800_000),
        allowed=Count(60_000_000),
    )
    assert "파라미터가 6,680만 개인데 여기서는 6,000만 개까지" in say.sentence(sentence)
