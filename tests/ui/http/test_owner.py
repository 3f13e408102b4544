"""Owners' tokens: this server's own count, and nothing that somebody made up."""

from pathlib import Path

import gradio as gr
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from playground.ui.http.owner import HEADER, NAME_LENGTH, NOBODY, ROUTE, Owners, server_secret

HERE = Owners("a secret")


def named(token: str, owners: Owners = HERE) -> str:
    return owners.of(gr.Request(headers={HEADER: token}))


def test_a_token_that_was_given_out_names_one_owner_and_the_name_is_no_token() -> None:
    token, other = HERE.new(), HERE.new()
    name = named(token)
    assert len(name) == NAME_LENGTH
    assert named(token) == name != named(other)
    assert named(name) == NOBODY


@pytest.mark.parametrize("place", [0, 20, NAME_LENGTH, -1])
def test_a_changed_token_is_nobodys(place: int) -> None:
    digits = list(HERE.new())
    digits[place] = "0" if digits[place] != "0" else "1"
    assert named("".join(digits)) == NOBODY


def test_another_servers_token_is_nobodys() -> None:
    assert named(Owners("another secret").new()) == NOBODY


MADE_UP = ("", "x", "b" * NAME_LENGTH, "a" * 64, "0" * 96, "가" * 96, "null", "a" * 10**6)


@pytest.mark.parametrize("made_up", MADE_UP, ids=lambda text: ascii(text)[:20])
def test_what_is_made_up_is_nobodys(made_up: str) -> None:
    assert named(made_up) == NOBODY


def test_a_call_without_a_token_is_nobodys() -> None:
    assert HERE.of(gr.Request(headers={})) == NOBODY
    assert HERE.of(gr.Request(headers={"cookie": f"{HEADER}={HERE.new()}"})) == NOBODY


def test_a_browser_keeps_its_token_and_gets_another_for_one_that_does_not_count() -> None:
    web = TestClient(Starlette(routes=[Route(ROUTE, HERE.give)]))
    first = web.get(ROUTE)
    assert first.headers["cache-control"] == "no-store"
    assert named(first.text) != NOBODY
    assert web.get(ROUTE, headers={HEADER: first.text}).text == first.text
    for wrong in ("", "0" * 96, first.text[:-1], first.text + "0"):
        given = web.get(ROUTE, headers={HEADER: wrong}).text
        assert named(given) not in (NOBODY, named(first.text))


def test_a_restart_knows_the_tokens_it_gave_out(tmp_path: Path) -> None:
    token = Owners(server_secret(tmp_path / "runs")).new()
    assert named(token, Owners(server_secret(tmp_path / "runs"))) != NOBODY
    assert named(token, Owners(server_secret(tmp_path / "others"))) == NOBODY
    assert (tmp_path / "runs/.signing-key").stat().st_mode & 0o077 == 0
