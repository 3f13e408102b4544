"""Words of the lesson in Slide: why Wasserstein."""

TEXT: dict[str, tuple[str, str]] = {
    "why.tab": ("Why Wasserstein", "왜 바서슈타인인가"),
    "why.lead": (
        "WGAN changes one thing about a GAN: how it measures how far the generated images are from the "
        "real ones. Its paper's own three arguments for that, to try out.",
        "WGAN이 GAN에서 바꾼 것은 하나, 생성된 이미지와 실제 이미지가 얼마나 먼지를 재는 방법입니다. "
        "논문이 든 세 가지 근거를 직접 만져 보세요.",
    ),
    "why.lines": ("Two lines that never touch", "만나지 않는 두 직선"),
    "why.lines_claim": (
        "All data lie on one vertical line, all that is generated on another, θ away. Four distances "
        "between them: only one says whether θ is 0.1 or 1, and so which way to go.",
        "데이터는 모두 한 수직선 위에, 생성된 것은 모두 거기서 θ만큼 떨어진 다른 수직선 위에 있습니다. "
        "둘 사이의 네 가지 거리 가운데 θ가 0.1인지 1인지, 그래서 어느 쪽으로 가야 하는지를 알려 주는 "
        "것은 하나뿐입니다.",
    ),
    "why.lines_source": ("example 1 and figure 1", "예제 1과 그림 1"),
    "why.lines_end": (
        "Only W had a slope to follow. Where JS and TV are flat and KL is infinite, their gradient is "
        "0 or none at all, and nothing moves.",
        "따라갈 기울기가 있는 것은 W뿐이었습니다. JS와 TV는 평평하고 KL은 무한대라, 기울기가 0이거나 "
        "아예 없어 아무것도 움직이지 않습니다.",
    ),
    "why.theta": ("Distance θ of the two lines", "두 직선 사이의 거리 θ"),
    "why.data": ("data", "데이터"),
    "why.generated": ("generated", "생성된 것"),
    "why.wasserstein": ("Wasserstein", "바서슈타인"),
    "why.jensen_shannon": ("Jensen–Shannon", "옌센–섀넌"),
    "why.kullback_leibler": ("Kullback–Leibler", "쿨백–라이블러"),
    "why.total_variation": ("total variation", "전변동"),
    "why.descend": ("Let each distance move its line", "거리마다 직선을 움직이게 하기"),
    "why.pull_apart": ("Pull apart again", "다시 떼어 놓기"),
    "why.gaussians": ("Two judges, one of them too sure", "두 심판, 그중 하나는 지나친 확신"),
    "why.gaussians_claim": (
        "Two normal distributions, and a network trained on this server to tell them apart: once as "
        "DCGAN's discriminator, once as WGAN's critic. The farther apart they are, the surer the "
        "discriminator, and the less it tells the generator.",
        "두 정규 분포를 구별하도록 이 서버에서 네트워크를 학습시킵니다. 한 번은 DCGAN의 판별자로, 한 "
        "번은 WGAN의 비평자로. 둘이 멀수록 판별자는 더 확신하고, 생성자에게 알려 주는 것은 줄어듭니다.",
    ),
    "why.gaussians_source": (
        "figure 2; the critic's weights are clipped, and its curve is scaled so that it is nowhere "
        "steeper than 1",
        "그림 2. 비평자의 가중치는 잘라 냈고, 곡선은 가장 가파른 곳의 기울기가 1이 되도록 배율을 "
        "맞췄습니다",
    ),
    "why.gaussians_told": (
        "At the centre of what is generated, the discriminator's loss, log(1 − D), has the slope "
        "{discriminator}, the critic's {critic}. The critic's estimate of the distance is {estimate}; "
        "the true Wasserstein distance is {distance}, and no such critic exceeds it.",
        "생성된 분포의 한가운데에서 판별자의 손실 log(1 − D)의 기울기는 {discriminator}, 비평자의 "
        "기울기는 {critic}입니다. 비평자가 어림한 거리는 {estimate}이고, 진짜 바서슈타인 거리는 "
        "{distance}입니다. 이런 비평자는 이 값을 넘지 못합니다.",
    ),
    "why.distance": ("Distance of the two means", "두 평균 사이의 거리"),
    "why.judged": ("What each says of a place", "자리마다 내리는 판단"),
    "why.real_density": ("real density", "실제 밀도"),
    "why.made_density": ("generated density", "생성된 밀도"),
    "why.discriminator": ("discriminator D, trained", "학습된 판별자 D"),
    "why.optimal": ("the optimal D, in closed form", "최적의 D(닫힌 식)"),
    "why.critic": ("critic, trained", "학습된 비평자"),
    "why.steepness": (
        "How steep the generator's loss is there, up to {cap}",
        "그 자리에서 생성자 손실의 기울기({cap}까지)",
    ),
    "why.of_discriminator": ("log(1 − D)", "log(1 − D)"),
    "why.of_critic": ("critic", "비평자"),
    "why.ring": ("Eight clouds: who finds them all?", "여덟 개의 구름: 누가 다 찾을까?"),
    "why.ring_claim": (
        "Three generators learn to put their points (orange) into the eight circles, each by its "
        "paper's loss, with the same small networks, batches and numbers of updates of the opponent. "
        "The shade shows where the opponent believes what it sees.",
        "세 생성자가 점(주황)을 여덟 개의 원 안에 놓는 법을 배웁니다. 손실은 각 논문의 것이고, 작은 "
        "네트워크와 배치, 상대를 갱신하는 횟수는 같습니다. 음영은 상대가 진짜라고 믿는 곳입니다.",
    ),
    "why.ring_source": (
        "figure 2 shows a GAN that drops modes so; WGAN's paper, section 4.3, saw none dropped. "
        "Another seed or rate can end otherwise: try",
        "그림 2가 이렇게 모드를 놓치는 GAN을 보여 줍니다. WGAN 논문 4.3절에서는 놓치는 경우가 "
        "없었습니다. 시드나 학습률이 다르면 결과도 다를 수 있으니 바꿔 보세요",
    ),
    "why.ring_end": (
        "That is as long as it goes. Train once more with another seed: one run shows what can happen, "
        "not how often.",
        "여기까지입니다. 다른 시드로 한 번 더 학습시켜 보세요. 한 번의 결과는 일어날 수 있는 일을 보여 "
        "줄 뿐, 얼마나 자주 일어나는지는 말해 주지 않습니다.",
    ),
    "why.dcgan": ("DCGAN's loss", "DCGAN의 손실"),
    "why.wgan": ("WGAN's loss", "WGAN의 손실"),
    "why.wgan_gp": ("WGAN-GP's loss", "WGAN-GP의 손실"),
    "why.dcgan_rule": ("one step each", "한 걸음씩 번갈아"),
    "why.wgan_rule": ("five critic steps, clipped weights", "비평자 다섯 걸음, 가중치 자르기"),
    "why.wgan_gp_rule": ("five critic steps, gradient penalty", "비평자 다섯 걸음, 기울기 벌점"),
    "why.found": (
        "{found} of {modes} found · {near} of the points in one · {steps} steps of the generator",
        "{modes}개 중 {found}개 찾음 · 원 안의 점 {near} · 생성자 {steps}걸음",
    ),
    "why.play": ("Train all three", "셋 다 학습시키기"),
    "why.go_on": ("Go on", "계속하기"),
    "why.stop": ("Stop", "멈추기"),
    "why.anew": ("Another seed", "다른 시드"),
    "why.rate": ("DCGAN's discriminator learns", "DCGAN의 판별자가 배우는 속도"),
    "why.rate_slow": (
        "ten times slower than its generator, as in that paper",
        "그 논문처럼 생성자보다 열 배 느리게",
    ),
    "why.rate_equal": ("as fast as its generator", "생성자와 똑같이"),
    "why.lost": (
        "The server did not answer: try again",
        "서버가 응답하지 않습니다. 다시 해 보세요",
    ),
    "why.open": ("Why Wasserstein: try its arguments", "왜 바서슈타인인가: 근거를 직접 보기"),
}
