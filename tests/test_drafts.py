"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from playground.drafts import SECRET, discard_drafts, drafted


def test_the_draft_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with drafted(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_block_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def half() -> None:
        with drafted(path) as draft:
            draft.write_text("half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_secret_is_nobody_elses_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "key"
    with drafted(path, SECRET) as draft:
        assert draft.stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_two_writers_have_a_draft_each_and_no_folder_is_made(tmp_path: Path) -> None:
    with drafted(tmp_path / "file") as one, drafted(tmp_path / "file") as other:
        assert one != other
    with pytest.raises(OSError), drafted(tmp_path / "gone" / "file"):
        pass


def test_drafts_of_killed_writers_are_discarded_and_nothing_else(tmp_path: Path) -> None:
    path, folder = tmp_path / "file", tmp_path / ".file.folder"
    folder.mkdir()
    others = [path, tmp_path / ".file", tmp_path / ".files.x1", tmp_path / "file.x1"]
    for other in [*others, tmp_path / ".file.x1y2"]:
        other.write_text("")
    discard_drafts(path)
    assert sorted(tmp_path.iterdir()) == sorted([*others, folder])
    discard_drafts(tmp_path / "gone" / "file")
