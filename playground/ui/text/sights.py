"""Words of what is shown beside a training's curves."""

TEXT: dict[str, tuple[str, str]] = {
    "sights.title": ("What it sees as it learns", "학습하면서 보는 것"),
    "sights.samples_title": ("What it makes as it learns", "학습하면서 만들어 내는 것"),
    "sights.show": ("Show", "표시할 것"),
    "sights.images": ("Images", "이미지"),
    "sights.heatmaps": ("Heatmaps", "히트맵"),
    "sights.filters": ("First filters", "첫 필터"),
    "sights.confusion": ("Confusions", "혼동 행렬"),
    "sights.held_out": (
        "Images it never trains on. The glow is the evidence for what each one really is (CAM), "
        "on one scale for all of them and for all times.",
        "학습에 쓰지 않는 이미지입니다. 밝은 곳은 정답 클래스의 근거(CAM)이며, "
        "모든 이미지와 모든 시점을 같은 눈금으로 그립니다.",
    ),
    "sights.trained_on": (
        "Some of its training images. The glow is the evidence for what each one really is (CAM), "
        "on one scale for all of them and for all times.",
        "학습 이미지 가운데 일부입니다. 밝은 곳은 정답 클래스의 근거(CAM)이며, "
        "모든 이미지와 모든 시점을 같은 눈금으로 그립니다.",
    ),
    "sights.samples_note": (
        "Always the same latent vectors: those of these seeds, which Slide knows as well.",
        "언제나 같은 잠재 벡터입니다. 거닐기 탭의 같은 시드와 같습니다.",
    ),
    "sights.seed": ("seed {seed}", "시드 {seed}"),
    "sights.right": ("{right} of {count} right", "{count}개 가운데 {right}개 맞음"),
    "sights.tile_right": (
        "{truth}, recognised: {percent}",
        "정답 {truth}: 맞힘, {percent}",
    ),
    "sights.tile_wrong": (
        "{truth}, taken for {guess}: {percent}",
        "정답 {truth} → 답 {guess}: {percent}",
    ),
    "sights.when": ("epoch {epoch} · {time}", "에폭 {epoch} · {time}"),
    "sights.slider": ("Time in this training", "학습 시간 이동"),
    "sights.play": ("Play it again", "다시 재생"),
    "sights.pause": ("Pause", "멈춤"),
    "sights.latest": ("Latest", "최신"),
    "sights.filters_note": (
        "{count} kernels of the first convolution, {height} × {width} pixels each. Grey is zero.",
        "첫 합성곱의 커널 {count}개, 각각 {height} × {width} 픽셀. 회색이 0입니다.",
    ),
    "sights.filters_fixed": (
        "They stay as they are in this training.",
        "이 학습에서는 바뀌지 않습니다.",
    ),
    "sights.on_validation": (
        "{total} images held out, after epoch {epoch}",
        "떼어 둔 이미지 {total}장, 에폭 {epoch} 뒤",
    ),
    "sights.on_test": ("{total} test images, at the end", "테스트 이미지 {total}장, 마지막에"),
    "sights.rows": (
        "Rows: what it is. Columns: what it was taken for.",
        "행: 정답. 열: 네트워크의 답.",
    ),
    "sights.cell_right": (
        "{truth}: {count} of {total} recognised",
        "{truth}: {total}장 가운데 {count}장 맞힘",
    ),
    "sights.cell_wrong": (
        "{truth} taken for {guess}: {count} of {total}",
        "정답 {truth} → 답 {guess}: {total}장 가운데 {count}장",
    ),
}
