"""What stands before Gradio, tried on a page of Gradio's own: an attacker's requests, and everybody's."""

import inspect
import json
import re

import httpx
import pytest
from gradio import routes

from playground.ui.http.asgi import HEADERS
from playground.ui.http.gate import LARGEST_CALL
from tests.ui.gate_client import client

__all__ = ["client"]

LINKS = (
    "/gradio_api/deep_link?session_hash=attacker",
    "/gradio_api/%64eep_link?session_hash=attacker",
    "/gradio_api/%2564eep_link?session_hash=attacker",
    "/gradio_api/file=/tmp/gradio/deep_links/abc/state.json",
    "/gradio_api/file/tmp/gradio/deep%5Flinks/abc/state.json",
)


@pytest.mark.parametrize("url", LINKS)
def test_the_state_of_a_session_cannot_be_had_as_a_link(client: httpx.Client, url: str) -> None:
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("place", ["/", "/config"])
@pytest.mark.parametrize("name", ["deep_link", "%64eep_link", "deep%5Flink"])
def test_no_link_restores_a_state(client: httpx.Client, place: str, name: str) -> None:
    """What it says of the link must be what it says without one."""
    plain = client.get(f"{place}?x=1")
    linked = client.get(f"{place}?x=1&{name}=abc")
    assert linked.status_code == plain.status_code == 200
    if place == "/config":
        assert linked.json().get("deep_link_state") == plain.json().get("deep_link_state")


def test_gradio_has_no_other_deep_links_than_those_that_are_refused() -> None:
    """To be looked at again when Gradio changes: who handles links, and under which names."""
    source = inspect.getsource(routes)
    assert source.count('"/gradio_api/deep_link"') == 1
    assert source.count('@app.get("/gradio_api/deep_link') == 1
    assert source.count('deep_link: str = ""') == 3  # the page, pages below it, and /config
    assert 'alias="deep' not in source


def test_a_queued_endpoint_cannot_be_called_past_its_queue(client: httpx.Client) -> None:
    for door in ("run", "api"):
        for name in ("echo", "/echo"):
            answer = client.post(f"/gradio_api/{door}/{name.strip('/')}", json={"data": ["x"]})
            assert answer.status_code == 404
    assert client.post("/gradio_api/run/at_once", json={"data": ["x"]}).json()["data"] == ["x"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": ["\\ud800"]}', b'{"data": ["a\\udfff"], "session_hash": "x"}', b'{"data": [',
        b"[" * 100_000, b'{"data": [' + b"9" * 10_000 + b"]}", b"", b"\xff\xfe",
    ],
)  # fmt: skip
@pytest.mark.parametrize("door", ["run/at_once", "call/echo", "queue/join"])
def test_what_cannot_be_read_gets_a_sentence(client: httpx.Client, door: str, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post(f"/gradio_api/{door}", content=body, headers=headers)
    assert answer.status_code == 400
    assert "send text as valid Unicode" in answer.json()["error"]


@pytest.mark.parametrize("kind", ["text/plain", "", "application/octet-stream"])
def test_it_is_read_as_json_whatever_it_says_it_is(client: httpx.Client, kind: str) -> None:
    for body in (b"[" * 100_000, b'{"code": "\\ud800"}'):
        headers = {"content-type": kind}
        answer = client.post("/gradio_api/run/at_once", content=body, headers=headers)
        assert answer.status_code == 400
        assert "send text as valid Unicode" in answer.json()["error"]


def test_what_is_too_large_gets_a_sentence(client: httpx.Client) -> None:
    body = json.dumps({"data": ["x" * LARGEST_CALL]})
    headers = {"content-type": "application/json"}
    answer = client.post("/gradio_api/run/at_once", content=body, headers=headers)
    assert (answer.status_code, answer.json()) == (
        413,
        {"error": "A call may be at most 500 kB: send less."},
    )


def test_a_large_body_of_another_kind_is_not_read_either(client: httpx.Client) -> None:
    """FastAPI would take all of it into memory before it looks at its kind."""
    for kind in ("text/plain", "application/octet-stream", "", "multipart/form-data; boundary=x"):
        answer = client.post(
            "/gradio_api/queue/join",
            content=b"x" * (LARGEST_CALL + 1),
            headers={"content-type": kind},
        )
        assert answer.status_code == 413


def test_the_gates_own_sentences_are_in_the_askers_language(client: httpx.Client) -> None:
    korean = {"accept-language": "ko-KR,ko;q=0.9", "content-type": "application/json"}
    door = "/gradio_api/run/at_once"
    answers = (
        client.get("/gradio_api/deep_link", headers=korean),
        client.post(door, content=b"[", headers=korean),
        client.post(door, content=b"x" * (LARGEST_CALL + 1), headers=korean),
    )
    assert [answer.status_code for answer in answers] == [404, 400, 413]
    for answer in answers:
        assert re.search("[가-힣]", answer.json()["error"])


@pytest.mark.parametrize("kind", ["application/geo+json", "application/json; charset=utf-16"])
def test_what_fastapi_takes_for_json_is_read_as_json_here_too(
    client: httpx.Client, kind: str
) -> None:
    body = b'{"data": ["\\ud800"]}'
    answer = client.post("/gradio_api/run/at_once", content=body, headers={"content-type": kind})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("door", "body"),
    [
        ("call/v2/nothing", {}), ("call/nothing", {"data": []}), ("run/nothing", {"data": []}),
        ("run/predict", {"data": [], "fn_index": -(10**30)}),
        ("queue/join", {"data": [], "fn_index": 999, "session_hash": "x"}),
        ("queue/join", {"data": [], "session_hash": "x"}),
    ],
)  # fmt: skip
def test_an_endpoint_that_is_not_there_gets_a_sentence(
    client: httpx.Client, door: str, body: dict[str, object]
) -> None:
    answer = client.post(f"/gradio_api/{door}", json=body)
    assert answer.status_code in (400, 404)
    assert answer.json().get("error") or answer.json().get("detail")


