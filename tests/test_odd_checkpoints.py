"""Files that are no sound checkpoint, in every way we can think of: each loads right or is refused."""

import json
import os
import random
import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from playground import tensorfile
from playground.checkpoints import Card, read_card
from playground.checkpoints.weights import load, save
from playground.codec import to_dict
from playground.errors import CheckpointError
from playground.explain.cam import explain
from playground.nets.build import build
from playground.specs import NetSpec, RunSpec, Stage, Stem, TrainSpec

NET = NetSpec("tiny", Stem(3, 4), (Stage(4, 1),), classes=3)
CARD = Card(RunSpec(NET, TrainSpec()), ("cat", "dog", "cow"), (0.5, 0.4, 0.3), (0.2, 0.2, 0.2))
CONV, BIAS, VARIANCE = "stem.conv.weight", "head.fc.bias", "stem.bn.running_var"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.safetensors"
    save(path, CARD, build(NET, 1))
    return path


def rewrite(path: Path, card: dict[str, Any], tensors: dict[str, Tensor]) -> None:
    text = json.dumps(to_dict(CARD) | card)
    save_file(tensors, path, {"format": "pt", "playground": text})


# Cards


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"classes": []}, "has 0 classes, and its tiny takes 3"),
        ({"classes": ["a"]}, "has 1 classes, and its tiny takes 3"),
        ({"classes": ["a", "b", "c", "d"]}, "has 4 classes, and its tiny takes 3"),
        ({"classes": ["a", "b", ""]}, "must have names of printable characters"),
        ({"classes": ["a", "b", "\ud800"]}, "must have names of printable characters"),
        ({"mean": [0.5] * 5}, "has 5 means, and its tiny takes 3"),
        ({"mean": []}, "has 0 means, and its tiny takes 3"),
        ({"mean": [0.5, 0.5, -1.0]}, r"the means in .* must lie between 0\.0 and 1\.0"),
        ({"std": [0.2]}, "has 1 standard deviations, and its tiny takes 3"),
        (
            {"std": [0.2, 0.0, 0.2]},
            r"the standard deviations in .* must lie between 0\.001 and 1\.0",
        ),
        (
            {"std": [0.2, -0.2, 0.2]},
            r"the standard deviations in .* must lie between 0\.001 and 1\.0",
        ),
        (
            {"std": [0.2, 1e-300, 0.2]},
            r"the standard deviations in .* must lie between 0\.001 and 1\.0",
        ),
        ({"std": [0.2, float("nan"), 0.2]}, r"checkpoint.std\[1\] must be a finite number"),
    ],
)
def test_a_card_that_does_not_fit_its_network(
    saved: Path, changes: dict[str, Any], sentence: str
) -> None:
    rewrite(saved, changes, load_file(saved))
    for read in (load, read_card):
        with pytest.raises(CheckpointError, match=sentence):
            read(saved)


# Tensors


def changed(name: str, change: Callable[[Tensor], Tensor]) -> Callable[..., dict[str, Tensor]]:
    return lambda tensors: {**tensors, name: change(tensors[name])}


UNFIT = {
    "complex": changed(CONV, lambda w: w.to(torch.complex64)),
    "whole numbers": changed(CONV, lambda w: w.to(torch.int32)),
    "bytes": changed(BIAS, lambda w: w.to(torch.uint8)),
    "a floating-point count": changed("stem.bn.num_batches_tracked", lambda n: n.float()),
    "a short count": changed("stem.bn.num_batches_tracked", lambda n: n.to(torch.int32)),
    "one axis more": changed(CONV, lambda w: w[None].clone()),
    "one channel less": changed(CONV, lambda w: w[1:].clone()),
    "transposed": changed("head.fc.weight", lambda w: w.T.contiguous()),
    "flat": changed(CONV, lambda w: w.flatten()),
    "empty": changed(CONV, lambda w: w[:0].clone()),
    "a surplus tensor": lambda tensors: {**tensors, "more": torch.zeros(2)},
    "a missing tensor": lambda tensors: {n: t for n, t in tensors.items() if n != BIAS},
    "another name": lambda tensors: {n.replace("stem", "root"): t for n, t in tensors.items()},
    "no tensor": lambda _: {},
}
NO_NUMBERS = {
    "nan": changed(CONV, lambda w: w * float("nan")),
    "one nan": changed(BIAS, lambda w: w.index_fill(0, torch.tensor([1]), float("nan"))),
    "infinite": changed(CONV, lambda w: w / 0),
    "too large for float32": changed(BIAS, lambda w: w.double() + 1e300),
    "a negative variance": changed(VARIANCE, lambda v: -v),
}
SOUND = {
    "float64": changed(CONV, lambda w: w.double()),
    "float16": changed(CONV, lambda w: w.half()),
    "bfloat16": changed(CONV, lambda w: w.bfloat16()),
    "a training's state": lambda tensors: {**tensors, "state.0.0.momentum": torch.ones(2)},
}


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT)
def test_tensors_that_do_not_fit(saved: Path, change: Callable[..., dict[str, Tensor]]) -> None:
    rewrite(saved, {}, change(load_file(saved)))
    with pytest.raises(CheckpointError, match="do not fit its tiny"):
        load(saved)


