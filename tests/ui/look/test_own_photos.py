"""Several photos at once: each is read, shown small, and can be picked; what is none is counted."""

import numpy as np
import pytest
from PIL import Image

from playground.errors import ImageError, PlaygroundError
from playground.settings import Limits
from playground.ui.look.own_photos import OwnPhotos
from playground.ui.shared.pictures import Uploads
from tests.ui.look.test_tab import ASKER, JUNK, Clicked, decoded, upload

__all__ = ["upload"]


@pytest.fixture
def own():
    return OwnPhotos(Uploads(Limits()))


@pytest.fixture
def three(tmp_path, upload):
    files = []
    for number, shape in enumerate([(90, 60), (50, 80), (72, 72)]):
        path = tmp_path / f"{number}.png"
        Image.fromarray(np.full((*shape, 3), 70 * number, np.uint8)).save(path)
        files.append(upload | {"path": str(path), "orig_name": f"photo {number}.png"})
    return files


def test_each_becomes_a_thumbnail_and_the_first_is_looked_at(own, three):
    strip, first = own.take(three, ASKER)
    assert strip["title"] == "Your 3 photos: click one"
    assert [item["label"] for item in strip["items"]] == [f"photo {i}.png" for i in range(3)]
    for number, item in enumerate(strip["items"]):
        assert (decoded(item["src"]) == 70 * number).all()
        assert own.pick(Clicked({"key": item["key"]})) == three[number]["path"]
    assert first == three[0]["path"]


def test_what_is_no_picture_is_left_out_and_counted(own, three, tmp_path):
    letter = tmp_path / "letter.png"
    letter.write_text("Dear network,")
    wrong = three[0] | {"path": str(letter)}
    strip, _ = own.take([wrong, *three, None], ASKER)
    assert len(strip["items"]) == 3
    assert "2 could not be read" in strip["title"]
    with pytest.raises(ImageError, match="not a picture"):
        own.take([wrong], ASKER)


@pytest.mark.parametrize("junk", [*JUNK, "/etc/passwd", [{"path": "/etc/passwd"}]], ids=repr)
@pytest.mark.usefixtures("upload")
def test_no_other_file_is_taken_or_picked(own, junk):
    with pytest.raises(ImageError):
        own.take(junk, ASKER)
    with pytest.raises(PlaygroundError):
        own.pick(Clicked({"key": junk}))