@pytest.mark.parametrize("value", ["three", [], {"path": "/etc/passwd", "meta": None}])
@pytest.mark.parametrize(
    ("language", "words"), [("en", "cannot answer"), ("ko", "답할 수 없습니다")]
)
def test_a_value_that_gradio_fails_on_gets_a_sentence(
    client: httpx.Client, value: object, language: str, words: str
) -> None:
    headers = {"accept-language": language}
    answer = client.post("/gradio_api/run/number", json={"data": [value]}, headers=headers)
    assert answer.status_code == 500
    assert words in answer.json()["error"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("door", ["call", "join"])
@pytest.mark.parametrize(
    ("language", "words"), [("en", "cannot answer"), ("ko", "답할 수 없습니다")]
)
def test_a_value_that_gradio_fails_on_gets_a_sentence_on_the_stream_too(
    client: httpx.Client, door: str, language: str, words: str
) -> None:
    headers = {"accept-language": language}
    body: dict[str, object] = {"data": ["three"], "session_hash": f"{door}-{language}"}
    if door == "call":
        asked = client.post("/gradio_api/call/queued_number", json=body)
        news = f"/gradio_api/call/queued_number/{asked.json()['event_id']}"
    else:
        events = client.get("/config").json()["dependencies"]
        number = next(one["id"] for one in events if one["api_name"] == "queued_number")
        client.post("/gradio_api/queue/join", json={**body, "fn_index": number})
        news = f"/gradio_api/queue/data?session_hash={door}-{language}"
    with client.stream("GET", news, headers=headers, timeout=30) as stream:
        told = next(line for line in stream.iter_lines() if "error" in line and "data: " in line)
    said = json.loads(told.removeprefix("data: "))
    assert words in (said.get("output") or said)["error"]


@pytest.mark.parametrize("wrong", ["Infinity", "NaN", "[[1]]", '{"a": 1e999}'])
@pytest.mark.parametrize("door", ["call/echo", "queue/join", "run/at_once"])
def test_what_is_no_call_gets_a_sentence(client: httpx.Client, door: str, wrong: str) -> None:
    """FastAPI would repeat it in its answer, and there is no JSON for infinity."""
    body = f'{{"data": ["x"], "fn_index": 1, "session_hash": {wrong}}}'
    kind = {"content-type": "application/json", "accept-language": "ko"}
    answer = client.post(f"/gradio_api/{door}", content=body, headers=kind)
    assert answer.status_code == 422
    assert "형식이 맞지 않는" in answer.json()["error"]


def test_what_fails_outside_of_a_call_gets_a_sentence(client: httpx.Client) -> None:
    body = {"data": [], "fn_index": 0, "session_hash": "x", "trigger_id": 10**30}
    headers = {"content-type": "application/json"}
    text = json.dumps(body).replace("[]", "NaN")  # FastAPI repeats the NaN, and fails
    answer = client.post("/gradio_api/queue/join", content=text, headers=headers)
    assert answer.json().get("error") or answer.json().get("detail")


@pytest.mark.parametrize("text", ["한국어", "🛝", "a\\ud83d", "\u0000", "\\"])
def test_what_can_be_read_arrives_as_it_was(client: httpx.Client, text: str) -> None:
    answer = client.post("/gradio_api/run/at_once", json={"data": [text]})
    assert answer.json()["data"] == [text]


@pytest.mark.parametrize("url", ["/", "/config", "/gradio_api/deep_link", "/nothing"])
def test_every_answer_has_the_headers(client: httpx.Client, url: str) -> None:
    answer = client.get(url)
    for name, value in HEADERS:
        assert answer.headers[name.decode()] == value.decode()
