"""What several of Slide's views are tested with."""

import shutil
from pathlib import Path

import pytest

from playground.errors import UnknownRun
from playground.settings import ROOT, Settings
from playground.specs import GanSpec
from playground.ui.services import Services
from playground.ui.slide.questions import Generators
from tests.latents.tiny import saved

LARGE = GanSpec("large", latent=9, widths=(8, 6, 4, 4))


class NoRuns:
    """The executor of a server where nobody has trained anything."""

    def runs(self, _: str) -> list[object]:
        return []

    def checkpoint(self, *_: str) -> Path:
        raise UnknownRun("there is no such run among yours: it may have been deleted")


@pytest.fixture
def generators(tmp_path: Path) -> Generators:
    """Of a shelf with two generators, tiny and large, and a classifier."""
    saved(tmp_path / "tiny.safetensors")
    saved(tmp_path / "large.safetensors", LARGE, seed=5)
    shutil.copy(ROOT / "checkpoints" / "resnet8-shapes.safetensors", tmp_path)
    return Generators(Services(Settings(checkpoints=tmp_path), NoRuns()))