@pytest.mark.parametrize("change", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_weights_that_are_no_numbers(saved: Path, change: Callable[..., dict[str, Tensor]]) -> None:
    rewrite(saved, {}, change(load_file(saved)))
    with pytest.raises(CheckpointError, match="holds weights that are no numbers"):
        load(saved)


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND)
def test_other_floating_point_types_are_read(
    saved: Path, change: Callable[..., dict[str, Tensor]]
) -> None:
    before = load(saved).net.state_dict()
    rewrite(saved, {}, change(load_file(saved)))
    for name, tensor in load(saved).net.state_dict().items():
        assert tensor.dtype == before[name].dtype
        torch.testing.assert_close(tensor, before[name], rtol=1e-2, atol=1e-2)


def test_surplus_tensors_take_no_memory(saved: Path) -> None:
    rewrite(saved, {}, {**load_file(saved), "more": torch.zeros(30_000_000, dtype=torch.uint8)})
    resident = pages()
    with pytest.raises(CheckpointError, match="do not fit"):
        load(saved)
    assert pages() - resident < 20_000_000


def test_the_state_of_a_training_is_read_where_it_is_wanted(saved: Path) -> None:
    rewrite(saved, {}, {**load_file(saved), "state.a": torch.ones(3)})
    assert load(saved).state["a"].tolist() == [1, 1, 1]
    assert load(saved, state=False).state == {}


def pages() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


# Headers and files


@dataclass
class Raw:
    """A file, part by part. length: what its first 8 bytes say; None for what is right."""

    header: dict[str, Any]
    body: bytes
    length: int | None = None

    @classmethod
    def of(cls, path: Path) -> "Raw":
        raw = path.read_bytes()
        (length,) = struct.unpack("<Q", raw[:8])
        return cls(json.loads(raw[8 : 8 + length]), raw[8 + length :])

    def write(self, path: Path, text: str | None = None) -> None:
        data = (json.dumps(self.header) if text is None else text).encode()
        length = len(data) if self.length is None else self.length
        path.write_bytes(struct.pack("<Q", length) + data + self.body)


