"""Large numbers as Korean counts them: by ten thousands, not by thousands."""

from playground.numerals import short

_LEAST = 999.5  # what is smaller is no large number, and is written as everywhere
_UNITS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def counted(number: float) -> str:
    """A number in three digits, as `numerals.short` has it: 175_000 -> "17.5만"."""
    if number < _LEAST:
        return short(number)
    number = _rounded(number)
    for size, unit in _UNITS:
        if number >= size:
            share = float(f"{number / size:.3g}")
            return f"{share:,.0f}{unit}" if share >= 100 else f"{share:g}{unit}"
    return f"{number:,.0f}"


def _rounded(number: float) -> float:
    """To what `short` tells of it: three digits, or whole thousands of millions."""
    for power in (10**3, 10**6, 10**9):
        if number / power < _LEAST:
            return float(f"{number / power:.3g}") * power
    return round(number / 10**9) * 10**9
