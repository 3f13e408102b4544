"""What is clear in a picture, laid on white."""

from collections.abc import Callable

from PIL import Image

from playground.images.heic import HeicPicture


def find_clear_colour(picture: Image.Image | HeicPicture, data: bytes) -> None:
    """Give a PNG's transparent colour the scale that Pillow gives the pixels: 0 to 255.

    It stands in the file at the file's own depth, and Pillow leaves it so. 16-bit grey stays as it
    is: there Pillow's pixels are the file's.
    """
    clear = picture.info.get("transparency")
    if not isinstance(picture, Image.Image) or picture.format != "PNG" or clear is None:
        return
    depth = data[24]  # of IHDR, which comes first
    if picture.mode == "L" and depth < 8:
        picture.info["transparency"] = clear * 255 // (2**depth - 1)
    elif picture.mode == "RGB" and depth == 16:
        picture.info["transparency"] = tuple(part >> 8 for part in clear)


def on_white(picture: Image.Image, to_rgb: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """The picture in mode RGB. to_rgb: what is to be done with its colours on the way."""
    if picture.mode not in ("LA", "RGBA"):
        return to_rgb(picture)
    alpha = picture.getchannel("A")
    colours = to_rgb(picture.convert(picture.mode.removesuffix("A")))
    white = Image.new("RGBA", picture.size, "white")
    colours.putalpha(alpha)
    white.alpha_composite(colours)
    return white.convert("RGB")
