"""Which build of torch is installed where; pip itself is played."""

import http.server
import threading
from collections.abc import Iterator

import pytest

import install


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What pip was asked for, by a machine with Linux, no GPU, and an index that answers."""
    calls: list[tuple[str, ...]] = []

    def pip(*arguments: str, quietly: bool = False) -> int:
        calls.append((*arguments, "quietly") if quietly else arguments)
        return 0

    monkeypatch.setattr(install, "pip", pip)
    monkeypatch.setattr(install, "has_nvidia_gpu", lambda: False)
    monkeypatch.setattr(install, "answers", lambda _: True)
    monkeypatch.setattr("sys.platform", "linux")
    return calls


SMALLER = ("--extra-index-url", install.CPU_BUILDS, "-r", "x.txt", "quietly")


def test_without_a_gpu_the_smaller_build_is_taken(asked: list[tuple[str, ...]]) -> None:
    assert install.install("x.txt") == 0
    assert asked == [SMALLER]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("install.has_nvidia_gpu", lambda: True),
        ("install.answers", lambda _: False),
        ("sys.platform", "darwin"),
    ],
)
def test_elsewhere_the_ordinary_one(
    asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(name, value)
    assert install.install("x.txt") == 0
    assert asked == [("-r", "x.txt")]


def test_what_fails_half_way_is_done_the_ordinary_way(
    asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = install.pip

    def failing(*arguments: str, quietly: bool = False) -> int:
        return real(*arguments, quietly=quietly) or int(quietly)

    monkeypatch.setattr(install, "pip", failing)
    assert install.install("x.txt") == 0
    assert asked == [SMALLER, ("-r", "x.txt")]


@pytest.fixture
def index() -> Iterator[tuple[str, list[int]]]:
    """An index on this machine, and the status of its answers, to be set."""
    status = [200]

    class Index(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status[0])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", status
    server.shutdown()
    server.server_close()


def test_an_index_answers_or_does_not(
    index: tuple[str, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    url, status = index
    assert install.answers(url)
    status[0] = 503
    assert not install.answers(url)
    assert not install.answers("http://127.0.0.1:9")
