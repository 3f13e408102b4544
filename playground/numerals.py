"""Numbers as a person reads them."""

import math

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


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
        if count < 999.5:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:,.1f} GB"


def percent(share: float) -> str:
    """A share with one decimal, a half rounded up as browsers do: 0.8725 -> "87.3%".

    What is not all of it is not called 100.0%.
    """
    rounded = math.floor(1000 * share + 0.5) / 10
    return f"{min(rounded, 99.9) if share < 1 else rounded:.1f}%"


def shape_text(shape: tuple[int, ...]) -> str:
    """C × H × W."""
    return " × ".join(map(str, shape))


def measure(value: float) -> str:
    """A measured number in three digits: 0.585, 2,693, 4.5e8 as "4.5 × 10⁸"; "∞" if not finite."""
    if not math.isfinite(value):
        return "∞"
    if value == 0 or 1e-3 <= abs(value) < 1e6:
        return f"{value:,.0f}" if abs(value) >= 999.5 else f"{value:.3g}"
    digits, _, power = f"{value:.1e}".partition("e")
    return f"{digits} × 10{str(int(power)).translate(_RAISED)}"
