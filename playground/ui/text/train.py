"""Words of the Train tab."""

TEXT: dict[str, tuple[str, str]] = {}
