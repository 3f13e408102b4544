"""The page. Gradio is imported in here alone, and by this before any module of the page."""

from playground.ui.gradio_import import import_gradio

import_gradio()
