"""What sixteen hostile pictures at once do to a server: its memory, and the others' waiting.

    python benchmarks/pictures.py [--clients 16] [--seconds 20]

Claimed: the server's memory rises by 400 MB at most, and the 95th percentile of a cheap call, in the
queue and past it, is 0.3 seconds. Each client uploads a PNG of 10,000 by 5,000 pixels in 16 bits a
channel, 300 MB where it is decoded and some 300 kB as a file, and asks Look or Build about it, again and
again; no two are of one content, so that none is remembered. Needs Linux, for the memory: the most that
was resident meanwhile, against what was after one ordinary picture. Ends with one JSON object.
"""

import argparse
import itertools
import os
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gradio as gr
import httpx

from benchmarks.cheap import beside
from benchmarks.report import report
from tests.journeys.conftest import Server, serving

WIDTH, HEIGHT, CHANNELS, DEPTH = 10_000, 5_000, 3, 16
MEMORY, CLAIM = 400, 0.3  # MB, seconds
ASKED = ("look", "send")
_numbers = itertools.count()


def hostile_picture() -> bytes:
    """A PNG of one colour, as large as is accepted. Packed once, but for a chunk of text."""
    row = bytes(1 + WIDTH * CHANNELS * DEPTH // 8)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _ in range(HEIGHT)) + packer.flush()
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, DEPTH, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def numbered(picture: bytes) -> bytes:
    """The same picture as a file of its own content."""
    return picture + chunk(b"tEXt", b"number\0%d" % next(_numbers)) + chunk(b"IEND", b"")


def ask(web: httpx.Client, name: str, file: bytes) -> str:
    """What Look or Build says of a picture that is uploaded first."""
    (path,) = web.post("/gradio_api/upload", files={"files": ("a.png", file)}).json()
    photo = {"path": path, "meta": {"_type": "gradio.FileData"}}
    rest = (
        ["shipped:resnet8-shapes", 1, 0]
        if name == "look"
        else ["shipped:resnet8-shapes", True, None]
    )
    asked = web.post(f"/gradio_api/call/{name}", json={"data": [photo, *rest]})
    asked.raise_for_status()
    return web.get(f"/gradio_api/call/{name}/{asked.json()['event_id']}").text


class Client:
    """One who asks the same again and again, of another picture each time."""

    def __init__(self, name: str, picture: bytes, answers: Counter[str]) -> None:
        self._name, self._picture, self._answers = name, picture, answers

    def __call__(self, web: httpx.Client) -> None:
        told = ask(web, self._name, numbered(self._picture))
        self._answers["answer" if "data:image" in told else told[:200]] += 1


def resident(server: Server, field: str) -> float:
    """VmRSS, or VmHWM, the most there was since `forget_the_most`, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition(f"{field}:")[2].split()[0]) / 1000


def forget_the_most(server: Server) -> None:
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")


def measure(server: Server, clients: int, seconds: float) -> tuple[dict[str, float], Counter[str]]:
    answers: Counter[str] = Counter()
    picture, photo = hostile_picture(), Path(gr.media.get_image("lion.jpg")).read_bytes()
    with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as web:
        for name in ASKED:
            ask(web, name, photo)
    before = resident(server, "VmRSS")
    forget_the_most(server)
    crowd = [Client(ASKED[i % len(ASKED)], picture, answers) for i in range(clients)]
    times = beside(server.url, crowd, seconds)
    figures = {
        "memory_before_mb": round(before),
        "memory_most_mb": round(resident(server, "VmHWM")),
        **{f"{kind}_p95": round(value, 3) for kind, value in times.items()},
    }
    return figures, answers


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    with serving() as server:
        figures, answers = measure(server, options.clients, options.seconds)
    rise = figures["memory_most_mb"] - figures["memory_before_mb"]
    claims = {
        f"memory rises by {MEMORY} MB at most": rise <= MEMORY,
        "a cheap call takes 0.3 s at most": max(figures["queued_p95"], figures["at_once_p95"])
        <= CLAIM,
        "pictures are answered": answers["answer"] > 0,
    }
    found = {
        "clients": options.clients,
        "answers": dict(answers),
        **figures,
        "memory_rise_mb": rise,
    }
    return report("pictures", found, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())
