from playground.numerals import byte_text, shape_text, short


def test_large_numbers_are_shortened():
    assert [short(n) for n in (0, 999, 1000, 36_479_194, 999_600, 10**9, 10**12)] == [
        "0", "999", "1 k", "36.5 M", "1 M", "1 G", "1,000 G",
    ]  # fmt: skip


def test_bytes_are_in_decimal_units():
    assert [byte_text(n) for n in (12, 1_300_000, 2_500_000_000)] == ["12 B", "1.3 MB", "2.5 GB"]


def test_a_shape_is_written_with_times_signs():
    assert shape_text((64, 56, 56)) == "64 × 56 × 56"
