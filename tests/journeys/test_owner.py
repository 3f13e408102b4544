"""Whose runs are whose, in a browser: in a frame of another site, where nothing is kept, under attack."""

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route, expect

from playground.ui.http.owner import HEADER, ROUTE
from tests.install_browser import find
from tests.journeys.conftest import FLAGS, PATIENCE, SHOWN_RUN, Server

pytestmark = pytest.mark.browser
KEY = "paper-playground-owner"
KEPT = f"localStorage.getItem('{KEY}')"
OWN_RUN = f"{SHOWN_RUN} !== '' && !{SHOWN_RUN}.startsWith('shipped:')"
WINDOW = {"width": 1440, "height": 1000}


@contextmanager
def framing(address: str) -> Iterator[str]:
    """Another site, "localhost" where the app is "127.0.0.1", whose page frames that address."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(
                f'<iframe id="app" src="{address}" width="1400" height="950"></iframe>'.encode()
            )

        def log_message(self, *_: object) -> None:
            pass

    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}"
    site.shutdown()
    site.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A private window: Chromium forbids a frame of another site its storage and shared cookies."""
    context = browser.new_context(viewport=WINDOW, locale="en-US")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@contextmanager
def profile(
    browser: Browser, folder: Path, preferences: dict[str, object]
) -> Iterator[BrowserContext]:
    """An ordinary window, with Chromium's preferences."""
    (folder / "Default").mkdir(parents=True)
    (folder / "Default/Preferences").write_text(json.dumps(preferences))
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=find(), args=FLAGS, viewport=WINDOW, locale="en-US"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def allow_frames(context: BrowserContext, server: Server) -> None:
    """As if the other site were the one that shows a Space."""

    def without_policy(route: Route) -> None:
        answer = route.fetch()
        headers = {k: v for k, v in answer.headers.items() if k != "content-security-policy"}
        route.fulfill(response=answer, headers=headers)

    context.route(f"{server.url}/", without_policy)


def opened(view: Page | Frame) -> None:
    """Wait for the page, and go to its Train tab."""
    view.get_by_role("tab", name="2 · Train").click()
    view.wait_for_selector("#start-training")


def train(view: Page | Frame) -> str:
    """Start a short training of the page's first network, and wait for its end; its id."""
    view.fill("#length input", "2")
    view.click("#start-training")
    view.wait_for_function(OWN_RUN)
    view.wait_for_selector(".pp-run[data-state=done]")
    return str(view.evaluate(SHOWN_RUN))


def framed(page: Page) -> Frame:
    frame = page.wait_for_selector("#app").content_frame()
    assert frame is not None
    return frame


def kept_over_a_reload(context: BrowserContext, server: Server) -> Frame:
    """The frame, after a run was started in it and the page around it loaded again."""
    allow_frames(context, server)
    with framing(server.url) as site:
        page = context.new_page()
        page.goto(site)
        opened(framed(page))
        run = train(framed(page))
        page.reload()
        opened(framed(page))
        framed(page).wait_for_function(f"run => {SHOWN_RUN} === run", arg=run)
        expect(framed(page).locator("#visit")).to_be_hidden()
        return framed(page)


def test_in_a_frame_of_another_site_the_owner_is_kept_in_the_storage(
    server: Server, browser: Browser, tmp_path: Path
) -> None:
    third_parties = {"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": False}}
    with profile(browser, tmp_path / "usual", third_parties) as context:
        frame = kept_over_a_reload(context, server)
        assert frame.evaluate("document.cookie") == ""


def test_in_a_frame_whose_storage_is_refused_the_owner_is_kept_in_a_cookie_of_both_sites(
    server: Server, context: BrowserContext
) -> None:
    frame = kept_over_a_reload(context, server)
    assert frame.evaluate("document.cookie").startswith(KEY)
    (cookie,) = context.cookies()
    assert "localhost" in str(cookie.get("partitionKey"))


