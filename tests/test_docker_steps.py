"""What `docker_steps.py` runs by hand is what the Dockerfile says."""

from pathlib import Path

import pytest

from tests.docker_image import ROOT, Image, copied, steps

DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_every_instruction_is_known() -> None:
    for step in steps(DOCKERFILE):
        assert hasattr(Image, f"_{step.name.lower()}"), step
    with pytest.raises(ValueError, match="ONBUILD is not known here"):
        Image(Path(), Path(), {}).do(steps("ONBUILD RUN true")[0])


def test_a_step_may_go_over_several_lines_and_comments_are_none() -> None:
    assert steps("# a\nRUN one \\\n  && two\n\nuser me") == [
        ("RUN", "one    && two"),
        ("USER", "me"),
    ]


def test_what_is_copied_is_there_and_not_ignored() -> None:
    ignore = (ROOT / ".dockerignore").read_text().split()
    sources = [step.value.split()[0] for step in steps(DOCKERFILE) if step.name == "COPY"]
    assert {"app.py", "playground", "checkpoints", "requirements.txt"} <= set(sources)
    for source in sources:
        assert (ROOT / source).exists()
        assert copied(source, ignore) == ["__pycache__"]
    with pytest.raises(ValueError, match="COPY tests"):
        copied("tests", ignore)


def test_the_image_says_what_is_run_where_and_what_is_kept() -> None:
    image = Image(Path(), Path(), {})
    for step in steps(DOCKERFILE):
        if step.name in ("ENV", "VOLUME", "CMD", "HEALTHCHECK", "USER"):
            image.do(step)
    assert image.user == "player"
    assert image.command == "python app.py"
    assert "/health" in image.health
    for name in ("PLAYGROUND_DATA", "PLAYGROUND_RUNS", "HF_HOME"):
        assert image.environment[name].startswith(f"{image.volume}/")
