"""Settings -> the page -> launch. `demo` can be imported without starting a server."""

import logging
import os
import sys

from playground.errors import PlaygroundError
from playground.runs.backends.choose import equipped
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.terminal import raise_on_signals
from playground.ui.http.owner import server_secret
from playground.ui.launch import launch
from playground.ui.page import make_page
from playground.ui.services import Services

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

try:
    settings, backend = equipped(Settings.from_env())
    executor = RunService(RunStore(settings.runs), settings, backend)
    services = Services(settings, executor, server_secret(settings.runs))
    demo = make_page(services)
except PlaygroundError as error:
    sys.exit(f"Paper Playground cannot start: {error}")

if __name__ == "__main__":
    raise_on_signals()
    try:
        launch(demo, services)
    except PlaygroundError as error:
        sys.exit(f"Paper Playground cannot start: {error}")
    finally:
        executor.close()
