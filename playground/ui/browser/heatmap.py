"""The heatmap: a photo, the likeliest classes, and over the photo the map of the chosen one.

The maps of all classes come at once, as numbers; choosing and finding a class, colours, opacity, cells
or smooth, the box, reading values and taking them away happen in the browser, without the server.
"""

from collections.abc import Mapping

import gradio as gr

from playground.draw.overlay import SCHEMES
from playground.draw.palette import FLOOR, palette
from playground.explain.titles import TITLES
from playground.ui.browser.asset import asset, widget

TOOLS = ("covered", "pair", "beside", "apart", "method", "faithful", "tested")
OTHERS = {method: title for method, title in TITLES.items() if method != "cam"}
TICKED = ("cam", "layercam")  # of what maps are worth, at first
STYLES = ("heatmap.css", "heatmap_tools.css")
TEMPLATE = """
<div class="pp-heat">
  <p class="message" hidden></p>
  <div class="board" hidden>
    <div class="view">
      <div class="photo" role="application" tabindex="0">
        <img alt="">
        <div class="crop">
          <canvas class="cover" hidden></canvas><canvas class="heat"></canvas>
          <b class="field" hidden></b><b class="truth" hidden></b><b class="found" hidden></b><i hidden></i>
        </div>
      </div>
      <div class="scale">
        <span class="what"></span><span class="low"></span><i></i><span class="high"></span>
      </div>
      <p class="reading" aria-live="polite"></p>
      <div class="controls">
        <label class="opacity"><span></span><input type="range" min="0" max="100" value="75"></label>
        <label class="swipe"><span></span><input type="range" min="0" max="100" value="0"></label>
        <label class="colours"><span></span><select>
          SCHEMES
        </select></label>
        <label class="cells"><input type="checkbox"><span></span></label>
        <div class="boxed">
          <label><input type="checkbox"><span></span></label>
          <input type="range" min="5" max="95" value="20">
          <p class="overlap" hidden></p>
        </div>
        <p class="save"><span></span> <button type="button" class="picture"></button>
          <button type="button" class="figure"></button> <button type="button" class="map"></button>
          <button type="button" class="link"></button> <small class="told" aria-live="polite"></small></p>
      </div>
    </div>
    <div class="side">
      <h3></h3>
      <div class="classes" role="radiogroup"></div>
      <div class="search">
        <input type="search" role="combobox" autocomplete="off" spellcheck="false" maxlength="60"
          aria-expanded="false" aria-autocomplete="list" aria-controls="look-matches">
        <ul class="matches" id="look-matches" role="listbox" hidden></ul>
      </div>
      <p class="sum"></p>
      <p class="note" hidden></p>
      <div class="seen"><img alt=""><p></p></div>
      <p class="knows"><span></span> <b></b></p>
    </div>
  </div>
  <div class="tools" hidden>TOOLS</div>
</div>
"""


def palettes() -> dict[str, list[list[int]]]:
    """The colours of each scheme, from the lowest value to the highest: 256 of red, green and blue."""
    return {scheme: palette(colours).tolist() for scheme, colours in SCHEMES.items()}


def heatmap(elem_id: str) -> gr.HTML:
    """A gr.HTML whose value is what `ui.look.evidence.told` returns with `palettes` and `words`, or
    {message}, with `again` if it will be another one in a moment. patches: photos' keys, and small
    pictures of them, of which a patch may be taken.

    Events: `opened`, when the widget comes on screen for the first time; `apart`, `covered`, `beside`,
    `method`, `faithful` and `tested`, when a tool wants something of the server, as the property of that
    name (`ui.look.tools`, `ui.look.beside`, `ui.look.lengthy`); `halt`, when what takes long is no longer
    wanted; `again`, when the value asked to be asked for again; `lacking`, when the page's address says
    something that is not to be had: EventData has its `name` and `value`.
    """
    return gr.HTML(
        value=None,
        html_template=_template(),
        css_template="".join(map(asset, STYLES)),
        js_on_load=widget("heatmap.js"),
        elem_id=elem_id,
        apply_default_css=False,
        floor=FLOOR,
        patches=None,
        apart=None,
        covered=None,
        beside=None,
        method=None,
        faithful=None,
        tested=None,
    )


def _template() -> str:
    tools = {tool: asset(f"heatmap/{tool}.html") for tool in TOOLS}
    tools["method"] = tools["method"].replace("METHODS", _choices(OTHERS))
    tools["faithful"] = tools["faithful"].replace("METHODS", _ticks(TITLES))
    schemes = "".join(f'<option value="{scheme}"></option>' for scheme in SCHEMES)
    whole = TEMPLATE.replace("SCHEMES", schemes).replace("TOOLS", "".join(tools.values()))
    return whole.replace("WORKING", asset("heatmap/working.html"))


def _choices(titles: Mapping[str, str]) -> str:
    return "".join(
        f'<option value="{method}"{_word(method, title)}>{title}</option>'
        for method, title in titles.items()
    )


def _ticks(titles: Mapping[str, str]) -> str:
    return "".join(
        f'<label><input type="checkbox" value="{method}"{" checked" * (method in TICKED)}>'
        f"<span{_word(method, title)}>{title}</span></label>"
        for method, title in titles.items()
    )


def _word(method: str, title: str) -> str:
    """Without a title of its own, the page's word for it."""
    return "" if title else f' data-word="{method}"'
