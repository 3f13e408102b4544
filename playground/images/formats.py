"""The kinds of pictures that are read."""

_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "HEIC": (".heic", ".heif"),
    "GIF": (".gif",),
    "BMP": (".bmp",),
}
NAMES = tuple(_SUFFIXES)
SUFFIXES = tuple(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes)
"""Of files that may be pictures, in lower case; what a file is, its content decides."""
PILLOWS = tuple(name.upper() for name in NAMES if name != "HEIC")
"""Those that Pillow reads, by its own names."""

_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}


def is_heic(data: bytes) -> bool:
    """Whether a file says of itself that it is a HEIF file, and holds no AVIF.

    ISO/IEC 14496-12, 4.3: a file begins with its length, "ftyp", one brand, a version, more brands.
    """
    if data[4:8] != b"ftyp":
        return False
    box = data[8 : int.from_bytes(data[:4], "big")][:400]
    brands = {box[at : at + 4] for at in (0, *range(8, len(box), 4))}
    return bool(brands & _HEIC) and not brands & _AVIF
