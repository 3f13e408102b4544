"""How one comes into a class: an address, the code, and a picture of both for a phone's camera."""

import functools
import socket
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from playground.classroom.roster import Roster

LONGEST = 300  # characters of an address
ANY = ("0.0.0.0", "::", "")  # a server's addresses for all that its machine has
OWN = ("127.0.0.1", "localhost", "::1", *ANY)  # a machine's names for itself


def invitation(at: str, code: str, port: int) -> dict[str, Any]:
    """JSON: code; address, to be typed; link, with the code in it; picture, that link as a QR code, a text
    of 0 and 1 for each of its rows, none where segno is not installed.

    at: where the page that shows it was found, which is where others find theirs, unless that is this
    machine's name for itself.
    """
    base = _base(at, port)
    link = f"{base}/?class={code}"
    return {"code": code, "address": _brief(base), "link": link, "picture": _picture(link)}


def announcement(roster: Roster, host: str, port: int) -> str:
    """What is printed at the start."""
    base = f"http://{_host(host)}:{port}"
    return (
        f"\nA class: code {roster.code}\n"
        f"  for the wall:   {base}/projector#{roster.wall_key}\n"
        f"  for you alone:  {base}/instructor#{roster.secret}\n"
    )


def _base(at: str, port: int) -> str:
    """The address of the main page, without its last slash."""
    try:
        parts = urlsplit(at[:LONGEST])
    except ValueError:  # [, and no address behind it
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or (parts.hostname or "") in OWN:
        return f"http://{_host('')}:{port}"
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"


def _brief(base: str) -> str:
    """As one types it: http goes without saying."""
    return base.removeprefix("http://")


def _host(host: str) -> str:
    """This machine's name in its own network, if `host` is all of its addresses."""
    if host not in ANY:
        return f"[{host}]" if ":" in host else host
    return _address()


def _address() -> str:
    """Of this machine, as its network sees it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # sends nothing: it only chooses a way out
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


@functools.lru_cache(maxsize=8)
def _picture(link: str) -> list[str]:
    if find_spec("segno") is None:
        return []
    import segno

    rows = segno.make(link, error="m", micro=False).matrix
    return ["".join(str(int(dark)) for dark in row) for row in rows]
