"""What a GAN's curves are called, and what each tells."""

TEXT: dict[str, tuple[str, str]] = {
    "chart.estimate_js_title": ("Jensen–Shannon estimate, nats", "옌센–섀넌 어림값(냇)"),
    "chart.estimate_js_tells": (
        "log 2 − loss/2, without smoothed labels: how far apart the discriminator finds the two. Near "
        "log 2 = 0.69 it tells them apart at ease, and then says no more about the images (WGAN, "
        "figure 4).",
        "log 2 − 손실/2, 레이블 스무딩 없이 계산: 판별자가 보기에 둘이 얼마나 먼지. log 2 = 0.69 "
        "가까이에서는 쉽게 가려내며, 그때부터는 이미지에 대해 더 말해 주지 않습니다(WGAN 그림 4).",
    ),
    "chart.estimate_w_title": ("Wasserstein estimate", "바서슈타인 어림값"),
    "chart.estimate_w_tells": (
        "Mean f(x) − mean f(G(z)), up to a factor of its own: falls as the images get better (WGAN, "
        "figure 3). Different critics do not compare.",
        "f(x)의 평균 − f(G(z))의 평균, 배율은 알 수 없음: 이미지가 좋아질수록 내려갑니다(WGAN 그림 3). "
        "비평자가 다르면 비교할 수 없습니다.",
    ),
    "chart.scores_title": ("What the discriminator believes", "판별자의 믿음"),
    "chart.scores_tells": (
        "D(x) of real images and D(G(z)) of made ones: both at 50% where it cannot tell; far apart "
        "where it wins.",
        "실제 이미지의 D(x)와 생성 이미지의 D(G(z)): 가리지 못하면 둘 다 50%, 판별자가 이기면 멀리 "
        "벌어집니다.",
    ),
    "chart.loss_title": ("Losses, as trained", "학습에 쓰인 손실"),
    "chart.loss_tells": (
        "What each of the two makes small: one gains what the other loses, so neither has to fall.",
        "둘이 각자 줄이려는 값: 하나가 얻으면 다른 하나가 잃으므로, 어느 쪽도 꼭 내려가지는 않습니다.",
    ),
    "chart.diversity_title": ("Diversity of the samples", "표본의 다양성"),
    "chart.diversity_tells": (
        "How much 16 samples differ, pixel by pixel, of how much the data's images do. Near 0 the "
        "generator makes one thing only: modes have collapsed.",
        "표본 16장이 픽셀 단위로 서로 다른 정도를 데이터와 견준 값. 0에 가까우면 생성자가 한 가지만 "
        "만드는 모드 붕괴입니다.",
    ),
    "chart.gradient_title": (
        "Norm of the critic's gradient, logarithmic",
        "비평자의 기울기 크기, 로그 눈금",
    ),
    "chart.gradient_tells": (
        "How hard the opponent's own weights are pulled. Where it fades or leaps by powers of ten, the "
        "game is out of balance.",
        "상대의 가중치가 얼마나 세게 당겨지는지. 사라지거나 10의 몇 제곱씩 뛰면 균형이 깨진 것입니다.",
    ),
    "chart.bound_title": ("Clipped weights at the bound", "상한에 닿은 가중치"),
    "chart.bound_tells": (
        "The share of the critic's weights that clipping holds at ±c. Most of them there means that "
        "the critic has become very simple (WGAN-GP, section 3).",
        "비평자의 가중치 가운데 자르기로 ±c에 붙잡힌 몫. 대부분이 그렇다면 비평자가 아주 단순해진 "
        "것입니다(WGAN-GP 3절).",
    ),
    "chart.collapse": (
        "The samples differ by {share} of what the data's images do: this looks like mode collapse. "
        "Another seed, a lower rate or WGAN may help.",
        "표본들이 서로 다른 정도가 데이터의 {share}뿐입니다. 모드 붕괴로 보입니다. 다른 시드나 더 낮은 "
        "학습률, WGAN을 써 보세요.",
    ),
}
