"""The table of Korean sentences, held to what the code raises and tells."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import playground
from playground import errors
from playground.draw.block_diagram import block_diagram
from playground.draw.diagram import diagram
from playground.draw.pair_diagram import pair_diagram
from playground.errors import DepthError, PlanError, SpecError
from playground.families import named
from playground.plan import outline, pair_plan, plan
from playground.runs import faults
from playground.specs import NetSpec, Stage, Stem
from playground.text.ko import SENTENCES, TERMS
from playground.text.particles import settled
from playground.ui.build.pair_table import pair_view
from playground.ui.text import Say, figures
from playground.ui.text.errors import in_korean
from tests.test_pair_plan import SPECS as PAIRS

ROOT = Path(playground.__file__).parent
ERRORS = {name for name in vars(errors) if name[0].isupper()}
UNSEEN = {  # modules whose errors end the program, or reach programs only
    "__main__.py", "aging.py", "explaining.py", "settings.py", "runs/backends/choose.py", "ui/launch.py",
    "ui/http/owner.py",
}  # fmt: skip
UNSEEN_SENTENCE = "the folder for runs, "  # raised at the start
PLACE = re.compile(r"\{[^{}]*\}")


def form(node: ast.expr) -> str | None:
    """A sentence with {} for each of its values; None for what is no literal."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return re.sub(r"(\{\})×\1", "{}", "".join(map(str, parts)))  # a size is one value
    return PLACE.sub("{}", str(node.value)) if isinstance(node, ast.Constant) else None


def said() -> dict[str, str]:
    """Every form that the code can show on a page -> where it is written."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where in UNSEEN:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            raised = isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                *ERRORS, "Impossible", "progress", "Preparing", "Remark",
            }  # fmt: skip
            kept = where in TELLING and isinstance(node, (ast.Return, ast.Assign))
            value = node.args[0] if raised and node.args else node.value if kept else None
            text = form(value) if value is not None else None
            if text and " " in text and not text.startswith(UNSEEN_SENTENCE):
                found[text] = f"{where}:{node.lineno}"
    return found


TELLING = {  # modules that make sentences for others to raise or to keep
    "runs/faults.py", "training/divergence.py", "training/conditions.py", "training/trainer.py",
    "families.py",
}  # fmt: skip
SAID = said()
KNOWN = {PLACE.sub("{}", english): english for english in SENTENCES}


def test_the_code_is_read() -> None:
    assert len(SAID) > 90
    assert faults.OUT_OF_MEMORY in SAID


@pytest.mark.parametrize("text", SAID)
def test_every_sentence_has_its_korean(text: str) -> None:
    assert text in KNOWN, f"{SAID[text]} says what has no Korean"
    values = [f"v{i}" for i in range(text.count("{}"))]
    english = text.replace("{}", "%s") % tuple(values)
    korean = in_korean(english)
    assert re.search("[가-힣]", korean)
    assert all(value in korean for value in values)


@pytest.mark.parametrize("english", SENTENCES)
def test_no_sentence_is_translated_in_vain(english: str) -> None:
    parts = (
        "{dataset} (",
        "stage {number}'s",
        "Scoring",
        "Downloading",
    )  # parts of others, or handed on
    assert PLACE.sub("{}", english) in SAID or english.startswith(parts)
    places = sorted(PLACE.findall(english))
    assert sorted(PLACE.findall(SENTENCES[english])) == places
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("term", TERMS)
def test_terms_are_translated(term: str) -> None:
    assert in_korean(term) == TERMS[term]


def test_fields_and_values_are_translated_within() -> None:
    with pytest.raises(DepthError) as depth:
        named("wide_resnet:17,1")
    assert in_korean(str(depth.value)) == (
        "깊이는 6n+4 꼴이어야 합니다. 17은 아닙니다. 16이나 22를 써 보세요"
    )
    with pytest.raises(SpecError) as width:
        named("wide_resnet:16,2").replace(classes=1)
    assert in_korean(str(width.value)) == "클래스 수는 2 이상 1000 이하여야 합니다. 1은 벗어납니다"
    with pytest.raises(PlanError) as size:
        plan(named("speed"), 1)
    assert "창이 1×1 맵에 들어가지 않습니다" in in_korean(str(size.value))


class Told(Say):
    """Hears what a table asks for of the figures' words."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        super().__init__(korean=False)
        object.__setattr__(self, "_tell", tell)

    def figure(self, english: str) -> str:
        heard: str = self._tell(english)  # type: ignore[attr-defined]
        return heard


def drawn() -> set[str]:
    """Every phrase that figures of all kinds of networks ask for."""
    names = "resnet:18", "cifar_resnet:110", "plain:20", "wide_resnet:16,2", "speed", "resnet:50"
    specs = [named(name) for name in names]
    specs += [named("cifar_resnet:20").replace(shortcut=kind) for kind in "ABC"]
    specs.append(named("wide_resnet:16,2").replace(dropout=0.3))
    specs.append(NetSpec("too deep", Stem(3, 8), 4 * (Stage(8, 1, 4),)))
    asked: set[str] = set()

    def tell(phrase: str) -> str:
        asked.add(phrase)
        return phrase

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
        assert not re.search("[A-Za-z]{3,}", kept.sub("", figures.in_korean(phrase))), phrase
    asked = {PLACE.sub("{}", form) for form in figures.PHRASES}
    for form in asked:
        wanted = re.compile(".+".join(map(re.escape, form.split("{}"))))
        assert any(wanted.fullmatch(phrase) for phrase in phrases), form
    assert figures.WORDS.keys() <= phrases


@pytest.mark.parametrize("text", ["", "who knows", "{0}", "{name}", "a\nb", "은(는)"])
def test_what_nobody_has_translated_stays(text: str) -> None:
    assert in_korean(text) == text


def test_a_long_sentence_takes_no_time() -> None:
    hostile = "x must be one of " * 400 + "y"
    assert in_korean(hostile).startswith("x은(는) x은(는) x")


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
