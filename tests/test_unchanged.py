"""A file is read once until it changes."""

from pathlib import Path

import pytest

from playground import unchanged
from playground.unchanged import read_once

reads: list[str] = []


@read_once(2)
def text_of(path: Path) -> str:
    reads.append(path.name)
    return path.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def none_yet() -> None:
    reads.clear()


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "SETTLED", 0.0)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.usefixtures("settled")
def test_it_is_read_once_and_again_after_it_was_written_to_or_replaced(tmp_path: Path) -> None:
    path = written(tmp_path / "a", "one")
    assert [text_of(path) for _ in range(3)] == ["one"] * 3
    written(path, "more")
    assert [text_of(path) for _ in range(3)] == ["more"] * 3
    written(tmp_path / "b", "else").replace(path)  # of the same size
    assert [text_of(path) for _ in range(3)] == ["else"] * 3
    assert len(reads) == 3


def test_one_that_was_written_to_a_moment_ago_is_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two writes within a tick of the clock leave equal times."""
    monkeypatch.setattr(unchanged, "state_of", lambda _: ())
    path = written(tmp_path / "a", "one")
    assert text_of(path) == "one"
    assert text_of(written(path, "two")) == "two"


@pytest.mark.usefixtures("settled")
def test_a_file_that_is_missing_is_looked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            text_of(path)
    assert text_of(written(path, "one")) == "one"


@pytest.mark.usefixtures("settled")
def test_no_more_than_so_many_are_kept(tmp_path: Path) -> None:
    paths = [written(tmp_path / name, name) for name in "abc"]
    assert [text_of(path) for path in (*paths, paths[0])] == ["a", "b", "c", "a"]
    assert "".join(reads) == "abca"
