"""A real server and a real browser for the journeys; skipped, with a word, where there is none."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.install_browser import find

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCRIPTS_SITE = "http://scripts.test"
SCRIPTS, JS_TESTS = ROOT / "playground/ui/browser", ROOT / "tests/ui/browser"
CALM, HELD = 2.0, 1.5  # s
PATIENCE = 120_000  # ms: a busy machine is slow to start, and no failure
# Seconds by which each question to the server is held back, at most and at random: a slow, uneven
# connection, to find what a late answer spoils. `JOURNEY_DELAY=2 python -m pytest -m browser`.
DELAY = float(os.environ.get("JOURNEY_DELAY", "0"))
HOLD_BACK = """
  const send = window.fetch;
  window.fetch = async (...given) => {
    if (/\\/(queue\\/join|run\\/predict)/.test(String(given[0]?.url ?? given[0])))
      await new Promise(go => setTimeout(go, Math.random() * 1000 * DELAY));
    return send(...given);
  };
"""


@dataclass
class Server:
    """The app in a process of its own, with folders of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def stop(self, number: int = signal.SIGINT) -> None:
        self.process.send_signal(number)
        self.process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def start_server(
    folder: Path, port: int | None = None, program: tuple[str, ...] = ("app.py",)
) -> Server:
    """Start the app and wait until it answers. port: None for any that is free."""
    port = port or free_port()
    environment = {
        **os.environ,
        "GRADIO_SERVER_PORT": str(port),
        "PLAYGROUND_RUNS": str(folder / "runs"),
        "PLAYGROUND_DATA": str(folder / "data"),
    }
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *program], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    server = Server(folder, port, process)
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(server.url, timeout=5).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
        else:
            return server
    process.kill()
    raise RuntimeError(f"the server did not start:\n{server.log}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield slowed(playwright.chromium.launch(executable_path=path, args=FLAGS))


def slowed(browser: Browser) -> Browser:
    """A browser whose pages ask over a connection as slow as DELAY."""
    if DELAY:
        quick = browser.new_context

        def new_context(**given: Any) -> BrowserContext:
            context = quick(**given)
            context.add_init_script(HOLD_BACK.replace("DELAY", str(DELAY)))
            return context

        browser.new_context = new_context  # type: ignore[method-assign]
    return browser


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh visitor on the page, at desktop width. Any error in the page's scripts fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    visitor = context.new_page()
    broken: list[str] = []
    visitor.on("pageerror", lambda error: broken.append(str(error)))
    visitor.goto(server.url)
    visitor.wait_for_selector("#network .card")
    yield visitor
    context.close()
    assert not [text for text in broken if "Connection errored out" not in text]


def hold_back(page: Page) -> None:
    """Keep each answer that is asked for past the queue from coming for HELD seconds, from now on."""
    page.evaluate(
        "held => { const send = window.fetch; window.fetch = async (...given) => {"
        " const answer = await send(...given);"
        " if (String(given[0]?.url ?? given[0]).includes('/run/predict'))"
        " await new Promise(go => setTimeout(go, 1000 * held));"
        " return answer; }; }",
        HELD,
    )


def calm(page: Page) -> None:
    """Wait until the page has asked the server nothing for a while: it has all that it came for."""
    asked = [time.monotonic()]
    page.on("request", lambda _: asked.append(time.monotonic()))
    deadline = asked[0] + PATIENCE / 1000
    while time.monotonic() < min(asked[-1] + CALM + DELAY, deadline):
        page.wait_for_timeout(100)


def serve_scripts(page: Page) -> None:
    """Go to an empty page, of a site that has the browser's scripts at /, and their tests at /tests/."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SCRIPTS_SITE).lstrip("/")
        if not path.endswith(".js"):
            route.fulfill(body="<!doctype html>", content_type="text/html")
            return
        folder = JS_TESTS if path.startswith("tests/") else SCRIPTS
        body = (folder / path.removeprefix("tests/")).read_text()
        route.fulfill(body=body, content_type="text/javascript")

    page.route(f"{SCRIPTS_SITE}/**", answer)
    page.goto(SCRIPTS_SITE)


def imported(page: Page, *names: str) -> None:
    """Have what these modules export at hand on the page, under its own name."""
    serve_scripts(page)
    page.evaluate(
        "async names => { for (const name of names) Object.assign(window, await import(name)); }",
        [f"/{name}" for name in names],
    )


@contextmanager
def serving() -> Iterator[Server]:
    """A server of its own, whose folder goes with it; for scripts."""
    with tempfile.TemporaryDirectory() as folder:
        running = start_server(Path(folder))
        try:
            yield running
        finally:
            running.stop()


@contextmanager
def only_visitor(chromium: str, folder: Path, query: str = "") -> Iterator[Page]:
    """The one visitor of a server of its own, which keeps its files in `folder`; for scripts."""
    with sync_playwright() as playwright:
        running = start_server(folder)
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            visitor = launched.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
            visitor.set_default_timeout(PATIENCE)
            visitor.goto(running.url + query)
            visitor.wait_for_selector("#network .card")
            yield visitor
        finally:
            launched.close()
            running.stop()


POINTS = (
    "Number(document.querySelector('.pp-run')?.dataset.points || 0)"  # reports of the run shown
)
SHOWN_RUN = "(document.querySelector('.pp-run')?.dataset.run || '')"


def start_training(page: Page, seconds: int) -> None:
    """Start what the Train tab holds, and wait until the new run is shown: another one, or a recorded
    training, may be on the page already."""
    before = page.evaluate(SHOWN_RUN)
    page.fill("#length input", str(seconds))
    page.click("#start-training")
    page.wait_for_function(
        f"before => {SHOWN_RUN} !== before && !{SHOWN_RUN}.startsWith('shipped:')", arg=before
    )
