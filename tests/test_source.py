"""The exported source, run where there is nothing but torch."""

import ast
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from torch import nn

from playground.errors import PlanError
from playground.families import cifar_resnet, plain, resnet, speed_resnet, wide_resnet
from playground.nets.build import build
from playground.plan import outline, plan
from playground.source import source
from playground.specs import Block, NetSpec, Stage, Stem
from tests.strategies import image_sizes, net_specs

SMALL = (Stage(4, 2), Stage(6, 1, 2))
CHOSEN: list[tuple[NetSpec, int]] = [
    (
        NetSpec(
            "small 18", Stem(7, 8, 2, True), (Stage(8, 2), *(Stage(8 * k, 2, 2) for k in (2, 4)))
        ),
        48,
    ),
    (NetSpec("3x3 stem", Stem(3, 8), (Stage(8, 3), Stage(16, 2, 2))), 32),
    (NetSpec("small bottleneck", Stem(7, 8, 2, True), SMALL, Block((1, 3, 1), 4)), 40),
    (NetSpec("as printed", Stem(3, 8), SMALL, Block((1, 3, 1), 4, "first")), 32),
    (cifar_resnet(20), 32),
    (cifar_resnet(20, shortcut="B"), 33),
    (cifar_resnet(20, shortcut="C"), 32),
    (plain(20), 32),
    (wide_resnet(16, 1), 32),
    (wide_resnet(16, 2, dropout=0.3), 32),
    (wide_resnet(22, 1, kernels=(3, 1, 3), dropout=0.5), 32),
    (wide_resnet(28, 1, kernels=(3, 3, 3, 3)), 32),
    (wide_resnet(10, 1, kernels=(3,)), 32),
    (wide_resnet(16, 1).replace(shortcut="none"), 32),
    (wide_resnet(16, 1).replace(shortcut="A"), 31),
    (wide_resnet(16, 1).replace(shortcut="C", pool="max"), 32),
    (speed_resnet(8), 32),
    (speed_resnet(8).replace(pool="average"), 32),
    (NetSpec("one shape", Stem(3, 4), (Stage(4, 2), Stage(4, 1))), 16),
    (NetSpec("only strides", Stem(3, 4), (Stage(4, 2, 2), Stage(4, 2, 2)), shortcut="A"), 16),
    (NetSpec("only widths", Stem(3, 4), (Stage(6, 2), Stage(8, 2)), shortcut="A"), 16),
]


