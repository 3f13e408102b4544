"""A network as the query of a link, and back: short where it has a paper's name, else its spec as JSON."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from playground.describe import network, usual_size
from playground.families import called, name_of
from playground.specs import IMAGE_SIZE, NetSpec
from playground.ui.shared.payload import whole


def query(spec: NetSpec, size: int) -> str:
    """net=wide_resnet:28,10&classes=10&size=32, or spec={...}&size=32: all that rebuilds the network."""
    name = name_of(spec)
    if name:
        return urlencode({"net": name, "classes": spec.classes, "size": size}, safe=":,")
    text = json.dumps(_brief(spec), separators=(",", ":"), ensure_ascii=False)
    return urlencode({"spec": text, "size": size}, safe=":,")


def from_query(parameters: Mapping[str, str]) -> tuple[NetSpec, int] | None:
    """The network and image size that a link asks for, None if it asks for none. Raises SpecError."""
    text = _asked(parameters)
    return _found(text, parameters) if text else None


def mended(parameters: Mapping[str, str], depth: int) -> tuple[NetSpec, int]:
    """What a link asks for whose network is named, with another depth. Raises SpecError."""
    family, _, numbers = called(_asked(parameters)).partition(":")
    others = numbers.split(",")[1:]
    return _found(f"{family}:{','.join([str(depth), *others])}", parameters)


def _asked(parameters: Mapping[str, str]) -> str:
    return parameters.get("net") or parameters.get("spec") or ""


def _found(text: str, parameters: Mapping[str, str]) -> tuple[NetSpec, int]:
    classes = parameters.get("classes")
    spec = network(text, None if classes is None else whole(classes, "classes"))
    size = whole(parameters.get("size", usual_size(spec)), "image size")
    IMAGE_SIZE.check("image size", size)
    return spec, size


def _brief(value: Any) -> Any:
    """A spec's fields that differ from their defaults, which `from_dict` fills in again."""
    if dataclasses.is_dataclass(value):
        fields = [(f, getattr(value, f.name)) for f in dataclasses.fields(value)]
        return {f.name: _brief(content) for f, content in fields if content != f.default}
    return [_brief(item) for item in value] if isinstance(value, tuple) else value
