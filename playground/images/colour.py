"""Colours as a screen shows them: from a picture's own profile to sRGB."""

import io

from PIL import Image, ImageCms

_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK"}


def to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in mode RGB. picture: of mode L, RGB or CMYK. profile: ICC's, None for none.

    A profile that is broken, or made for another kind of picture, is passed over, as browsers do.
    """
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if own.profile.xcolor_space == _SPACES[picture.mode]:
                shown = ImageCms.profileToProfile(
                    picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
                )
                if shown is not None:
                    return shown
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return picture if picture.mode == "RGB" else picture.convert("RGB")
