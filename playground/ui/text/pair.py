"""Words for Build's GANs."""

TEXT: dict[str, tuple[str, str]] = {
    "build.pair": ("GANs: a generator and its opponent", "GAN: 생성자와 그 상대"),
    "build.pair_lead": (
        "The two networks of a DCGAN or WGAN: one grows a random vector into an image, the other "
        "shrinks an image into one number. Train has all their knobs.",
        "DCGAN이나 WGAN의 두 네트워크입니다. 하나는 무작위 벡터를 이미지로 키우고, 다른 하나는 "
        "이미지를 수 하나로 줄입니다. 모든 조절 항목은 학습 탭에 있습니다.",
    ),
    "build.pair_note": (
        "A transposed convolution spreads each number over 4×4 places, two apart, and so doubles the "
        "map. Counts are for one image.",
        "전치 합성곱은 수 하나하나를 두 칸 간격의 4×4 자리에 퍼뜨려 맵을 두 배로 키웁니다. 수치는 "
        "이미지 한 장 기준입니다.",
    ),
    "build.pair_channels": ("Channels of the images", "이미지 채널"),
    "build.channels_1": ("1, grey", "1, 흑백"),
    "build.channels_3": ("3, in colour", "3, 컬러"),
    "build.pair_widths": ("Empty for the recipe's", "비우면 학습 방법의 값"),
}
