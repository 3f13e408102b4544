"""The words inside figures, in Korean. Networks, stages and what formulas are made of keep their names."""

from playground.ui.text import errors
from playground.ui.text.forms import Forms

PHRASES: dict[str, str] = {
    "{size} image": "{size} 이미지",
    "{count} parameters": "파라미터 {count} 개",
    "{count} multiply-adds": "곱셈-덧셈 {count} 번",
    "stops at {stage}": "{stage}에서 멈춤",
    "{stage} cannot be: {reason}": "{stage}은(는) 만들 수 없습니다: {reason}",
    "linear, {count}": "선형, {count}",
    "max-pool {window}": "최대 풀링 {window}",
    "{window} max-pool": "{window} 최대 풀링",
    "{window} conv, {count}": "{window} 합성곱, {count}",
    "over the whole {window} map": "{window} 맵 전체",
    "{before} → {after} channels · s {stride}": "{before} → {after}채널 · s {stride}",
    "conv {number}": "합성곱 {number}",
    "linear {number}": "선형 {number}",
    "dropout {share}": "드롭아웃 {share}",
    "Block {number}": "블록 {number}",
    "Blocks {first} to {last}": "블록 {first}~{last}",
}

WORDS: dict[str, str] = {
    "image": "이미지",
    "Generator": "생성자",
    "Critic or discriminator": "비평자 또는 판별자",
    "project": "사영하여 펼치기",
    "score": "점수",
    "z": "z",
    "more": "개 더",
    "average pool": "평균 풀링",
    "max pool": "최대 풀링",
    "zero-padding": "0으로 채움",
    "addition": "덧셈",
    "identity": "항등",
    "projection": "사영",
    "padding": "0으로 채움",
    "identity shortcut": "항등 지름길",
    "projection shortcut (1×1 convolution)": "사영 지름길 (1×1 합성곱)",
    "zero-padding shortcut": "0으로 채우는 지름길",
    "side of a cuboid ∝ √height = √width; its depth grows with √channels":
        "상자의 변 ∝ √높이 = √너비, 두께는 √채널 수를 따라 커짐",
    "k kernel, s stride, p padding; on the arrows channels × height × width":
        "k 커널, s 보폭, p 패딩. 화살표에는 채널 × 높이 × 너비",
    "no shortcut": "지름길 없음",
    "same shape in and out: the shortcut is the identity":
        "입력과 출력의 크기가 같아 지름길은 항등입니다",
    "the shape changes: a 1×1 convolution projects the shortcut":
        "크기가 바뀌어 1×1 합성곱으로 지름길을 사영합니다",
    "same shape in and out, and still a projection (option C)":
        "크기가 같아도 사영합니다(C 방식)",
    "the shape changes: the shortcut is padded with zeros":
        "크기가 바뀌어 지름길을 0으로 채웁니다",
    "Stem": "첫 층",
    "ahead of the first stage": "첫 단계 앞",
    "Head": "헤드",
    "after the last stage": "마지막 단계 뒤",
    "Transition": "전이",
    "changes the shape ahead of the blocks": "블록 앞에서 크기를 바꿉니다",
}  # fmt: skip

in_korean = Forms(PHRASES | errors.REASONS, WORDS)
