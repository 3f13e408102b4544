"""Words of the Slide tab."""

TEXT: dict[str, tuple[str, str]] = {}
