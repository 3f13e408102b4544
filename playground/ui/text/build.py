"""Words of the Build tab."""

TEXT: dict[str, tuple[str, str]] = {}
