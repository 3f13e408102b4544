"""What is said to a person, held to what the code says: nothing joined by hand, all of it in Korean too."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import playground
from playground import errors
from playground.draw.block_diagram import block_diagram
from playground.draw.diagram import diagram
from playground.draw.pair_diagram import pair_diagram
from playground.errors import DepthError, PlanError
from playground.families import named
from playground.message import Message
from playground.plan import outline, pair_plan, plan
from playground.specs import NetSpec, Stage, Stem
from playground.text import ENGLISH, KOREAN, LANGUAGES
from playground.text.ko import FIGURES, SENTENCES, TERMS
from playground.text.particles import settled
from playground.ui.build.pair_table import pair_view
from playground.ui.text import Say
from tests.test_pair_plan import SPECS as PAIRS

ROOT = Path(playground.__file__).parent
SPEAKERS = {name for name in vars(errors) if name.endswith(("Error", "Run", "Reached", "ing"))} | {
    "Impossible",
    "Message",
}
UNSEEN = {  # modules whose errors end the program, or reach programs only: they speak English
    "__main__.py", "aging.py", "describing.py", "explaining.py", "places.py", "settings.py",
    "runs/backends/choose.py", "runs/backends/joining.py", "ui/launch.py", "ui/http/owner.py",
}  # fmt: skip
UNSEEN_SENTENCE = "the folder for runs, "  # raised at the start


class Said(NamedTuple):
    """A call that says something: where, its first argument, and the names of its values."""

    where: str
    template: ast.expr
    values: set[str]

    @property
    def file(self) -> str:
        return self.where.partition(":")[0]

    @property
    def text(self) -> str | None:
        """The template, if it is a literal."""
        is_text = isinstance(self.template, ast.Constant) and isinstance(self.template.value, str)
        return self.template.value if is_text else None  # type: ignore[attr-defined]


def said() -> Iterator[Said]:
    for path in sorted(ROOT.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in SPEAKERS:
                names = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield Said(f"{where}:{node.lineno}", node.args[0], names)


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def fields(template: str) -> list[tuple[str, str, str]]:
    """Each place of a template, sorted: its name, its conversion, its format."""
    places = Formatter().parse(template)
    return sorted((n, conversion or "", spec or "") for _, n, spec, conversion in places if n)


SAID = list(said())
TEMPLATES = {one.text: one for one in SAID if one.text}
SEEN = {
    text: one
    for text, one in TEMPLATES.items()
    if one.file not in UNSEEN and not text.startswith(UNSEEN_SENTENCE)
}


def test_the_code_is_read() -> None:
    assert len(TEMPLATES) > 90
    assert "choose one of your runs first" in SEEN


def test_no_sentence_is_joined_by_hand() -> None:
    """A template is a literal; what is no literal is a message that was made elsewhere."""

    def made(one: Said) -> bool:
        return isinstance(one.template, (ast.Name, ast.Attribute, ast.Call)) and not _joins(one)

    assert [one.where for one in SAID if one.text is None and not made(one)] == []


def _joins(one: Said) -> bool:
    return isinstance(one.template, ast.Call) and _name(one.template.func) in ("join", "format")


def test_its_places_are_its_values() -> None:
    def agree(text: str, values: set[str]) -> bool:
        if values:  # otherwise nothing is filled in
            return {name for name, _, _ in fields(text)} == values
        return not re.search(r"\{\w*\}", text)

    assert [one.where for text, one in TEMPLATES.items() if not agree(text, one.values)] == []


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"en"}))
def test_every_sentence_is_in_every_language(code: str) -> None:
    sentences = LANGUAGES[code].sentences
    assert [one.where for text, one in SEEN.items() if text not in sentences] == []
    assert [text for text in SEEN if fields(sentences[text]) != fields(text)] == []


def test_no_sentence_and_no_word_is_translated_in_vain() -> None:
    assert not SENTENCES.keys() - TEMPLATES.keys() - FIGURES.keys()
    assert not TERMS.keys() - set(words())


def words() -> Iterator[str]:
    """Every text and every field's name in the code, but for the tables of other languages."""
    for path in ROOT.rglob("*.py"):
        inside = path.parent != ROOT / "text"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if inside else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield from (node.target.id, node.target.id.replace("_", " "))


class Told(Say):
    """Hears what a table asks for of the figures' words."""

    def __init__(self, tell: Callable[[str | Message], str]) -> None:
        super().__init__(ENGLISH)
        object.__setattr__(self, "_tell", tell)

    def figure(self, said: Message | str) -> str:
        heard: str = self._tell(said)  # type: ignore[attr-defined]
        return heard


def drawn() -> set[Message]:
    """Every phrase that figures of all kinds of networks ask for."""
    names = "resnet:18", "cifar_resnet:110", "plain:20", "wide_resnet:16,2", "speed", "resnet:50"
    specs = [named(name) for name in names]
    specs += [named("cifar_resnet:20").replace(shortcut=kind) for kind in "ABC"]
    specs.append(named("wide_resnet:16,2").replace(dropout=0.3))
    specs.append(NetSpec("too deep", Stem(3, 8), 4 * (Stage(8, 1, 4),)))
    asked: set[Message] = set()

    def tell(phrase: str | Message) -> str:
        asked.add(phrase if isinstance(phrase, Message) else Message(phrase))
        return str(phrase)

    for pair in map(pair_plan, PAIRS.values()):
        pair_diagram(pair, tell)
        pair_view(pair, Told(tell))
    for spec in specs:
        whole = outline(spec, 32)
        diagram(whole, tell)
        for stage in whole.stages:
            block_diagram(whole, stage.name, tell)
    return asked


def test_figures_have_their_korean_and_no_more() -> None:
    phrases = drawn()
    kept = re.compile(r"bias|conv\d_x|group|stage|BN|ReLU")  # names stay
    for phrase in phrases:
        assert not re.search("[A-Za-z]{3,}", kept.sub("", KOREAN(phrase))), phrase
    assert FIGURES.keys() <= {phrase.template for phrase in phrases}


def test_fields_and_values_are_translated_within() -> None:
    with pytest.raises(DepthError) as depth:
        named("wide_resnet:17,1")
    assert KOREAN(depth.value.message) == (
        "깊이는 6n+4 꼴이어야 합니다. 17은 아닙니다. 16 또는 22를 써 보세요"
    )
    with pytest.raises(PlanError) as size:
        plan(named("speed"), 1)
    assert "창이 1×1 맵에 들어가지 않습니다" in KOREAN(size.value.message)


@pytest.mark.parametrize("text", ["", "who knows", "{0}", "{name}", "a\nb"])
def test_what_nobody_has_translated_stays(text: str) -> None:
    assert KOREAN(Message(text)) == text


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("깊이은(는)", "깊이는"),
        ("크기을(를) 폭이(가)", "크기를 폭이"),
        ("10은(는) 2은(는)", "10은 2는"),
        ("서울(으)로 7(으)로 3(으)로", "서울로 7로 3으로"),
        ("'책'(이)라는 '나무'(이)라는", "'책'이라는 '나무'라는"),
        ("WRN은(는)", "WRN은(는)"),
    ],
)
def test_particles_follow_the_sound_before_them(written: str, right: str) -> None:
    assert settled(written) == right