def random_networks() -> list[tuple[NetSpec, int]]:
    found: dict[tuple[NetSpec, int], None] = {}

    @settings(
        max_examples=50,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(spec=net_specs, size=image_sizes)
    def collect(spec: NetSpec, size: int) -> None:
        if outline(spec, size).failure is None:
            found[spec, size] = None

    collect()
    return list(found)


@pytest.fixture(scope="module")
def networks() -> list[tuple[NetSpec, int]]:
    return CHOSEN + random_networks()


def shaken(spec: NetSpec) -> nn.Module:
    """A network whose batch normalisations are not the identity."""
    net = build(spec, seed=0)
    rng = torch.Generator().manual_seed(1)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            for tensor in (module.weight.data, module.bias.data, module.running_mean):
                tensor.add_(0.2 * torch.randn(tensor.shape, generator=rng))
            module.running_var.mul_(0.5 + torch.rand(module.running_var.shape, generator=rng))
    return net


STRANGER = """
import contextlib, io, json, runpy, sys
from pathlib import Path
import torch

def alike(ours, theirs):
    # random numbers of one distribution, as far as so many can tell; or the same numbers
    if theirs.numel() < 8:
        return True
    if theirs.std() == 0:
        return torch.equal(ours, theirs)
    return abs((ours.std() / theirs.std()).log()) < 6 * theirs.numel() ** -0.5

results = []
for path in sorted(Path(sys.argv[1]).glob("net*.py")):
    names = runpy.run_path(str(path))
    classes = [v for v in names.values() if isinstance(v, type) and v.__module__ == names["__name__"]]
    case = torch.load(path.with_suffix(".pt"))
    net = classes[-1]()
    unlike = [
        name for name, tensor in net.state_dict().items()
        if not alike(tensor.float(), case["start"][name].float())
    ]
    net.load_state_dict(case["weights"], strict=True)
    errors = []
    for mode in ("eval", "train"):
        net.train(mode == "train")
        torch.manual_seed(2)
        with torch.no_grad():
            logits = net(case["images"])
        close = torch.allclose(logits, case[mode], rtol=1e-6, atol=1e-6)
        errors.append([mode, close, (logits - case[mode]).abs().max().item()])
    params = sum(p.numel() for p in net.parameters())
    results.append({"name": path.name, "params": params, "errors": errors, "unlike": unlike})
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    runpy.run_path(str(Path(sys.argv[1], "printing.py")), run_name="__main__")
ours = sorted(name for name in sys.modules if name.partition(".")[0] == "playground")
print(json.dumps({"results": results, "ours": ours, "printed": printed.getvalue()}))
"""


def test_a_stranger_gets_the_same_network(
    networks: list[tuple[NetSpec, int]], tmp_path: Path
) -> None:
    """Same parameters, names, start and outputs, in an interpreter that cannot see this project."""
    for i, (spec, size) in enumerate(networks):
        net = shaken(spec)
        images = torch.randn(3, spec.image_channels, size, size)
        start = build(spec, seed=3).state_dict()
        weights = {name: tensor.clone() for name, tensor in net.state_dict().items()}
        case = {"weights": weights, "images": images, "start": start}
        for mode in ("eval", "train"):
            net.train(mode == "train")
            torch.manual_seed(2)
            with torch.no_grad():
                case[mode] = net(images)
        torch.save(case, tmp_path / f"net{i:03}.pt")
        (tmp_path / f"net{i:03}.py").write_text(source(spec, size), encoding="utf-8")
    (tmp_path / "printing.py").write_text(source(cifar_resnet(20), 32), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", STRANGER, str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert answer["ours"] == []
    assert answer["printed"] == "(1, 10) 269,722 parameters\n"
    assert len(answer["results"]) == len(networks) > 40
    for (spec, size), result in zip(networks, answer["results"], strict=True):
        assert result["params"] == plan(spec, size).params, spec
        assert all(close for _, close, _ in result["errors"]), (spec, size, result)
        assert result["unlike"] == [], spec


def test_only_torch_is_imported(networks: list[tuple[NetSpec, int]]) -> None:
    for spec, size in networks:
        tree = ast.parse(source(spec, size))
        imported = {
            name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for name in (
                [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            )
        }
        assert imported == {"collections", "torch"}


def test_it_is_as_clean_as_our_own(networks: list[tuple[NetSpec, int]], tmp_path: Path) -> None:
    for i, (spec, size) in enumerate(networks):
        text = source(spec, size)
        assert max(map(len, text.splitlines())) <= 100
        (tmp_path / f"net{i:03}.py").write_text(text, encoding="utf-8")
    common = ["--isolated", "--line-length", "100", "--no-cache", str(tmp_path)]
    rules = "E,F,W,I,UP,B,C4,SIM,N,RET,PT,ARG,PTH,TID"
    for command in (["check", "--select", rules, "--ignore", "N812"], ["format", "--diff"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *common],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:]


def test_nothing_is_written_that_is_not_used(networks: list[tuple[NetSpec, int]]) -> None:
    for spec, size in networks:
        text = source(spec, size)
        code = text.partition("import torch")[2]
        paths = {unit.path for stage in plan(spec, size).stages for unit in stage.blocks}
        convolutions = len(spec.block.kernels)
        assert ("Dropout" in code) is (spec.dropout > 0 and convolutions > 1)
        assert ("F.pad" in code) <= ("padding" in paths)
        assert ("self.shortcut" in code) is ("projection" in paths)
        assert ("shortcut" in code) is (paths != {"none"})
        assert ("nn.Identity" in code or "is None" in code) is ({"projection", "identity"} <= paths)
        assert ("def stage" in code) <= ("stage(" in code.partition("class ")[2])
        for argument in ("inp", "stride", "blocks"):
            given = code.count(f"{argument}: int")
            assert not given or code.count(argument) > given


def test_shapes_stand_on_the_lines() -> None:
    text = source(resnet(50), 224)
    for shape in (
        "64, 112, 112",
        "64, 56, 56",
        "256, 56, 56",
        "1024, 14, 14",
        "2048, 7, 7",
        "1000",
    ):
        assert f"# (B, {shape})" in text
    assert "25,557,032 parameters, 4,089,184,256 multiply-adds for one 224x224 image" in text
    assert "Deep Residual Learning for Image Recognition (arXiv:1512.03385)" in text
    assert "Wide Residual Networks (arXiv:1605.07146)" in source(wide_resnet(16, 1), 32)


@pytest.mark.parametrize(
    ("spec", "block", "network"),
    [
        (resnet(18), "BasicBlock", "ResNet"),
        (resnet(50), "Bottleneck", "ResNet"),
        (plain(20), "PlainBlock", "PlainNet"),
        (wide_resnet(28, 10), "WideBlock", "WideResNet"),
        (resnet(50).replace(order="pre"), "PreActBlock", "WideResNet"),
        (speed_resnet(), "ResidualBlock", "ResNet"),
    ],
)
def test_classes_have_the_papers_names(spec: NetSpec, block: str, network: str) -> None:
    names = [n.name for n in ast.parse(source(spec, 64)).body if isinstance(n, ast.ClassDef)]
    assert names == [block, network]


@pytest.mark.parametrize(
    "name",
    [
        '"""', "\\", 'a\\"""b', '"' * 60, "\\" * 59 + '"', "'''", "{size}", "%s", " ", "# x",
        '"""\\nimport os\\n"""', "신경망" * 20, "é́", '""" + print(1) + """',
    ],
)  # fmt: skip
def test_no_name_breaks_out_of_the_docstring(name: str) -> None:
    text = source(cifar_resnet(20).replace(name=name), 32)
    tree = ast.parse(text)
    assert max(map(len, text.splitlines())) <= 100
    expected = ast.parse(source(cifar_resnet(20), 32))
    assert ast.dump(ast.Module(tree.body[1:], [])) == ast.dump(ast.Module(expected.body[1:], []))
    said = ast.get_docstring(tree, clean=False)
    assert said is not None
    shown = said.partition("\n\n")[0]
    assert shown == ("\n".join(textwrap.wrap(name, 48)) or "A network")


def test_impossible_networks_have_no_source() -> None:
    with pytest.raises(PlanError, match="cannot take 1×1 images"):
        source(cifar_resnet(20), 1)
