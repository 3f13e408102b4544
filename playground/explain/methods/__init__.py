"""Ways to say where a class's evidence lies.

A new method is one file, its line in METHODS, and its name on the page. All return what speaks against a
class with a minus sign, where they can: the papers of those that end in a ReLU leave it out.
"""

from playground.explain.methods.cam import CAM
from playground.explain.methods.gradcam import gradcam
from playground.explain.methods.gradcam_plus_plus import gradcam_plus_plus
from playground.explain.methods.gradient import by_gradient
from playground.explain.methods.hirescam import hirescam
from playground.explain.methods.layercam import layercam
from playground.explain.methods.occlusion import OCCLUSION
from playground.explain.methods.question import (
    Method,
    Question,
    answering,
    asked,
    explained_by,
    finished,
    stage_shapes,
    stages,
)
from playground.explain.methods.scorecam import SCORECAM

METHODS: dict[str, Method] = {
    "cam": CAM,
    "gradcam": by_gradient(gradcam),
    "gradcam++": by_gradient(gradcam_plus_plus),
    "hirescam": by_gradient(hirescam),
    "layercam": by_gradient(layercam),
    "scorecam": SCORECAM,
    "occlusion": OCCLUSION,
}

__all__ = [
    "METHODS",
    "Method",
    "Question",
    "answering",
    "asked",
    "explained_by",
    "finished",
    "stage_shapes",
    "stages",
]
