"""What an attacker, or a broken program, may send where the page sends a value: JSON of every kind."""

import json
import random
from typing import Any

FILES = (
    "/etc/passwd",
    "/proc/self/environ",
    "../../app.py",
    "file:///etc/hosts",
    "http://127.0.0.1",
)
EVENT_FIELDS = ("index", "page", "value", "selected", "target", "x", "y", "_data")

# Raw JSON that json.dumps would not write: a text that stands for it, and what is sent in its place.
RAW = {
    "<deep lists>": "[" * 20_000 + "]" * 20_000,
    "<deep dicts>": '{"a":' * 2_000 + "1" + "}" * 2_000,
    "<many digits>": "9" * 5_000,
    "<large exponent>": "1e99999",
    "<duplicate keys>": '{"path": 1, "path": "/etc/passwd"}',
    "<cut off>": "[1, ",
}

PLAIN: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 3, 17, 2**31, 2**53 + 1, -(2**63), 10**30, -(10**30), 10**400,
    0.5, -0.0, 1e-320, 1e308, float("nan"), float("inf"), float("-inf"),
    "", " ", "0", "-1", "NaN", "1e400", "１２", "null", "\x00", "\n", "\ud800", "x\udfff", "🛝" * 50,
    "${alert(1)}", "<img src=x onerror=alert(1)>", "{{7*7}}", "%s%n{0}{x}", "../../../etc/passwd",
    "x" * 100_000, "9" * 4_000, "resnet:50", "resnet:-1", "wide_resnet:28,10,10", "resnet:" + "9" * 30,
    "shipped:", "shipped:../../x", "run:", '{"name": "x"}', '{"stages": [[1e9, 1e9, 1e9]]}', "{}",
    [], [[]], [None], ["a", 1, None], [float("nan")] * 3, [[1, 2, 3]] * 200, list(range(5_000)),
    {}, {"": None}, {"a": {"b": [{}]}}, {"__type__": "update", "value": 1, "choices": []},
    {"headers": [], "data": [], "metadata": None}, {"headers": None, "data": [[None] * 3] * 3},
    {"headers": ["a"], "data": [["x", -1, 1e30], [True], []], "metadata": {}}, {"data": {"0": "x"}},
    {"path": None}, {"path": ["/etc/passwd"], "meta": {"_type": "gradio.FileData"}}, {"url": "x"},
    {"path": "/tmp", "orig_name": 5, "size": -1, "mime_type": [], "is_stream": True},
    {"token": "0" * 32, "owner": "0" * 32}, *RAW,
)  # fmt: skip


def hostile(draw: random.Random, known: list[str]) -> Any:
    """One value. known: tokens and run's ids, those of others among them."""
    kind = draw.random()
    if known and kind < 0.15:
        text = draw.choice(known)
        return draw.choice((text, text[:-1], text + "/..", [text], {"owner": text}, f"run:{text}"))
    if kind < 0.25:
        return _file(draw)
    if kind < 0.3:
        depth, value = draw.choice((5, 50, 300)), draw.choice(PLAIN)
        for _ in range(depth):
            value = [value] if draw.random() < 0.5 else {"a": value}
        return value
    if kind < 0.35:
        return draw.choice((int, float))(draw.uniform(-1, 1) * 10 ** draw.randint(0, 40))
    if kind < 0.4:
        return "".join(chr(draw.randint(0, 0x10FFFF)) for _ in range(draw.randint(1, 200)))
    return draw.choice(PLAIN)


def hostile_event(draw: random.Random, known: list[str]) -> Any:
    """What the browser says about an event: its fields, or anything at all."""
    if draw.random() < 0.2:
        return hostile(draw, known)
    return {name: hostile(draw, known) for name in draw.sample(EVENT_FIELDS, draw.randint(0, 4))}


def as_json(body: Any) -> str:
    """NaN and Infinity as raw JSON, lone surrogates as escapes, and what RAW stands for."""
    text = json.dumps(body)
    for sign, raw in RAW.items():
        text = text.replace(json.dumps(sign), raw)
    return text


def _file(draw: random.Random) -> dict[str, Any]:
    value: dict[str, Any] = {"path": draw.choice(FILES), "url": None, "orig_name": "photo.png"}
    if draw.random() < 0.7:
        value["meta"] = draw.choice(({"_type": "gradio.FileData"}, {}, {"_type": 1}, None))
    return value
