"""Ways to say where evidence lies from a stage's activations and a logit's gradient there.

A new method is one file and its line in METHODS. All return what speaks against a class with a minus
sign, where they can: the papers of those that end in a ReLU leave it out.
"""

from playground.explain.methods.gradcam import gradcam
from playground.explain.methods.gradcam_plus_plus import gradcam_plus_plus
from playground.explain.methods.hirescam import hirescam
from playground.explain.methods.layercam import layercam
from playground.explain.methods.stage import Method, explained_by, stages

METHODS: dict[str, Method] = {
    "gradcam": gradcam,
    "hirescam": hirescam,
    "gradcam++": gradcam_plus_plus,
    "layercam": layercam,
}

__all__ = ["METHODS", "Method", "explained_by", "stages"]
