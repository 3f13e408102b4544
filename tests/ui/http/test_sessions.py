"""What Gradio keeps of a session, on a page of a hundred components."""

import asyncio
import inspect
import tracemalloc
from pathlib import Path

import gradio as gr
import pytest
from gradio import routes, state_holder
from gradio.state_holder import SessionState

from playground.ui.http import sessions
from playground.ui.http.sessions import keep_pages_sessions, keep_sessions_small

COMPONENTS, SESSIONS = 100, 20


async def _page() -> gr.Blocks:
    with gr.Blocks(analytics_enabled=False) as demo:
        texts = [gr.Textbox(f"value {i}", label=f"text {i}") for i in range(COMPONENTS)]
        count = gr.State(3)
        texts[0].submit(lambda text: text, texts[0], texts[1])
        count.change(lambda text: text, texts[0], count)
    return demo


async def _app() -> routes.App:
    return routes.App()


@pytest.fixture
def demo() -> gr.Blocks:
    """Made in a loop that is closed: outside of any, Gradio makes loops of its own."""
    return asyncio.run(_page())


def bytes_of_a_session(demo: gr.Blocks) -> float:
    SessionState(demo)
    tracemalloc.start()
    sessions = [SessionState(demo) for _ in range(SESSIONS)]
    held = tracemalloc.get_traced_memory()[0] / len(sessions)
    tracemalloc.stop()
    return held


def test_a_session_costs_little_and_writes_no_configuration_anew(demo: gr.Blocks) -> None:
    before = bytes_of_a_session(demo)
    keep_sessions_small(demo)
    assert bytes_of_a_session(demo) < before / 5
    state = SessionState(demo)
    assert [*state.components] == []


def test_the_page_and_a_sessions_states_are_what_they_were(demo: gr.Blocks) -> None:
    before = demo.get_config_file()
    keep_sessions_small(demo)
    assert demo.get_config_file() == before
    number = next(i for i, block in demo.blocks.items() if isinstance(block, gr.State))
    first, second = SessionState(demo), SessionState(demo)
    first[number] = 5
    assert (first[number], second[number]) == (5, 3)


def test_a_page_outlasts_any_number_of_calls(
    demo: gr.Blocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "StateHolder", routes.StateHolder)
    keep_pages_sessions()
    holder = asyncio.run(_app()).state_holder
    monkeypatch.setattr(sessions, "YOUNG", 2)
    demo.state_session_capacity = 5
    holder.set_blocks(demo)
    number = next(i for i, block in demo.blocks.items() if isinstance(block, gr.State))
    for name in ("page", "other"):
        holder[name][number] = name
    for call in range(20):
        assert holder[f"call {call}"] is holder[f"call {call}"]
    assert (holder["page"][number], holder["other"][number]) == ("page", "other")
    assert len(holder.session_data) == 5
    for page in range(5):
        holder[f"page {page}"][number] = page
    assert [*holder.session_data] == [f"page {page}" for page in range(5)]
    assert "call 19" not in holder.time_last_used


def test_gradio_reads_what_is_left_out_for_its_deep_links_alone() -> None:
    """To be looked at again when Gradio changes."""
    folder = Path(inspect.getfile(gr)).parent
    sources = {path: path.read_text() for path in folder.rglob("*.py")}
    holders = {path.name for path, source in sources.items() if "config_values" in source}
    assert holders == {"state_holder.py"}
    assert inspect.getsource(state_holder).count("config_values") == 8
    assert inspect.getsource(routes).count("].components") == 1
    link = inspect.getsource(routes).partition('@app.get("/gradio_api/deep_link"')[2][:400]
    assert "app.state_holder[session_hash].components" in link
