"""Words that belong to no single tab."""

TEXT: dict[str, tuple[str, str]] = {
    "common.title": ("Paper Playground", "논문 놀이터"),
    "common.tagline": (
        "Play with five papers: build a network, train it, see where it looks, slide through what it dreams.",
        "다섯 편의 논문을 직접 만져 보세요: 네트워크를 만들고, 학습시키고, 어디를 보는지 살피고, 잠재 공간을 거닐어 봅니다.",
    ),
    "common.build": ("1 · Build", "1 · 만들기"),
    "common.train": ("2 · Train", "2 · 학습"),
    "common.look": ("3 · Look", "3 · 들여다보기"),
    "common.slide": ("4 · Slide", "4 · 거닐기"),
}
