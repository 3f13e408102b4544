"""What is set from outside arrives, and what cannot be is refused by its name."""

import re
from pathlib import Path

import pytest

from playground.errors import PlaygroundError
from playground.settings import LIMITS, ROOT, Limits, Settings

PARTS = {"PLAYGROUND_RAY_CPUS": "ray_cpus", "PLAYGROUND_RAY_GPUS": "ray_gpus"}


def test_without_variables_all_stands_beside_the_program() -> None:
    settings = Settings.from_env({})
    assert (settings.data, settings.runs) == (ROOT / "data", ROOT / "runs")
    assert settings.checkpoints == ROOT / "checkpoints"
    assert settings.limits == Limits()
    assert settings.device == "auto"
    assert settings.workers >= 1


@pytest.mark.parametrize("name", ["data", "runs", "checkpoints"])
def test_folders_may_start_at_home_or_here(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    variable = f"PLAYGROUND_{name.upper()}"
    assert getattr(Settings.from_env({variable: "~/mine"}), name) == Path("/home/ann/mine")
    assert getattr(Settings.from_env({variable: "mine"}), name) == Path.cwd() / "mine"


def test_each_limit_is_set_by_its_own_variable() -> None:
    given = {name: str(number) for number, name in enumerate(LIMITS, 1)}
    settings = Settings.from_env({**given, "PLAYGROUND_WORKERS": "9", "PLAYGROUND_DEVICE": "cpu"})
    wanted = {field: number for number, field in enumerate(LIMITS.values(), 1)}
    assert {field: getattr(settings.limits, field) for field in wanted} == wanted
    assert settings.limits.seconds == 1
    assert settings.limits.queued == Limits().queued
    assert (settings.workers, settings.device) == (9, "cpu")


@pytest.mark.parametrize("name", [*LIMITS, "PLAYGROUND_WORKERS"])
@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "many"])
def test_what_is_no_number_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(PlaygroundError, match=name):
        Settings.from_env({name: value})


@pytest.mark.parametrize("name", PARTS)
def test_a_training_may_take_a_part_of_a_processor(name: str) -> None:
    assert getattr(Settings.from_env({name: "0.25"}), PARTS[name]) == 0.25
    for value in ("", "-1", "many", "nan", "inf"):
        with pytest.raises(PlaygroundError, match=name):
            Settings.from_env({name: value})


def test_it_takes_some_of_a_processor() -> None:
    assert Settings.from_env({"PLAYGROUND_RAY_GPUS": "0"}).ray_gpus == 0
    with pytest.raises(PlaygroundError, match="PLAYGROUND_RAY_CPUS"):
        Settings.from_env({"PLAYGROUND_RAY_CPUS": "0"})


def test_a_server_is_a_classs_where_that_is_said() -> None:
    assert not Settings.from_env({}).classroom
    assert not Settings.from_env({"PLAYGROUND_CLASS": "off"}).classroom
    assert Settings.from_env({"PLAYGROUND_CLASS": "on"}).classroom
    with pytest.raises(PlaygroundError, match="PLAYGROUND_CLASS must be one of off, on"):
        Settings.from_env({"PLAYGROUND_CLASS": "yes"})


def test_the_readme_lists_every_variable_with_its_default() -> None:
    rows = dict(
        re.findall(r"\| `(PLAYGROUND_\w+)` \|.*\| (.*) \|", (ROOT / "README.md").read_text())
    )
    folders = {"PLAYGROUND_DATA", "PLAYGROUND_RUNS", "PLAYGROUND_CHECKPOINTS"}
    assert rows.keys() == {
        *LIMITS,
        *folders,
        *(f"PLAYGROUND_{name}" for name in ("WORKERS", "LIVE", "DEVICE", "BACKEND", "CLASS")),
        *PARTS,
    }
    assert int(rows["PLAYGROUND_LIVE"]) == Settings().live
    for name, field in PARTS.items():
        assert float(rows[name]) == getattr(Settings(), field)
    for name, field in LIMITS.items():
        assert int(rows[name].replace(",", "")) == getattr(Limits(), field)
