"""Words of the Look tab."""

TEXT: dict[str, tuple[str, str]] = {
    "look.lead": (
        "Where in a photo does a network see a cat? Before its last feature maps are averaged, each "
        "class's evidence can be laid out over the photo: a class activation map (CAM).",
        "네트워크는 사진의 어디를 보고 고양이라고 할까요? 마지막 특징 맵을 평균 내기 전에 클래스마다 "
        "근거를 사진 위에 펼쳐 볼 수 있습니다. 이것이 클래스 활성화 맵(CAM)입니다.",
    ),
    "look.network": ("Network", "네트워크"),
    "look.to_fetch": ("{network} ↓ {size}", "{network} ↓ {size}"),
    "look.refresh": ("Look again, by its newest checkpoint", "최신 체크포인트로 다시 보기"),
    "look.photo": ("Photo", "사진"),
    "look.photos": ("Photos", "사진"),
    "look.photos_unknown": (
        "Photos of things that are not among its {count} classes",
        "이 네트워크의 클래스 {count}개에 없는 것들의 사진",
    ),
    "look.tests": ("{title}: images it was not trained on", "{title}: 학습에 쓰지 않은 이미지"),
    "look.reading": ("Reading test images of {title} …", "{title}의 테스트 이미지를 읽는 중 …"),
    "look.others": ("Show others", "다른 이미지 보기"),
    "look.example_lion": ("lion", "사자"),
    "look.example_cheetah1": ("cheetah, its face", "치타 얼굴"),
    "look.example_cheetah": ("cheetah, running", "달리는 치타"),
    "look.example_tower": ("tower", "탑"),
    "look.example_bus": ("bus", "버스"),
    "look.more": ("Finer maps", "더 촘촘한 맵"),
    "look.scale": ("Input size", "입력 크기"),
    "look.scale_info": (
        "The size it was trained on, or a multiple: more cells, but things look larger than it knows.",
        "학습한 크기 또는 그 배수. 칸이 늘지만, 사물이 학습 때보다 커 보입니다.",
    ),
    "look.unstrided": ("Stages without stride", "보폭을 없앤 단계"),
    "look.unstrided_info": (
        "Counted from the end (CAM, section 3): more cells from the same weights, but less sure ones.",
        "끝에서부터 셉니다(CAM 3절). 같은 가중치로 칸이 늘지만 판단은 덜 정확해집니다.",
    ),
    "look.no_network": (
        "There is no trained network yet: train one in the Train tab, and look into it here.",
        "아직 학습된 네트워크가 없습니다. 학습 탭에서 네트워크를 학습시킨 뒤 여기서 들여다보세요.",
    ),
    "look.no_photo": (
        "Choose a photo: drop one, paste it, or click an example.",
        "사진을 고르세요. 사진을 끌어다 놓거나, 붙여 넣거나, 예시를 누르면 됩니다.",
    ),
    "look.thinks": ("What it takes this for", "무엇이라고 생각할까"),
    "look.choose": (
        "Choose a class to see where its evidence lies",
        "클래스를 고르면 그 근거가 어디에 있는지 보입니다",
    ),
    "look.seen": (
        "All it gets to see: {size} × {size} pixels",
        "네트워크가 보는 전부: {size} × {size} 픽셀",
    ),
    "look.knows": (
        "It knows {count} things:",
        "이 네트워크가 아는 것 {count}가지:",
    ),
    "look.find": ("Find one of its {count} classes", "클래스 {count}개에서 찾기"),
    "look.none_found": ("No class is called that", "그런 클래스는 없습니다"),
    "look.map": (
        "Heatmap of “{name}” over the photo. The arrow keys read it cell by cell.",
        "사진 위 “{name}” 히트맵. 화살표 키로 한 칸씩 읽을 수 있습니다.",
    ),
    "look.hint": (
        "Point at the photo to read the map.",
        "사진 위를 가리키면 맵의 값을 읽을 수 있습니다.",
    ),
    "look.cell": (
        "Row {row}, column {column} of {rows} × {columns}",
        "{rows} × {columns}칸 가운데 {row}행 {column}열",
    ),
    "look.evidence": ("Evidence", "근거"),
    "look.for": ("speaks for “{name}”", "“{name}”의 지지 근거"),
    "look.against": ("speaks against “{name}”", "“{name}”의 반대 근거"),
    "look.sum": (
        "Mean of the map {mean} + bias {bias} = logit {logit}",
        "맵의 평균 {mean} + 편향 {bias} = 로짓 {logit}",
    ),
    "look.no_sum": (
        "This network pools by maximum: the map shows where, but does not add up to the logit {logit}.",
        "최댓값으로 풀링하는 네트워크라서, 맵은 위치만 보여 주고 로짓 {logit}과 합이 맞지는 않습니다.",
    ),
    "look.flat": (
        "The map is the same everywhere: no place says more than another.",
        "맵이 어디나 같습니다. 다른 곳보다 근거가 뚜렷한 곳이 없습니다.",
    ),
    "look.nothing_for": (
        "Nothing in what it sees speaks for “{name}”.",
        "네트워크가 본 것 가운데 “{name}”의 지지 근거는 없습니다.",
    ),
    "look.opacity": ("Heatmap", "히트맵"),
    "look.colours": ("Colours", "색"),
    "look.signed": ("for and against", "지지와 반대 근거"),
    "look.inferno": ("evidence for, even steps", "지지 근거만, 고른 눈금"),
    "look.jet": ("jet, as in the paper", "jet, 논문처럼"),
    "look.box": (
        "Box around what exceeds {share} of the maximum",
        "최댓값의 {share}를 넘는 곳에 상자",
    ),
    "look.overlap_found": (
        "Dashed: the true box. The map's own overlaps it by {share} (intersection over union): found, as "
        "50% count.",
        "점선이 정답 상자입니다. 맵의 상자와 겹치는 정도(IoU)는 {share}입니다. "
        "50% 이상이면 찾은 것으로 칩니다.",
    ),
    "look.overlap_missed": (
        "Dashed: the true box. The map's own overlaps it by {share} (intersection over union): not found, "
        "as 50% count.",
        "점선이 정답 상자입니다. 맵의 상자와 겹치는 정도(IoU)는 {share}로, "
        "50%가 안 되어 찾지 못한 것으로 칩니다.",
    ),
    "look.save": ("Take away:", "가져가기:"),
    "look.save_picture": ("picture (PNG)", "그림(PNG)"),
    "look.save_map": ("map (NPY)", "맵(NPY)"),
    "look.cells": ("Cells, as the network has them", "네트워크의 칸 그대로 보기"),
    "look.apart": ("Take the map apart", "맵을 낱낱이 나눠 보기"),
    "look.apart_lead": (
        "The map of “{name}” is a sum of {count} feature maps, each times its weight. These {shown} "
        "matter most. Untick some: map and logit follow.",
        "“{name}” 맵은 특징 맵 {count}개에 각각 가중치를 곱해 더한 것입니다. 그중 영향이 가장 큰 "
        "{shown}개입니다. 체크를 풀면 맵과 로짓이 따라 바뀝니다.",
    ),
    "look.apart_map": ("Feature map {channel}", "특징 맵 {channel}"),
    "look.apart_others": ("All {count} others", "나머지 {count}개 전부"),
    "look.toy": (
        "The same in small: paint three maps yourself",
        "작게 해 보기: 맵 세 장을 직접 칠하기",
    ),
    "look.toy_lead": (
        "Pool each map to its mean, weigh the means, add them: the score S = 0.3 F₁ + 0.5 F₂ + 0.1 F₃. "
        "Weigh the maps first and add them cell by cell, and the mean of what comes out is the same S: "
        "that sum is the class activation map.",
        "맵마다 평균을 내고 가중치를 곱해 더하면 점수 S = 0.3 F₁ + 0.5 F₂ + 0.1 F₃입니다. 맵에 먼저 "
        "가중치를 곱해 칸마다 더한 뒤 평균을 내도 같은 S가 나옵니다. 그 합이 바로 클래스 활성화 맵입니다.",
    ),
    "look.toy_map": ("Feature map {map}: paint it", "특징 맵 {map} 칠하기"),
    "look.toy_weight": ("Weight of map {map}", "맵 {map}의 가중치"),
    "look.toy_score": (
        "S = {terms} = {score}, the mean of the sum",
        "S = {terms} = {score}, 더한 맵의 평균",
    ),
    "look.apart_first": ("The first {count}", "앞에서 {count}개"),
    "look.apart_all": ("All of them", "전부"),
    "look.apart_whole": (
        "All terms {sum}, bias {bias}: logit {logit}",
        "모든 항 {sum}, 편향 {bias}: 로짓 {logit}",
    ),
    "look.apart_part": (
        "Ticked terms {sum}, {share} of all; bias {bias}: logit {logit} of {whole}",
        "체크한 항 {sum}(전체의 {share}), 편향 {bias}: 로짓 {whole} 중 {logit}",
    ),
    "look.covered": ("Break it", "망가뜨려 보기"),
    "look.covered_lead": (
        "Paint over a part of the photo: what does the network say without it?",
        "사진 일부를 칠해서 가려 보세요. 그 부분이 없으면 네트워크는 뭐라고 할까요?",
    ),
    "look.covered_grey": ("grey", "회색"),
    "look.covered_blur": ("blur", "흐리게"),
    "look.covered_size": ("Brush", "붓 크기"),
    "look.covered_hottest": ("Cover the hottest spot", "가장 뜨거운 곳 가리기"),
    "look.covered_only": ("Leave only it", "그곳만 남기기"),
    "look.covered_undo": ("Undo", "되돌리기"),
    "look.covered_reset": ("Whole again", "처음으로"),
    "look.covered_now": (
        "“{name}”: {before} before, {now} now",
        "“{name}”: 전에는 {before}, 지금은 {now}",
    ),
    "look.pair": ("Two classes against each other", "두 클래스 맞대 보기"),
    "look.pair_lead": (
        "The difference of two maps: red speaks for the first, blue for the second.",
        "두 맵의 차이입니다. 빨간 곳은 앞 클래스, 파란 곳은 뒤 클래스 쪽 근거입니다.",
    ),
    "look.pair_against": ("against", "대"),
    "look.pair_other": ("The other class", "맞댈 클래스"),
    "look.pair_swap": ("Swap", "서로 바꾸기"),
    "look.pair_sum": (
        "For “{one}” {plus}, for “{other}” {minus}, the biases {bias}: {apart} between their logits.",
        "“{one}” 쪽 {plus}, “{other}” 쪽 {minus}, 편향 {bias}: 로짓 차이 {apart}.",
    ),
    "look.pair_no_sum": (
        "The logits of “{one}” and “{other}” are {apart} apart. This network pools by maximum: the "
        "means of the map, {plus} and {minus}, and the biases, {bias}, do not add up to that.",
        "로짓 차이(“{one}” − “{other}”)는 {apart}입니다. 최댓값으로 풀링하는 네트워크라서 맵의 "
        "평균({plus}, {minus})과 편향({bias})을 더해도 그 값이 되지 않습니다.",
    ),
    "look.pair_times": (
        "“{likelier}” is {times} times as likely.",
        "“{likelier}”일 확률이 {times}배입니다.",
    ),
    "look.method": ("Other methods, other stages", "다른 방법, 다른 단계"),
    "look.method_lead": (
        "Most go by the logit's gradient, so they can look at any stage: earlier ones are finer, and "
        "know less of what things are. At the last stage of a network that averages, Grad-CAM and "
        "HiResCAM are CAM, divided by the number of its cells.",
        "대부분 로짓의 기울기를 쓰므로 어느 단계든 볼 수 있습니다. 앞 단계일수록 촘촘하지만 무엇인지는 "
        "덜 압니다. 평균으로 풀링하는 네트워크의 마지막 단계에서 Grad-CAM과 HiResCAM은 CAM을 칸 수로 "
        "나눈 것과 같습니다.",
    ),
    "look.method_about_scorecam": (
        "Score-CAM needs no gradient: it shows the network only what a feature map lights up, for at most "
        "64 maps, those with the largest weight × activation, and weighs each by what the class gets then.",
        "Score-CAM은 기울기를 쓰지 않습니다. 특징 맵이 밝히는 부분만 네트워크에 보여 주고, 그때 클래스가 "
        "얻는 점수로 맵에 가중치를 줍니다. 가중치 × 활성값이 가장 큰 맵을 최대 64개까지 씁니다.",
    ),
    "look.method_about_occlusion": (
        "A grey square covers the photo at one place after another, at most 14 × 14: by how much does the "
        "logit fall?",
        "회색 사각형으로 사진을 한 곳씩, 많으면 14 × 14곳을 가립니다. 로짓이 얼마나 떨어질까요?",
    ),
    "look.occlusion": ("Occlusion", "가리기(occlusion)"),
    "look.start": ("Start", "시작"),
    "look.stop": ("Stop", "멈추기"),
    "look.cost": (
        "{passes} passes of the network, about {seconds} s here",
        "네트워크를 {passes}번 통과, 여기서는 약 {seconds}초",
    ),
    "look.waiting": (
        "Others are at it: waiting for a place …",
        "다른 사람이 쓰는 중입니다. 차례를 기다립니다…",
    ),
    "look.faithful": ("Is the map true?", "이 맵, 믿어도 될까"),
    "look.faithful_lead": (
        "Cover what the map shows, hottest pixels first: if the network really goes by them, the class's "
        "probability falls at once. Begin with the coldest, and it stays. The area between the two curves "
        "is the score. Random: the map's own cells, shuffled.",
        "맵이 가리키는 곳을 가장 뜨거운 픽셀부터 가립니다. 네트워크가 정말 그곳을 보고 판단한다면 클래스 "
        "확률이 바로 떨어집니다. 가장 차가운 픽셀부터 가리면 확률이 유지됩니다. 두 곡선 사이의 넓이가 "
        "점수입니다. 무작위는 같은 맵의 칸을 뒤섞은 것입니다.",
    ),
    "look.faithful_score": ("{method}: score {score}", "{method}: 점수 {score}"),
    "look.faithful_hottest": ("hottest first", "뜨거운 곳부터"),
    "look.faithful_coldest": ("coldest first", "차가운 곳부터"),
    "look.faithful_random": ("random", "무작위"),
    "look.faithful_axis": ("% covered", "가린 비율(%)"),
    "look.method_which": ("Method", "방법"),
    "look.method_stage": ("Stage", "단계"),
    "look.method_last": ("the last, as CAM", "마지막(CAM과 같음)"),
    "look.method_image": ("image", "이미지"),
    "look.method_classes": ("{count} classes", "클래스 {count}개"),
    "look.method_shown": ("{method}, {rows} × {columns} cells", "{method}, {rows} × {columns}칸"),
}
