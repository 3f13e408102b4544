"""Slide's lesson, why Wasserstein: what its widget asks of the server."""

import functools
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import gradio as gr
import numpy as np

from playground.errors import SpecError
from playground.lessons import parallel_lines
from playground.specs import SEED
from playground.ui.browser.why import why_widget
from playground.ui.late import Late
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import answering, guarded
from playground.ui.shared.payload import choice, real, shown, whole
from playground.ui.slide.questions import Question
from playground.ui.text import Say, speaker

if TYPE_CHECKING:
    from playground.lessons.arena import Arena
    from playground.lessons.ring import Standing
    from playground.lessons.two_gaussians import Judged

LONGEST = 40  # characters of a game's name
_lock = threading.Lock()


def why_tab(i18n: gr.I18n, late: Late) -> None:
    """Lay the lesson out, and have it told in the visitor's language."""
    gr.Markdown(i18n("why.lead"), elem_classes="pp-lead")
    lesson = Lesson()
    widget = why_widget("why", [answering("judge", lesson.judge), answering("play", lesson.play)])

    @guarded
    def tell(request: gr.Request) -> dict[str, Any]:
        late.wait()
        from playground.lessons.two_gaussians import APART

        return {
            "words": speaker(request).every("why"),
            "lines": lines(),
            "ring": ring(),
            "most": APART.high,
            "step": APART.step,
        }

    gr.on(None, tell, None, widget, **AT_ONCE)


class Lesson:
    """The answers are for `ui.shared.guarded.answering`."""

    @functools.cached_property
    def _arena(self) -> "Arena":
        from playground.lessons.arena import Arena

        return Arena()

    def judge(self, question: Question, _: Say) -> dict[str, Any]:
        """The fields of `Judged` as lists, for Gaussians `apart`, brought to a step of APART."""
        from playground.lessons.two_gaussians import APART

        apart = real(question.get("apart"), "the distance")
        return rounded(known(round(apart / APART.step) * APART.step))

    def play(self, question: Question, _: Say) -> dict[str, Any]:
        """The next slice of the games called `name`, with that `seed` and `rate`, "slow" or "equal"."""
        from playground.lessons.ring import EQUAL, SLOW

        rates = {"slow": SLOW, "equal": EQUAL}
        name = question.get("name")
        if not isinstance(name, str) or not 1 <= len(name) <= LONGEST:
            raise SpecError(
                "a game's name must be 1 to {most} characters, not {value}",
                most=LONGEST,
                value=shown(name),
            )
        seed = whole(question.get("seed"), "seed")
        SEED.check("seed", seed)
        rate = rates[choice(question.get("rate"), tuple(rates), "rate")]
        games, part = self._arena.advance(name, seed, rate)
        return {"games": [standing(game) for game in games], "part": part}


@functools.cache
def known(apart: float) -> "Judged":
    """`judged`, computed one at a time and kept: there are as many as the slider has places."""
    from playground.lessons.two_gaussians import judged

    with _lock:
        return judged(apart)


def rounded(result: "Judged") -> dict[str, Any]:
    fields = result._asdict()
    estimate = fields.pop("estimate")
    return {
        **{name: np.round(line.astype(float), 5).tolist() for name, line in fields.items()},
        "estimate": round(estimate, 3),
    }


def standing(game: "Standing") -> dict[str, Any]:
    """points: hundredths of the picture's unit. scores: 0..255 from the lowest to the highest."""
    low, high = game.scores.min(), game.scores.max()
    scores = (game.scores - low) / max(high - low, 1e-9) * 255
    return {
        "steps": game.steps,
        "found": game.found,
        "near": round(game.near, 3),
        "points": _rounded(100 * game.points.clip(-9, 9)),
        "scores": _rounded(scores),
    }


def lines() -> dict[str, Any]:
    """Example 1's table by columns; null for infinity, which JSON lacks."""
    rows = parallel_lines.table()
    names = parallel_lines.Measures._fields
    return {
        "theta": [theta for theta, _, _ in rows],
        "distances": {n: _finite(row[1][i] for row in rows) for i, n in enumerate(names)},
        "slopes": {n: [row[2][i] for row in rows] for i, n in enumerate(names)},
    }


def ring() -> dict[str, Any]:
    """What the picture of the ring is drawn with."""
    from playground.lessons.ring import EDGE, GRID, MODES, SPREAD, centres

    return {"centres": _rounded(100 * centres().numpy()), "edge": 100 * EDGE, "grid": GRID,
            "spread": 100 * SPREAD, "modes": MODES}  # fmt: skip


def _finite(values: Iterable[float]) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in values]


def _rounded(values: Any) -> list[int]:
    """An array, flat, as whole numbers."""
    flat: list[int] = np.rint(values).astype(int).ravel().tolist()
    return flat
