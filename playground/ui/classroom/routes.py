"""A class's pages and what they ask: past Gradio, so that the main page is none the heavier for them.

The key of the wall and the secret of whoever leads stand behind the # of their pages' addresses, which no
browser sends; the pages send them in a header, the archive's form in its body. So no log has them.
"""

import json
import shutil
import time
from collections.abc import Awaitable, Callable
from typing import Any

import gradio as gr
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.classroom.archive import archive
from playground.classroom.board import Board
from playground.classroom.roster import Roster
from playground.errors import PlaygroundError, RunError
from playground.message import Message
from playground.ui.classroom.invitation import invitation
from playground.ui.classroom.pages import page
from playground.ui.http.asgi import address
from playground.ui.services import Services
from playground.ui.shared.payload import text, whole
from playground.ui.text import Say, speaker
from playground.ui.train.actions import HANDED_OUT

HEADER = "x-playground-class"
NO_KEY = Message(
    "this address opens nothing here: take the one that the server printed when it started"
)
NO_STORE = {"cache-control": "no-store"}
Answer = Callable[[Request], Awaitable[dict[str, Any]]]


class Classroom:
    """Of one server. port: where it can be reached in its own network."""

    def __init__(self, services: Services, roster: Roster, port: int) -> None:
        self._services, self._roster, self._port = services, roster, port
        self._board = Board(services.executor, roster)

    def routes(self) -> list[Route]:
        """All that a class adds to the server."""
        asked: dict[str, tuple[str, Answer]] = {
            "me": ("GET", self._me),
            "join": ("POST", self._join),
            "wall": ("GET", self._wall),
            "desk": ("GET", self._desk),
            "hold": ("POST", self._hold),
            "limits": ("POST", self._limits),
            "forget": ("POST", self._forget),
            "clear": ("POST", self._clear),
        }
        return [
            Route("/projector", _shell("projector")),
            Route("/instructor", _shell("instructor")),
            Route("/class/archive", self._archive, methods=["POST"]),
            *(
                Route(f"/class/{name}", _told(answer), methods=[method])
                for name, (method, answer) in asked.items()
            ),
        ]

    async def _me(self, request: Request) -> dict[str, Any]:
        """What the asker is called here, empty if he has not joined."""
        return {"name": self._roster.name_of(self._owner(request))}

    async def _join(self, request: Request) -> dict[str, Any]:
        """A name for the asker, who gives the code."""
        asked = await _body(request)
        name, code = text(asked.get("name"), "a name"), text(asked.get("code"), "a code")
        where = address(request)
        join = self._roster.join
        return {"name": await run_in_threadpool(join, self._owner(request), name, code, where)}

    async def _wall(self, request: Request) -> dict[str, Any]:
        """What the wall shows. at: where its browser found the page."""
        given = _given(request)
        if not (self._roster.may_watch(given) or self._roster.leads(given)):
            raise Shut(NO_KEY)
        look = await run_in_threadpool(self._board.look)
        at = request.query_params.get("at", "")
        return {**look, **invitation(at, self._roster.code, self._port)}

    async def _desk(self, request: Request) -> dict[str, Any]:
        """What whoever leads sees beside that."""
        self._check(request)
        service, limits = self._services.executor, self._services.executor.limits
        most = self._services.settings.limits
        runs = service.everyone()
        return {
            **await self._wall(request),
            "wall": self._roster.wall_key,
            "runs": len(runs),
            "seconds": limits.seconds,
            "most_seconds": most.seconds,
            "going": limits.going_per_owner,
            "most_going": most.going_per_owner,
        }

    async def _hold(self, request: Request) -> dict[str, Any]:
        """Halt all trainings, or let them go on."""
        self._check(request)
        asked = await _body(request)
        await run_in_threadpool(self._services.executor.hold, asked.get("held") is True)
        return {}

    async def _limits(self, request: Request) -> dict[str, Any]:
        self._check(request)
        asked = await _body(request)
        seconds, going = (whole(asked.get(name), "a limit") for name in ("seconds", "going"))
        await run_in_threadpool(self._services.executor.allow, seconds, going)
        return {}

    async def _forget(self, request: Request) -> dict[str, Any]:
        self._check(request)
        asked = await _body(request)
        await run_in_threadpool(self._roster.forget, text(asked.get("name"), "a name"))
        return {}

    async def _clear(self, request: Request) -> dict[str, Any]:
        """Delete all runs, what was handed out of them, what was taught, and the names."""
        self._check(request)
        await run_in_threadpool(self._clear_up)
        return {}

    def _clear_up(self) -> None:
        for run in self._services.executor.everyone():
            shutil.rmtree(HANDED_OUT / run.id, ignore_errors=True)
        self._services.executor.clear_up()
        self._services.heads.clear_up()
        self._roster.clear_up()

    async def _archive(self, request: Request) -> Response:
        """Everything, as a file: asked for by a form, so that the browser saves it as it comes."""
        form = await request.form()
        if not self._roster.leads(str(form.get("secret", ""))):
            return _refused(Shut(NO_KEY), request)
        name = time.strftime("class-%Y-%m-%d.zip")
        return StreamingResponse(
            archive(self._services.executor, self._roster),
            media_type="application/zip",
            headers={**NO_STORE, "content-disposition": f'attachment; filename="{name}"'},
        )

    def _owner(self, request: Request) -> str:
        return self._services.owners.of(gr.Request(request))

    def _check(self, request: Request) -> None:
        """Raises Shut unless the call comes from whoever leads."""
        if not self._roster.leads(_given(request)):
            raise Shut(NO_KEY)


class Shut(RunError):
    """A page's key does not open what it asks for."""


def _given(request: Request) -> str:
    return request.headers.get(HEADER, "")


async def _body(request: Request) -> dict[str, Any]:
    """The call's JSON object; Gate has seen that it is JSON, but for a form, and not large."""
    try:
        asked = json.loads(await request.body())
    except (ValueError, RecursionError):
        asked = None
    return asked if isinstance(asked, dict) else {}


def _told(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """A route of that answer, in which a mistake is a sentence in the asker's language."""

    async def route(request: Request) -> Response:
        try:
            return JSONResponse(await answer(request), headers=NO_STORE)
        except PlaygroundError as error:
            return _refused(error, request)

    return route


def _refused(error: PlaygroundError, request: Request) -> Response:
    status = 403 if isinstance(error, Shut) else 400
    return JSONResponse({"error": _say(request).sentence(error)}, status, headers=NO_STORE)


def _say(request: Request) -> Say:
    return speaker(gr.Request(request))


def _shell(name: str) -> Callable[[Request], Awaitable[Response]]:
    """A page that knows nothing until its script has asked."""

    async def route(request: Request) -> Response:
        body, policy = page(name, _say(request))
        return HTMLResponse(body, headers={**NO_STORE, "content-security-policy": policy})

    return route
