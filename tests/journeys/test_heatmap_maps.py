"""The heatmap's arithmetic in the browser, function by function, against Python's."""

import base64
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from playground.draw.overlay import smooth
from playground.explain.boxes import overlap
from playground.explain.covering import MASK_SIDE, unpacked_mask
from playground.explain.evidence import FINEST
from tests.explain.boxes_by_hand import box_by_hand
from tests.journeys.conftest import imported

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    modules = ("maps", "box", "schemes", "matching", "mask", "receptive")
    imported(page, "shared/field.js", *(f"heatmap/{name}.js" for name in modules))
    yield page
    page.close()


def test_the_box_is_that_of_a_brute_force_search(blank: Page) -> None:
    rng = np.random.default_rng(0)
    fields = [rng.normal(size=(rng.integers(1, 7), rng.integers(1, 7))) for _ in range(60)]
    fields += [np.zeros((3, 3)), -np.ones((2, 4)), np.ones((2, 3)), np.eye(4)]
    shares = rng.choice([0.05, 0.2, 0.5, 0.95], len(fields)).tolist()
    asked = [
        [field.ravel().tolist(), list(field.shape[::-1]), share]
        for field, share in zip(fields, shares, strict=True)
    ]
    found = blank.evaluate("asked => asked.map((one) => boxAround(...one))", asked)
    boxes = [box_by_hand(field, share) for field, share in zip(fields, shares, strict=True)]
    expected = [None if box is None else list(box) for box in boxes]
    assert found == expected
    assert expected.count(None) >= 2


def test_the_overlap_of_two_boxes_is_pythons(blank: Page) -> None:
    rng = np.random.default_rng(2)
    ends = np.sort(rng.random((40, 2, 2, 2)), 3)  # pair, box, axis, both ends
    pairs = ends.transpose(0, 1, 3, 2).reshape(40, 2, 4).tolist()
    expected = [overlap(*pair) for pair in pairs]
    assert 0 in expected
    found = blank.evaluate("pairs => pairs.map((pair) => overlapOf(...pair))", pairs)
    assert found == pytest.approx(expected)


def test_maps_arrive_as_they_were_sent(blank: Page) -> None:
    steps = np.random.default_rng(0).integers(-FINEST, FINEST, (3, 2, 5)).astype("<i2")
    view = {
        "maps": base64.b64encode(steps.tobytes()).decode(),
        "classes": [{"peak": peak} for peak in (1.5, 0, 20)],
        "rows": 2,
        "columns": 5,
    }
    arrived = blank.evaluate("view => unpacked(view).map((map) => [...map])", view)
    expected = steps * np.array([1.5, 0, 20])[:, None, None] / FINEST
    np.testing.assert_allclose(np.reshape(arrived, (3, 2, 5)), expected, rtol=1e-6)


def test_a_map_becomes_a_file_that_numpy_reads(blank: Page) -> None:
    values = np.random.default_rng(0).normal(size=(3, 7)).astype(np.float32)
    data = blank.evaluate("values => [...npy(values, 3, 7)]", values.ravel().tolist())
    assert np.array_equal(np.load(io.BytesIO(bytes(data))), values)


@pytest.mark.parametrize(
    ("scheme", "values", "places"),
    [
        ("signed", [-2, 0, 1, 4], [0.25, 0.5, 0.625, 1]),
        ("signed", [-4, -2], [0, 0.25]),
        ("signed", [0, 0], [0.5, 0.5]),
        ("inferno", [-2, 0, 1, 4], [0, 0, 0.25, 1]),
        ("inferno", [-4, -2], [0.5, 0.5]),
        ("jet", [-2, 0, 1, 4], [0, 1 / 3, 0.5, 1]),
        ("jet", [3, 3], [0.5, 0.5]),
    ],
)
def test_a_scheme_spans_what_it_says(
    blank: Page, scheme: str, values: list[Any], places: list[float]
) -> None:
    script = """([scheme, values]) => {
        const shade = shading(SCHEMES[scheme](...extremes(values), 0.5));
        return values.map(shade);
    }"""
    shaded = np.array(blank.evaluate(script, [scheme, values]))
    assert shaded[:, 0] == pytest.approx(places)
    assert ((shaded >= 0) & (shaded <= 1)).all()