def test_a_browser_that_keeps_nothing_has_an_owner_for_the_visit_and_says_so(
    server: Server, browser: Browser, tmp_path: Path
) -> None:
    nothing = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    with profile(browser, tmp_path / "nothing", nothing) as context:
        page = context.new_page()
        page.goto(server.url)
        opened(page)
        expect(page.locator("#visit")).to_be_visible()
        expect(page.locator("#visit")).to_contain_text("until you close or reload the page")
        train(page)  # followed to its end, so it is one's own
        page.reload()
        opened(page)
        expect(page.locator("#visit")).to_be_visible()
        assert not page.evaluate(OWN_RUN)


def test_the_token_of_another_server_is_replaced(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(server.url)
    page.wait_for_function(KEPT)
    page.evaluate(f"localStorage.setItem('{KEY}', 'f'.repeat(96))")
    page.reload()
    page.wait_for_function(f"{KEPT} !== 'f'.repeat(96)")
    assert len(page.evaluate(KEPT)) == 96


# As an attacker would


def shelves(web: httpx.Client, **more: str) -> str:
    """All that the page is told of the networks there are, by calls under a session's hash."""
    told = ""
    for event in web.get("/config").json()["dependencies"]:
        if event["api_name"].startswith(("offer", "first")):
            body = {"data": [None] * len(event["inputs"]), "fn_index": event["id"]}
            told += web.post("/gradio_api/run/predict", json={**body, **more}).text
    assert "shipped:" in told
    return told


def test_no_link_or_session_hash_gives_or_sets_a_visitors_token(
    server: Server, context: BrowserContext
) -> None:
    """The attacker knows the victim's session hash, and has him open links."""
    victim = context.new_page()
    victim.goto(server.url)
    opened(victim)
    run, token = train(victim), victim.evaluate(KEPT)
    session = victim.evaluate("window.__gradio_session_hash__")
    with httpx.Client(base_url=server.url, trust_env=False, timeout=60) as web:
        own = web.get(ROUTE).text
        asked = web.get("/gradio_api/deep_link", params={"session_hash": session})
        assert asked.status_code == 404
        told = shelves(web, session_hash=session)
        assert run not in told
        assert token not in told
        assert run not in shelves(web, session_hash=f"{session}?{HEADER}={token}")
        web.headers[HEADER] = own
        assert run not in shelves(web, session_hash=session)
        web.headers[HEADER] = token
        assert run in shelves(web)  # with his token it would have been told
    for link in ("?deep_link=abc", f"?session_hash={session}", f"?owner={own}&{HEADER}={own}"):
        victim.goto(f"{server.url}/{link}")
        opened(victim)
        victim.wait_for_function(f"run => {SHOWN_RUN} === run", arg=run)
        assert victim.evaluate(KEPT) == token


def test_nothing_that_gradio_keeps_or_restores_holds_a_token(
    server: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(server.url)
    opened(page)
    train(page)
    token = page.evaluate(KEPT)
    stored = json.loads(page.evaluate("JSON.stringify({...localStorage})"))
    assert [name for name, value in stored.items() if token[:32] in value] == [KEY]
    config = page.evaluate("fetch('/config').then((answer) => answer.text())")
    assert '"dropdown"' in config
    assert '"browserstate"' not in config
    assert token[:32] not in config + page.content()


def test_no_other_sites_page_shows_this_one_or_calls_in_the_visitors_name(
    server: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(server.url)
    opened(page)
    run = train(page)
    assert context.cookies() == []
    call = """async (url) => {
      const call = (path, options) => fetch(url + path, {credentials: "include", ...options})
        .then((answer) => answer.text(), () => "refused");
      const body = JSON.stringify({data: [null]});
      const headers = {"content-type": "application/json"};
      return await call("/gradio_api/run/offer", {method: "POST", body, headers});
    }"""
    assert run in page.evaluate(call, server.url)
    with framing(server.url) as site:
        page.goto(site)
        assert not framed(page).url.startswith(server.url)
        assert run not in page.evaluate(call, server.url)
