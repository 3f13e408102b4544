"""Which files a photo's payload can open: those that were uploaded, and no other file of the server."""

import json
import os
import uuid
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from PIL import Image

from playground.settings import Settings
from playground.ui.build.send import Sender
from playground.ui.look.tab import LookTab
from playground.ui.services import Services
from playground.ui.shared.pictures import uploaded
from tests.journeys.conftest import Server, start_server
from tests.ui.look.test_tab import ASKER, COLOUR, OPEN, NoRuns, photo, write

GONE = "the picture cannot be found any more: choose it again"
NAMES = (
    "{home}/secret.png", "{home}/missing.png", "{home}", "{home}/fifo", "/dev/zero", "/etc/passwd",
    "{uploads}/../secret.png", "{uploads}/link.png", "{uploads}/folder/secret.png", "{uploads}",
    "{uploads}/missing.png", "{uploads}/circle", "{uploads}-other/secret.png", "secret.png", ".", "",
    "uploads/../secret.png", "{home}/secret.png\0.png", "\0", "{home}/" + "x" * 5000, "a/" * 5000,
    "\ud800", "~/secret.png", "file://{home}/secret.png", "https://a.b/c.png",
)  # fmt: skip
PAYLOADS = (
    lambda path: {"path": path},
    lambda path: {"path": path, "meta": {}},
    lambda path: {"path": path, "meta": None, "url": path, "orig_name": "x.png", "size": 1},
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's folder with a picture that nobody uploaded, and ways out of the upload folder."""
    uploads, other = tmp_path / "uploads", tmp_path / "uploads-other"
    for path in (tmp_path / "secret.png", other / "secret.png", uploads / "own.png"):
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(photo()).save(path)
    os.mkfifo(tmp_path / "fifo")
    (uploads / "link.png").symlink_to(tmp_path / "secret.png")
    (uploads / "folder").symlink_to(tmp_path)
    (uploads / "circle").symlink_to(uploads / "circle")
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(uploads))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_no_file_but_an_upload_is_opened_and_none_is_told_from_a_missing_one(
    home: Path, name: str
) -> None:
    write(home / "colour.safetensors", COLOUR)
    services = Services(Settings(data=home / "data", checkpoints=home), NoRuns())
    look, sender = LookTab(services), Sender(services)
    path = name.replace("{home}", str(home)).replace("{uploads}", str(home / "uploads"))
    for payload in (make(path) for make in PAYLOADS):
        assert look.look(payload, "shipped:colour", 1, 0, "crop", ASKER) == {"message": GONE}
        assert sender.send(payload, "shipped:colour", True, None, ASKER) == {"message": GONE}


def test_an_upload_is_opened_by_its_name_and_through_a_linked_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (uploaded({"path": str(home / "uploads/own.png")}, OPEN) == photo()).all()
    (home / "linked").symlink_to(home / "uploads")
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(home / "linked"))
    assert (uploaded({"path": str(home / "linked/own.png")}, OPEN) == photo()).all()


# Through HTTP, as one who writes payloads by hand


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    running = start_server(tmp_path_factory.mktemp("files"))
    yield running
    running.stop()


def lion() -> str:
    """A photograph on this machine."""
    return str(gr.media.get_image("lion.jpg"))


def by_call(web: httpx.Client, name: str, data: list[Any]) -> str:
    asked = web.post(f"/gradio_api/call/{name}", json={"data": data})
    return web.get(f"/gradio_api/call/{name}/{asked.json()['event_id']}").text


def by_run(web: httpx.Client, name: str, data: list[Any]) -> str:
    return web.post(f"/gradio_api/run/{name}", json={"data": data}).text


def by_queue(web: httpx.Client, name: str, data: list[Any]) -> str:
    listed = web.get("/config").json()["dependencies"]
    number = next(one["id"] for one in listed if one["api_name"] == name)
    session = uuid.uuid4().hex
    web.post(
        "/gradio_api/queue/join",
        json={"data": data, "fn_index": number, "session_hash": session, "trigger_id": None},
    )
    with web.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        return next(line for line in stream.iter_lines() if "process_completed" in line)


@pytest.mark.parametrize("door", [by_call, by_run, by_queue])
@pytest.mark.parametrize("name", ["look", "send"])
def test_no_door_opens_another_file(server: Server, door: Any, name: str) -> None:
    """Not a picture, and the same answer as where there is no file."""
    rest = ["shipped:resnet8-shapes", 1, 0] if name == "look" else ["untrained", True, None]
    paths = (lion(), "/nowhere/lion.jpg", "/etc/passwd", "/etc")
    with httpx.Client(base_url=server.url, timeout=60) as web:
        for meta in ({}, {"_type": "gradio.FileData"}):
            told = set()
            for path in paths:
                text = door(web, name, [{"path": path, "meta": meta}, *rest])
                assert "data:image" not in text
                told.add(answer(text))
            assert len(told) == 1, told


@pytest.mark.parametrize("door", [by_call, by_queue])
def test_what_was_uploaded_is_opened_through_the_same_doors(server: Server, door: Any) -> None:
    with httpx.Client(base_url=server.url, timeout=60) as web, Path(lion()).open("rb") as file:
        (path,) = web.post("/gradio_api/upload", files={"files": file}).json()
        data = [{"path": path, "meta": {}}, "shipped:resnet8-shapes", 1, 0]
        assert "data:image" in door(web, "look", data)


def answer(text: str) -> str:
    """The answer without what differs between any two: ids, times."""
    lines = [
        line.removeprefix("data: ") for line in text.splitlines() if "{" in line or "[" in line
    ]
    found = json.loads(lines[-1]) if lines else text
    if isinstance(found, dict):
        found = found.get("output", found)
        found = {key: found.get(key) for key in ("data", "error")}
    return json.dumps(found)
