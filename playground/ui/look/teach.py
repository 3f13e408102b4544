"""Teaching Look's first network classes of one's own: photos in, a head out, chosen in the tab at once."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr
import numpy as np
from gradio.context import LocalContext
from numpy.typing import NDArray

from playground.errors import PlaygroundError, SpecError
from playground.explain.teachable import CLASSES, PHOTOS
from playground.numerals import percent
from playground.specs import NAME_LENGTH
from playground.ui.browser.fitted import fitted
from playground.ui.http.owner import NOBODY
from playground.ui.look.camera import TeachCamera
from playground.ui.look.fitted import small, told
from playground.ui.services import Services
from playground.ui.shared.escaped import escaped
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.networks import TAUGHT, explainable
from playground.ui.shared.pictures import uploaded
from playground.ui.text import Say, speaker

if TYPE_CHECKING:
    from playground.explain.teaching import Taught
    from playground.nets.explainable import Explainable

BODY = "imagenet"
"""What is taught: the name of a network in `nets.foreign`."""
SHOWN = 2
"""Classes that are there at first."""


class _Given(NamedTuple):
    """A class as its visitor gave it: a name, and photos that were not opened yet."""

    name: str
    files: list[object]


class TeachForm:
    """The form: names and photos of two classes, and of up to five."""

    def __init__(
        self, services: Services, i18n: gr.I18n, networks: "NetworkCache[Explainable]"
    ) -> None:
        """networks: those of the tab, among which the network that is taught is loaded already."""
        self._teacher = Teacher(services, networks)
        gr.Markdown(i18n("teach.lead"))
        self._rows, self._names, self._files = [], [], []
        for i in range(int(CLASSES.high)):
            with gr.Row(visible=i < SHOWN) as row:
                self._names.append(
                    gr.Textbox(
                        label=i18n("teach.name"), placeholder=i18n("teach.name_hint"),
                        max_length=NAME_LENGTH, scale=1, min_width=140, elem_id=f"teach-name-{i}",
                    )
                )  # fmt: skip
                self._files.append(
                    gr.File(
                        label=i18n("teach.photos"), file_count="multiple", file_types=["image"],
                        height=130, scale=2, min_width=200, elem_id=f"teach-photos-{i}",
                    )
                )  # fmt: skip
            self._rows.append(row)
        self._camera = TeachCamera(SHOWN)
        self._shown = gr.State(SHOWN)
        with gr.Row():
            self._another = gr.Button(i18n("teach.another"), elem_id="teach-another")
            self._start = gr.Button(i18n("teach.start"), variant="primary", elem_id="teach-start")
        self._said = gr.Markdown(elem_id="teach-said")
        self._fit = fitted("teach-fit")
        self._delete = gr.Button(
            i18n("teach.delete"), variant="stop", visible=False, elem_id="teach-delete"
        )

    def wire(self, network: gr.Dropdown) -> None:
        """Connect the form with the tab's choice of network."""
        self._another.click(
            guarded(_one_more), self._shown,
            [self._shown, self._another, self._camera.view, *self._rows], **QUIET,
        )  # fmt: skip
        self._camera.wire(self._files)
        calm: dict[str, Any] = {"preprocess": False, "api_visibility": "private"}
        self._start.click(
            guarded(self._teacher.teach), [*self._names, *self._files],
            [network, self._said, self._fit], concurrency_limit=1, **calm,
        )  # fmt: skip
        self._delete.click(
            guarded(self._teacher.delete), network, [network, self._said, self._fit], **calm
        )
        network.change(guarded(_deletable), network, self._delete, preprocess=False, **QUIET)


class Teacher:
    """Its handlers. What they are given comes from the browser as it is."""

    def __init__(self, services: Services, networks: "NetworkCache[Explainable]") -> None:
        self._services, self._networks = services, networks

    def teach(self, *given: object) -> list[Any]:
        """Teach a head, keep it, choose it, and tell how it was fitted. given: the names of all classes,
        then their photos."""
        from playground.nets import foreign

        request = LocalContext.request.get(None)  # Gradio hands in none beside a list of arguments
        words, there = speaker(request), foreign.installed()
        if BODY not in there:
            return [gr.skip(), words("teach.missing"), None]
        try:
            owner = self._services.owners.of(request) if request else NOBODY
            classes = _classes(given, words)
            start = time.perf_counter()
            taught, photos = self._taught(self._networks.load(there[BODY]), classes)
            names = tuple(one.name for one in classes)
            name = self._services.heads.save(owner, names, BODY, taught)
        except PlaygroundError as error:
            return [gr.skip(), f"⚠ {escaped(words.sentence(error))}", None]
        offered = explainable(self._services, owner, words)
        said = words("teach.done").format(
            seconds=f"{time.perf_counter() - start:.1f}", photos=taught.photos, right=taught.right,
            share=percent(taught.right / taught.photos),
        )  # fmt: skip
        return [
            gr.Dropdown(offered, value=f"{TAUGHT}{name}"),
            said,
            told(taught, names, photos, words),
        ]

    def delete(self, network: object, request: gr.Request) -> list[Any]:
        """Delete the head that is chosen; the first network is chosen then."""
        words, owner = speaker(request), self._services.owners.of(request)
        name = network.removeprefix(TAUGHT) if isinstance(network, str) else ""
        try:
            self._services.heads.delete(name, owner)
        except PlaygroundError as error:
            return [gr.skip(), f"⚠ {escaped(words.sentence(error))}", gr.skip()]
        offered = explainable(self._services, owner, words)
        value = next((v for _, v in offered if not v.startswith(TAUGHT)), None)
        return [gr.Dropdown(offered, value=value), words("teach.deleted"), None]

    def _taught(
        self, subject: "Explainable", classes: Sequence[_Given]
    ) -> "tuple[Taught, list[list[NDArray[np.uint8]]]]":
        """The head, and the photos of each class, small."""
        import torch

        from playground.explain.teaching import pooled, teach

        counts = [len(one.files) for one in classes]
        for count in counts:  # before anything is opened
            PHOTOS.check("the number of photos of a class", count)
        features, seen = [], [[] for _ in classes]  # type: ignore[var-annotated]
        for one, some in zip(classes, seen, strict=True):
            for file in one.files:  # one at a time, so that one is in memory
                photo = uploaded(file, self._services.settings.limits)
                features.append(pooled(subject, [photo]))
                some.append(small(photo))
        labels = torch.arange(len(classes)).repeat_interleave(torch.tensor(counts))
        return teach(torch.cat(features), labels), seen


def _classes(given: Sequence[object], words: Say) -> list[_Given]:
    """The classes that have photos, each with a name. Raises SpecError for too few, or a name twice."""
    half = len(given) // 2
    found = []
    for number, (name, files) in enumerate(zip(given[:half], given[half:], strict=True), start=1):
        if not isinstance(files, list) or not files:
            continue
        text = name.strip()[:NAME_LENGTH] if isinstance(name, str) else ""
        found.append(_Given(text or words("teach.unnamed").format(number=number), files))
    CLASSES.check("the number of classes", len(found))
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SpecError("two classes cannot have the same name: {name}", name=twice)
    return found


def _one_more(shown: object) -> list[Any]:
    count = min(int(CLASSES.high), (shown if isinstance(shown, int) else SHOWN) + 1)
    more = gr.Button(visible=count < CLASSES.high)
    return [
        count,
        more,
        gr.HTML(classes=count),
        *(gr.Row(visible=i < count) for i in range(int(CLASSES.high))),
    ]


def _deletable(network: object) -> Any:
    return gr.Button(visible=isinstance(network, str) and network.startswith(TAUGHT))
