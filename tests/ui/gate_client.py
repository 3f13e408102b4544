"""A small page of Gradio's own behind our middleware, in a process of its own."""

from collections.abc import Iterator

import httpx
import pytest

from tests.ui.served import served

SLOW = 0.2  # seconds that the page's slow call takes
MOST = 20  # calls that may wait from one address
LINGER = 1.0  # seconds that a page's stream stays open for


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Of a page that keeps a token in the browser."""
    with (
        served("tests.ui.gate_server") as url,
        httpx.Client(base_url=url, trust_env=False) as client,
    ):
        yield client