@pytest.mark.parametrize(
    "entry",
    [
        None, 7, [], {}, {"dtype": "F32"},
        {"dtype": "F32", "shape": [3]},
        {"shape": [3], "data_offsets": [0, 12]},
        {"dtype": "F8_E4M3", "shape": [3], "data_offsets": [0, 12]},
        {"dtype": ["F32"], "shape": [3], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": 3, "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [-3], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [3.0], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [True, 3], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [2], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [2**80, 2**80], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [0, 2**63], "data_offsets": [0, 0]},
        {"dtype": "F32", "shape": [3], "data_offsets": [0]},
        {"dtype": "F32", "shape": [3], "data_offsets": [12, 0]},
        {"dtype": "F32", "shape": [3], "data_offsets": [-12, 0]},
        {"dtype": "F32", "shape": [3], "data_offsets": [0, 12, 24]},
        {"dtype": "F32", "shape": [3], "data_offsets": [10**9, 10**9 + 12]},
        {"dtype": "F32", "shape": [3], "data_offsets": [0, 12], "more": 1},
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be(saved: Path, entry: object) -> None:
    raw = Raw.of(saved)
    raw.header[BIAS] = entry
    raw.write(saved)
    with pytest.raises(CheckpointError, match="is damaged or was cut short"):
        load(saved)


def test_tensors_that_overlap_or_leave_a_hole(saved: Path) -> None:
    raw = Raw.of(saved)
    first = {**raw.header, BIAS: raw.header[BIAS]}
    for offsets in (raw.header["stem.bn.weight"]["data_offsets"], [0, 12]):
        raw.header = {**first, BIAS: {**first[BIAS], "data_offsets": offsets}}
        raw.header[BIAS]["shape"] = [(offsets[1] - offsets[0]) // 4]
        raw.write(saved)
        with pytest.raises(CheckpointError, match="is damaged"):
            load(saved)
    raw.header, raw.body = first, raw.body + b"more"
    raw.write(saved)
    with pytest.raises(CheckpointError, match="is damaged"):
        load(saved)


def test_a_name_that_stands_twice(saved: Path) -> None:
    raw = Raw.of(saved)
    text = json.dumps(raw.header)
    twice = f'"{BIAS}": {json.dumps(raw.header[BIAS])}'
    raw.write(saved, text[:-1] + f", {twice}}}")
    with pytest.raises(CheckpointError, match="is damaged"):
        load(saved)


@pytest.mark.parametrize("text", ["", "7", "[]", "{", "null", "[" * 100_000, "\x00", '{"a":NaN}'])
def test_a_header_that_is_no_table(saved: Path, text: str) -> None:
    Raw.of(saved).write(saved, text)
    with pytest.raises(CheckpointError, match="is damaged"):
        load(saved)


@pytest.mark.parametrize("metadata", [None, 7, [], {"playground": 7}, {"format": None}])
def test_metadata_that_is_no_text(saved: Path, metadata: object) -> None:
    raw = Raw.of(saved)
    raw.header["__metadata__"] = metadata
    raw.write(saved)
    with pytest.raises(CheckpointError, match="is damaged"):
        load(saved)


@pytest.mark.parametrize("length", [0, 1, 2**31, 2**63, 2**64 - 1])
def test_a_length_that_is_not_the_headers(saved: Path, length: int) -> None:
    raw = Raw.of(saved)
    raw.length = length
    raw.write(saved)
    with pytest.raises(CheckpointError, match="is damaged"):
        load(saved)


def test_a_huge_header_is_not_read(saved: Path) -> None:
    raw = Raw.of(saved)
    raw.header["__metadata__"]["more"] = "x" * 20_000_000
    raw.write(saved)
    tracemalloc.start()
    try:
        with pytest.raises(CheckpointError, match=r"the header of tiny.safetensors has 20 MB"):
            load(saved)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("read", [load, read_card])
def test_a_pipe_is_no_checkpoint_and_nobody_waits_for_it(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    path = tmp_path / "pipe.safetensors"
    os.mkfifo(path)
    with pytest.raises(CheckpointError, match=r"pipe\.safetensors is not a file"):
        read(path)


def test_any_byte_may_be_another(saved: Path) -> None:
    """Whatever a random damage does to the header: the file is refused, or the network answers."""
    rng, sound = random.Random(0), saved.read_bytes()
    (length,) = struct.unpack("<Q", sound[:8])
    outcomes = {True: 0, False: 0}
    for _ in range(300):
        damaged = bytearray(sound)
        for _ in range(rng.choice((1, 1, 2, 8))):
            damaged[rng.randrange(8 + length)] = rng.randrange(256)
        saved.write_bytes(damaged)
        try:
            card, net, _ = load(saved)
        except CheckpointError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
            found = explain(net, torch.zeros(1, 3, 8, 8))  # type: ignore[arg-type]
            assert found.logits.shape == (1, len(card.classes))
            assert found.logits.isfinite().all()
    assert outcomes[False] > 100


# Files that change under one's hands


TAKE_TURNS = """
import os, sys
first, second, name, link = sys.argv[1:]
while True:
    for draft in (second, first):
        os.link(draft, link)
        os.replace(link, name)
"""


def test_a_checkpoint_that_is_replaced_while_it_is_read_is_one_or_the_other(tmp_path: Path) -> None:
    """safetensors opens a file twice: the header was one's, and the weights the other's."""
    path, drafts = tmp_path / "last.safetensors", [tmp_path / f"{i}.safetensors" for i in (0, 1)]
    for i, draft in enumerate(drafts):
        net = build(NET, 0)
        for weight in net.parameters():
            torch.nn.init.constant_(weight, i)
        save(draft, replace(CARD, command="x" * 800 * i), net)
    os.link(drafts[0], path)
    seen = set()
    with subprocess.Popen(
        [sys.executable, "-c", TAKE_TURNS, *drafts, path, tmp_path / "next"]
    ) as other:
        try:
            for _ in range(120):
                card, net, _ = load(path)
                weights = torch.cat([weight.detach().flatten() for weight in net.parameters()])
                assert set(weights.tolist()) == {float(card.command != "")}
                seen.add(card.command)
        finally:
            other.kill()
    assert len(seen) == 2


def test_a_checkpoint_that_is_written_over_while_it_is_read_is_refused(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tensorfile.TensorFile.read

    def read(file: tensorfile.TensorFile, name: str) -> Tensor:
        if name == BIAS:
            saved.write_bytes(saved.read_bytes()[:-1])
        return real(file, name)

    monkeypatch.setattr(tensorfile.TensorFile, "read", read)
    with pytest.raises(CheckpointError, match="was changed while it was read: try again"):
        load(saved)
