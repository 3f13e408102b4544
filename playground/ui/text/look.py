"""Words of the Look tab."""

TEXT: dict[str, tuple[str, str]] = {}