def test_classes_are_found_by_a_part_of_their_name(blank: Page) -> None:
    names = ["polecat", "tabby", "Egyptian cat", "lesser panda", "cat-o'-nine-tails"]
    script = (
        "([names, text]) => matching(names.map((name) => ({name})), text, 3).map((x) => x.name)"
    )
    for text, found in (
        ("CAT ", ["Egyptian cat", "cat-o'-nine-tails", "polecat"]),
        ("nine", ["cat-o'-nine-tails"]),
        ("a", ["polecat", "tabby", "Egyptian cat"]),
        ("", []),
        ("(", []),
    ):
        assert blank.evaluate(script, [names, text]) == found


def test_classes_are_found_in_either_language(blank: Page) -> None:
    classes = [{"name": "lion", "other": "사자"}, {"name": "zebra", "other": "얼룩말"}]
    script = "([classes, text]) => matching(classes, text, 3).map((x) => x.name)"
    for text, found in (("사", ["lion"]), ("zeb", ["zebra"]), ("말", ["zebra"]), ("n사", [])):
        assert blank.evaluate(script, [classes, text]) == found


def test_maps_are_added_up_each_times_its_factor(blank: Page) -> None:
    maps = np.random.default_rng(0).normal(size=(3, 6))
    script = "([maps, by]) => [...weighted(maps.map((m) => Float32Array.from(m)), by)]"
    found = blank.evaluate(script, [maps.tolist(), [1, -2, 0.5]])
    np.testing.assert_allclose(found, [1, -2, 0.5] @ maps, rtol=1e-5, atol=1e-6)


def test_a_stroke_covers_what_is_near_its_way(blank: Page) -> None:
    rng = np.random.default_rng(0)
    places = np.stack(np.meshgrid(*2 * [np.arange(MASK_SIDE) + 0.5]), -1)  # x, y
    for start, end, radius in [(rng.random(2) * 64, rng.random(2) * 64, 3), ((9, 9), (9, 9), 5)]:
        script = "([a, b, r]) => { const m = emptyMask(); stroke(m, a, b, r); return [...m]; }"
        ends = [list(map(float, start)), list(map(float, end))]
        found = np.reshape(blank.evaluate(script, [*ends, radius]), (MASK_SIDE, MASK_SIDE))
        way = [np.array(start) + t * (np.array(end) - start) for t in np.linspace(0, 1, 4000)]
        near = np.min([np.hypot(*(places - at).transpose(2, 0, 1)) for at in way], 0)
        sure = np.abs(near - radius) > 1e-2
        assert np.array_equal(found[sure], (near <= radius)[sure])


def test_the_hottest_spot_is_what_exceeds_half_of_the_maximum(blank: Page) -> None:
    values = np.random.default_rng(0).normal(size=(7, 7)).astype(np.float32)
    field = smooth(values, MASK_SIDE, MASK_SIDE)
    script = "([v, i]) => [...hottest({ values: v, rows: 7, columns: 7 }, i)]"
    for inverse in (False, True):
        found = blank.evaluate(script, [values.ravel().tolist(), inverse])
        wrong = (np.reshape(found, field.shape) == 1) != ((field > field.max() / 2) != inverse)
        assert np.abs(field - field.max() / 2)[wrong].max(initial=0) < 1e-4
    assert blank.evaluate("hottest({ values: [-1, 0], rows: 1, columns: 2 }, false)") is None


def test_a_mask_travels_as_numpys_bits(blank: Page) -> None:
    mask = np.random.default_rng(0).random((MASK_SIDE, MASK_SIDE)) < 0.5
    told = blank.evaluate("m => packedMask(Uint8Array.from(m))", mask.ravel().astype(int).tolist())
    assert np.array_equal(unpacked_mask(base64.b64decode(told)), mask)


def test_what_a_cell_sees_is_cut_off_at_the_edges(blank: Page) -> None:
    asked = {"side": 35, "jump": 8, "start": 3.5}
    found = [
        blank.evaluate("(all) => receptive(...all)", [asked, cell, 64])
        for cell in ([0, 3], [4, 7], [1, 2])
    ]
    pixels = [[64 * end for end in box] for box in found]
    assert pixels == [[10, 0, 45, 21], [42, 18, 64, 53], [2, 0, 37, 29]]
    assert blank.evaluate("(all) => receptive(...all)", [asked | {"side": 999}, [3, 3], 64]) == [
        0,
        0,
        1,
        1,
    ]
