"""Owners' tokens: this server's own count, and nothing that somebody made up."""

from typing import Any

import pytest

from playground.ui.owner import NAME_LENGTH, Owners

HERE = Owners("a secret", lambda token: token == "a" * NAME_LENGTH)


def test_a_token_that_was_given_out_is_kept() -> None:
    token = HERE.of(None)
    assert HERE.of(token) == token
    assert HERE.of(None) != token


@pytest.mark.parametrize("place", [0, 20, NAME_LENGTH, -1])
def test_a_changed_token_does_not_count(place: int) -> None:
    token = HERE.of(None)
    digits = list(token)
    digits[place] = "0" if digits[place] != "0" else "1"
    changed = "".join(digits)
    assert HERE.of(changed) not in (token, changed)


def test_another_servers_token_does_not_count() -> None:
    token = Owners("another secret", lambda _: True).of(None)
    assert HERE.of(token) != token


@pytest.mark.parametrize(
    "made_up",
    [
        None, 5, [], {}, "", "x", "b" * NAME_LENGTH, "a" * 64, "0" * 96, "가" * 96, "\ud800" * 96,
        "a" * NAME_LENGTH + " ", "A" * NAME_LENGTH,
    ],
)  # fmt: skip
def test_what_is_made_up_does_not_count(made_up: Any) -> None:
    assert HERE.of(made_up) != made_up
    assert HERE.of(HERE.of(made_up)) != made_up


def test_an_unsigned_token_of_earlier_code_counts_while_it_owns_runs() -> None:
    assert HERE.of("a" * NAME_LENGTH) == "a" * NAME_LENGTH
