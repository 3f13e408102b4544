"""The command line: its table, its JSON, its sentences, and a training from end to end."""

import dataclasses
import json
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from playground import __main__
from playground.__main__ import main
from playground.checkpoints import LAST, Card, read_card
from playground.checkpoints.weights import load, save
from playground.data import catalog
from playground.data.images import Dataset, Images
from playground.families import named
from playground.gan_recipes import GAN_RECIPES
from playground.nets.build import build
from playground.recipes import RECIPES
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec

SHIPPED = Path(__file__).parent.parent / "checkpoints"


def test_describe_prints_a_table_and_ends_with_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "wide_resnet:28,10", "--size", "32", "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "36,479,194" in lines[-2]
    result = json.loads(lines[-1])
    assert {"name", "params", "macs", "stages"} <= result.keys()
    assert result["params"] == 36_479_194
    assert [stage["name"] for stage in result["stages"]] == [
        "stem", "stage1", "stage2", "stage3", "head",
    ]  # fmt: skip
    stage = result["stages"][2]
    assert stage | {
        "name": "stage2", "blocks": 4, "out": [320, 16, 16], "params": 6_968_000,
        "macs": 1_782_579_200,
    } == stage  # fmt: skip
    assert sum(stage["macs"] for stage in result["stages"]) == result["macs"]


