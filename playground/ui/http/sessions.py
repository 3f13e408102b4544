"""What Gradio keeps of each session: its states and components, and not the whole page once more.

Of too many sessions it forgets the one that was used longest ago, and each call of a program is a session
of its own: somebody's script that asks every two seconds would have all open pages forget, within ten
minutes, what stands in Build.

For its deep links, which are refused here (gate.py), it also writes every component's configuration out
again whenever a session begins, a program's single call among them: on this page 35 ms in the thread that
answers everybody, and half a megabyte.
"""

from collections.abc import Mapping
from typing import Any

import gradio as gr
from gradio import routes
from gradio.blocks import BlocksConfig
from gradio.state_holder import StateHolder

YOUNG = 20  # sessions that may have no state yet


class Sessions(StateHolder):
    """The sessions, of which one without a state goes before any other."""

    def update(self, session_id: str) -> None:
        """It is used now."""
        with self.lock:
            if session_id in self.session_data:
                self.session_data.move_to_end(session_id)
            while len(self.session_data) > self.capacity:
                names = [*self.session_data]
                empty = (n for n in names[:-YOUNG] if not self.session_data[n].state_data)
                evicted = next(empty, names[0])
                del self.session_data[evicted]
                self.time_last_used.pop(evicted, None)


class _Page(BlocksConfig):
    """A page's configuration, whose copies are its sessions'. It takes the place of `original`."""

    def __init__(self, original: BlocksConfig) -> None:
        super().__init__(original.root_block)
        vars(self).update(vars(original))

    def __copy__(self) -> BlocksConfig:
        session: BlocksConfig = super().__copy__()  # type: ignore[no-untyped-call]
        vars(session)["config_for_block"] = _nothing
        return session


def _nothing(*_: object) -> Mapping[str, Any]:
    """In place of a component's configuration."""
    return {}


def keep_sessions_small(demo: gr.Blocks) -> None:
    """To be called when the page is built, and before it is launched."""
    demo.default_config = _Page(demo.default_config)


def keep_pages_sessions() -> None:
    """To be called before the page is launched: Gradio asks for no other holder of its sessions."""
    routes.StateHolder = Sessions  # type: ignore[attr-defined]
