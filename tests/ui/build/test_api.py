"""The endpoints, called as a program calls them: over HTTP, by name."""

import json
from collections.abc import Iterator

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from playground.describe import description
from playground.families import plain, resnet, wide_resnet
from playground.plan import plan
from playground.source import source
from tests.journeys.conftest import start_server


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The app in a process of its own: Gradio leaves loops and sockets to the garbage collector."""
    server = start_server(tmp_path_factory.mktemp("api"))
    client = Client(server.url, verbose=False)
    yield client
    client.close()
    server.stop()


def test_the_endpoints_have_names_types_and_words(client):
    endpoints = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert {"/describe", "/source"} <= set(endpoints)
    parameters = endpoints["/describe"]["parameters"]
    assert [p["parameter_name"] for p in parameters] == ["net", "size", "classes"]
    assert [p["parameter_has_default"] for p in parameters] == [False, True, True]
    assert "multiply-adds" in endpoints["/describe"]["description"]


def test_whoever_keeps_the_server_alive_can_ask(client):
    answer = httpx.get(f"{client.src.rstrip('/')}/health", trust_env=False)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_network_is_described_by_its_name_and_by_its_json(client):
    by_name = client.predict("wide_resnet:28,10", api_name="/describe")
    assert by_name == description(plan(wide_resnet(28, 10), 32))
    spec = resnet(34, classes=7)
    text = json.dumps(spec.to_dict())
    assert client.predict(text, 64, 5, api_name="/describe") == description(
        plan(spec.replace(classes=5), 64)
    )


def test_the_source_comes_as_text(client):
    assert client.predict("plain:20", 40, api_name="/source") == source(plain(20), 40)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("resnet:51",), "51 is not one"),
        (("wide_resnet:17,1",), "try 16 or 22"),
        (("plain:20", "wide"), "image size must be a whole number"),
        (("plain:20", 10**6), "image size must lie between 1 and 1024"),
        (("plain:20", 32, [3]), "classes must be a whole number"),
        (('{"name": "x"}',), "network lacks 'stem'"),
        (("{" * 3000,), "that is not JSON"),
        ((["plain:20"],), "net must be a name"),
    ],
)
def test_mistakes_come_back_as_sentences(client, arguments, sentence):
    with pytest.raises(AppError, match=sentence):
        client.predict(*arguments, api_name="/describe")
