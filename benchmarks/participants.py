"""People of a class: by a program or in a browser, each trains, follows the curve, and meanwhile plays."""

import asyncio
import itertools
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx
from gradio_client import Client, handle_file
from playwright.async_api import Browser, Page, async_playwright

from playground.ui.http.owner import HEADER, ROUTE
from tests.journeys.conftest import FLAGS, POINTS, SHOWN_RUN

USUAL_DEPTH = 8
NET = f"cifar_resnet:{USUAL_DEPTH}"
ENDED = ("done", "stopped", "failed", "interrupted")
PATIENCE = 120.0  # seconds for one answer
WAIT = 3600.0  # seconds for a training
GLANCE = 0.25  # seconds between two looks for news
DEPTHS = itertools.cycle((14, 20, 26, 8))
GLIMPSE = 1.0  # seconds between two looks at what a page has noted
SEEN = f"[{SHOWN_RUN}, document.querySelector('.pp-run').dataset.state, window.grown]"
WALKED = ("dcgan-fashion-mnist", [1, 2])

GROWTH = f"""() => {{
  const root = document.querySelector(".pp-run"), before = {SHOWN_RUN}, began = performance.now();
  window.grown = [];
  window.growth?.disconnect();  // of the run before
  let count = 0;
  window.growth = new MutationObserver(() => {{
    if ({SHOWN_RUN} === before || {POINTS} <= count) return;
    count = {POINTS};
    window.grown.push((performance.now() - began) / 1000);
  }});
  window.growth.observe(root, {{ attributes: true, attributeFilter: ["data-run", "data-points"] }});
}}"""  # seconds at which the curve of a run that is started now grows

DRAWN = """(name) => document.querySelector("#network .pp-net .figure svg")
  ?.getAttribute("aria-label") === name"""


@dataclass
class Trained:
    """What a person saw of a training. news: seconds after the click at which the curve grew; took: those
    until it had ended."""

    run: str = ""
    state: str = ""
    steps: int = 0
    took: float = 0.0
    news: list[float] = field(default_factory=list)


class Participant(Protocol):
    """token: whose the runs are. answers: seconds that each kind of play took."""

    token: str
    answers: dict[str, list[float]]

    def play(self) -> None:
        """One question, to Build, Look or Slide."""

    def get_ready(self) -> None:
        """Have all there that is needed to press Train."""

    def train(self, seconds: float) -> Trained:
        """Press Train, for a training of that length, and follow it to its end."""


class ProgramsUser:
    """Somebody with a notebook. photo: that is looked at. data: the set to train on."""

    def __init__(self, url: str, photo: str, data: str) -> None:
        self._data = data
        self.token = httpx.get(url + ROUTE, trust_env=False).text
        self.answers: dict[str, list[float]] = defaultdict(list)
        self._client = Client(
            url, verbose=False, headers={HEADER: self.token}, httpx_kwargs={"timeout": PATIENCE}
        )
        ask, shown = self._client.predict, handle_file(photo)
        self._plays = itertools.cycle(
            {
                "build": lambda: ask(f"cifar_resnet:{next(DEPTHS)}", api_name="/describe"),
                "look": lambda: ask(shown, api_name="/look"),
                "slide": lambda: ask(*WALKED, api_name="/slide"),
            }.items()
        )

    def play(self) -> None:
        kind, ask = next(self._plays)
        began = time.monotonic()
        ask()
        self.answers[kind].append(time.monotonic() - began)

    def get_ready(self) -> None:
        """A program is."""

    def train(self, seconds: float) -> Trained:
        """Asks for what has come, as iterating over the job itself would ask a thousand times a second."""
        seen, began, heard = Trained(), time.monotonic(), 0
        seen.run = self._client.predict(NET, self._data, seconds, api_name="/train")["run"]
        following = self._client.submit(seen.run, api_name="/follow")
        while seen.state not in ENDED:
            time.sleep(GLANCE)
            broke = following.done()
            for news in following.outputs()[heard:]:
                heard, seen.state = heard + 1, news["state"]
                step = news["points"][-1]["step"] if news["points"] else 0
                if step > seen.steps:  # the last one comes again with its score
                    seen.news.append(time.monotonic() - began)
                    seen.steps = step
            if broke and seen.state not in ENDED:
                following.result()  # says why
                raise RuntimeError(f"nothing more of a run that is {seen.state}")
        seen.took = time.monotonic() - began
        return seen


