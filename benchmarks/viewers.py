"""Pages that watch one run, as a browser's do: each comes, asks for its news, and reads the stream."""

import asyncio
import sys
import threading
import time
from typing import Any

import httpx

from playground.ui.http.owner import HEADER

PATIENCE = 120.0  # seconds for all of them to come
TOLD = 10.0  # seconds between two words on how many have


class NoViewers(RuntimeError):
    """They did not come, or were sent away: a sentence that says so."""


class Viewers:
    """So many pages, each with connections of its own, on one thread that only reads.

    Entered when all are there; raises NoViewers where they are not, or did not stay to the end.
    updates: that they have been sent, all together. seconds: until the last one was there.
    """

    def __init__(self, url: str, token: str, run_id: str, count: int) -> None:
        self._url, self._token, self._run_id, self._count = url, token, run_id, count
        self.updates, self.seconds = 0, 0.0
        self._there: set[str] = set()  # those that have been told how the run stands
        self._over, self._failure = threading.Event(), ""
        self._thread = threading.Thread(target=self._run, name="viewers", daemon=True)

    def __enter__(self) -> "Viewers":
        began = told = time.monotonic()
        self._thread.start()
        while len(self._there) < self._count:
            time.sleep(0.1)
            now = time.monotonic()
            if now - began > PATIENCE:
                self._failure = f"that took more than {PATIENCE:.0f} s"
            if self._failure:
                self._over.set()
                raise NoViewers(f"{self._said()} came: {self._failure}")
            if now - told > TOLD:
                told = now
                print(f"{self._said()} have come", file=sys.stderr)
        self.seconds = time.monotonic() - began
        print(f"{self._said()} came in {self.seconds:.1f} s", file=sys.stderr)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._over.set()
        self._thread.join(PATIENCE)
        if self._failure and kind is None:
            raise NoViewers(f"the viewers did not stay: {self._failure}")

    def _said(self) -> str:
        return f"{len(self._there)} of {self._count} viewers"

    def _run(self) -> None:
        try:
            asyncio.run(self._watch())
        except (httpx.HTTPError, NoViewers) as error:
            self._failure = str(error) or type(error).__name__

    async def _watch(self) -> None:
        # a connection that is kept may be closed just as it is used again, where the machine is slow
        limits = httpx.Limits(max_connections=2 * self._count, max_keepalive_connections=0)
        async with httpx.AsyncClient(
            base_url=self._url, headers={HEADER: self._token}, limits=limits, timeout=PATIENCE,
            trust_env=False,
        ) as web:  # fmt: skip
            arrive, follow = events_of((await web.get("/config")).json()["dependencies"])
            pages = [
                asyncio.create_task(self._view(web, arrive, follow, f"viewer{i}"))
                for i in range(self._count)
            ]
            while not self._over.is_set() and not any(page.done() for page in pages):
                await asyncio.sleep(0.2)
            ended = [page for page in pages if page.done()]
            for page in pages:
                page.cancel()
            await asyncio.gather(*pages, return_exceptions=True)
            for page in ended:
                page.result()  # raises what it ended with

    async def _view(self, web: httpx.AsyncClient, arrive: int, follow: int, session: str) -> None:
        """Come to the page, then follow the run until cancelled."""
        (await web.get("/")).raise_for_status()
        await self._call(web, arrive, [], session)
        await self._call(web, follow, [self._run_id, None, None], session)
        raise NoViewers("the server ended a viewer's stream")

    async def _call(
        self, web: httpx.AsyncClient, event: int, data: list[Any], session: str
    ) -> None:
        """Send an event of the page, and read until there is no more to come."""
        body = {"data": data, "fn_index": event, "session_hash": session}
        (await web.post("/gradio_api/queue/join", json=body)).raise_for_status()
        path = f"/gradio_api/queue/data?session_hash={session}"
        async with web.stream("GET", path) as stream:
            async for chunk in stream.aiter_raw():
                if count := chunk.count(b"process_generating"):
                    self.updates += count
                    self._there.add(session)


def events_of(events: list[dict[str, Any]]) -> tuple[int, int]:
    """The numbers of the page's events that list one's runs, and that follow the chosen one."""
    follow = next(e for e in events if str(e["api_name"]).startswith("_follow"))
    runs = follow["inputs"][0]
    listed = [e for e in events if e["outputs"][:1] == [runs] and not e["inputs"]]
    return next(e["id"] for e in listed if e["targets"][0][1] == "load"), follow["id"]
