"""What the data sets' classes are called. Digits are the same in both languages."""

from functools import cache
from pathlib import Path

KOREAN = {
    # Shapes
    "arrow": "화살표", "circle": "원", "crescent": "초승달", "cross": "십자", "heart": "하트",
    "leaf": "나뭇잎", "ring": "고리", "square": "정사각형", "star": "별", "triangle": "삼각형",
    # CIFAR-10
    "airplane": "비행기", "automobile": "자동차", "bird": "새", "cat": "고양이", "deer": "사슴",
    "dog": "개", "frog": "개구리", "horse": "말", "ship": "배", "truck": "트럭",
    # Fashion-MNIST
    "T-shirt/top": "티셔츠", "Trouser": "바지", "Pullover": "풀오버", "Dress": "원피스",
    "Coat": "코트", "Sandal": "샌들", "Shirt": "셔츠", "Sneaker": "운동화", "Bag": "가방",
    "Ankle boot": "앵클부츠",
}  # fmt: skip

TEXT = {f"class.{english}": (english, korean) for english, korean in KOREAN.items()}


@cache
def imagenet() -> tuple[str, ...]:
    """The Korean names of ImageNet's 1,000 classes, in the order of its logits."""
    path = Path(__file__).parent / "imagenet_ko.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines())
