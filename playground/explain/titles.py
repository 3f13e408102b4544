"""What the methods are called, by their names in `methods.METHODS`: read without torch, by the page.

Those are the papers' own; "" where the page has a word for it.
"""

TITLES = {
    "cam": "CAM",
    "gradcam": "Grad-CAM",
    "gradcam++": "Grad-CAM++",
    "hirescam": "HiResCAM",
    "layercam": "LayerCAM",
    "scorecam": "Score-CAM",
    "occlusion": "",
}
