import dataclasses
import json

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from playground.__main__ import main
from playground.checkpoints import shelf
from playground.checkpoints.card import opened_checkpoint
from playground.checkpoints.weights import save
from playground.errors import CheckpointError
from playground.latents import frames, latent
from playground.latents.ages import ENDING, ages_of, gather, opened_ages
from playground.specs import GanSpec
from tests.latents.tiny import SPEC, card, tiny

Z = np.stack([latent(seed, 6) for seed in range(5)])


def snapshot(path, step: int, spec=SPEC):
    dated = dataclasses.replace(card(spec), progress=json.dumps({"step": step}))
    save(path, dated, tiny(spec, seed=step), {"adam": torch.ones(3)})
    return path


@pytest.fixture
def snapshots(tmp_path):
    steps = [400, 1, 25, 100, 2, 5, 10, 1000, 200]  # by name in another order than by age
    return [snapshot(tmp_path / f"{i}.safetensors", step) for i, step in enumerate(steps)]


def test_the_command_keeps_generators_alone_young_and_old(snapshots, tmp_path, capsys):
    out = tmp_path / f"tiny{ENDING}"
    assert main(["ages", *map(str, snapshots), "--out", str(out), "--count", "4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["steps"] == [1, 10, 100, 1000]
    ages = opened_ages(out)
    assert ages.steps == (1, 10, 100, 1000)
    for step, source in zip(ages.steps, ages.sources, strict=True):
        assert not source.net.training
        off = np.abs(source.frames(Z).astype(int) - frames(tiny(SPEC, seed=step), Z))
        assert off.max() <= 3  # half precision
    assert np.abs(ages.sources[0].frames(Z).astype(int) - ages.sources[3].frames(Z)).mean() > 10
    kept = load_file(out)
    assert not [name for name in kept if "adam" in name]
    assert told["bytes"] < 1.2 * sum(t.numel() * t.element_size() for t in kept.values()) + 4000


def test_ages_lie_beside_their_generator_and_are_none_themselves(snapshots, tmp_path):
    out = tmp_path / f"3{ENDING}"
    assert ages_of(snapshots[3]) == out
    assert main(["ages", str(tmp_path), "--out", str(out)]) == 0
    assert set(shelf(tmp_path)) == {str(i) for i in range(9)}


def test_mistakes_are_sentences(snapshots, tmp_path, capsys):
    other = snapshot(tmp_path / "other.safetensors", 9, GanSpec("o", latent=5, widths=(8, 6, 4)))
    ended = tmp_path / "ended.safetensors"
    save(ended, card(), tiny())
    for arguments, sentence in (
        (["--out", "x.safetensors", str(ended)], "must end in -ages.safetensors"),
        (["--out", f"x{ENDING}", str(ended)], "does not say after which step"),
        (["--out", f"x{ENDING}", "--count", "1", str(other)], "ages take 2 to"),
        (["--out", str(tmp_path / f"x{ENDING}"), str(other), str(snapshots[0])], "another generator"),
    ):  # fmt: skip
        assert main(["ages", *arguments]) == 2
        assert sentence in capsys.readouterr().err


def test_a_file_that_is_none_is_refused(snapshots, tmp_path):
    with pytest.raises(CheckpointError, match="holds no generator's ages"):
        opened_ages(snapshots[0])
    out = tmp_path / f"x{ENDING}"
    main(["ages", *map(str, snapshots), "--out", str(out), "--count", "2"])
    tensors = load_file(out)
    with opened_checkpoint(out) as file:
        header = dict(file.metadata)
    less = {name: tensor for name, tensor in tensors.items() if name != "1.paint.weight"}
    save_file(less, out, header)
    with pytest.raises(CheckpointError, match="do not fit"):
        opened_ages(out)
    save_file(tensors | {"0.paint.weight": tensors["0.paint.weight"] * torch.inf}, out, header)
    with pytest.raises(CheckpointError, match="no numbers"):
        opened_ages(out)
    save_file(tensors, out, header | {"ages": '{"steps": ["x"]}'})
    with pytest.raises(CheckpointError, match="cannot be read"):
        opened_ages(out)


def test_few_checkpoints_are_all_kept_once(snapshots):
    assert [step for step, _ in gather(snapshots[:3], 8)] == [1, 25, 400]


def test_where_the_early_ones_are_sparse_there_are_still_as_many_as_asked_for(tmp_path):
    every_minute = [snapshot(tmp_path / f"{i}.safetensors", 20 + 90 * i) for i in range(12)]
    steps = [step for step, _ in gather(every_minute, 6)]
    assert (len(set(steps)), steps[0], steps[-1]) == (6, 20, 20 + 90 * 11)
    assert steps == sorted(steps)
