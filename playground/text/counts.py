"""Large numbers as Korean counts them: by ten thousands, not by thousands."""

import re

_SHORT = re.compile(r"([\d,]+(?:\.\d+)?) ([kMG])")  # as `numerals.short` writes it
_POWERS = {"k": 10**3, "M": 10**6, "G": 10**9}
_UNITS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def in_korean(count: str) -> str:
    """A number of `numerals.short` in three digits: "175 k" -> "17.5만"; anything else stays."""
    match = _SHORT.fullmatch(count)
    if match is None:
        return count
    number = float(match[1].replace(",", "")) * _POWERS[match[2]]
    for size, unit in _UNITS:
        if number >= size:
            share = float(f"{number / size:.3g}")
            return f"{share:,.0f}{unit}" if share >= 100 else f"{share:g}{unit}"
    return f"{number:,.0f}"