@pytest.mark.parametrize(
    ("net", "size", "classes"),
    [("resnet:50", 224, 1000), ("plain:34", 224, 1000), ("cifar_resnet:56", 32, 10)],
)
def test_describe_knows_each_familys_classes_and_size(
    net: str, size: int, classes: int, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["describe", net, "--json"])
    output = capsys.readouterr().out
    assert f"3 × {size} × {size}" in output
    assert json.loads(output.splitlines()[-1])["stages"][-1]["out"] == [classes, 1, 1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["describe", "wide_resnet:17,2"], "17 is not, try 16 or 22"),
        (["describe", "resnet:50", "--size", "8"], "cannot take 8×8 images"),
        (["describe", "lenet"], "no network is called 'lenet': try wide_resnet:28,10"),
        (["train", "--net", "speed", "--data", "imagenet"], "shapes"),
        (["train", "--net", "speed", "--recipe", "slow"], "no recipe is called 'slow'"),
        (["train", "--net", "speed", "--epochs", "0"], "epochs must lie between 1 and"),
        (["train", "--net", "speed", "--resume"], "--resume needs the --folder"),
        (["train", "--net", "speed", "--out", "net.pt"], "--out must end in .safetensors"),
        (["train", "--net", "speed", "--best"], "--best is chosen by held-out images: give"),
        (["score", str(SHIPPED / "dcgan-fashion-mnist.safetensors")], "give a classifier's"),
        (["score", "net.pt"], "net.pt is not a .safetensors file"),
        (
            ["gan", "--side", "64", "--widths", "256", "128", "64"],
            "64 pixels take 4 widths: 3 were",
        ),
        (["gan", "--out", "net.jsonl"], "--out must end in .safetensors: net.jsonl could not"),
        (["gan", "--out", f"{__file__}/net.safetensors"], "test_main.py cannot be made: "),
    ],
)
def test_mistakes_get_a_sentence_and_no_traceback(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert "Traceback" not in error
    assert error.count("\n") == 1


def asked_for(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> RunSpec:
    """The run that a command would train."""
    asked: list[RunSpec] = []
    monkeypatch.setattr(__main__, "_run", lambda spec, *_: asked.append(spec))
    assert main(arguments) == 0
    return asked[0]


def test_the_specs_fields_are_options(monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["train", "--net", "wide_resnet:16,2", "--data", "shapes"]
    plain = asked_for(command, monkeypatch)
    given = "--no-flip --dropout 0.3 --crop 0 --epochs 3 --milestones 0.4 0.8 --lr 0.02"
    run = asked_for([*command, *given.split()], monkeypatch)
    changes = {"flip": False, "crop": 0, "epochs": 3, "milestones": (0.4, 0.8), "lr": 0.02}
    net = plain.net.replace(dropout=0.3)  # type: ignore[union-attr]
    assert run == RunSpec(net, plain.train.replace(**changes))
    given = "--kind wgan --critic-steps 3 --clip 0.02 --widths 64 32 16 --latent 50"
    gan = asked_for(["gan", "--recipe", "paper", *given.split()], monkeypatch)
    assert gan.train == GAN_RECIPES["paper"]["wgan"].train.replace(critic_steps=3, clip=0.02)
    assert isinstance(gan.net, GanSpec)
    assert gan.net.kind == "wgan"
    assert (gan.net.widths, gan.net.latent) == ((64, 32, 16), 50)
    for spec, options in ((s, __main__.told(s)) for s in (TrainSpec, GanTrainSpec)):
        assert {"dataset", *options} == {field.name for field in dataclasses.fields(spec)}


def test_a_gans_pictures_are_as_large_as_its_generator_makes_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["gan", "--size", "96"])
    assert "--size" in capsys.readouterr().err


def test_what_cannot_be_written_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder is in the place of the file, which shows at the end alone."""
    out, folder = tmp_path / "out.safetensors", tmp_path / "run"
    out.mkdir()
    command = ["train", "--net", "cifar_resnet:8", "--data", "shapes", "--seconds", "1"]
    assert main([*command, "--out", str(out), "--folder", str(folder)]) == 2
    assert f"what was trained is in {folder}" in capsys.readouterr().err
    assert (folder / LAST).exists()


def test_a_user_of_his_own_machine_has_no_limit_but_its_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = ["train", "--net", "wide_resnet:28,10", "--batch-size", "2048"]
    assert asked_for(command, monkeypatch).train.batch_size == 2048


def test_a_net_may_be_json_in_train_as_in_describe(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = named("cifar_resnet:8")
    text = json.dumps(spec.to_dict())
    assert asked_for(["train", "--net", text], monkeypatch).net == spec


def test_the_recipes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "--help"])
    assert ", ".join(RECIPES) in " ".join(capsys.readouterr().out.split())


def test_a_folder_that_holds_a_training_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / LAST).write_text("hours of work")
    assert main(["train", "--net", "speed:8", "--data", "shapes", "--folder", str(tmp_path)]) == 2
    assert "holds a training: --resume it, or give another --folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [LAST]


def test_options_are_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    """An abbreviated --folder would be published as part of the command."""
    with pytest.raises(SystemExit):
        main(["train", "--net", "speed:8", "--fold", "x"])
    assert "unrecognized arguments: --fold" in capsys.readouterr().err


def test_a_run_is_stopped_by_a_signal_resumed_published_and_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, folder = tmp_path / "new" / "net.safetensors", tmp_path / "run"
    environment = {"PLAYGROUND_DATA": str(tmp_path), "PATH": "", "OMP_NUM_THREADS": "1"}
    command = [
        sys.executable, "-m", "playground", "train", "--net", "speed:8", "--data", "shapes",
        "--epochs", "1", "--batch-size", "1000", "--folder", str(folder), "--out", str(out), "--json",
    ]  # fmt: skip
    started = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert started.stderr is not None
    for line in started.stderr:
        if "accuracy" in line:  # the first step is done
            break
    started.send_signal(signal.SIGTERM)
    _, told = started.communicate(timeout=120)
    assert started.returncode == 130
    how = told.splitlines()[-1].removeprefix("stopped: go on by ")
    assert how == shlex.join(["python", *command[1:], "--resume"])
    assert not out.exists()
    stopped_at = json.loads(read_card(folder / "last.safetensors").progress)["step"]
    assert 1 <= stopped_at < 12

    done = subprocess.run(
        [sys.executable, *shlex.split(how)[1:]],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    summary, last = done.stdout.splitlines()
    result = json.loads(last)
    assert summary == f"{out}, test accuracy {result['test_accuracy']:.2%}"
    assert set(result) == {
        "test_accuracy", "validation_accuracy", "train_seconds", "images_per_second", "checkpoint",
    }  # fmt: skip
    card, _, state = load(out)
    assert card.metric("test accuracy") == result["test_accuracy"] > 0.1
    assert card.command == (
        "python -m playground train --net speed:8 --data shapes --epochs 1 --batch-size 1000"
    )  # and no folder of this machine
    assert out.with_suffix(".jsonl").exists()
    assert not state
    assert out.stat().st_size < 100_000  # 20 k parameters in half precision

    monkeypatch.setenv("PLAYGROUND_DATA", str(tmp_path))
    assert main(["score", str(out), "--json"]) == 0
    summary, last = capsys.readouterr().out.splitlines()
    scored = json.loads(last)["test_accuracy"]
    assert summary == f"{out}, test accuracy {scored:.2%}"
    assert scored == pytest.approx(result["test_accuracy"], abs=0.005)  # by halved weights


def checkpoint(path: Path, dataset: str = "shapes", classes: int = 10, scale: float = 1.0) -> Path:
    net = build(named("cifar_resnet:8").replace(classes=classes), seed=0)
    with torch.no_grad():
        for weight in net.parameters():
            weight.mul_(scale)
    labels, mean = tuple("abcdefghij"[:classes]), (0.5, 0.5, 0.5)
    save(path, Card(RunSpec(net.spec, TrainSpec(dataset=dataset)), labels, mean, mean), net)
    return path


@pytest.mark.parametrize(("dataset", "classes"), [("mnist", 10), ("shapes", 9)])
def test_a_network_is_scored_on_images_of_its_kind_alone(
    tmp_path: Path, dataset: str, classes: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = checkpoint(tmp_path / "odd.safetensors", dataset, classes)
    assert main(["score", str(path)]) == 2
    assert "give a checkpoint that was trained on it" in capsys.readouterr().err


def test_what_gives_no_numbers_has_no_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    images = Images(torch.zeros(4, 3, 32, 32, dtype=torch.uint8), torch.arange(4))
    data = Dataset(catalog.SHAPES, images, images)
    monkeypatch.setattr("playground.training.score.read", lambda *_, **__: data)
    path = checkpoint(tmp_path / "huge.safetensors", scale=1e30)
    assert main(["score", str(path), "--device", "cpu"]) == 2
    assert "gives no finite numbers: its training diverged" in capsys.readouterr().err
    assert main(["score", str(checkpoint(path)), "--device", "cpu"]) == 0


def test_a_timed_training_is_repeated_from_its_published_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the record that the file holds, with the same weights."""
    monkeypatch.setenv("PLAYGROUND_DATA", str(tmp_path))
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    command = "train --net cifar_resnet:8 --data shapes --seconds 2 --precision float32"
    assert main([*command.split(), "--batch-size", "256", "--out", str(first)]) == 0
    assert main(["again", str(first), "--out", str(second)]) == 0
    one, two = load(first), load(second)
    assert one.card.run.record == two.card.run.record
    assert one.card.command == two.card.command
    assert one.card.run.record.is_whole
    weights = one.net.state_dict()
    assert all(torch.equal(weights[n], tensor) for n, tensor in two.net.state_dict().items())


def test_what_has_no_record_cannot_be_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["again", str(SHIPPED / "wrn16-2-cifar10.safetensors")]) == 2
    assert "has no record of how it was trained" in capsys.readouterr().err
