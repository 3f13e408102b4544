"""Numbers as a person reads them."""


def short(count: float) -> str:
    """A large number in three digits: 36_479_194 -> "36.5 M"."""
    for unit in ("", " k", " M"):
        if count < 999.5:
            return f"{count:.3g}{unit}"
        count /= 1000
    return f"{count:,.3g} G" if count < 999.5 else f"{count:,.0f} G"


def byte_text(count: float) -> str:
    """Bytes in decimal units: 1_300_000 -> "1.3 MB"."""
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:,.1f} GB"


def shape_text(shape: tuple[int, ...]) -> str:
    """C × H × W."""
    return " × ".join(map(str, shape))