class Visitor:
    """Somebody with a browser, whose page lives on an event loop of its own thread. data: as above."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, browser: Browser, url: str, data: str
    ) -> None:
        self._loop, self._turn = loop, asyncio.Lock()
        self.answers: dict[str, list[float]] = defaultdict(list)
        self._page: Page = self._wait(_opened(browser, f"{url}/?net={NET}", data))
        self.token = self._wait(self._page.evaluate("fetch('/owner').then(told => told.text())"))

    def play(self) -> None:
        self.answers["build"].append(self._wait(self._deepen(next(DEPTHS))))

    def get_ready(self) -> None:
        self._wait(self._deepen(USUAL_DEPTH))

    def train(self, seconds: float) -> Trained:
        return self._wait(self._train(seconds))

    async def _deepen(self, depth: int) -> float:
        """Seconds until Build shows a ResNet of another depth; then the page is back at Train."""
        async with self._turn:
            await self._page.get_by_role("tab", name="1 · Build").click()
            await self._page.fill("#cifar-depth input", str(depth))
            began = time.monotonic()
            await self._page.press("#cifar-depth input", "Enter")
            await self._page.wait_for_function(DRAWN, arg=f"ResNet-{depth}")
            took = time.monotonic() - began
            await self._page.get_by_role("tab", name="2 · Train").click()
            return took

    async def _train(self, seconds: float) -> Trained:
        page, seen = self._page, Trained()
        async with self._turn:
            await page.fill("#length input", str(round(seconds)))
            await page.evaluate(GROWTH)
            before, began = await page.evaluate(SHOWN_RUN), time.monotonic()
            await page.click("#start-training")
        while not (seen.news and seen.state in ENDED):
            await asyncio.sleep(GLIMPSE)
            seen.run, seen.state, seen.news = await page.evaluate(SEEN)
            seen.news = seen.news if seen.run != before else []
        seen.took = time.monotonic() - began
        return seen

    def _wait(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return _done(doing, self._loop)


def _done(doing: Coroutine[Any, Any, Any], loop: asyncio.AbstractEventLoop) -> Any:
    """What comes of it on another thread's event loop."""
    return asyncio.run_coroutine_threadsafe(doing, loop).result(WAIT)


async def _opened(browser: Browser, url: str, data: str) -> Page:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    page = await context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    await page.goto(url)
    await page.wait_for_selector("#network .card")
    await page.get_by_role("tab", name="2 · Train").click()
    await page.check(f"#dataset input[value={data}]")
    return page


@contextmanager
def visitors(url: str, count: int, chromium: str, data: str) -> Iterator[list[Visitor]]:
    """So many pages of one browser."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="pages", daemon=True)
    thread.start()
    playwright = _done(async_playwright().start(), loop)
    launching = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    browser = _done(launching, loop)
    try:
        yield [Visitor(loop, browser, url, data) for _ in range(count)]
    finally:
        _done(browser.close(), loop)
        _done(playwright.stop(), loop)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


@contextmanager
def playing(people: list[Participant], pause: float) -> Iterator[list[str]]:
    """All of them ask something, every `pause` seconds on the mean, until left. Gives what went wrong."""
    over, wrong = threading.Event(), list[str]()

    def play(person: Participant, chance: random.Random) -> None:
        while not over.wait(chance.uniform(0.0, 2 * pause)):
            attempt(person.play, wrong)

    threads = [
        threading.Thread(target=play, args=(person, random.Random(i)), daemon=True)
        for i, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        over.set()
        for thread in threads:
            thread.join()


def attempt(doing: Callable[[], Any], wrong: list[str]) -> Any:
    """What it gives; None, and a line in `wrong`, where it fails."""
    try:
        return doing()
    except Exception as error:  # whatever it is, it is a finding
        wrong.append(f"{type(error).__name__}: {error}"[:300])
        return None
