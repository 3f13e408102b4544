"""A sentence and its values, on their way through processes, files and languages."""

import json
import pickle

import pytest

from playground.errors import LimitReached, PlaygroundError, SpecError
from playground.message import Count, Message, Term
from playground.text import ENGLISH, KOREAN, Language

TEMPLATE = "{name} must be one of {allowed}, not {value!r}"
MESSAGES = [
    Message("nothing in it"),
    Message("an earlier sentence with {braces}"),
    Message(TEMPLATE, name=Term("depth"), allowed=[1, Term("empty"), "x"], value="a\n"),
    Message("{count} and {share:.1%}", count=Count(36_479_194), share=0.25),
    Message("stage {number}: {reason}", number=2, reason=Message("too {what}", what=Term("deep"))),
]


def test_in_english() -> None:
    assert [str(message) for message in MESSAGES] == [
        "nothing in it",
        "an earlier sentence with {braces}",
        r"depth must be one of 1, empty, x, not 'a\n'",
        "36.5 M and 25.0%",
        "stage 2: too deep",
    ]
    assert [ENGLISH(message) for message in MESSAGES] == [str(message) for message in MESSAGES]


@pytest.mark.parametrize("message", MESSAGES, ids=str)
def test_it_crosses_processes_and_files(message: Message) -> None:
    assert pickle.loads(pickle.dumps(message)) == message
    again = Message.from_json(json.loads(json.dumps(message.to_json())))
    assert again == message
    assert hash(again) == hash(message)
    assert KOREAN(again) == KOREAN(message)


def test_terms_are_still_terms_when_they_have_been_in_a_file() -> None:
    again = Message.from_json(json.loads(json.dumps(MESSAGES[2].to_json())))
    assert KOREAN(again) == KOREAN(MESSAGES[2])
    assert "깊이" in KOREAN(again)


def test_what_earlier_code_wrote_is_shown_as_it_is() -> None:
    told = Message.from_json("WRN {16} stopped at 3 %")
    assert str(told) == ENGLISH(told) == KOREAN(told) == "WRN {16} stopped at 3 %"


@pytest.mark.parametrize(
    "data",
    [
        None, 3, [], {}, {"template": "x"}, {"template": 1, "values": {}}, {"term": 3}, {"term": "depth"},
        {"template": "{a} {b}", "values": {"a": 1}}, {"template": "{a", "values": {"a": 1}},
        {"template": "{a.x}", "values": {"a": 1}}, {"template": "{a:d}", "values": {"a": "x"}},
        {"template": "{a}", "values": {"a": None}}, {"template": "{a}", "values": {"a": {"count": "x"}}},
    ],
)  # fmt: skip
def test_no_message_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        Message.from_json(data)


def test_a_language_has_its_own_order_words_and_counts() -> None:
    backwards = Language(
        "xx",
        {},
        {TEMPLATE: "{value!r} ∉ {allowed} ({name})", "too {what}": "{what}!"},
        {"depth": "htped", "deep": "peed"},
        count=lambda number: f"<{number:,}>",
        settle=str.upper,
    )
    assert [backwards(message) for message in MESSAGES[2:]] == [
        "'A\\N' ∉ 1, EMPTY, X (HTPED)",
        "<36,479,194> AND 25.0%",
        "STAGE 2: PEED!",
    ]


def test_an_error_carries_its_message() -> None:
    error = SpecError(TEMPLATE, name=Term("depth"), allowed=[1, 2], value="three")
    assert str(error) == "depth must be one of 1, 2, not 'three'"
    assert error.message == Message(TEMPLATE, name=Term("depth"), allowed=(1, 2), value="three")
    assert LimitReached(error.message).message is error.message
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.message, str(again)) == (SpecError, error.message, str(error))
    assert PlaygroundError("a template of its own").message == Message("a template of its own")
