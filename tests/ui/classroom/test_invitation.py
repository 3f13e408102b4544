"""The address that others can reach, and the picture of it as a camera reads it."""

import numpy as np
import pytest

from playground.classroom.roster import Roster
from playground.ui.classroom import invitation as room
from playground.ui.classroom.invitation import announcement, invitation

CODE = "KHWTPM"


@pytest.mark.parametrize(
    ("at", "address", "link"),
    [
        ("http://10.0.0.7:7860/projector", "10.0.0.7:7860", "http://10.0.0.7:7860/?class=KHWTPM"),
        ("https://us.hf.space/projector", "https://us.hf.space", "https://us.hf.space/?class=KHWTPM"),
        ("https://a.edu/lab/projector", "https://a.edu/lab", "https://a.edu/lab/?class=KHWTPM"),
    ],
)  # fmt: skip
def test_others_find_the_page_where_the_wall_found_it(at: str, address: str, link: str) -> None:
    told = invitation(at, CODE, 7860)
    assert (told["code"], told["address"], told["link"]) == (CODE, address, link)


@pytest.mark.parametrize(
    "at", ["http://127.0.0.1:7860/projector", "http://localhost:1/", "", "ftp://x/y", "http://[x"]
)
def test_a_machines_name_for_itself_is_nothing_for_others(
    at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_address", lambda: "192.168.1.5")
    assert invitation(at, CODE, 7861)["link"] == "http://192.168.1.5:7861/?class=KHWTPM"


def test_the_picture_reads_as_the_link() -> None:
    cv2 = pytest.importorskip("cv2")
    told = invitation("http://10.0.0.7:7860/projector", CODE, 7860)
    modules = np.array([[int(one) for one in row] for row in told["picture"]], dtype=np.uint8)
    image = np.pad(255 * (1 - modules), 4, constant_values=255).repeat(8, 0).repeat(8, 1)
    assert cv2.QRCodeDetector().detectAndDecode(image)[0] == told["link"]


def test_without_segno_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_spec", lambda _: None)
    assert invitation("http://10.0.0.8/projector", CODE, 7860)["picture"] == []


def test_the_start_prints_what_opens_the_pages_behind_their_addresses(tmp_path) -> None:
    roster = Roster(tmp_path)
    text = announcement(roster, "10.0.0.7", 7860)
    assert f"http://10.0.0.7:7860/projector#{roster.wall_key}\n" in text
    assert f"http://10.0.0.7:7860/instructor#{roster.secret}\n" in text
    assert "http://[fe80::1]:7860/" in announcement(roster, "fe80::1", 7860)


def test_an_address_is_printed_at_which_the_server_answers(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the machine's by one that others know; its own for itself as it was given."""
    roster = Roster(tmp_path)
    assert "http://127.0.0.1:7860/" in announcement(roster, "127.0.0.1", 7860)
    monkeypatch.setattr(room, "_address", lambda: "192.168.1.5")
    for host in ("0.0.0.0", "::", ""):
        assert "http://192.168.1.5:7860/" in announcement(roster, host, 7860)
