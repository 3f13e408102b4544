"""What is covered is what was painted, and what the network gets is what is shown."""

import numpy as np
import pytest
from PIL import Image, ImageFilter

from playground.errors import SpecError
from playground.explain.covering import BLUR, GREY, MASK_SIDE, cover, unpacked_mask
from playground.explain.finding import look
from playground.settings import Limits
from tests.explain.test_cam import AVERAGED
from tests.explain.test_parts import looking


def half() -> np.ndarray:
    mask = np.zeros((MASK_SIDE, MASK_SIDE), bool)
    mask[:, : MASK_SIDE // 2] = True
    return mask


def test_nothing_painted_changes_nothing():
    asked = looking(AVERAGED["pre"])
    same = cover(asked, np.zeros((MASK_SIDE, MASK_SIDE), bool), "grey")
    assert np.array_equal(same.seen, asked.seen)
    assert np.array_equal(same.batch, asked.batch)


def test_grey_covers_what_was_painted_and_leaves_the_rest():
    asked = looking(AVERAGED["pre"])
    broken = cover(asked, half(), "grey")
    assert (broken.seen[:, :15] == GREY).all()
    assert np.array_equal(broken.seen[:, 17:], asked.seen[:, 17:])
    np.testing.assert_allclose(broken.batch[0, :, :, :15], (GREY / 255 - 0.5) / 0.25, rtol=1e-5)


def test_blur_is_pillows():
    asked = looking(AVERAGED["pre"], scale=2)
    everywhere = np.ones((MASK_SIDE, MASK_SIDE), bool)
    expected = Image.fromarray(asked.seen).filter(ImageFilter.GaussianBlur(64 * BLUR))
    assert np.array_equal(cover(asked, everywhere, "blur").seen, np.asarray(expected))


def test_another_photos_patch_is_the_same_part_of_that_photo():
    asked = looking(AVERAGED["pre"])
    other = np.random.default_rng(5).integers(0, 256, (90, 60, 3), np.uint8)
    broken = cover(asked, half(), "photo", other)
    expected = Image.fromarray(other[15:75]).resize((32, 32), Image.Resampling.BICUBIC)
    assert np.array_equal(broken.seen[:, :15], np.asarray(expected)[:, :15])
    assert np.array_equal(broken.seen[:, 17:], asked.seen[:, 17:])
    with pytest.raises(SpecError, match="choose the photo"):
        cover(asked, half(), "photo")


def test_what_is_found_is_of_the_covered_photo():
    asked = looking(AVERAGED["pre"])
    everywhere = np.ones((MASK_SIDE, MASK_SIDE), bool)
    found = look(cover(asked, everywhere, "grey"), Limits())
    flat = asked._replace(batch=asked.batch * 0 + (GREY / 255 - 0.5) / 0.25)
    np.testing.assert_allclose(found.logits, look(flat, Limits()).logits, rtol=1e-4, atol=1e-5)


def test_a_mask_arrives_bit_by_bit():
    mask = np.random.default_rng(0).random((MASK_SIDE, MASK_SIDE)) < 0.5
    assert np.array_equal(unpacked_mask(np.packbits(mask).tobytes()), mask)


@pytest.mark.parametrize("data", [b"", b"\0" * 511, b"\0" * 513])
def test_a_mask_that_is_not_whole_gets_a_sentence(data):
    with pytest.raises(SpecError, match="paint again"):
        unpacked_mask(data)


def test_an_unknown_cover_gets_a_sentence():
    with pytest.raises(SpecError, match="grey, blur, photo"):
        cover(looking(AVERAGED["pre"]), half(), "black")
