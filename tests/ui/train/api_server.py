"""The endpoints of runs alone, over trainings that train nothing: `python -m tests.ui.train.api_server
PORT FOLDER`. A network's name says what its training does; without such a name it goes on and on."""

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from playground.families import cifar_resnet
from playground.runs.backends.inprocess import InProcess
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import RunSpec, TrainSpec
from playground.ui.services import Services
from playground.ui.train.actions import Actions
from playground.ui.train.api import RunApi
from tests.runs import fakes

SECRET = "of the tests"


def run(
    spec: RunSpec, data: Path, folder: Path, resume: bool, device: str, *told: Callable[[], Any]
) -> fakes.Reports:
    if spec.net.name not in fakes.BEHAVIOURS:
        endless = cifar_resnet(8).replace(name="endless")
        spec = dataclasses.replace(spec, net=endless, train=TrainSpec())
    return fakes.run(spec, data, folder, resume, device, *told)


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    settings = Settings(data=folder, runs=folder / "runs")
    executor = RunService(RunStore(settings.runs), settings, InProcess(f"{__spec__.name}:run"))
    services = Services(settings, executor, SECRET)
    with gr.Blocks(analytics_enabled=False) as demo:
        RunApi(services, Actions(executor), gr.File(visible=False)).publish()
    demo.queue(api_open=False)
    demo.launch(server_port=int(sys.argv[1]), ssr_mode=False, quiet=True)
