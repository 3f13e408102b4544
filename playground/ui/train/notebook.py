"""The lines by which a notebook does what this page does, with the token of whoever looks at them.

The token is handed out to its own browser only, and only when the drawer is opened.
"""

import json

import gradio as gr

from playground.ui.http.owner import HEADER, Owners
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import text

LINES = """\
from gradio_client import Client  # pip install gradio_client

client = Client({url}, headers={{"{header}": "{token}"}})
run = client.predict("cifar_resnet:8", "shapes", 20, api_name="/train")
for news in client.submit(run["run"], api_name="/follow"):
    for point in news["points"]:
        print(f"{{point['seconds']:.1f}} s: {{point['accuracy']:.0%}} of the batches")
path = client.predict(run["run"], api_name="/export")
print("trained:", path)
"""
HERE = "() => window.location.origin + window.location.pathname"
LONGEST = 500  # characters of an address


class Notebook:
    """A drawer that has the lines once it is open."""

    def __init__(self, owners: Owners, i18n: gr.I18n) -> None:
        self._owners = owners
        with gr.Accordion(i18n("train.notebook"), open=False, elem_id="notebook") as drawer:
            gr.Markdown(i18n("train.notebook_info"))
            place = gr.Textbox(visible=False)
            code = gr.Code(
                language="python",
                label=i18n("train.notebook_code"),
                interactive=False,
                buttons=["copy"],
                elem_id="notebook-code",
            )
        drawer.expand(guarded(self._filled), place, code, js=HERE, **AT_ONCE)

    def _filled(self, url: object, request: gr.Request) -> str:
        return lines(text(url, "the address")[:LONGEST], self._owners.token(request))


def lines(url: str, token: str) -> str:
    """The lines for a server at that address and whoever has that token."""
    return LINES.format(url=json.dumps(url), header=HEADER, token=token)
