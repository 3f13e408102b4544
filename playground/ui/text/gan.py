"""Words for the knobs of a GAN, its recipes and its cost."""

TEXT: dict[str, tuple[str, str]] = {
    "gan.recipe_quick": ("Quick", "빠르게"),
    "gan.recipe_paper": ("The papers' rates", "논문의 설정"),
    "gan.recipe_averaged": ("The papers' rates, averaged", "논문의 설정 + 평균"),
    "gan.recipe_annotated": ("An annotated reading", "주석 달린 읽기"),
    "gan.about_quick": (
        "For a minute, and from no paper: widths 64-32-16, rates 5 to 10 times the papers', labels of "
        "0.9 (DCGAN), an averaged generator.",
        "1분용으로, 논문에서 온 것이 아닙니다. 너비 64-32-16, 논문의 5~10배 학습률, 레이블 0.9(DCGAN), "
        "가중치를 평균한 생성자.",
    ),
    "gan.about_paper": (
        "Rates, batches, steps and bounds of DCGAN (1511.06434, section 4), WGAN (1701.07875, "
        "algorithm 1) and WGAN-GP (1704.00028, algorithm 1), nothing smoothed or averaged. It departs "
        "in this: a quarter of DCGAN's widths, kernels of 4 in place of 5, a normal z in place of a "
        "uniform one.",
        "DCGAN(1511.06434 4절), WGAN(1701.07875 알고리즘 1), WGAN-GP(1704.00028 알고리즘 1)의 학습률, "
        "배치, 단계 수, 상한 그대로이고, 레이블도 가중치도 손대지 않습니다. 다른 점: 너비는 DCGAN의 "
        "4분의 1, 커널은 5 대신 4, z는 균등 분포 대신 정규 분포.",
    ),
    "gan.about_averaged": (
        "As the papers' rates, with two habits that came after them: labels of 0.9 for real images "
        "(1606.03498, DCGAN alone) and a generator of averaged weights (1806.04498). The generators "
        "that ship were trained so.",
        "논문의 설정에 나중에 나온 두 가지 습관을 더했습니다. 실제 이미지의 레이블을 0.9로(1606.03498, "
        "DCGAN만), 생성자의 가중치는 평균으로(1806.04498). 함께 제공되는 생성자들은 이렇게 "
        "학습했습니다.",
    ),
    "gan.about_annotated": (
        "A Korean series that reads the papers with code, reproduced layer by layer: DCGAN on "
        "Fashion-MNIST at 64 pixels, widths 1024-512-256-128, Adam at 2e-4; WGAN on MNIST at 32 "
        "pixels, widths 1024-512-256, RMSprop at 5e-5, clipped at 0.005, as 0.01 would not train "
        "there. Some 24 million parameters: slow without a GPU. Its WGAN-GP is ours.",
        "논문을 코드와 함께 읽는 한국어 연재를 층 하나하나까지 재현합니다. Fashion-MNIST 64픽셀의 "
        "DCGAN, 너비 1024-512-256-128, Adam 2e-4. MNIST 32픽셀의 WGAN, 너비 1024-512-256, RMSprop "
        "5e-5, 상한은 0.01로는 학습되지 않아 0.005. 파라미터가 약 2,400만 개라 GPU 없이는 느립니다. "
        "WGAN-GP는 여기서 덧붙인 것입니다.",
    ),
    "gan.cost": (
        "Generator: {generator} parameters, {grown} multiply-adds an image. {opponent}: {critic} "
        "parameters, {seen} multiply-adds. {side}×{side} pixels. About {memory} of memory, of "
        "{allowed} allowed.",
        "생성자: 파라미터 {generator}, 이미지 한 장에 곱셈-덧셈 {grown}. {opponent}: 파라미터 "
        "{critic}, 곱셈-덧셈 {seen}. {side}×{side}픽셀. 메모리 약 {memory}(허용 {allowed}).",
    ),
    "gan.of_recipe": ("the recipe's: {value}", "학습 방법대로: {value}"),
    "gan.pair": ("The two networks", "두 네트워크"),
    "gan.training": ("How they are trained", "학습하는 방법"),
    "gan.side": ("Side of the images", "이미지 크기"),
    "gan.side_32": ("32 pixels", "32픽셀"),
    "gan.side_64": ("64 pixels", "64픽셀"),
    "gan.widths": ("Widths, from 4×4 outwards", "너비, 4×4 맵부터"),
    "gan.latent": ("Length of z", "z의 길이"),
    "gan.generator": ("Generator", "생성자"),
    "gan.generator_convolutions": ("convolutions of these widths", "이 너비의 합성곱"),
    "gan.generator_constant": ("all of one width (WGAN, fig. 6)", "모두 같은 너비 (WGAN 그림 6)"),
    "gan.generator_mlp": ("four linear layers (WGAN, fig. 7)", "선형 층 네 개 (WGAN 그림 7)"),
    "gan.constant_width": ("That one width", "그 하나의 너비"),
    "gan.generator_norm": ("Batch norm in the generator", "생성자의 배치 정규화"),
    "gan.biases": ("Biases before batch norm", "배치 정규화 앞의 편향"),
    "gan.yes": ("yes", "예"),
    "gan.no": ("no", "아니요"),
    "gan.optimiser": ("Optimiser of both", "둘의 옵티마이저"),
    "gan.optimiser_adam": ("Adam", "Adam"),
    "gan.optimiser_rmsprop": ("RMSprop, no momentum", "RMSprop, 모멘텀 없음"),
    "gan.optimiser_sgd": ("SGD, momentum β₁", "SGD, 모멘텀 β₁"),
    "gan.momentum_note": (
        "WGAN's paper (section 4.3) found its critic unstable under a momentum, such as Adam's β₁ > 0, "
        "and took RMSprop. Try Adam on a WGAN, and watch its curve.",
        "WGAN 논문(4.3절)은 Adam의 β₁ > 0 같은 모멘텀이 있으면 비평자가 불안정해져 RMSprop을 썼다고 "
        "합니다. WGAN에 Adam을 골라 곡선을 지켜보세요.",
    ),
    "gan.critic_lr": ("Rate of the opponent", "상대의 학습률"),
    "gan.beta1": ("β₁, momentum", "β₁, 모멘텀"),
    "gan.beta2": ("β₂", "β₂"),
    "gan.critic_steps": ("Steps of the opponent per step", "생성자 한 걸음당 상대의 걸음"),
    "gan.clip": ("Clip weights at", "가중치 상한"),
    "gan.penalty": ("Gradient penalty", "기울기 벌점"),
    "gan.smoothing": ("Label smoothing, real", "실제 레이블 스무딩"),
    "gan.averaging": ("Weight averaging", "가중치 평균"),
    "gan.fit": ("Images below 32 pixels", "32픽셀보다 작은 이미지"),
    "gan.fit_pad": ("black border", "검은 테두리"),
    "gan.fit_resize": ("enlarged", "확대"),
    "gan.flip": ("Mirror half of them", "절반을 좌우로 뒤집기"),
    "gan.augment": ("Change all at random", "모두 무작위로 바꾸기"),
}
