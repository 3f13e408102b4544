"""Whether the server lives: for whoever restarts it if it does not, a container's or a cluster's keeper."""

from starlette.requests import Request
from starlette.responses import JSONResponse

ROUTE = "/health"


async def health(_: Request) -> JSONResponse:
    """Answers as long as the web server does, without a token, and says nothing about its users."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
