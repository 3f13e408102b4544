import math

from playground.numerals import byte_text, measure, percent, shape_text, short


def test_large_numbers_are_shortened():
    assert [short(n) for n in (0, 999, 1000, 36_479_194, 999_600, 10**9, 10**12)] == [
        "0", "999", "1 k", "36.5 M", "1 M", "1 G", "1,000 G",
    ]  # fmt: skip


def test_bytes_are_in_decimal_units():
    assert [byte_text(n) for n in (12, 999_600, 1_300_000, 2_500_000_000)] == [
        "12 B", "1 MB", "1.3 MB", "2.5 GB",
    ]  # fmt: skip


def test_shares_are_rounded_as_in_the_browser():
    shares = [percent(share) for share in (0, 0.8725, 0.87249, 0.10049, 0.9996, 1)]
    assert shares == ["0.0%", "87.3%", "87.2%", "10.0%", "99.9%", "100.0%"]


def test_a_shape_is_written_with_times_signs():
    assert shape_text((64, 56, 56)) == "64 × 56 × 56"


def test_measured_numbers_keep_three_digits_and_no_computer_s_exponents():
    values = (0, 0.58512, 12.345, 999.7, 2693.2, 4.5e8, 1.04e-4, 0.99999e6, math.inf, math.nan)
    assert [measure(value) for value in values] == [
        "0", "0.585", "12.3", "1,000", "2,693", "4.5 × 10⁸", "1.0 × 10⁻⁴", "999,990", "∞", "∞",
    ]  # fmt: skip
