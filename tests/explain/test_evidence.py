"""A class by a part of its name."""

import pytest

from playground.explain.evidence import called

NAMES = ["polecat", "tabby", "Egyptian cat", "lesser panda", "cat-o'-nine-tails", "cat"]


@pytest.mark.parametrize(
    ("text", "index"),
    [("CAT ", 5), ("egypt", 2), ("nine", 4), ("olec", 0), ("pan", 3), ("dog", None), ("(", None)],
)
def test_a_class_is_found_by_a_part_of_its_name(text, index):
    assert called(NAMES, range(6), text) == index


def test_of_several_it_is_the_likeliest():
    assert called(NAMES[:5], [4, 0, 2, 1, 3], "cat") == 4
    assert called(NAMES[:5], [0, 2, 4, 1, 3], "cat") == 2
