"""Words of others among ours, where what is written is read as Markdown."""

_SIGNS = "<>&[]()`*_!\\#|~"


def escaped(text: str) -> str:
    """A text that may quote a payload, with nothing in it that Markdown or HTML would act upon."""
    return "".join(f"&#{ord(sign)};" if sign in _SIGNS else sign for sign in text)
