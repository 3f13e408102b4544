"""How much is taken in of files: Gradio's own parser behind our bounds, without a server."""

import os
import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gradio.route_utils import delete_files_created_by_app, upload_fn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from playground.settings import Limits
from playground.ui.http.uploads import AROUND, FILES, KEPT, SMALLEST, Ledger, Refusal, UploadBounds
from playground.ui.page import CACHE_CHECKED
from playground.ui.shared.pictures import _received as opened

LIMITS = Limits(upload_bytes=300_000, uploads_per_address=1_000_000, uploads=2_500_000)


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A server with Gradio's upload and one address. Temporary files lie in `tmp_path` too."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    async def upload(request: Request) -> JSONResponse:
        return JSONResponse([str(p) for p in (await upload_fn(request, tmp_path, 10**9, None))[0]])

    routes = [Route("/gradio_api/upload", upload, methods=["POST"])]
    return TestClient(
        Starlette(routes=routes, middleware=[Middleware(UploadBounds, limits=LIMITS)])
    )


def send(web: TestClient, *sizes: int, **headers: str) -> tuple[int, str]:
    files = [("files", (f"{i}.png", os.urandom(size))) for i, size in enumerate(sizes)]
    answer = web.post("/gradio_api/upload", files=files, headers=headers)
    return answer.status_code, answer.text


def on_disk(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 1000, 299_999, 300_000])
def test_a_file_arrives_as_it_was_sent(web: TestClient, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (path,) = web.post("/gradio_api/upload", files={"files": ("a.png", content)}).json()
    assert Path(path).read_bytes() == content
    assert on_disk(tmp_path) == [size]


def test_a_file_that_is_cut_into_small_pieces_arrives_too(web: TestClient) -> None:
    head = b'--xyz\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
    body = head + b"hello\r\n--xyz--\r\n"
    for size in (1, 2, 3, 7):
        pieces = (body[i : i + size] for i in range(0, len(body), size))
        headers = {
            "content-type": "Multipart/Form-Data; boundary=xyz",
            "content-length": str(len(body)),
        }
        answer = web.post("/gradio_api/upload", content=pieces, headers=headers)
        assert Path(answer.json()[0]).read_bytes() == b"hello"


@pytest.mark.parametrize(
    "sizes", [(300_001 + AROUND,), (10, 300_001 + AROUND), (300_001 + AROUND, 10)]
)
def test_no_file_is_too_large_wherever_it_stands_and_nothing_of_it_stays(
    web: TestClient, tmp_path: Path, sizes: tuple[int, ...]
) -> None:
    assert send(web, *sizes) == (413, "A file may be at most 300 kB: choose a smaller one.")
    assert on_disk(tmp_path) == []


def test_no_more_files_than_the_photos_of_a_class_come_in_one_upload(
    web: TestClient, tmp_path: Path
) -> None:
    status, told = send(web, *[1] * (FILES + 1))
    assert (status, told) == (
        400, f"No more than {FILES} files are taken at a time: send fewer in one upload.",
    )  # fmt: skip
    assert send(web, *[1] * 100)[0] == 400
    assert on_disk(tmp_path) == []
    assert send(web, 10, 20, 30)[0] == 200
    assert sorted(on_disk(tmp_path)) == [10, 20, 30]


def test_many_small_files_count_for_more_than_their_bytes(web: TestClient) -> None:
    allowed = LIMITS.uploads_per_address // SMALLEST
    assert send(web, *[1] * allowed)[0] == 200
    assert send(web, 1)[0] == 429


def test_one_that_does_not_say_how_large_it_is_or_is_larger_is_refused(
    web: TestClient, tmp_path: Path
) -> None:
    kind = {"content-type": "multipart/form-data; boundary=xyz"}
    pieces = iter([b"--xyz\r\n", b"x" * 10**6])
    assert web.post("/gradio_api/upload", content=pieces, headers=kind).status_code == 411
    lied = {**kind, "content-length": "10"}
    answer = web.post("/gradio_api/upload", content=iter([b"x" * 100]), headers=lied)
    assert answer.status_code == 413
    assert on_disk(tmp_path) == []


def test_an_address_has_a_total_within_an_hour_and_all_have_one() -> None:
    now = 0.0
    ledger = Ledger(LIMITS, lambda: now)

    def refused(address: str, size: int) -> str:
        try:
            ledger.take(address, size)
        except Refusal as refusal:
            return refusal.key
        return ""

    assert [refused("a", 300_000) for _ in range(4)] == ["", "", "", "common.upload_address"]
    now = 1800
    assert [refused("b", 300_000) for _ in range(3)] == [""] * 3
    assert [refused("c", 300_000) for _ in range(3)] == ["", "", "common.upload_full"]
    now = KEPT + 1
    assert refused("a", 300_000) == ""
    assert refused("b", 300_000) == "common.upload_address"


def test_small_files_cannot_be_many_either() -> None:
    ledger = Ledger(LIMITS)
    for _ in range(LIMITS.uploads_per_address // SMALLEST):
        ledger.take("a", 1)
    with pytest.raises(Refusal):
        ledger.take("a", 1)


def test_a_class_behind_one_address_has_room_and_the_disk_has_an_end() -> None:
    limits = Limits()
    assert (
        limits.uploads_per_address >= 30 * 6 * 5_000_000
    )  # thirty people, six photos of a phone's
    assert limits.uploads <= 4_000_000_000
    assert KEPT + CACHE_CHECKED <= 1.25 * 3600


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_refused_is_said_in_the_askers_language(web: TestClient, language: str) -> None:
    headers = {"accept-language": language}
    said = [send(web, *[1] * 30, **headers)[1]]
    said += [send(web, 300_000, **headers)[1] for _ in range(4)][-1:]
    assert all(bool(re.search("[가-힣]", text)) == (language == "ko") for text in said)
    assert "1 MB" in said[1]


def test_a_file_that_is_used_stays_and_others_go_after_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By Gradio's own cleaning, which looks at when a file's inode was changed."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    used, unused = tmp_path / "used.png", tmp_path / "unused.png"
    for path in (used, unused):
        path.write_bytes(b"x")
    time.sleep(1)
    opened(str(used))
    between = (unused.stat().st_ctime + used.stat().st_ctime) / 2
    blocks: Any = SimpleNamespace(blocks={}, temp_file_sets=[{str(used), str(unused)}])
    age: Any = time.time() - between
    delete_files_created_by_app(blocks, age)
    assert on_disk(tmp_path) == [1]
    assert used.exists()
