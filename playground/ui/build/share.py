"""Take it away: the network as PyTorch source, as JSON that can be loaded again, and as a link."""

import json
from typing import Any

import gradio as gr

from playground.describe import from_json, usual_size
from playground.errors import PlaygroundError, SpecError
from playground.source import source
from playground.specs import NetSpec
from playground.ui.browser.asset import expression
from playground.ui.build.readers import write
from playground.ui.build.turns import in_turn
from playground.ui.shared.events import AT_ONCE

Standing = tuple[NetSpec, int] | None  # the network that stands in Build, and its image size


class Share:
    """The panel. Its texts are made only while it is open, so that controls stay quick."""

    def __init__(self, i18n: gr.I18n) -> None:
        self.open = gr.State(False)
        opening = gr.Accordion(i18n("build.share"), open=False, elem_id="share")
        with opening as self.panel, gr.Tabs():
            with gr.Tab(i18n("build.source")):
                self._source(i18n)
            with gr.Tab(i18n("build.json")):
                self._json(i18n)
            with gr.Tab(i18n("build.link")):
                self._link(i18n)

    def _source(self, i18n: gr.I18n) -> None:
        self.source = gr.Code(
            language="python",
            label=i18n("build.source"),
            interactive=False,
            max_lines=28,
            buttons=["copy"],
            elem_id="source",
        )
        self.download = gr.Button(i18n("build.download"), size="sm", elem_id="download-source")

    def _json(self, i18n: gr.I18n) -> None:
        self.json = gr.Textbox(
            label=i18n("build.json"),
            info=i18n("build.json_info"),
            lines=12,
            max_lines=12,
            interactive=True,
            buttons=["copy"],
            elem_id="spec-json",
        )
        self.load = gr.Button(i18n("build.load"), size="sm", elem_id="load-json")

    def _link(self, i18n: gr.I18n) -> None:
        gr.Markdown(i18n("build.link_info"))
        self.copy = gr.Button(i18n("build.copy_link"), size="sm", elem_id="copy-link")

    @property
    def texts(self) -> list[Any]:
        return [self.source, self.json]

    def wire(self, standing: gr.State) -> None:
        """What happens inside the panel. Loading JSON is the tab's to wire: it changes the controls."""

        def opened(now: Standing) -> list[Any]:
            with in_turn(*([now[0]] if now else [])):
                return [True, *contents(now)]

        self.panel.expand(opened, standing, [self.open, *self.texts], **AT_ONCE)
        self.panel.collapse(lambda: False, None, self.open, **AT_ONCE)
        self.download.click(None, self.source, None, js=expression("download.js"))
        self.copy.click(None, None, None, js=expression("link.js"))


def contents(now: Standing) -> list[str]:
    """Source and JSON of the network that stands; why there is no source, if there cannot be any."""
    if now is None:
        return ["", ""]
    spec, size = now
    try:
        text = source(spec, size)
    except PlaygroundError as error:
        text = f"# {error}\n"
    return [text, pretty(spec)]


def pretty(spec: NetSpec) -> str:
    """A spec as JSON for people: a line for each field, and for each stage."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    rows = []
    for name, value in spec.to_dict().items():
        shown = line(value)
        if name == "stages":
            shown = "[\n    " + ",\n    ".join(map(line, value)) + "\n  ]"
        rows.append(f'  "{name}": {shown}')
    return "{\n" + ",\n".join(rows) + "\n}"


def loaded(text: object, now: Standing) -> dict[str, object]:
    """The controls' values for a pasted spec. Raises SpecError saying what is wrong with it."""
    if not isinstance(text, str) or not text.strip():
        raise SpecError("paste a network's JSON first")
    spec = from_json(text)
    return write(spec, now[1] if now else usual_size(spec))
