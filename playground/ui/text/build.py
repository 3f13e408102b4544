"""Words of the Build tab."""

TEXT: dict[str, tuple[str, str]] = {
    "build.lead": (
        "Change a knob: the drawing, every tensor's shape and the cost answer at once. "
        "What you build here is what you train next.",
        "값을 바꿔 보세요. 그림과 모든 텐서의 크기, 계산 비용이 바로 바뀝니다. "
        "여기서 만든 네트워크를 다음 탭에서 그대로 학습시킵니다.",
    ),
    "build.begin": ("New here? Begin with one of these:", "처음이신가요? 이렇게 시작해 보세요:"),
    "build.begin_shortcuts": ("What shortcuts are for", "지름길은 왜 필요할까"),
    "build.begin_look": ("Where a network looks", "네트워크는 어디를 볼까"),
    "build.begin_slide": ("From one image to another", "한 이미지에서 다른 이미지로"),
    "build.family": ("Family", "계열"),
    "build.family_wide_resnet": ("Wide ResNet", "Wide ResNet"),
    "build.family_cifar_resnet": ("ResNet for CIFAR", "CIFAR용 ResNet"),
    "build.family_resnet": ("ResNet", "ResNet"),
    "build.family_plain": ("Plain", "Plain"),
    "build.family_speed": ("Speed", "Speed"),
    "build.family_custom": ("Your own", "직접 만들기"),
    "build.plain_note": (
        "Plain: the ResNet of this depth without its shortcuts. The paper trains both, to see what "
        "the shortcuts are worth.",
        "Plain: 같은 깊이의 ResNet에서 지름길만 뺀 네트워크입니다. 논문은 둘을 함께 학습시켜 지름길의 "
        "효과를 봅니다.",
    ),
    "build.speed_note": (
        "Speed: a short, wide residual network made to learn CIFAR-10 in minutes. It is of none of "
        "the five papers, but of the speed records on that data set (2404.00498).",
        "Speed: CIFAR-10을 몇 분 만에 배우도록 만든 짧고 넓은 잔차 네트워크입니다. 다섯 편의 논문이 아니라 "
        "이 데이터의 속도 기록에서 왔습니다(2404.00498).",
    ),
    "build.depth": ("Depth", "깊이"),
    "build.depth_info": (
        "Counted in layers, as the paper does. Others can be typed.",
        "논문처럼 층의 수로 셉니다. 다른 값을 직접 입력할 수도 있습니다.",
    ),
    "build.depth_note": (
        "This depth counts every convolution: 3 groups × {blocks} blocks × {convolutions} + 4 = {depth}. "
        "Table 2 of 1605.07146 counts two in each block, whatever it holds.",
        "이 깊이는 모든 합성곱을 셉니다: 그룹 3개 × 블록 {blocks}개 × 합성곱 {convolutions}개 + 4 = "
        "{depth}. 1605.07146의 표 2는 블록의 구성과 상관없이 블록마다 두 개로 셉니다.",
    ),
    "build.widen_factor": ("Widening factor k", "너비 배수 k"),
    "build.widen_info": ("Channels: 16k, 32k, 64k", "채널 수: 16k, 32k, 64k"),
    "build.block": ("Block", "블록"),
    "build.dropout": ("Dropout between convolutions", "합성곱 사이 드롭아웃"),
    "build.shortcut": ("Shortcut", "지름길"),
    "build.shortcut_A": ("A · zero-padding", "A · 0으로 채움"),
    "build.shortcut_B": ("B · projection where the shape changes", "B · 크기가 바뀔 때 사영"),
    "build.shortcut_C": ("C · projection everywhere", "C · 항상 사영"),
    "build.shortcut_none": ("None", "없음"),
    "build.cifar_block": ("Block", "블록"),
    "build.cifar_block_basic": ("basic · 3×3, 3×3", "기본 · 3×3, 3×3"),
    "build.cifar_block_bottleneck": ("bottleneck · 1×1, 3×3, 1×1", "병목 · 1×1, 3×3, 1×1"),
    "build.stem": ("Stem", "첫 층"),
    "build.stem_imagenet": ("7×7, max-pool", "7×7, 최대 풀링"),
    "build.stem_cifar": ("3×3, for small images", "3×3, 작은 이미지용"),
    "build.width": ("Width of the first stage", "첫 단계의 너비"),
    "build.size": ("Image size", "이미지 크기"),
    "build.classes": ("Classes", "클래스 수"),
    "build.more": ("More", "더 보기"),
    "build.pool": ("Pooling before the classifier", "분류기 앞의 풀링"),
    "build.pool_average": ("average", "평균"),
    "build.pool_max": ("max", "최대"),
    "build.finer": ("Last stages without a stride", "보폭을 없앨 마지막 단계 수"),
    "build.finer_info": (
        "Larger last maps, for a finer heat map. The weights keep their shapes.",
        "마지막 특징 맵이 커져 히트맵이 세밀해집니다. 가중치의 크기는 그대로입니다.",
    ),
    "build.name": ("Name", "이름"),
    "build.stem_width": ("Stem width", "첫 층 너비"),
    "build.stages": ("Stages", "단계"),
    "build.add_stage": ("Add a stage", "단계 추가"),
    "build.drop_stage": ("Remove the last", "마지막 단계 삭제"),
    "build.expansion": ("Expansion", "확장 배수"),
    "build.details": ("Order, transition, dropout", "순서, 전이, 드롭아웃"),
    "build.order": ("Order in a block", "블록 안의 순서"),
    "build.order_post": ("conv-BN-ReLU, ReLU after the sum", "conv-BN-ReLU, 합한 뒤 ReLU"),
    "build.order_pre": ("BN-ReLU-conv (pre-activation)", "BN-ReLU-conv (사전 활성화)"),
    "build.order_branch": ("conv-BN-ReLU, nothing after the sum", "conv-BN-ReLU, 합한 뒤 그대로"),
    "build.transition": ("Where a stage changes the shape", "단계가 크기를 바꾸는 곳"),
    "build.transition_block": ("in its first block", "첫 블록 안에서"),
    "build.transition_pool": (
        "ahead of it: convolution, max-pool",
        "블록 앞에서: 합성곱, 최대 풀링",
    ),
    "build.stride_on": ("Convolution that takes the stride", "보폭을 갖는 합성곱"),
    "build.stride_on_spatial": ("the first wider than 1×1", "1×1보다 큰 첫 합성곱"),
    "build.stride_on_first": ("the first of all (1512.03385)", "맨 앞의 합성곱 (1512.03385)"),
    "build.image_channels": ("Image channels", "이미지 채널 수"),
    "build.train": ("Train this →", "이 네트워크 학습시키기 →"),
    "build.use": ("Use {depth}", "{depth} 사용"),
    "build.params": ("Parameters", "파라미터"),
    "build.macs": ("Multiply-adds", "곱셈-덧셈"),
    "build.macs_note": ("for one image, forward", "이미지 한 장, 순전파"),
    "build.layers": ("Weight layers", "가중치 층"),
    "build.layers_note": ("with projections and the classifier", "사영과 분류기 포함"),
    "build.field": ("Receptive field", "수용 영역"),
    "build.field_note": ("of {size} px, before the pooling", "{size} px 가운데, 풀링 전"),
    "build.memory": ("Activations", "활성값 메모리"),
    "build.memory_note": ("an image; {size} for {batch}", "한 장당; {batch}장이면 {size}"),
    "build.hint": (
        "Click a stage, in the drawing or in the table, to see one of its blocks layer by layer.",
        "그림이나 표에서 단계를 누르면 그 블록을 층별로 볼 수 있습니다.",
    ),
    "build.stops": (
        "Drawn and counted up to there. A larger image or a smaller stride may help.",
        "여기까지만 그리고 셌습니다. 더 큰 이미지나 더 작은 보폭이 도움이 될 수 있습니다.",
    ),
    "build.save_as": ("Save the figure as", "그림 저장:"),
    "build.beyond": (
        "Too large to train on this host. It takes networks of up to {params} parameters, "
        "{macs} multiply-adds and {activations} activations for a {size} px image: choose fewer "
        "blocks or narrower stages.",
        "이 서버에서 학습하기에는 너무 큽니다. {size}픽셀 이미지 기준으로 파라미터 {params} 개, "
        "곱셈-덧셈 {macs} 번, 활성값 {activations} 개까지 학습할 수 있습니다. "
        "블록 수나 단계의 너비를 줄여 보세요.",
    ),
    "build.bad_link": (
        "This link holds no network that can be read. Below is the one to begin with. "
        "What is wrong: {reason}",
        "이 링크의 네트워크를 읽을 수 없어 기본 네트워크를 보여 드립니다. 이유: {reason}",
    ),
    "build.send": ("Send an image through", "이미지 통과시키기"),
    "build.send_photo": ("Image", "이미지"),
    "build.send_network": ("Network", "네트워크"),
    "build.send_untrained": ("The one above, untrained", "위의 네트워크, 학습 전"),
    "build.send_images": ("{title}: test images", "{title}: 테스트 이미지"),
    "build.send_fresh": ("untrained", "학습 전"),
    "build.send_twin": ("Its plain twin: no shortcuts", "쌍둥이 Plain: 지름길 없음"),
    "build.send_bn": ("Batch normalisation", "배치 정규화"),
    "build.send_bn_info": (
        "Switch it off, and see what becomes of the signal with depth.",
        "끄고 나서 신호가 깊이에 따라 어떻게 되는지 보세요.",
    ),
    "build.send_bn_on": (
        "Untrained: random weights, always the same ones, and the twin has those too. Batch "
        "normalisation goes by this image alone; it keeps a plain network's signal from fading "
        "(1512.03385, section 4.1).",
        "학습 전: 가중치는 항상 같은 난수이고, 쌍둥이도 같은 값을 씁니다. 배치 정규화는 이 이미지 한 장의 "
        "통계를 쓰며, Plain 네트워크의 신호가 사라지지 않게 합니다(1512.03385, 4.1절).",
    ),
    "build.send_bn_off": (
        "Untrained, and without batch normalisation: what each block adds piles up along the "
        "shortcuts, and without shortcuts the signal is at the mercy of its weights.",
        "학습 전이고 배치 정규화도 없습니다. 지름길이 있으면 블록마다 더한 값이 쌓이고, "
        "지름길이 없으면 신호의 크기는 오로지 가중치에 달려 있습니다.",
    ),
    "build.send_trained": (
        "{name} as it was trained, at its own {size} × {size} pixels: the controls above do not "
        "change it.",
        "학습된 {name} 그대로, 학습한 크기인 {size} × {size} 픽셀입니다. "
        "위의 설정을 바꿔도 달라지지 않습니다.",
    ),
    "build.send_no_twin": (
        "It has no plain twin beside it: nobody trained one, and an untrained one would prove nothing.",
        "옆에 쌍둥이 Plain은 없습니다. 함께 학습시킨 것이 없고, 학습 전의 것과는 비교가 되지 않기 "
        "때문입니다.",
    ),
    "build.send_beyond": (
        "Too large to send an image through on this host. It takes networks of up to {params} "
        "parameters and {layers} layers, with {macs} multiply-adds and {activations} activations for "
        "the image: choose fewer blocks, narrower stages or a smaller image.",
        "이 서버에서 이미지를 통과시키기에는 너무 큽니다. 파라미터 {params} 개, 층 {layers}개, "
        "이미지 한 장에 곱셈-덧셈 {macs} 번, 활성값 {activations} 개까지 가능합니다. "
        "블록 수나 단계의 너비, 이미지 크기를 줄여 보세요.",
    ),
    "build.send_seen": ("{size} × {size} pixels", "{size} × {size} 픽셀"),
    "build.send_all": ("all {count} channels", "{count}개 채널 모두"),
    "build.send_strongest": (
        "the {count} strongest of {channels}",
        "{channels}개 중 가장 강한 {count}개",
    ),
    "build.send_spread": ("standard deviation", "표준편차"),
    "build.send_shades": (
        "Each map is a channel, from its own lowest value (black) to its highest (white), strongest "
        "first: by mean absolute value. Click one to enlarge it. On one scale, a signal that fades "
        "is seen to fade.",
        "맵 하나가 채널 하나입니다. 그 맵에서 가장 낮은 값은 검게, 가장 높은 값은 희게 그리며, 절댓값 "
        "평균이 큰 순서입니다. 누르면 크게 보입니다. 같은 눈금으로 그리면 신호가 사라지는 것이 보입니다.",
    ),
    "build.send_common": (
        "One scale for all maps of a network",
        "네트워크마다 모든 맵을 같은 눈금으로",
    ),
    "build.send_scale": ("black {low}, white {high}", "검정 {low}, 흰색 {high}"),
    "build.send_map": ("Enlarge", "크게 보기"),
    "build.send_channel": (
        "channel {channel} · mean absolute value {strength}",
        "채널 {channel} · 절댓값 평균 {strength}",
    ),
    "build.share": ("Take it away: source, JSON, link", "가져가기: 소스, JSON, 링크"),
    "build.source": ("PyTorch source", "PyTorch 소스"),
    "build.download": ("Download the .py file", ".py 파일 내려받기"),
    "build.json": ("JSON", "JSON"),
    "build.json_info": (
        "All of the network. Paste another here, or change this one, and load it.",
        "네트워크 전체가 담겨 있습니다. 다른 JSON을 붙여 넣거나 고친 뒤 불러오세요.",
    ),
    "build.load": ("Load this JSON", "이 JSON 불러오기"),
    "build.link": ("Link", "링크"),
    "build.link_info": (
        "The address of this page always leads to the network that stands here, and to the tab, the "
        "example and the seeds that are chosen.",
        "이 페이지의 주소는 언제나 지금 만든 네트워크와, 지금 고른 탭, 예시, 시드로 이어집니다.",
    ),
    "build.copy_link": ("Copy the link", "링크 복사"),
    "build.compare": ("Compare with another network", "다른 네트워크와 비교"),
    "build.compare_with": ("Second network", "두 번째 네트워크"),
    "build.compare_info": (
        "Choose one, or type a name of that kind with other numbers, such as WRN-40-2.",
        "고르거나, WRN-40-2처럼 숫자를 바꾼 이름을 입력하세요.",
    ),
    "build.pin": ("Pin the present one", "지금 네트워크 고정"),
    "build.unpin": ("Remove the second", "두 번째 네트워크 지우기"),
    "build.ratio": ("2 ÷ 1", "2 ÷ 1"),
    "build.trait_stem": ("stem", "첫 층"),
    "build.trait_block": ("block", "블록"),
    "build.trait_order": ("order", "순서"),
    "build.trait_shortcut": ("shortcut", "지름길"),
    "build.trait_dropout": ("dropout", "드롭아웃"),
    "build.trait_pool": ("pooling", "풀링"),
    "build.trait_classes": ("classes", "클래스"),
    "build.column_stage": ("Stage", "단계"),
    "build.column_network": ("Network", "네트워크"),
    "build.column_blocks": ("Blocks", "블록"),
    "build.column_output": ("Output C × H × W", "출력 C × H × W"),
    "build.column_params": ("Parameters", "파라미터"),
    "build.column_macs": ("Multiply-adds", "곱셈-덧셈"),
    "build.column_field": ("Receptive field", "수용 영역"),
    "build.column_memory": ("Activations", "활성값"),
    "build.total": ("Total", "합계"),
    "build.alike": ("one of {count} alike", "같은 블록 {count}개"),
}
