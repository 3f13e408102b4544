"""The snapshots: what a network makes of the same few images while it learns, with a slider through time.

They come as numbers, in increments; drawing, sliding and playing happen in the browser.
"""

import gradio as gr

from playground.ui.browser.asset import asset, widget

TEMPLATE = """
<section class="pp-snapshots" hidden>
  <header>
    <h3></h3>
    <div class="chips" role="group">
      <button type="button" data-part="images"></button>
      <button type="button" data-part="heatmaps"></button>
      <button type="button" data-part="filters"></button>
      <button type="button" data-part="confusion"></button>
    </div>
  </header>
  <div class="time">
    <button type="button" class="play"><i></i></button>
    <div class="track">
      <canvas></canvas>
      <input type="range" min="0" max="0" value="0" step="1">
      <button type="button" class="latest"></button>
    </div>
    <output aria-live="off"><b class="tally"></b><span class="when"></span></output>
  </div>
  <div class="tiles"></div>
  <p class="note"></p>
  <div class="lower">
    <figure class="confusion"><figcaption></figcaption><table></table><p class="reading"></p></figure>
    <figure class="weights" hidden><figcaption></figcaption><div class="bars" role="img"></div></figure>
    <figure class="filters"><figcaption></figcaption><canvas role="img"></canvas></figure>
  </div>
</section>
"""


def snapshots_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.train.snapshots` returns, told: all, or what has come since.

    Event: `opened`, when the widget needs all of them: at its start, and if something was lost.
    """
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("snapshots.css"),
        js_on_load=widget("snapshots.js"),
        elem_id="snapshots",
        apply_default_css=False,
    )
