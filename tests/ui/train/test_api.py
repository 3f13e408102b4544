"""Runs as a program has them: over HTTP, by gradio_client, with a token like a browser's."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from playground.checkpoints import LAST, Card, read_card
from playground.checkpoints.weights import save
from playground.experiments import EXPERIMENTS
from playground.families import cifar_resnet
from playground.gan_recipes import GAN_RECIPES
from playground.gans import GANS
from playground.nets.build import build
from playground.recipes import RECIPES
from playground.records import TrainReport, report_from_dict
from playground.runs.faults import OUT_OF_MEMORY
from playground.runs.reports import REPORTS, read_reports
from playground.specs import GanTrainSpec, NetSpec, RunSpec, TrainSpec, knobs
from playground.ui.http.owner import HEADER, Owners
from tests.runs.conftest import until
from tests.ui.served import PATIENCE, served
from tests.ui.train.api_server import SECRET

PROGRESS = {"step": 3, "seconds": 3.0, "images": 96}


@dataclass
class Served:
    """The endpoints in a process of their own, and where it keeps its runs."""

    url: str
    runs: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("api")
    with served("tests.ui.train.api_server", str(folder)) as url:
        yield Served(url, folder / "runs")


@pytest.fixture(scope="module")
def join(server: Served) -> Iterator[Callable[[str], Client]]:
    """A client with that token."""
    clients = []

    def join(token: str) -> Client:
        headers, patient = {HEADER: token} if token else None, {"timeout": PATIENCE}
        clients.append(Client(server.url, verbose=False, headers=headers, httpx_kwargs=patient))
        return clients[-1]

    yield join
    for client in clients:
        client.close()


@pytest.fixture(scope="module")
def ann(join: Callable[[str], Client]) -> Client:
    return join(Owners(SECRET).new())


@pytest.fixture(scope="module")
def bob(join: Callable[[str], Client]) -> Client:
    return join(Owners(SECRET).new())


def net(name: str) -> str:
    """A network by its JSON, whose training does what its name says."""
    return json.dumps(cifar_resnet(8).replace(name=name).to_dict())


def states(client: Client) -> dict[str, str]:
    return {row["run"]: row["state"] for row in client.predict(api_name="/runs")}


def test_a_run_from_its_start_to_its_end(ann: Client, server: Served) -> None:
    changes = {"batch_size": 32, "milestones": [0.5]}
    arguments = (net("endless"), "shapes", 600, "onecycle", 7, changes)
    run = ann.predict(*arguments, api_name="/train")["run"]
    job = ann.submit(run, api_name="/follow")
    until(lambda: any(news["points"] for news in job.outputs()), PATIENCE)

    def comes(state: str, name: str, *more: object) -> None:
        ann.predict(run, *more, api_name=name)
        until(lambda: states(ann)[run] == state, PATIENCE)

    comes("paused", "/pause")
    comes("running", "/resume")
    comes("stopped", "/stop")
    news: list[dict[str, Any]] = job.result(timeout=PATIENCE) and job.outputs()
    kept = [p for p in read_reports(server.runs / run / REPORTS) if isinstance(p, TrainReport)]
    told = {one["first"] + i: p for one in news for i, p in enumerate(one["points"])}
    assert sorted(told) == list(range(len(kept)))
    assert [report_from_dict({"kind": "train", **told[i]}) for i in range(len(kept))] == kept
    assert [key for key, _ in itertools.groupby(one["state"] for one in news)][-1] == "stopped"
    until(lambda: ann.predict(api_name="/runs")[0]["can_continue"], PATIENCE)
    comes("running", "/continue")
    ann.predict(run, "by the sea", api_name="/rename")
    (row,) = ann.predict(api_name="/runs")
    assert (row["name"], row["net"], row["seed"], row["seconds"]) == (
        "by the sea", "endless", 7, 600,
    )  # fmt: skip
    comes("stopped", "/stop")
    ann.predict(run, api_name="/delete")
    assert states(ann) == {}


def test_why_a_run_has_failed_is_told_in_a_sentence(join: Callable[[str], Client]) -> None:
    client = join(Owners(SECRET).new())
    run = client.predict(net("no memory"), "shapes", 5, api_name="/train")["run"]
    until(lambda: states(client)[run] == "failed", PATIENCE)
    (row,) = client.predict(api_name="/runs")
    assert row["reason"] == str(OUT_OF_MEMORY)


def test_what_a_run_has_learned_is_fetched(ann: Client, server: Served) -> None:
    changes = {"batch_size": 32, "schedule": "cosine"}
    run = ann.predict(net("three"), "shapes", 5, "wrn", 1, changes, api_name="/train")["run"]
    until(lambda: states(ann)[run] == "done", PATIENCE)
    spec = RunSpec.from_dict(json.loads((server.runs / run / "run.json").read_text())["spec"])
    assert isinstance(spec.train, TrainSpec)
    assert isinstance(spec.net, NetSpec)
    assert spec.train == RECIPES["wrn"].replace(
        dataset="shapes", seconds=5.0, epochs=None, batch_size=32, schedule="cosine"
    )
    half = (0.5,) * 3
    card = Card(spec, tuple("0123456789"), half, half, progress=json.dumps(PROGRESS))
    save(server.runs / run / LAST, card, build(spec.net))
    exported = Path(ann.predict(run, api_name="/export"))
    assert (exported.name, read_card(exported).run) == ("three.safetensors", spec)
    with pytest.raises(AppError, match="three has no such checkpoint yet"):
        ann.predict(run, "best", api_name="/export")
    with pytest.raises(AppError, match="must be one of last, best, events, samples"):
        ann.predict(run, "all", api_name="/export")
    with pytest.raises(AppError, match="three has drawn no samples"):
        ann.predict(run, "samples", api_name="/export")
    with pytest.raises(AppError, match="say how much longer it should train"):
        ann.predict(run, api_name="/continue")
    again = ann.predict(run, api_name="/again")
    assert (again["net"], again["seed"]) == ("three", 1)
    for one in (run, again["run"]):
        ann.predict(one, api_name="/delete")


def test_a_gan_and_an_experiment_are_runs_too(ann: Client) -> None:
    changes = {"widths": [16, 8, 8], "lr": 1e-3, "precision": "float32", "tensorboard": True}
    gan = ann.predict("wgan", "shapes", 600, "", 0, changes, api_name="/train")
    pair = ann.predict("shortcuts", changes={"epochs": 1}, api_name="/experiment")
    assert len(pair) == len(EXPERIMENTS["shortcuts"].nets)
    assert {(row["group"], row["epochs"], row["seconds"]) for row in pair} == {
        (pair[0]["group"], 1, None)
    }
    assert gan["group"] is None
    whole = f"experiment:{pair[0]['group']}"
    until(lambda: states(ann)[gan["run"]] == "running", PATIENCE)
    ann.predict(whole, api_name="/pause")
    assert {states(ann)[row["run"]] for row in pair} == {"paused"}
    ann.predict(whole, api_name="/stop")
    ann.predict(gan["run"], api_name="/stop")
    until(lambda: set(states(ann).values()) == {"stopped"}, PATIENCE)
    for run in states(ann):
        ann.predict(run, api_name="/delete")


def test_nobody_has_another_s_run(ann: Client, bob: Client) -> None:
    run = ann.predict(net("endless"), api_name="/train")["run"]
    assert bob.predict(api_name="/runs") == []
    calls = ("/follow", "/pause", "/resume", "/stop", "/continue", "/again", "/delete", "/export")
    for name in calls:
        with pytest.raises(AppError, match="there is no such run among yours"):
            bob.predict(run, api_name=name)
    with pytest.raises(AppError, match="there is no such run among yours"):
        bob.predict(run, "mine", api_name="/rename")
    assert states(ann)[run] in ("queued", "running")
    ann.predict(run, api_name="/delete")


def test_without_a_token_nothing_starts(join: Callable[[str], Client]) -> None:
    for client in (join(""), join("f" * 96)):
        with pytest.raises(AppError, match="a run needs an owner"):
            client.predict("cifar_resnet:8", api_name="/train")
        assert client.predict(api_name="/runs") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("resnet:51",), "51 is not one"),
        (([3],), "net must be text, not a list"),
        (("cifar_resnet:8", "../x"), "no data set"),
        (("cifar_resnet:8", "shapes", 10**6), "seconds"),
        (("cifar_resnet:8", "shapes", "soon"), "seconds must be a number, not 'soon'"),
        (("cifar_resnet:8", "shapes", 5, "soup"), "no recipe is called 'soup'"),
        (("wgan:soup", "shapes"), "no recipe is called 'soup'"),
        (("cifar_resnet:8", "shapes", 5, "", -1), "seed must lie between"),
        (("cifar_resnet:8", "shapes", 5, "", 0, [1]), "changes must be an object"),
        (("cifar_resnet:8", "shapes", 5, "", 0, {"soup": 1}), "changes has no field 'soup'"),
        (("cifar_resnet:8", "shapes", 5, "", 0, {"dataset": "x"}), "has no field 'dataset'"),
        (("cifar_resnet:8", "shapes", 5, "", 0, {"lr": "x"}), "changes.lr must be a number"),
        (("cifar_resnet:8", "shapes", 5, "", 0, {"schedule": "x"}), "changes.schedule must be one"),
        (("wgan", "shapes", 5, "", 0, {"widths": [1, 2]}), "a GAN takes 3 widths"),
        (
            ("wgan", "shapes", 5, "", 0, {"side": 64, "widths": [8, 8, 8]}),
            "64 pixels take 4 widths",
        ),
        (("wgan", "shapes", 5, "", 0, {"side": 48}), "image size must be one of 32, 64"),
        (("resnet:152", "shapes", 5, "", 0, {"batch_size": 2048}), "choose"),
    ],
)
def test_mistakes_come_back_as_sentences(
    ann: Client, arguments: tuple[object, ...], sentence: str
) -> None:
    with pytest.raises(AppError, match=sentence):
        ann.predict(*arguments, api_name="/train")
    assert states(ann) == {}


def test_what_may_be_chosen_stands_in_the_description(ann: Client) -> None:
    endpoints = ann.view_api(return_format="dict", print_info=False)["named_endpoints"]
    words = endpoints["/train"]["description"]
    for spec in (TrainSpec, GanTrainSpec):
        assert all(field in words for field in knobs(spec))
    assert all(name in words for name in (*RECIPES, *GAN_RECIPES, *GANS, "cifar10", "wide_resnet"))
    assert all(name in endpoints["/experiment"]["description"] for name in EXPERIMENTS)
    assert "{" not in "".join(endpoint["description"] for endpoint in endpoints.values())
