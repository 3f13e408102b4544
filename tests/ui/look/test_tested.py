"""How often the box finds the thing: which networks are counted, what it costs, and that it is kept."""

import asyncio
from types import SimpleNamespace

import numpy as np
import pytest

from playground.data import shapes
from playground.data.catalog import FASHION_MNIST
from playground.data.load import TEST_SEED
from playground.explain import localisation as counting
from playground.explain.finding import opened
from playground.explain.methods import finished
from playground.settings import Settings
from playground.ui.look import tested
from playground.ui.look.lengthy import LengthyTools
from playground.ui.look.tab import LookTab
from playground.ui.look.tested import SHARES, BoxCounts
from playground.ui.services import Services
from playground.ui.shared.desk import Desk
from tests.ui.look.test_tab import ASKER, COLOUR, GREY, Clicked, NoRuns, upload, write
from tests.ui.look.test_tools import QUESTION, answer, given

__all__ = ["upload"]
IMAGES = shapes.draw(150, TEST_SEED)


@pytest.fixture
def tools(tmp_path, monkeypatch):
    for name, pool, seed in (("colour", "average", 0), ("maximum", "max", 0), ("other", "max", 1)):
        write(tmp_path / f"{name}.safetensors", COLOUR.replace(name=name, pool=pool), seed=seed)
    write(tmp_path / "grey.safetensors", GREY, FASHION_MNIST)
    tab = LookTab(Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns()))
    monkeypatch.setattr(BoxCounts, "_images", IMAGES)
    made = LengthyTools(tab.asked, tab.services, Desk(), BoxCounts(tab.services, tab.network))
    made._question = QUESTION
    return made


def answers(tools, upload, network="shipped:colour", **event):
    async def all_of_them():
        told = tools.tested(given(upload, network), Clicked({"turn": 5} | event), ASKER)
        return [answer(one, "tested") async for one in told]

    return asyncio.run(all_of_them())


def test_the_network_and_its_twin_are_counted_once_and_the_cost_is_said_first(
    tools, upload, tmp_path, monkeypatch
):
    (cost,) = answers(tools, upload)
    assert cost["cost"]["passes"] == 2 * len(IMAGES)
    assert 0 < cost["cost"]["seconds"] < 600
    *steps, told = answers(tools, upload, go=True)
    assert [one["share"] for one in steps] == sorted(one["share"] for one in steps)
    assert [row["name"] for row in told["rows"]] == ["colour", "maximum"]
    assert [row["pool"] for row in told["rows"]] == ["average", "max"]
    for row in told["rows"]:
        subject = opened(tmp_path / f"{row['name']}.safetensors")
        expected = finished(counting.localisation(subject, IMAGES, SHARES))
        assert row["found"] == pytest.approx(expected.known, abs=1e-4)
        assert row["accuracy"] == pytest.approx(expected.accuracy, abs=1e-4)
    sides = np.full((len(IMAGES), 2), 32)
    assert told["middle"] == pytest.approx(
        counting.in_the_middle(IMAGES.boxes.numpy(), sides), abs=1e-4
    )
    monkeypatch.setattr(counting, "localisation", None)  # nothing is counted again
    assert answers(tools, upload) == [told]


def test_the_cost_is_that_of_the_passes_alone(tools, upload, monkeypatch):
    """The images are there before the clock starts."""
    order = []

    def drawn(_self):
        order.append("images")
        return IMAGES

    def clock():
        order.append("clock")
        return len(order)

    monkeypatch.setattr(BoxCounts, "_images", property(drawn))
    monkeypatch.setattr(tested, "time", SimpleNamespace(perf_counter=clock))
    (cost,) = answers(tools, upload)
    assert order[:3] == ["images", "clock", "clock"]
    assert cost["cost"]["seconds"] == pytest.approx(2 * 1 / (100 / 150))


def test_a_network_of_other_images_gets_a_sentence(tools, upload):
    (told,) = answers(tools, upload, network="shipped:grey")
    assert "Shapes alone" in told["message"]
