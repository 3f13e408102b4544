"""Korean particles that go by the sound they follow: 깊이는, 폭은."""

import re

# after a consonant, after a vowel
_PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "(이)라는": ("이라는", "라는"),
    "(으)로": ("으로", "로"),
    "(이)여야": ("이어야", "여야"),
    "과(와)": ("과", "와"),
}
_WRITTEN = re.compile(rf"(.)(\W?)({'|'.join(map(re.escape, _PARTICLES))})")
_SYLLABLES, _FINALS = ord("가"), 28  # a syllable's code tells its final sound, 0 for none
_RIEUL = 8
_DIGITS = dict(
    zip("0123456789", (21, 8, 0, 16, 0, 0, 1, 8, 8, 0), strict=True)
)  # 영, 일, 이, 삼 ...


def settled(text: str) -> str:
    """The text with each "은(는)" made 은 or 는; those after letters whose sound is unknown stay."""
    return _WRITTEN.sub(_settle, text)


def _settle(match: re.Match[str]) -> str:
    before, quote, both = match.groups()
    final = _DIGITS.get(before)
    if "가" <= before <= "힣":
        final = (ord(before) - _SYLLABLES) % _FINALS
    if final is None:
        return match[0]
    like_vowel = final == 0 or (both == "(으)로" and final == _RIEUL)
    return f"{before}{quote}{_PARTICLES[both][like_vowel]}"
