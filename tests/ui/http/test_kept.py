"""What is made once for all visitors: the same that Gradio would send, and nothing of anybody's."""

import asyncio
import gzip
import inspect
import re

import httpx
import pytest
from gradio import route_utils
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from playground.ui.http.kept import LARGEST, ORIGIN, KeptAnswers
from tests.ui.gate_client import client

__all__ = ["client"]

asked: list[str] = []


async def tell(request: Request) -> Response:
    """All that came with a request, slowly."""
    asked.append(request.url.path)
    await asyncio.sleep(0.01)
    if "cookie" in request.url.path:
        return PlainTextResponse("yours", headers={"set-cookie": "a=b"})
    size = LARGEST if "large" in request.url.path else 1
    lines = [str(request.url), *map(str, request.headers.items()), "x" * size]
    return PlainTextResponse("\n".join(lines), 404 if "missing" in request.url.path else 200)


@pytest.fixture
def web() -> httpx.AsyncClient:
    asked.clear()
    app = Starlette(
        routes=[Route("/{path:path}", tell, methods=["GET", "POST"])],
        middleware=[Middleware(KeptAnswers)],
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")


def get(web: httpx.AsyncClient, *paths: str, **headers: str) -> list[httpx.Response]:
    """Answers to requests that are sent at once."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def together() -> list[httpx.Response]:
        return await asyncio.gather(*(web.get(path, headers=named) for path in paths))

    return asyncio.run(together())


def test_however_many_ask_an_answer_is_made_once(web: httpx.AsyncClient) -> None:
    answers = get(web, *["/"] * 5, *["/assets/a-1.js"] * 5, "/theme.css", "/static/b.js")
    assert all(answer.status_code == 200 for answer in answers)
    assert sorted(asked) == ["/", "/assets/a-1.js", "/static/b.js", "/theme.css"]


def test_nothing_of_a_visitor_s_is_in_what_others_get(web: httpx.AsyncClient) -> None:
    (mine,) = get(web, "/?secret=1", cookie="secret", x_playground_owner="secret")
    (other,) = get(web, "/")
    assert "secret" not in mine.text
    assert other.text == mine.text
    assert asked == ["/"]


@pytest.mark.parametrize("name", [key.decode() for key in ORIGIN])
def test_each_origin_has_a_page_of_its_own(web: httpx.AsyncClient, name: str) -> None:
    pages = [get(web, "/", **{name: value})[0].text for value in ("one.org", "two.org", "one.org")]
    assert "one.org" in pages[0]
    assert "two.org" in pages[1]
    assert pages[2] == pages[0]
    assert len(asked) == 2


def test_files_are_alike_whatever_the_origin(web: httpx.AsyncClient) -> None:
    for host in ("one.org", "two.org"):
        get(web, "/assets/a-1.js", host=host)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "path", ["/owner", "/gradio_api/heartbeat/x", "/assets/missing.js", "/assets/large", "/assets/cookie"]
)  # fmt: skip
def test_what_is_not_alike_or_not_sound_is_asked_for_each_time(
    web: httpx.AsyncClient, path: str
) -> None:
    first, second = (get(web, path)[0] for _ in range(2))
    assert (first.status_code, first.text) == (second.status_code, second.text)
    assert len(asked) == 2


def test_other_requests_pass(web: httpx.AsyncClient) -> None:
    get(web, "/", range="bytes=0-3")
    assert asyncio.run(web.post("/")).status_code == 200
    assert asked == ["/", "/"]


def test_it_is_compressed_for_those_who_take_that(web: httpx.AsyncClient) -> None:
    (packed,) = get(web, "/", accept_encoding="gzip, br")
    (plain,) = get(web, "/", accept_encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content))
    assert {packed.headers["vary"], plain.headers["vary"]} == {"Accept-Encoding"}


def test_only_what_is_named_by_its_content_is_kept_by_browsers(web: httpx.AsyncClient) -> None:
    told = [
        answer.headers.get("cache-control") for answer in get(web, "/", "/assets/a", "/static/b")
    ]
    assert told == [None, "public, max-age=31536000, immutable", None]
    (missing,) = get(web, "/assets/missing.js")
    assert "cache-control" not in missing.headers


@pytest.mark.parametrize(
    "origin", [{}, {"host": "a.org"}, {"x-forwarded-host": "b.org", "x-forwarded-proto": "https"}]
)
def test_the_page_is_gradio_s_own(client: httpx.Client, origin: dict[str, str]) -> None:
    own = client.get("/", headers={**origin, "range": "bytes=0-"})  # which is never kept
    for _ in range(2):
        kept = client.get("/?tab=train", headers=origin)
        assert kept.text == own.text
        assert kept.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in own.headers
    assert all(value in own.text for value in origin.values())


def test_gradio_reads_no_other_header_for_its_page() -> None:
    """To be looked at again when Gradio changes."""
    source = inspect.getsource(route_utils.get_request_origin)
    read = set(re.findall(r'"(x-[a-z-]+)"', source)) - {"x-forwarded"}
    assert read | {"host"} == {key.decode() for key in ORIGIN}


def test_a_script_of_ours_comes_first_in_the_page_alone() -> None:
    async def page(request: Request) -> Response:
        return PlainTextResponse(f"<head><script>{request.url.path}</script>")

    app = Starlette(
        routes=[Route("/{path:path}", page)], middleware=[Middleware(KeptAnswers, first="let a")]
    )
    web = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")
    first, other = get(web, "/", "/assets/b.js")
    assert first.text == "<head><script>let a</script><script>/</script>"
    assert other.text == "<head><script>/assets/b.js</script>"
