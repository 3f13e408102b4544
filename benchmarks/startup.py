"""From the process's start to the page: claimed, at most 1.25 times as long as Gradio's own "hello".

    python benchmarks/startup.py [TRIALS]

Starts in turn a page that says hello, with nothing but Gradio, and this app, each in a process of its
own, and opens each in a Chromium that runs already and has seen neither: until the hello is painted, and
until Build's table is. Then, in the app: from moving the first slider to the new figure, and from opening
Look to the first heatmap. Seconds; medians. Other work on the machine counts against both pages, and
more against this one, which loads torch as soon as it is up. The hello has Gradio write its type stubs
as it is imported; this app leaves that out.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.build_latency import MOVE
from benchmarks.report import report
from tests.install_browser import find
from tests.journeys.conftest import FLAGS, PATIENCE, ROOT, free_port

RATIO, ANSWER, LOOK = 1.25, 0.5, 3.0
TRIALS = 7
POLL = 0.01  # seconds between two knocks at the server's door
HELLO = """
import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("hello", elem_id="hello")
demo.launch()
"""
TABLE = "#network .pp-net table tbody tr"
LOOKED = "#look-heatmap .class"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


@contextmanager
def opened(command: list[str], shows: str, browser: Browser) -> Iterator[tuple[Page, float]]:
    """The page of a server that is started for it, and the seconds until what it shows was painted."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:
        environment = os.environ | {
            "GRADIO_SERVER_PORT": str(port), "GRADIO_ANALYTICS_ENABLED": "False",
            "PLAYGROUND_RUNS": f"{folder}/runs", "PLAYGROUND_DATA": f"{folder}/data",
        }  # fmt: skip
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, process)
            page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
            page.wait_for_selector(shows)
            page.evaluate(PAINTED)
            yield page, time.perf_counter() - start
        finally:
            context.close()
            process.kill()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until the server takes connections."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(POLL)
    raise RuntimeError(f"{process.args!r} ended with {process.returncode}")


def trial(browser: Browser) -> dict[str, float]:
    """Seconds of each step, once."""
    with opened([sys.executable, "-c", HELLO], "#hello >> text=hello", browser) as (_, hello):
        pass
    with opened([sys.executable, "app.py"], TABLE, browser) as (page, painted):
        answer = page.evaluate(MOVE, 2) / 1000
        start = time.perf_counter()
        page.get_by_role("tab", name="3 · Look").click()
        page.wait_for_selector(LOOKED)
        page.evaluate(PAINTED)
        look = time.perf_counter() - start
    return {"hello": hello, "table": painted, "answer": answer, "look": look}


def main() -> int:
    path = find()
    if path is None:
        print("No Chromium here: nothing measured.")
        return 1
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    load = os.getloadavg()[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        found = []
        for _ in range(trials):
            found.append(trial(browser))
            print(", ".join(f"{name} {seconds:.2f} s" for name, seconds in found[-1].items()))
        browser.close()
    middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
    ratio = statistics.median(one["table"] / one["hello"] for one in found)
    figures = {"trials": trials, "ratio": round(ratio, 2)}
    figures |= {f"{name}_s": round(seconds, 2) for name, seconds in middle.items()}
    claims = {
        f"the table after {RATIO:g} times hello's time at most": ratio <= RATIO,
        f"the first slider's answer within {ANSWER:g} s": middle["answer"] <= ANSWER,
        f"the first heatmap within {LOOK:g} s": middle["look"] <= LOOK,
    }
    return report("startup", figures, claims, load)


if __name__ == "__main__":
    sys.exit(main())
