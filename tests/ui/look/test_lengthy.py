"""What the tools of many passes are answered: what it costs, how far it is, and what came of it."""

import asyncio
import base64
import re
import time

import numpy as np
import pytest

from playground.explain.evidence import FINEST
from playground.explain.faithfulness import PASSES, faithfulness
from playground.explain.methods import METHODS, explained_by, finished
from playground.explain.titles import TITLES
from playground.settings import Settings
from playground.ui.browser import heatmap
from playground.ui.look.lengthy import LengthyTools
from playground.ui.look.question import Question
from playground.ui.look.tab import LookTab
from playground.ui.look.tested import BoxCounts
from playground.ui.services import Services
from playground.ui.shared.desk import Desk
from tests.ui.look.test_tab import ASKER, COLOUR, JUNK, Clicked, NoRuns, upload, write
from tests.ui.look.test_tools import QUESTION, answer, given

__all__ = ["upload"]


@pytest.fixture
def tools(tmp_path):
    write(tmp_path / "colour.safetensors", COLOUR)
    tab = LookTab(Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns()))
    made = LengthyTools(tab.asked, tab.services, Desk(), BoxCounts(tab.services, tab.network))
    made._question = QUESTION
    return made


def answers(handler, name, upload, network="shipped:colour", **event):
    async def all_of_them():
        told = handler(given(upload, network), Clicked({"turn": 5, "index": 2} | event), ASKER)
        return [answer(one, name) async for one in told]

    return asyncio.run(all_of_them())


def seen(tools, upload):
    return tools._asked(Question(*given(upload).values()), ASKER).looking


def unpacked(told):
    steps = np.frombuffer(base64.b64decode(told["map"]), "<i2")
    return steps.reshape(told["rows"], told["columns"]) * told["peak"] / FINEST


def test_another_methods_map_is_told_at_its_own_resolution(tools, upload):
    for asked, stage, side in (("stem", "stem", 32), ("", "maps", 8), ("elsewhere", "maps", 8)):
        *_, told = answers(tools.method, "method", upload, method="layercam", stage=asked)
        assert (told["turn"], told["stage"], told["rows"], told["columns"]) == (
            5,
            stage,
            side,
            side,
        )
        expected = explained_by(METHODS["layercam"], seen(tools, upload), 2, stage)
        np.testing.assert_allclose(unpacked(told), expected, atol=1e-4 * told["peak"])


def test_no_more_than_two_are_told_at_a_time_what_it_costs(tools, upload, monkeypatch):
    now, most = [0], [0]

    def slowly(*_):
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.05)
        now[0] -= 1
        return {"cost": {}}

    monkeypatch.setattr(tools, "_faithful", slowly)

    async def asked():
        event = Clicked({"turn": 1, "index": 2})
        return [one async for one in tools.faithful(given(upload, "shipped:colour"), event, ASKER)]

    async def many():
        return await asyncio.gather(*(asked() for _ in range(6)))

    assert len(asyncio.run(many())) == 6
    assert most[0] == 2


@pytest.mark.parametrize("name", ["scorecam", "occlusion"])
def test_what_takes_many_passes_says_so_first_and_is_done_when_told_to(tools, upload, name):
    (told,) = answers(tools.method, "method", upload, method=name)
    assert told.keys() == {"turn", "stages", "stage", "input", "cost", "field"}
    assert told["cost"]["passes"] == METHODS[name].passes
    assert 0 < told["cost"]["seconds"] < 60
    *way, told = answers(tools.method, "method", upload, method=name, go=True)
    assert [one["share"] for one in way] == sorted(one["share"] for one in way)
    expected = explained_by(METHODS[name], seen(tools, upload), 2)
    np.testing.assert_allclose(unpacked(told), expected, atol=1e-4 * told["peak"])


def test_what_a_map_is_worth_is_told_with_its_curves(tools, upload):
    (told,) = answers(tools.faithful, "faithful", upload)
    assert told["cost"]["passes"]["cam"] == PASSES + 1
    assert told["cost"]["passes"].keys() == METHODS.keys()
    *_, told = answers(tools.faithful, "faithful", upload, method="hirescam", go=True)
    looking = seen(tools, upload)
    expected = finished(faithfulness(looking, 2, explained_by(METHODS["hirescam"], looking, 2)))
    assert told["method"] == "hirescam"
    assert told["score"] == pytest.approx(expected.score, abs=1e-4)
    assert told["coldest"] == pytest.approx(expected.coldest, abs=1e-4)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_gets_a_sentence(tools, upload, junk):
    for event in ({"method": junk}, {"method": "scorecam", "index": junk}):
        (told,) = answers(tools.method, "method", upload, **event)
        assert told.keys() == {"turn", "message"}
        (told,) = answers(tools.faithful, "faithful", upload, go=True, **event)
        assert told.keys() == {"turn", "message"}
    (told,) = answers(tools.method, "method", junk, method="scorecam")
    assert told.keys() == {"turn", "message"}


def test_the_page_offers_every_method_there_is():
    page = heatmap.heatmap("any").html_template
    (which,) = re.findall(r'<select class="which">.*?</select>', page)
    chosen = re.findall(r'<option[^>]* value="([\w+]+)"', which)
    ticked = re.findall(r'<input type="checkbox"[^>]* value="([\w+]+)"', page)
    assert {*chosen} == METHODS.keys() - {"cam"}
    assert {*ticked} == METHODS.keys()
    assert TITLES.keys() == METHODS.keys()
