"""A family that only this test knows: its record and its words are all that it costs."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import contextlib, io, json, sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl

from playground.families import FAMILIES, Family, FamilyKnob, cifar_resnet
from playground.specs import Range, RunSpec, Stage, TrainSpec
from playground.text import ENGLISH, KOREAN


def narrow(width=8, *, classes=10):
    stages = Stage(width, 1), Stage(2 * width, 1, 2)
    base = cifar_resnet(8, classes=classes, shortcut="B")
    return base.replace(name=f"Narrow-{width}", stages=stages)


FAMILIES["narrow"] = Family(
    narrow,
    (FamilyKnob("narrow_width", "width", 8, lambda spec: spec.stages[0].width, bounds=Range(4, 16)),),
    presets=("4", "8"),
    example="8",
)
ENGLISH.page["build.family_narrow"], KOREAN.page["build.family_narrow"] = "Narrow", "좁은 네트워크"

import gradio as gr
import numpy as np
from PIL import Image

from playground.__main__ import main
from playground.checkpoints import Card
from playground.checkpoints.weights import save
from playground.nets.build import build
from playground.settings import Settings
from playground.ui.build import readers
from playground.ui.build.compare_panel import Compare
from playground.ui.build.form import begin, make_form
from playground.ui.build.link import from_query, query
from playground.ui.services import Services
from playground.ui.shared.networks import explainable
from playground.ui.text import Say, make_i18n

# Build: in the picker, with its own knob, and recognised again
with gr.Blocks():
    form, compare = make_form(make_i18n()), Compare(make_i18n())
slider = form.controls["narrow_width"]
assert (slider.minimum, slider.maximum, slider.value) == (4, 16, 8)
assert "narrow" in [value for _, value in form.controls["family"].choices]
values = {**readers.DEFAULTS, **begin("narrow", None), "narrow_width": 6}
assert readers.read(values) == (narrow(6), 32)
shown = readers.write(narrow(6), 32)
assert (shown["family"], shown["narrow_width"]) == ("narrow", 6)
assert readers.write(narrow(17), 32)["family"] == "custom", "beyond its slider"
assert {("Narrow-4", "narrow:4"), ("Narrow-8", "narrow:8")} <= set(compare.name.choices)

# the link
link = query(narrow(6, classes=7), 40)
assert link.startswith("net=narrow:6&"), link
assert from_query(dict(parse_qsl(link))) == (narrow(6, classes=7), 40)
assert from_query({"net": "Narrow-6"}) == (narrow(6), 32)

# the command line
def told(*arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([*arguments, "--json"]) == 0
    return json.loads(out.getvalue().splitlines()[-1])

assert told("describe", "narrow:6")["name"] == "Narrow-6"
errors = io.StringIO()
with contextlib.redirect_stderr(errors):
    assert main(["describe", "vgg:16"]) != 0
assert "narrow:8" in errors.getvalue()

# Look: among the networks, and explained
folder = Path(sys.argv[1])
card = Card(RunSpec(narrow(6), TrainSpec()), tuple("abcdefghij"), (0.5,) * 3, (0.5,) * 3, ())
save(folder / "mine.safetensors", card, build(narrow(6), 0))
services = Services(Settings(checkpoints=folder), SimpleNamespace(runs=lambda owner: []))
assert any(label.startswith("Narrow-6") for label, _ in explainable(services, "", Say(ENGLISH)))
Image.fromarray(np.zeros((32, 32, 3), np.uint8)).save(folder / "photo.png")
found = told("explain", str(folder / "photo.png"), "--net", str(folder / "mine.safetensors"))
assert abs(found["mean"] + found["bias"] - found["logit"]) < 1e-3
"""


def test_a_new_family_is_one_record_and_its_words(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
