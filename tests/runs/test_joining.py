"""A cluster that is not there: said at once."""

import time

import pytest

from playground.errors import PlaygroundError
from playground.settings import Settings
from tests.journeys.conftest import free_port

joining = pytest.importorskip(
    "playground.runs.backends.joining", reason="there is no wheel of Ray's here"
)
import ray  # noqa: E402


@pytest.mark.parametrize("scheme", ["", "ray://"])
def test_an_address_where_nobody_answers_is_refused_at_once(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{scheme}127.0.0.1:{free_port()}"
    monkeypatch.setenv("RAY_ADDRESS", address)
    began = time.monotonic()
    with pytest.raises(PlaygroundError, match=f"nobody answers at {address}, which RAY_ADDRESS"):
        joining.joined(Settings())
    assert time.monotonic() - began < 2 * joining.REACHED


def test_whatever_keeps_ray_from_starting_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise Exception("The current node timed out during startup.")

    monkeypatch.setattr(ray, "init", broken)
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    with pytest.raises(PlaygroundError, match="the Ray cluster cannot be joined: The current node"):
        joining.joined(Settings())
