"""What Gradio keeps of each session: its states and components, and not the whole page once more.

For its deep links, which are refused here (gate.py), it also writes every component's configuration out
again whenever a session begins, a program's single call among them: on this page 35 ms in the thread that
answers everybody, and half a megabyte.
"""

from collections.abc import Mapping
from typing import Any

import gradio as gr
from gradio.blocks import BlocksConfig


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
