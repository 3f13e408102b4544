"""Words of the Slide tab."""

TEXT: dict[str, tuple[str, str]] = {
    "slide.lead": (
        "Walk from one random point to another: if every image in between makes sense, the "
        "generator has learnt what these things look like, and not memorised them "
        "(DCGAN, section 6.1).",
        "무작위로 고른 한 점에서 다른 점으로 걸어가 보세요. 중간의 모든 이미지가 자연스럽다면, 생성자는 "
        "이미지를 외운 것이 아니라 생김새를 배운 것입니다(DCGAN 6.1절).",
    ),
    "slide.walk": ("Walk", "걷기"),
    "slide.plane_tab": ("Plane", "평면"),
    "slide.age_tab": ("Age", "나이"),
    "slide.generator": ("Generator", "생성자"),
    "slide.seed_a": ("Left seed", "왼쪽 시드"),
    "slide.seed_b": ("Right seed", "오른쪽 시드"),
    "slide.way": ("Path between them", "두 점 사이의 경로"),
    "slide.way_info": (
        "Random points lie close to a sphere: the arc stays on it, the straight line cuts through.",
        "무작위 점들은 구면 가까이에 놓입니다. 호는 구면을 따라가고, 직선은 안쪽을 가로지릅니다.",
    ),
    "slide.sphere": ("Arc (spherical)", "호(구면)"),
    "slide.line": ("Straight line", "직선"),
    "slide.seed": ("seed {seed}", "시드 {seed}"),
    "slide.frame": ("The generated image at the slider's place", "슬라이더 위치에서 생성된 이미지"),
    "slide.slider": (
        "Way from the left seed to the right one",
        "왼쪽 시드에서 오른쪽 시드까지의 위치",
    ),
    "slide.play": ("Play back and forth", "왕복 재생"),
    "slide.pause": ("Pause", "일시 정지"),
    "slide.film": ("Nine stops along the way", "경로 위의 아홉 지점"),
    "slide.none": (
        "There is no trained generator yet: train a DCGAN or WGAN in the Train tab first.",
        "아직 학습된 생성자가 없습니다. 먼저 학습 탭에서 DCGAN이나 WGAN을 학습시켜 보세요.",
    ),
    "slide.pick": ("In place of {slot}: pick by looking", "{slot} 대신: 보고 고르세요"),
    "slide.others": ("Others", "다른 것들"),
    "slide.close": ("Close", "닫기"),
    "slide.change": ("Seed {seed}: change it", "시드 {seed}: 바꾸기"),
    "slide.plane_at": ("across {x} %, down {y} %", "가로 {x} %, 세로 {y} %"),
    "slide.plane_shuffle": ("Four others", "다른 네 개"),
    "slide.pixels": ("Pixels", "픽셀 그대로"),
    "slide.plane_hint": (
        "Drag the point: each place in the square is a mixture of its four corners, and no image in "
        "it was drawn before you came. Click a corner to change it.",
        "점을 끌어 보세요. 사각형 안의 모든 자리는 네 모서리를 섞은 것이고, 그 이미지는 여러분이 닿을 때 "
        "비로소 그려집니다. 모서리를 누르면 바꿀 수 있습니다.",
    ),
    "slide.plane_plane": ("Place between the four corners", "네 모서리 사이의 자리"),
    "slide.beside": ("The same point in", "같은 점을 다른 생성자로"),
    "slide.nothing": ("no other generator", "비교 안 함"),
    "slide.age_at": ("way {x} %, training {y} %", "경로 {x} %, 학습 {y} %"),
    "slide.age_shuffle": ("Two others", "다른 두 개"),
    "slide.age_hint": (
        "Drag down: the same latent vectors, seen by the generator as it trained, from the first row, "
        "where it had only begun, to the last. Across is the way between the two seeds.",
        "아래로 끌어 보세요. 같은 잠재 벡터를 학습 중이던 생성자가 어떻게 그렸는지, 막 시작한 첫 줄부터 "
        "마지막 줄까지 보입니다. 가로는 두 시드 사이의 길입니다.",
    ),
    "slide.age_plane": (
        "Way between the seeds, and the generator's age",
        "두 시드 사이의 위치와 생성자의 나이",
    ),
    "slide.after": ("after step {step}", "{step}스텝 뒤"),
    "slide.key": (
        "Stop {number}, seed {seed}: change it",
        "{number}번째 지점, 시드 {seed}: 바꾸기",
    ),
    "slide.add": ("+ another stop", "+ 지점 더하기"),
    "slide.remove": ("Remove", "빼기"),
    "slide.closed": ("and back to the first", "처음으로 돌아오기"),
    "slide.speed": ("Speed", "속도"),
    "slide.inside": ("What this way is like", "이 길은 어떤 길인가"),
    "slide.lengths": (
        "Length |z| along the way. The generator was trained on vectors close to one length; the "
        "straight line dips below it, where it has seen next to none, and the arc does not.",
        "길을 따라 본 길이 |z|. 생성자는 길이가 거의 같은 벡터들로 학습했습니다. 직선은 학습 때 거의 본 적 "
        "없는 짧은 쪽으로 내려가고, 호는 그렇지 않습니다.",
    ),
    "slide.changes": (
        "How much the image changes from frame to frame, of 1. A generator that had memorised its "
        "images would stand still and then jump; low and even is what learning looks like.",
        "프레임마다 이미지가 바뀌는 정도(최대 1). 이미지를 외운 생성자라면 멈춰 있다가 갑자기 뛸 것입니다. "
        "낮고 고른 곡선이 배웠다는 표시입니다.",
    ),
    "slide.arc": ("arc", "호"),
    "slide.straight": ("straight line", "직선"),
    "slide.take": ("Take it away:", "가져가기:"),
    "slide.gif": ("GIF", "GIF"),
    "slide.png": ("PNG strip", "PNG 띠"),
    "slide.npy": ("Latents, .npy", "잠재 벡터 .npy"),
    "slide.waiting": ("…", "…"),
    "slide.arithmetic_tab": ("Arithmetic", "벡터 셈"),
    "slide.arithmetic_hint": (
        "Three samples that share something, minus three that share something else, plus three more: "
        "the mean of each group, and in the middle of the nine what comes out, with its neighbourhood "
        "(DCGAN, figure 7). Click a sample to pick another by looking.",
        "무언가를 공유하는 표본 셋에서 다른 것을 공유하는 셋을 빼고, 또 다른 셋을 더합니다. 각 묶음의 "
        "평균과, 아홉 장 한가운데의 결과와 그 이웃이 보입니다(DCGAN 그림 7). 표본을 "
        "누르면 보고 다시 고를 수 있습니다.",
    ),
    "slide.arithmetic_mean": ("mean", "평균"),
    "slide.arithmetic_result": (
        "The result in the middle, and eight neighbours",
        "한가운데의 결과와 여덟 이웃",
    ),
    "slide.directions_tab": ("Directions", "방향"),
    "slide.directions_hint": (
        "The six directions that move this generator's first layer most, found without any label (PCA, "
        "as in GANSpace). They have no names: look what each does. The share is its part of the "
        "variance.",
        "이 생성자의 첫 층을 가장 크게 움직이는 여섯 방향으로, 레이블 없이 찾았습니다(GANSpace처럼 PCA로). "
        "이름은 없습니다. 각각 무엇을 바꾸는지 직접 보세요. 오른쪽 수는 분산에서 차지하는 몫입니다.",
    ),
    "slide.directions_direction": ("Direction {number}", "방향 {number}"),
    "slide.directions_share": (
        "share of the first layer's variance",
        "첫 층의 분산에서 차지하는 몫",
    ),
    "slide.directions_reset": ("Back to the sample", "표본으로 되돌리기"),
    "slide.nearest": ("Show the nearest training images", "가장 가까운 학습 이미지 보기"),
    "slide.near": (
        "Under each of the film's frames, the training image that is nearest pixel by pixel. They are "
        "{mean} away on average; test images, which nothing here has seen, are {test} from theirs; a copy "
        "would be at 0.",
        "필름의 각 프레임과 픽셀 단위로 가장 가까운 학습 이미지입니다. 평균 거리는 {mean}이고, 학습에 쓰지 "
        "않은 테스트 이미지의 거리는 {test}입니다. 복사본이라면 0이 됩니다.",
    ),
    "slide.dice": ("Random", "무작위"),
}
