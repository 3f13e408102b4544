"""Korean: the sentences of errors, of runs and of figures by their English templates; our own words; what
classes are called; and the page's texts, by the keys they have in English."""

from pathlib import Path

from playground.text.counts import counted
from playground.text.language import Language
from playground.text.particles import settled

FIGURES: dict[str, str] = {  # networks, stages and what formulas are made of keep their names
    "{size} image": "{size} 이미지",
    "{count} parameters": "파라미터 {count} 개",
    "{count} multiply-adds": "곱셈-덧셈 {count} 번",
    "{count:,} parameters": "파라미터 {count:,} 개",
    "{count:,} multiply-adds": "곱셈-덧셈 {count:,} 번",
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
    "dropout {share:g}": "드롭아웃 {share:g}",
    "Block {number}": "블록 {number}",
    "Blocks {first} to {last}": "블록 {first}~{last}",
    "image": "이미지",
    "Generator": "생성자",
    "Critic or discriminator": "비평자 또는 판별자",
    "project": "사영",
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

SENTENCES: dict[str, str] = {
    # bounds and choices
    "{name} must lie between {low} and {high}: {value} does not":
        "{name}은(는) {low} 이상 {high} 이하여야 합니다. {value}은(는) 벗어납니다",
    "{name} must be one of {allowed}": "{name}은(는) {allowed} 중 하나여야 합니다",
    "{name} must be one of {allowed}, not {value}":
        "{name}은(는) {allowed} 중 하나여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be a whole number, not {value}":
        "{name}은(는) 정수여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be a number, not {value}": "{name}은(는) 수여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be a finite number, not {value}":
        "{name}은(는) 유한한 수여야 합니다. {value}은(는) 안 됩니다",
    "the images that this generator learned from are not on this server":
        "이 생성자가 학습한 이미지가 이 서버에 없습니다",
    "a point found from a picture must be a text as Slide wrote it":
        "그림에서 찾은 점은 거닐기 탭이 적어 준 글자 그대로여야 합니다",
    "this generator's points have {length} numbers: find your picture again with it":
        "이 생성자의 점은 수 {length}개로 되어 있습니다. 이 생성자로 그림을 다시 찾아 보세요",
    "the picture did not arrive: draw or choose it again":
        "그림이 도착하지 않았습니다. 다시 그리거나 골라 주세요",
    "there are {count} directions: give an amount for each": "방향은 {count}개입니다. 각각의 값을 주세요",
    "a game's name must be 1 to {most} characters, not {value}":
        "게임의 이름은 1~{most}자여야 합니다. {value}은(는) 안 됩니다",
    "seeds must be a list of {count}, not {value}":
        "시드는 {count}개의 목록이어야 합니다. {value}은(는) 안 됩니다",
    "{name} must be text, not {value}": "{name}은(는) 글자여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be a list, not {value}": "{name}은(는) 목록이어야 합니다. {value}은(는) 안 됩니다",
    "{name} must be an object with named fields, not {value}":
        "{name}은(는) 이름 붙은 항목을 가진 객체여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be {kind}, not {value}": "{name}은(는) {kind}(이)여야 합니다. {value}은(는) 안 됩니다",
    "{name} has no field {field!r}; it has {fields}":
        "{name}에는 {field!r} 항목이 없습니다. 있는 항목: {fields}",
    "{name} lacks {field!r}": "{name}에 {field!r}이(가) 빠져 있습니다",
    "{name} is none of {choices}": "{name}은(는) {choices} 중 어느 것도 아닙니다",
    "how much longer must be at least 1: {count} is not":
        "더 학습할 길이는 1 이상이어야 합니다. {count}은(는) 안 됩니다",
    "stage {number}'s {name}": "단계 {number}의 {name}",
    "stage {number}: {reason}": "단계 {number}: {reason}",
    "stage {number} must have {columns}": "단계 {number}에는 {columns}이(가) 모두 있어야 합니다",
    "stages must be a table of 1 to {most} rows": "단계는 1~{most}줄의 표여야 합니다",
    # looking
    "choose the photo that the patch is to be taken from": "덮을 조각을 가져올 사진을 고르세요",
    "what was painted did not arrive whole: paint again":
        "칠한 내용이 온전히 도착하지 않았습니다. 다시 칠해 보세요",
    "the stage must be one of {allowed}": "단계는 {allowed} 중 하나여야 합니다",
    "{network} has no class with {text!r} in its name":
        "{network}에는 이름에 {text!r}이(가) 든 클래스가 없습니다",
    "where things are is known of the Shapes alone": "물체의 위치는 Shapes에서만 알려져 있습니다",
    "{network} has no class that is called {text!r}":
        "{network}에는 이름이 {text!r}인 클래스가 없습니다",
    "the weights of {network} are on their way: {share} of {size}":
        "{network} 가중치를 내려받는 중입니다. {size} 중 {share}",
    "the weights of {network} are not on this machine, and huggingface.co did not send them: look at this "
    "machine’s connection, and choose the network again":
        "{network} 가중치가 이 컴퓨터에 없고 huggingface.co에서도 받지 못했습니다. 네트워크 연결을 "
        "확인한 뒤 다시 골라 보세요",
    "{file} does not hold the weights of {network}": "{file}에는 {network}의 가중치가 들어 있지 않습니다",
    "at {size}×{size} pixels this network’s maps take {bytes}, and {most} are allowed here: choose a "
    "smaller input or a coarser map":
        "{size}×{size}픽셀에서 이 네트워크의 맵은 {bytes}인데 여기서는 {most}까지 됩니다. 입력을 줄이거나 "
        "더 거친 맵을 고르세요",
    "the page did not say who asks: reload it":
        "누가 요청했는지 알 수 없습니다. 페이지를 새로 고쳐 보세요",
    "another question of yours came meanwhile: ask one at a time":
        "그사이 다른 요청을 보내셔서 멈췄습니다. 한 번에 하나씩 요청하세요",
    "the colours must be one of {allowed}": "색은 {allowed} 중 하나여야 합니다",
    "the method must be one of {allowed}": "방법은 {allowed} 중 하나여야 합니다",
    "the cover must be one of {allowed}": "덮는 방식은 {allowed} 중 하나여야 합니다",
    "you keep {most} heads that you taught: delete one of them first":
        "가르친 헤드는 {most}개까지 보관합니다. 먼저 하나를 지우세요",
    "the head cannot be kept ({reason}): make room on the disk":
        "헤드를 저장할 수 없습니다({reason}). 디스크에 자리를 마련하세요",
    "what you teach needs an owner: reload the page and try again":
        "가르친 것의 주인을 알 수 없습니다. 페이지를 새로고침하고 다시 해 보세요",
    "there is no such head any more: teach one": "그런 헤드가 더는 없습니다. 새로 가르쳐 보세요",
    "the network that this head stands on is missing here":
        "이 헤드의 바탕이 되는 네트워크가 여기에 없습니다",
    "two classes cannot have the same name: {name}": "두 클래스의 이름이 같을 수 없습니다: {name}",
    # networks
    "a block's kernels must be among {allowed}: {kernel} is not":
        "블록의 커널은 {allowed} 중에서 골라야 합니다. {kernel}은(는) 안 됩니다",
    "a name must have 1 to {most} printable characters": "이름은 표시되는 글자로 1~{most}자여야 합니다",
    "a name must be text, not {value}": "이름은 글자여야 합니다. {value}은(는) 안 됩니다",
    "a network has at most {most} stages": "네트워크의 단계는 {most}개까지입니다",
    "{network} has {layers:,} convolutions in its blocks, and a network has at most "
    "{most:,} here: choose fewer blocks":
        "{network}의 블록에는 합성곱이 {layers:,}개인데 여기서는 {most:,}개까지 됩니다. 블록을 줄이세요",
    "a network has at least one stage": "네트워크에는 단계가 하나 이상 있어야 합니다",
    "a stem is written 3×3, 7×7/2 or 7×7/2 + max-pool, not {value}":
        "첫 층은 3×3, 7×7/2, 7×7/2 + max-pool처럼 씁니다. {value}은(는) 안 됩니다",
    "a block is written 3,3 or 1,3,1, not {value}":
        "블록은 3,3이나 1,3,1처럼 씁니다. {value}은(는) 안 됩니다",
    "depth must be {step}n+{extra}: {depth} is not, try {low} or {high}":
        "깊이는 {step}n+{extra} 꼴이어야 합니다. {depth}은(는) 아닙니다. {low} 또는 {high}을(를) 써 보세요",
    "{groups} groups of n blocks of {convolutions} make {step}n, and {what} make {extra} more":
        "블록 n개짜리 그룹이 {groups}개이고 블록마다 {convolutions}가 있어 {step}n, 여기에 {what}이(가) "
        "{extra}층을 더합니다",
    "1 convolution": "합성곱 1개",
    "{count} convolutions": "합성곱 {count}개",
    "the depth counts the blocks' convolutions, the first one and the classifier: {low} and {high}":
        "깊이는 블록의 합성곱에 첫 합성곱과 분류기를 더한 수입니다: {low}, {high}",
    "a ResNet with four stages has a depth of {known}: {depth} is not one":
        "네 단계 ResNet의 깊이는 {known}입니다. {depth}은(는) 없습니다",
    "no network is called {name!r}: try {forms}":
        "{name!r}(이)라는 네트워크는 없습니다. 이렇게 써 보세요: {forms}",
    "{family} is written {example}: {name!r} is not":
        "{family}은(는) {example}처럼 씁니다. {name!r}은(는) 안 됩니다",
    "choose one of the families: {families}": "다음 계열에서 고르세요: {families}",
    "write a network's name, such as {example}": "{example}처럼 네트워크 이름을 쓰세요",
    "net must be a name or a network's JSON as text, not {value}":
        "net에는 네트워크의 이름이나 JSON을 글자로 넣으세요. {value}은(는) 안 됩니다",
    "paste a network's JSON first": "먼저 네트워크의 JSON을 붙여 넣으세요",
    "a network takes at most {most:,} characters of JSON": "네트워크의 JSON은 {most:,}자까지입니다",
    "that is not JSON: {reason}": "JSON이 아닙니다: {reason}",
    "{network} cannot take {size}×{size} images: {stage}: {reason}":
        "{network}에는 {size}×{size} 이미지를 넣을 수 없습니다. {stage}: {reason}",
    # why a layer cannot be
    "a {kernel}×{kernel} window does not fit into a {height}×{width} map":
        "{kernel}×{kernel} 창이 {height}×{width} 맵에 들어가지 않습니다",
    "stride {stride} has nothing to halve: the map is already 1×1":
        "보폭 {stride}(으)로 줄일 것이 없습니다. 맵이 이미 1×1입니다",
    "shortcut A can only add channels, and {before} would become {after}: use B":
        "지름길 A는 채널을 늘릴 수만 있는데 {before}개가 {after}개가 됩니다. B를 쓰세요",
    "a GAN has its recipe's size, and no classes: leave both out":
        "GAN의 크기는 학습 방법에 정해져 있고 클래스는 없습니다. 둘 다 비워 두세요",
    "{network} has projections that only its strides ask for: leave out fewer of them":
        "{network}에는 보폭 때문에만 있는 사영이 있습니다. 보폭을 없앨 단계를 줄이세요",
    "{method} looks at the last stage alone: leave the stage out, or choose another method":
        "{method}은(는) 마지막 단계만 봅니다. 단계를 비워 두거나 다른 방법을 고르세요",
    "{network} has no stage {stage!r} to show: it has {stages}":
        "{network}에는 보여 줄 단계 {stage!r}이(가) 없습니다. 있는 단계: {stages}",
    "{network} has {layers:,} layers, and an image can be sent through {most:,} here: "
    "choose fewer blocks":
        "{network}의 층은 {layers:,}개인데 여기서는 {most:,}개까지 이미지를 통과시킬 수 있습니다. "
        "블록을 줄이세요",
    "at {size}×{size} pixels the maps of {stage} are single values, which one image alone cannot "
    "normalise: choose a larger image, or switch batch normalisation off":
        "{size}×{size}픽셀에서는 {stage}의 맵이 값 하나뿐이라 이미지 한 장으로 정규화할 수 없습니다. "
        "더 큰 이미지를 쓰거나 배치 정규화를 끄세요",
    # training
    "the images of {dataset} are not those that this training began with: put them back as they "
    "were, or start a new one":
        "{dataset}의 이미지가 이 학습을 시작할 때와 다릅니다. 원래대로 되돌리거나 새로 시작하세요",
    "no recipe is called {name!r}: try {names}": "{name!r}(이)라는 학습 방법은 없습니다. 있는 것: {names}",
    "no experiment is called {name!r}: try {names}": "{name!r}(이)라는 실험은 없습니다. 있는 것: {names}",
    "no GAN is called {name!r}: try {known}":
        "{name!r}(이)라는 GAN은 없습니다. {known} 가운데 하나를 써 보세요",
    "a GAN takes 3 widths (32x32) or 4 (64x64), not {count}":
        "GAN의 너비는 3개(32x32)나 4개(64x64)입니다. {count}개는 안 됩니다",
    "{side} pixels take {needed} widths: {count} were given, which make images of {made}":
        "{side}픽셀에는 너비가 {needed}개 필요합니다. {count}개를 주면 {made}픽셀 이미지가 됩니다",
    "training ends after epochs or after seconds: give exactly one of them":
        "학습은 에폭이나 초로 끝납니다. 둘 중 하나만 정하세요",
    "a target accuracy is measured on validation images: hold out at least one":
        "목표 정확도는 검증 이미지로 잽니다. 한 장 이상 떼어 두세요",
    "a classifier needs a TrainSpec and a GAN needs a GanTrainSpec":
        "분류기에는 TrainSpec이, GAN에는 GanTrainSpec이 필요합니다",
    "the network in Build cannot be built: mend it there first":
        "만들기 탭의 네트워크는 만들 수 없습니다. 그 탭에서 먼저 고치세요",
    "{held_out} validation images are more than half of the {count} there are to train on: "
    "hold out {most} or fewer":
        "학습 이미지 {count}장 가운데 {held_out}장을 검증에 떼면 절반이 넘습니다. {most}장 이하로 하세요",
    "this checkpoint is not an unfinished training of this network":
        "이 체크포인트는 이 네트워크의 끝나지 않은 학습이 아닙니다",
    "{name} was {before} when this training began, and is {now} now: leave it as it was":
        "{name}: 이 학습은 {before}(으)로 시작했는데 지금은 {now}입니다. 처음 값으로 두세요",
    "there is no device {name!r} here: choose cpu, or auto":
        "여기에는 {name!r} 장치가 없습니다. cpu나 auto를 고르세요",
    "the images of {dataset} have {channels} channels and {network} makes {made}: "
    "give it {wanted} image channels":
        "{dataset}의 이미지는 채널이 {channels}개인데 {network}은(는) {made}개를 만듭니다. "
        "이미지 채널을 {wanted}개로 하세요",
    "the training diverged at step {step}: {wrong}. Try a learning rate below {rate:g}":
        "{step}번째 스텝에서 학습이 발산했습니다: {wrong}. {rate:g}보다 작은 학습률을 써 보세요",
    "its last step ruined its weights": "마지막 스텝이 가중치를 망가뜨렸습니다",
    "its loss is no longer a number": "손실이 더는 수가 아닙니다",
    "its loss has exploded to {loss:.3g}, and guessing has {guess:.3g}":
        "손실이 {loss:.3g}까지 치솟았습니다(무작위로 찍으면 {guess:.3g})",
    # runs
    "{run} has drawn no samples: a GAN does from its first report on":
        "{run}이(가) 그린 표본이 없습니다. GAN은 첫 보고부터 표본을 그립니다",
    "choose one of your runs first": "먼저 내 학습을 하나 고르세요",
    "{run} is {state}: only a training that goes on can be paused":
        "{run}은(는) {state} 상태입니다. 진행 중인 학습만 일시 정지할 수 있습니다",
    "{run} is {state}: only a paused training can be resumed":
        "{run}은(는) {state} 상태입니다. 일시 정지한 학습만 재개할 수 있습니다",
    "{run} is done: say how much longer it should train":
        "{run}은(는) 끝났습니다. 얼마나 더 학습할지 정하세요",
    "{run} has no checkpoint to continue from: start it again":
        "{run}에는 이어 갈 체크포인트가 없습니다. 새로 시작하세요",
    "{run} has no such checkpoint yet": "{run}에는 아직 그 체크포인트가 없습니다",
    "{run} writes no TensorBoard files: tick them before it starts":
        "{run}은(는) TensorBoard 파일을 쓰지 않습니다. 시작하기 전에 체크하세요",
    "{run} is still going on: stop it first": "{run}은(는) 아직 진행 중입니다. 먼저 멈추세요",
    "the server is being shut down: try again in a minute":
        "서버를 끄는 중입니다. 잠시 후 다시 하세요",
    "a run's name must have 1 to {most} printable characters":
        "학습의 이름은 표시되는 글자로 1~{most}자여야 합니다",
    "a run needs an owner: reload the page and try again":
        "누구의 학습인지 알 수 없습니다. 페이지를 새로 고친 뒤 다시 하세요",
    "the description of this run is too long": "이 학습의 설명이 너무 깁니다",
    "there is no such run among yours: it may have been deleted":
        "내 학습 가운데 그런 것이 없습니다. 삭제되었을 수 있습니다",
    "there is no such experiment among yours: it may have been deleted":
        "내 실험 가운데 그런 것이 없습니다. 삭제되었을 수 있습니다",
    "there is no such recorded training": "기록된 학습 가운데 그런 것이 없습니다",
    # limits of the host
    "{network} has too many {what}: {has}, and this host allows {allowed}. Choose {remedy}":
        "{network}에는 {what}이(가) 너무 많습니다. {has} 개인데 이 서버는 {allowed} 개까지 허용합니다. "
        "{remedy}",
    "a training lasts {low} to {high} {unit} here: {value:g} cannot be":
        "여기서는 {low}~{high}{unit} 동안 학습할 수 있습니다. {value:g}은(는) 안 됩니다",
    "{value:g} {unit} of training are more than this host allows: choose {limit} or fewer":
        "이 서버에서 {value:g}{unit} 학습은 너무 깁니다. {limit} 이하로 하세요",
    "to train {network} takes about {needs} of memory, and this host allows {allowed}: "
    "choose a smaller network":
        "{network}을(를) 학습하려면 메모리가 약 {needs} 필요한데 이 서버는 {allowed}까지 허용합니다. "
        "네트워크를 줄이세요",
    "to train {network} with {batch} images in a batch takes about {needs} of memory, and this host "
    "allows {allowed}: choose a batch size of {most} or less":
        "{network}을(를) 배치 {batch}장으로 학습하려면 메모리가 약 {needs} 필요한데 이 서버는 "
        "{allowed}까지 허용합니다. 배치를 {most}장 이하로 하세요",
    "you would have {count} runs, and this host keeps {limit} for one user: delete {excess} first":
        "학습이 모두 {count}개가 되는데 이 서버에는 한 사람이 {limit}개까지 둘 수 있습니다. "
        "먼저 {excess}개를 삭제하세요",
    "no more than {limit} of your runs may go on at the same time: let some end first, or stop some":
        "내 학습은 한 번에 {limit}개까지만 진행할 수 있습니다. "
        "몇 개가 끝난 뒤에 다시 하거나 몇 개를 멈추세요",
    "{most} runs that were started from your address are waiting already: try again when some have "
    "started":
        "이 주소에서 시작한 학습이 이미 {most}개 기다리고 있습니다. 몇 개가 시작된 뒤에 다시 하세요",
    "no more than {limit} runs may wait on this host at the same time: try again later":
        "이 서버에서는 학습이 한 번에 {limit}개까지만 기다릴 수 있습니다. 나중에 다시 하세요",
    "this host's disk is nearly full: delete some of your runs first":
        "서버의 디스크가 거의 찼습니다. 먼저 내 학습을 몇 개 삭제하세요",
    "at {size}×{size} pixels this network needs {macs} multiply-adds, and {allowed} are allowed here: "
    "choose a smaller input or a coarser map":
        "{size}×{size}픽셀에서 이 네트워크는 곱셈-덧셈이 {macs} 번 필요한데 여기서는 {allowed} 번까지 "
        "됩니다. 입력을 줄이거나 더 거친 맵을 고르세요",
    "at {size}×{size} pixels the maps of all classes have {cells} cells, and {allowed} are allowed "
    "here: choose a smaller input or a coarser map":
        "{size}×{size}픽셀에서는 모든 클래스의 맵이 {cells} 칸인데 여기서는 {allowed} 칸까지 됩니다. "
        "입력을 줄이거나 더 거친 맵을 고르세요",
    "this network has {params} parameters, and {allowed} are allowed here: choose a smaller one":
        "이 네트워크는 파라미터가 {params} 개인데 여기서는 {allowed} 개까지 됩니다. 더 작은 것을 고르세요",
    # why a training failed
    "The training ran out of memory: try a smaller batch or a smaller network":
        "메모리가 모자랍니다. 배치나 네트워크를 줄여 보세요",
    "Your time on this host's GPU is used up for now: continue the training in some hours":
        "지금 쓸 수 있는 GPU 시간을 다 썼습니다. 몇 시간 뒤에 학습을 이어 가세요",
    "No GPU of this host was free: continue the training in a few minutes":
        "지금은 비어 있는 GPU가 없습니다. 몇 분 뒤에 학습을 이어 가세요",
    "The GPU was taken back during the training: continue it from where it last saved":
        "학습하는 동안 GPU가 회수되었습니다. 마지막으로 저장한 곳부터 이어 가세요",
    "This host lends its GPU only to those who watch: continue the training when you are here":
        "이 서버는 지켜보는 사람에게만 GPU를 빌려줍니다. 화면을 연 상태에서 학습을 이어 가세요",
    "The process of this training has ended unexpectedly {times} times: try a smaller batch or a smaller "
    "network, or continue it from where it last saved":
        "이 학습의 프로세스가 {times}번이나 갑자기 끝났습니다. 배치나 네트워크를 줄이거나, "
        "마지막으로 저장한 곳부터 이어 가세요",
    "The disk of this host is full: delete some runs, then try again":
        "서버의 디스크가 가득 찼습니다. 학습을 몇 개 삭제한 뒤 다시 하세요",
    "The folder of this run has been removed from the disk: delete the run, and start it again":
        "이 학습의 폴더가 디스크에서 지워졌습니다. 학습을 삭제하고 새로 시작하세요",
    "The training broke on a fault of this program, which has been logged":
        "이 프로그램의 결함으로 학습이 끊겼습니다. 기록해 두었습니다",
    "The process that starts the trainings ended unexpectedly: start or continue the run again":
        "학습을 시작하는 프로세스가 갑자기 끝났습니다. 다시 시작하거나 이어서 하세요",
    "The training had not been heard of for {minutes:g} minutes and was ended":
        "{minutes:g}분 동안 소식이 없어 학습을 끝냈습니다",
    "This host ends a training after {limit} seconds": "이 서버는 {limit}초가 지나면 학습을 끝냅니다",
    "a name must have 1 to {most} characters that can be seen":
        "이름은 눈에 보이는 글자 1~{most}자여야 합니다",
    "to join, one needs an owner: reload the page and try again":
        "수업에 들어올 사람을 알 수 없습니다. 페이지를 새로 고치고 다시 해 보세요",
    "this class is full: it has {most} people": "이 수업은 {most}명으로 꽉 찼습니다",
    "this is not the code of the class: it has {count} letters, and stands where all can see it":
        "수업 코드가 아닙니다. 코드는 글자 {count}개이며 수업 화면에 보입니다",
    "too many wrong codes were given: try again in a minute":
        "틀린 코드가 너무 많이 들어왔습니다. 1분 뒤에 다시 해 보세요",
    "this address opens nothing here: take the one that the server printed when it started":
        "이 주소로는 아무것도 열 수 없습니다. 서버가 시작할 때 알려 준 주소를 쓰세요",
    "a limit here may be from 1 to {most}, not {value}":
        "이 제한은 1부터 {most}까지 정할 수 있습니다. {value}은(는) 안 됩니다",
    "The training process was killed by signal 9, most likely for lack of memory: "
    "try a smaller batch or a smaller network":
        "메모리가 모자라 학습 프로세스가 강제로 끝난 것 같습니다(시그널 9). 배치나 네트워크를 줄여 보세요",
    "The training process was ended by signal {number} ({name})":
        "학습 프로세스가 시그널을 받고 끝났습니다: {number}({name})",
    "The training process ended unexpectedly, with exit status {code}":
        "학습 프로세스가 갑자기 끝났습니다(종료 코드 {code})",
    "The server ended while this run was going on": "이 학습이 진행되는 동안 서버가 꺼졌습니다",
    # what a training computes in
    "This training did not record its precision: it goes on in float32":
        "이 학습에는 정밀도가 기록되어 있지 않아 float32로 계속합니다",
    "This training began in bfloat16, which this machine has not: it goes on in float32":
        "bfloat16으로 시작한 학습이지만 이 컴퓨터에서는 쓸 수 없어 float32로 계속합니다",
    "The training that this one repeats was made longer on the way, so its numbers will differ":
        "되풀이하는 원래 학습이 도중에 길어졌으므로 수치가 달라집니다",
    "This training had {recorded} threads, and there are {here} here":
        "이 학습은 스레드 {recorded}개를 썼지만 여기에는 {here}개뿐입니다",
    "a record begins with step 0": "기록은 0번째 스텝에서 시작합니다",
    "a record's pace is made of steps and thousandths of the time":
        "기록의 진행은 스텝과 시간의 천분율로 이루어집니다",
    "the steps of a record must rise": "기록의 스텝은 늘어나기만 해야 합니다",
    # what a training is doing
    "Reading {dataset}": "{dataset} 읽는 중",
    "Drawing {dataset}": "{dataset} 그리는 중",
    "Downloading {dataset}": "{dataset} 내려받는 중",
    "Unpacking {dataset}": "{dataset} 압축 푸는 중",
    "{dataset} ({number} of {count})": "{dataset} ({count}개 중 {number})",
    "Pictures of {dataset} that cannot be read and are left out: {count} ({names})":
        "{dataset}에서 읽을 수 없어 뺀 그림: {count}장 ({names})",
    "Scoring the validation images": "검증 이미지 채점 중",
    "Scoring the test images": "테스트 이미지 채점 중",
    # data sets
    "there is no data set {name!r}; there are {names}": "{name!r} 데이터는 없습니다. 있는 것: {names}",
    "{dataset} is not in {folder} and could not be downloaded ({why}): put {names} into {home}, "
    "or pick Shapes, which needs no download":
        "{folder}에 {dataset}이(가) 없고 내려받지도 못했습니다({why}). {names}을(를) {home}에 "
        "넣거나, 내려받을 필요가 없는 Shapes를 고르세요",
    "{path} is not an idx file with {axes} axes: remove it and fetch it again":
        "{path}은(는) 축이 {axes}개인 idx 파일이 아닙니다. 지우고 다시 받으세요",
    "{path} is damaged: it has {has:,} bytes, not {expected:,}; remove it and fetch it "
    "again":
        "{path}이(가) 손상되었습니다. {expected:,}바이트여야 하는데 {has:,}바이트입니다. "
        "지우고 다시 받으세요",
    "{images} holds {width}×{height} images, not {size}×{size}":
        "{images}의 이미지는 {width}×{height}입니다. {size}×{size}이어야 합니다",
    "{labels} holds {has} labels for {count} images":
        "{labels}의 레이블은 {has}개인데 이미지는 {count}장입니다",
    "{labels} is damaged: it holds a label {label}":
        "{labels}이(가) 손상되었습니다. 레이블 {label}이(가) 들어 있습니다",
    "{path} cannot be read: {why}": "{path}을(를) 읽을 수 없습니다: {why}",
    "{folder} holds no pictures ({formats}): copy the class there again":
        "{folder}에 그림이 없습니다({formats}). 그 클래스를 다시 복사하세요",
    "{dataset} has too few pictures of {name} that can be read: there must be one to train on, and one "
    "to test with":
        "{dataset}에는 읽을 수 있는 {name} 그림이 모자랍니다. 학습용과 테스트용이 하나씩은 있어야 "
        "합니다",
    "{folder} has more than {most:,} classes: leave some out":
        "{folder}의 클래스가 {most:,}개를 넘습니다. 몇 개를 빼세요",
    "{dataset} has one class, and a classifier tells several apart: train a GAN on it, or choose "
    "another data set":
        "{dataset}에는 클래스가 하나뿐이라 가려낼 것이 없습니다. GAN을 학습하거나 다른 데이터를 고르세요",
    "the images of {dataset} have {size} pixels a side: only those of a folder of pictures can have "
    "another size":
        "{dataset}의 이미지는 한 변이 {size}픽셀입니다. 크기는 그림 폴더에서만 바꿀 수 있습니다",
    "{path} is damaged or incomplete: remove it, and {dataset} is downloaded again":
        "{path}이(가) 손상되었거나 덜 받아졌습니다. 지우면 {dataset}을(를) 다시 내려받습니다",
    "there are no test images of {dataset}: put the set in place again":
        "{dataset}의 테스트 이미지가 없습니다. 데이터를 다시 넣으세요",
    # photos
    "choose one of the examples that are shown": "보이는 예시 가운데 하나를 고르세요",
    "the photo did not arrive: choose it again": "사진이 도착하지 않았습니다. 다시 고르세요",
    "the picture cannot be found any more: choose it again":
        "그림을 더는 찾을 수 없습니다. 다시 고르세요",
    "this file is empty: choose another one": "빈 파일입니다. 다른 것을 고르세요",
    "this file is not a picture that can be read here: use one of {formats}":
        "읽을 수 있는 그림 파일이 아닙니다. 다음 가운데 하나를 쓰세요: {formats}",
    "this picture is damaged or was cut short: try another copy":
        "그림이 손상되었거나 중간에 끊겼습니다. 다른 사본을 써 보세요",
    "this JPEG is made to take very long to open: save it again":
        "열기에 아주 오래 걸리도록 만든 JPEG입니다. 새로 저장하세요",
    "a picture may have {most:g} megapixels here, and this has more: shrink it":
        "그림은 {most:g}메가픽셀까지입니다. 줄여서 올리세요",
    "a picture of this kind may have {most:g} megapixels here, and this one has "
    "{has:.3g}: shrink it, or save it as a JPEG":
        "이런 그림은 {most:g}메가픽셀까지인데 이것은 {has:.3g}메가픽셀입니다. 줄이거나 JPEG로 저장하세요",
    "a picture may have {most:g} MB here, and this one has {has:.3g}: save it smaller":
        "그림은 {most:g} MB까지인데 이것은 {has:.3g} MB입니다. 더 작게 저장하세요",
    "a photo has 1 or 3 channels, and this network takes {channels}":
        "사진의 채널은 1개나 3개인데 이 네트워크는 {channels}개를 받습니다",
    # checkpoints
    "choose one of the networks in the list": "목록에 있는 네트워크를 고르세요",
    "{network} is not a classifier: choose another network":
        "{network}은(는) 분류기가 아닙니다. 다른 네트워크를 고르세요",
    "{network} makes no images: choose a DCGAN or a WGAN":
        "{network}은(는) 이미지를 만들지 않습니다. DCGAN이나 WGAN을 고르세요",
    "{network} gives no finite numbers: its training diverged, so train it again with a lower "
    "learning rate":
        "{network}의 출력이 유한하지 않습니다. 학습이 발산했으니 더 작은 학습률로 다시 학습하세요",
    "{file} makes images: give a classifier's checkpoint":
        "{file}은(는) 이미지를 만듭니다. 분류기의 체크포인트를 고르세요",
    "{file} tells {classes} classes apart in images of {channels} channels, and {dataset} has {count} "
    "in {wanted}: give a checkpoint that was trained on it":
        "{file}은(는) 채널 {channels}개인 이미지의 클래스 {classes}개를 가려내는데 {dataset}은(는) 채널 "
        "{wanted}개에 클래스 {count}개입니다. 그 데이터로 학습한 체크포인트를 고르세요",
    "no snapshots of this generator's training were kept: choose another one":
        "이 생성자의 학습 중 스냅숏은 남아 있지 않습니다. 다른 생성자를 고르세요",
    "{file} holds no generator's ages": "{file}에는 생성자의 나이별 스냅숏이 없습니다",
    "{file} does not say after which step it was saved":
        "{file}에는 몇 번째 스텝 뒤에 저장되었는지 적혀 있지 않습니다",
    "{file} is of another generator than {first}": "{file}은(는) {first}과(와) 다른 생성자입니다",
    "ages take 2 to {most} snapshots, of one checkpoint at least":
        "나이는 스냅숏 2~{most}개로 만들고 체크포인트가 하나 이상 있어야 합니다",
    "{file} tells other classes apart than {dataset} has now: give a checkpoint that was trained on "
    "these":
        "{file}이(가) 가려내는 클래스는 지금 {dataset}의 클래스와 다릅니다. 이 클래스로 학습한 것을 "
        "고르세요",
    "{dataset} has {count} classes in images of {channels} channels, and {network} is made for {classes} "
    "in {wanted}: start a new training":
        "{dataset}은(는) 채널 {channels}개인 이미지의 클래스 {count}개인데 {network}은(는) 채널 "
        "{wanted}개, 클래스 {classes}개에 맞춘 것입니다. 새로 학습하세요",
    "there is no checkpoint {file}": "체크포인트 {file}이(가) 없습니다",
    "there is no checkpoint {file} any more": "체크포인트 {file}이(가) 이제 없습니다",
    "{file} is damaged or was cut short": "{file}이(가) 손상되었거나 중간에 끊겼습니다",
    "{file} was changed while it was read: try again":
        "{file}을(를) 읽는 동안 파일이 바뀌었습니다. 다시 해 보세요",
    "{file} is not a file: copy the checkpoint there":
        "{file}은(는) 파일이 아닙니다. 그 자리에 체크포인트를 복사하세요",
    "the header of {file} has {has:.0f} MB, and no checkpoint needs more than {most:.0f} "
    "MB":
        "{file}의 헤더가 {has:.0f} MB입니다. 체크포인트에는 {most:.0f} MB면 충분합니다",
    "{file} holds weights that are no numbers: its training diverged, or the file is damaged":
        "{file}에 수가 아닌 가중치가 있습니다. 학습이 발산했거나 파일이 손상되었습니다",
    "{file} has {count} {what}, and its {network} takes {wanted}":
        "{file}에는 {what}이(가) {count}개인데 그 {network}에는 {wanted}개여야 합니다",
    "the means in {file} must lie between {low} and {high}":
        "{file}의 평균은 {low} 이상 {high} 이하여야 합니다",
    "the standard deviations in {file} must lie between {low} and {high}":
        "{file}의 표준편차는 {low} 이상 {high} 이하여야 합니다",
    "the classes in {file} must have names of printable characters":
        "{file}의 클래스 이름은 표시되는 글자로 되어 있어야 합니다",
    "{file} is not a {suffix} file: pickled weights (.pt, .pth, .bin) can run code and are never "
    "loaded here":
        "{file}은(는) {suffix} 파일이 아닙니다. 피클로 저장된 가중치(.pt, .pth, .bin)는 코드를 실행할 수 "
        "있어 절대 불러오지 않습니다",
    "{file} was not written by Paper Playground: its header has no spec":
        "{file}은(는) Paper Playground가 만든 파일이 아닙니다. 헤더에 네트워크 설계(spec)가 없습니다",
    "{file} has format {has}; this is format {wanted}":
        "{file}의 형식은 {has}이고, 여기서 읽는 형식은 {wanted}입니다",
    "the header of {file} cannot be read: {reason}": "{file}의 헤더를 읽을 수 없습니다: {reason}",
    "{file} describes an impossible network: {reason}":
        "{file}에 만들 수 없는 네트워크가 적혀 있습니다: {reason}",
    "the weights in {file} do not fit its {network}":
        "{file}의 가중치가 그 {network}에 맞지 않습니다",
    **FIGURES,
}  # fmt: skip

TERMS: dict[str, str] = {
    # fields
    "image size": "이미지 크기",
    "image channels": "이미지 채널 수",
    "classes": "클래스 수",
    "depth": "깊이",
    "widening factor": "너비 배수",
    "width": "너비",
    "block": "블록",
    "blocks": "블록 수",
    "stride": "보폭",
    "shortcut": "지름길",
    "dropout": "드롭아웃",
    "pool": "풀링",
    "stem": "첫 층",
    "stem width": "첫 층 너비",
    "stem stride": "첫 층 보폭",
    "the stem's kernel": "첫 층의 커널",
    "stage width": "단계 너비",
    "the number of stages": "단계의 수",
    "un-strided stages": "보폭을 없앤 단계 수",
    "stages without stride": "보폭을 없앤 단계 수",
    "what is seen of the photo": "사진에서 보여 줄 부분",
    "convolutions in a block": "블록의 합성곱 수",
    "expansion": "확장 배수",
    "order": "순서",
    "transition": "전이",
    "the convolution that takes the stride": "보폭을 갖는 합성곱",
    "input size": "입력 크기",
    "epochs": "에폭",
    "seconds": "초",
    "unit": "단위",
    "the number of classes": "클래스 수",
    "the number of photos of a class": "한 클래스의 사진 수",
    "class": "클래스",
    "seed": "시드",
    "a name": "이름",
    "a code": "코드",
    "a limit": "제한",
    "a run's name": "학습의 이름",
    "changes": "바꿀 항목",
    "a seed": "시드",
    "the left seed": "왼쪽 시드",
    "the right seed": "오른쪽 시드",
    "a place in the plane": "평면의 자리",
    "frames": "프레임 수",
    "a direction's amount": "방향의 값",
    "the page": "쪽 번호",
    "the path": "경로",
    "the kind of file": "파일의 종류",
    "how much longer": "더 학습할 길이",
    "what to train": "무엇을 학습할지",
    "the kind of GAN": "GAN의 종류",
    "optimiser": "옵티마이저",
    "schedule": "학습률 스케줄",
    "learning rate": "학습률",
    "batch size": "배치 크기",
    "momentum": "모멘텀",
    "the distance": "거리",
    "rate": "학습률",
    "generator": "생성자",
    "constant width": "일정한 너비",
    "the critic's learning rate": "상대의 학습률",
    "fit": "크기 맞추기",
    "smaller widths": "너비를 줄이세요",
    "recipe": "학습 방법",
    "widths": "너비들",
    "critic lr": "상대의 학습률",
    "averaging": "가중치 평균",
    "smoothing": "레이블 스무딩",
    "penalty": "기울기 벌점",
    "beta2": "beta2",
    "side": "이미지 크기",
    "biases": "편향",
    "generator_norm": "생성자의 배치 정규화",
    "augment": "무작위 변형",
    "flip": "좌우 뒤집기",
    "beta1": "beta1",
    "weight decay": "가중치 감쇠",
    "label smoothing": "레이블 스무딩",
    "crop padding": "자르기 여백",
    "scale jitter": "무작위 확대",
    "cutout": "컷아웃",
    "clip": "가중치 상한",
    "critic steps": "상대의 스텝 수",
    "latent": "잠재 벡터의 크기",
    "drop": "학습률 감소 배수",
    "a milestone": "학습률이 바뀌는 지점",
    "the number of milestones": "학습률이 바뀌는 지점의 수",
    "validation images": "검증 이미지 수",
    "target accuracy": "목표 정확도",
    "means": "평균",
    "standard deviations": "표준편차",
    # what a depth counts beside the blocks
    "the first convolution and the classifier": "첫 합성곱과 분류기",
    "the first convolution and a projection for each group": "첫 합성곱과 그룹마다 하나인 사영",
    # values
    "empty": "빈 값",
    "so large a number": "그렇게 큰 수",
    "true or false": "true나 false",
    "text": "글자",
    "a whole number": "정수",
    "a number": "수",
    "a sentence": "문장",
    "it cannot be read": "읽을 수 없습니다",
    # what a host's limits are about, and how to stay within them
    "parameters": "파라미터",
    "multiply-adds per image": "이미지 한 장의 곱셈-덧셈",
    "activations per image": "이미지 한 장의 활성값",
    "fewer blocks or narrower stages": "블록 수나 단계의 너비를 줄이세요",
    "fewer blocks, narrower stages or an earlier stride":
        "블록 수나 단계의 너비를 줄이거나 보폭을 앞당기세요",
    # how a run stands
    "queued": "대기",
    "running": "학습",
    "paused": "일시 정지",
    "done": "완료",
    "stopped": "멈춤",
    "failed": "실패",
    "interrupted": "중단",
}  # fmt: skip

CLASSES: dict[str, str] = {  # digits are the same
    # Shapes
    "arrow": "화살표", "circle": "원", "crescent": "초승달", "cross": "십자", "heart": "하트",
    "leaf": "나뭇잎", "ring": "고리", "square": "정사각형", "star": "별", "triangle": "삼각형",
    # CIFAR-10
    "airplane": "비행기", "automobile": "자동차", "bird": "새", "cat": "고양이", "deer": "사슴",
    "dog": "개", "frog": "개구리", "horse": "말", "ship": "배", "truck": "트럭",
    # CIFAR-100
    "apple": "사과", "aquarium_fish": "관상어", "baby": "아기", "bear": "곰",
    "beaver": "비버", "bed": "침대", "bee": "벌", "beetle": "딱정벌레", "bicycle": "자전거",
    "bottle": "병", "bowl": "그릇", "boy": "소년", "bridge": "다리", "bus": "버스",
    "butterfly": "나비", "camel": "낙타", "can": "캔", "castle": "성",
    "caterpillar": "애벌레", "cattle": "소", "chair": "의자", "chimpanzee": "침팬지",
    "clock": "시계", "cloud": "구름", "cockroach": "바퀴벌레", "couch": "소파", "crab": "게",
    "crocodile": "악어", "cup": "컵", "dinosaur": "공룡", "dolphin": "돌고래",
    "elephant": "코끼리", "flatfish": "넙치", "forest": "숲", "fox": "여우", "girl": "소녀",
    "hamster": "햄스터", "house": "집", "kangaroo": "캥거루", "keyboard": "키보드",
    "lamp": "램프", "lawn_mower": "잔디깎이", "leopard": "표범", "lion": "사자",
    "lizard": "도마뱀", "lobster": "바닷가재", "man": "남자", "maple_tree": "단풍나무",
    "motorcycle": "오토바이", "mountain": "산", "mouse": "쥐", "mushroom": "버섯",
    "oak_tree": "참나무", "orange": "오렌지", "orchid": "난초", "otter": "수달",
    "palm_tree": "야자나무", "pear": "배(과일)", "pickup_truck": "픽업트럭",
    "pine_tree": "소나무", "plain": "평원", "plate": "접시", "poppy": "양귀비",
    "porcupine": "호저", "possum": "주머니쥐", "rabbit": "토끼", "raccoon": "라쿤",
    "ray": "가오리", "road": "도로", "rocket": "로켓", "rose": "장미", "sea": "바다",
    "seal": "물범", "shark": "상어", "shrew": "뒤쥐", "skunk": "스컹크",
    "skyscraper": "고층 건물", "snail": "달팽이", "snake": "뱀", "spider": "거미",
    "squirrel": "다람쥐", "streetcar": "노면전차", "sunflower": "해바라기",
    "sweet_pepper": "피망", "table": "탁자", "tank": "전차", "telephone": "전화기",
    "television": "텔레비전", "tiger": "호랑이", "tractor": "트랙터", "train": "기차",
    "trout": "송어", "tulip": "튤립", "turtle": "거북", "wardrobe": "옷장", "whale": "고래",
    "willow_tree": "버드나무", "wolf": "늑대", "woman": "여자", "worm": "지렁이류",
    # Fashion-MNIST
    "T-shirt/top": "티셔츠", "Trouser": "바지", "Pullover": "풀오버", "Dress": "원피스",
    "Coat": "코트", "Sandal": "샌들", "Shirt": "셔츠", "Sneaker": "운동화", "Bag": "가방",
    "Ankle boot": "앵클부츠",
}  # fmt: skip

PAGE: dict[str, str] = {
    # every tab
    "common.title": "논문 놀이터",
    "common.masthead": (
        "# 논문 놀이터\n"
        "다섯 편의 논문을 직접 만져 보세요: ResNet, Wide ResNet, CAM, DCGAN, WGAN. 네트워크를 만들고, "
        "학습시키고, 어디를 보는지 살피고, 잠재 공간을 거닐어 봅니다."
    ),
    "common.build": "1 · 만들기",
    "common.train": "2 · 학습",
    "common.look": "3 · 보기",
    "common.slide": "4 · 거닐기",
    "common.yours": "내 것 {number} · {network}",
    "common.tested": "{network} · {accuracy}",
    "common.validated": "{network} · {accuracy}(검증)",
    "common.error": "오류",
    "common.note": "알림",
    "common.lacking": (
        "이 주소에 적힌 {name} {value} 항목이 여기에 없거나 다른 사람의 것이어서 처음 상태를 보여 "
        "드립니다."
    ),
    "common.cannot_answer":
        "이 호출에는 답할 수 없습니다. 페이지가 보내지 않는 종류의 값이 들어 있습니다.",
    "common.no_endpoint": "이런 이름이나 번호의 API가 없습니다. 목록은 /gradio_api/info에 있습니다.",
    "common.nothing_here": "여기에는 아무것도 없습니다.",
    "common.unreadable":
        "읽을 수 있는 JSON이 아닙니다. 올바른 유니코드 글자로, 덜 깊이 중첩해서 보내 주세요.",
    "common.misfit": "이 호출에 빠졌거나 형식이 맞지 않는 항목이 있습니다. /?view=api를 참고해 주세요.",
    "common.too_large": "호출 하나는 {size}까지 보낼 수 있습니다. 더 작게 보내 주세요.",
    "common.upload_large": "파일은 {size}까지 올릴 수 있습니다. 더 작은 파일을 골라 주세요.",
    "common.upload_length": "업로드는 크기를 미리 알려야 합니다. Content-Length를 함께 보내 주세요.",
    "common.upload_many": "파일은 한 번에 {files}개까지 받습니다. 더 적게 나누어 보내 주세요.",
    "common.upload_address":
        "지난 한 시간 동안 같은 주소에서 {hourly}가 올라와 더 받을 수 없습니다. 나중에 다시 해 보세요.",
    "common.upload_full": "지금은 서버에 파일을 더 둘 자리가 없습니다. 나중에 다시 해 보세요.",
    "common.too_many_wait":
        "같은 주소에서 보낸 호출이 이미 {count}개 기다리고 있습니다. 잠시 뒤에 다시 해 보세요.",
    "common.bug":
        "서버에서 문제가 생겼습니다. 사용자의 잘못이 아닙니다. 다시 하거나 다른 것을 시도해 보세요.",
    # Build
    "build.lead": (
        "값을 바꿔 보세요. 그림과 모든 텐서의 크기, 계산 비용이 바로 바뀝니다. 여기서 만든 네트워크를 "
        "다음 탭에서 그대로 학습시킵니다."
    ),
    "build.begin": "처음이신가요? 이렇게 시작해 보세요:",
    "build.begin_shortcuts": "지름길은 왜 필요할까",
    "build.begin_look": "네트워크는 어디를 볼까",
    "build.begin_slide": "한 이미지에서 다른 이미지로",
    "build.family": "계열",
    "build.family_wide_resnet": "Wide ResNet",
    "build.family_cifar_resnet": "CIFAR용 ResNet",
    "build.family_resnet": "ResNet",
    "build.family_plain": "Plain",
    "build.family_speed": "Speed",
    "build.family_custom": "직접 만들기",
    "build.plain_note": (
        "Plain: 같은 깊이의 ResNet에서 지름길만 뺀 네트워크입니다. 논문은 둘을 함께 학습시켜 지름길의 "
        "효과를 봅니다."
    ),
    "build.speed_note": (
        "Speed: CIFAR-10을 몇 분 만에 배우도록 만든 짧고 넓은 잔차 네트워크입니다. 다섯 편의 논문이 "
        "아니라 이 데이터의 속도 기록에서 왔습니다(2404.00498)."
    ),
    "build.depth": "깊이",
    "build.depth_info": "논문처럼 층의 수로 셉니다. 다른 값을 직접 입력할 수도 있습니다.",
    "build.depth_note": (
        "이 깊이는 모든 합성곱을 셉니다: 그룹 3개 × 블록 {blocks}개 × 합성곱 {convolutions}개 + 4 = "
        "{depth}. 1605.07146의 표 2는 블록의 구성과 상관없이 블록마다 두 개로 셉니다."
    ),
    "build.widening_factor": "너비 배수 k",
    "build.widening_factor_info": "채널 수: 16k, 32k, 64k",
    "build.block": "블록",
    "build.dropout": "합성곱 사이 드롭아웃",
    "build.shortcut": "지름길",
    "build.shortcut_A": "A · 0으로 채움",
    "build.shortcut_B": "B · 크기가 바뀔 때 사영",
    "build.shortcut_C": "C · 항상 사영",
    "build.shortcut_none": "없음",
    "build.block_basic": "기본 · 3×3, 3×3",
    "build.block_bottleneck": "병목 · 1×1, 3×3, 1×1",
    "build.stem": "첫 층",
    "build.stem_imagenet": "7×7, 최대 풀링",
    "build.stem_cifar": "3×3, 작은 이미지용",
    "build.width": "첫 단계의 너비",
    "build.size": "이미지 크기",
    "build.classes": "클래스 수",
    "build.more": "더 보기",
    "build.pool": "분류기 앞의 풀링",
    "build.pool_average": "평균",
    "build.pool_max": "최대",
    "build.finer": "보폭을 없앨 마지막 단계 수",
    "build.finer_info": "마지막 특징 맵이 커져 히트맵이 세밀해집니다. 가중치의 크기는 그대로입니다.",
    "build.name": "이름",
    "build.stem_width": "첫 층 너비",
    "build.stages": "단계",
    "build.add_stage": "단계 추가",
    "build.drop_stage": "마지막 단계 삭제",
    "build.expansion": "확장 배수",
    "build.details": "순서, 전이, 드롭아웃",
    "build.order": "블록 안의 순서",
    "build.order_post": "conv-BN-ReLU, 합한 뒤 ReLU",
    "build.order_pre": "BN-ReLU-conv (사전 활성화)",
    "build.order_branch": "conv-BN-ReLU, 합한 뒤 그대로",
    "build.transition": "단계가 크기를 바꾸는 곳",
    "build.transition_block": "첫 블록 안에서",
    "build.transition_pool": "블록 앞에서: 합성곱, 최대 풀링",
    "build.stride_on": "보폭을 갖는 합성곱",
    "build.stride_on_spatial": "1×1보다 큰 첫 합성곱",
    "build.stride_on_first": "맨 앞의 합성곱 (1512.03385)",
    "build.image_channels": "이미지 채널 수",
    "build.train": "이 네트워크 학습시키기 →",
    "build.use": "{depth} 사용",
    "build.params": "파라미터",
    "build.macs": "곱셈-덧셈",
    "build.macs_note": "이미지 한 장, 순전파",
    "build.layers": "가중치 층",
    "build.layers_note": "사영과 분류기 포함",
    "build.field": "수용 영역",
    "build.field_note": "{size} px 가운데, 풀링 전",
    "build.memory": "활성값 메모리",
    "build.memory_note": "한 장당; {batch}장이면 {size}",
    "build.hint": "그림이나 표에서 단계를 누르면 그 블록을 층별로 볼 수 있습니다.",
    "build.stops": "여기까지만 그리고 셌습니다. 더 큰 이미지나 더 작은 보폭이 도움이 될 수 있습니다.",
    "build.save_as": "그림 저장:",
    "build.beyond": (
        "이 서버에서 학습하기에는 너무 큽니다. {size}픽셀 이미지 기준으로 파라미터 {params} 개, 곱셈-덧셈 "
        "{macs} 번, 활성값 {activations} 개까지 학습할 수 있습니다. 블록 수나 단계의 너비를 줄여 보세요."
    ),
    "build.bad_link": "이 링크의 네트워크를 읽을 수 없어 기본 네트워크를 보여 드립니다. 이유: {reason}",
    "build.send": "이미지 통과시키기",
    "build.send_photo": "이미지",
    "build.send_network": "네트워크",
    "build.send_untrained": "위의 네트워크, 학습 전",
    "build.send_images": "{title}: 테스트 이미지",
    "build.send_fresh": "학습 전",
    "build.send_twin": "쌍둥이 Plain: 지름길 없음",
    "build.send_bn": "배치 정규화",
    "build.send_bn_info": "끄고 나서 신호가 깊이에 따라 어떻게 되는지 보세요.",
    "build.send_bn_on": (
        "학습 전: 가중치는 항상 같은 난수이고, 쌍둥이도 같은 값을 씁니다. 배치 정규화는 이 이미지 한 장의 "
        "통계를 쓰며, Plain 네트워크의 신호가 사라지지 않게 합니다(1512.03385, 4.1절)."
    ),
    "build.send_bn_off": (
        "학습 전이고 배치 정규화도 없습니다. 지름길이 있으면 블록마다 더한 값이 쌓이고, 지름길이 없으면 "
        "신호의 크기는 오로지 가중치에 달려 있습니다."
    ),
    "build.send_trained": (
        "학습된 {name} 그대로, 학습한 크기인 {size} × {size} 픽셀입니다. 위의 설정을 바꿔도 달라지지 "
        "않습니다."
    ),
    "build.send_no_twin": (
        "옆에 쌍둥이 Plain은 없습니다. 함께 학습시킨 것이 없고, 학습 전의 것과는 비교가 되지 않기 "
        "때문입니다."
    ),
    "build.send_beyond": (
        "이 서버에서 이미지를 통과시키기에는 너무 큽니다. 파라미터 {params} 개, 층 {layers}개, 이미지 한 "
        "장에 곱셈-덧셈 {macs} 번, 활성값 {activations} 개까지 가능합니다. 블록 수나 단계의 너비, 이미지 "
        "크기를 줄여 보세요."
    ),
    "build.send_seen": "{size} × {size} 픽셀",
    "build.send_all": "{count}개 채널 모두",
    "build.send_strongest": "{channels}개 중 가장 강한 {count}개",
    "build.send_spread": "표준편차",
    "build.send_shades": (
        "맵 하나가 채널 하나입니다. 그 맵에서 가장 낮은 값은 검게, 가장 높은 값은 희게 그리며, 절댓값 "
        "평균이 큰 순서입니다. 누르면 크게 보입니다. 같은 눈금으로 그리면 신호가 사라지는 것이 보입니다."
    ),
    "build.send_common": "네트워크마다 모든 맵을 같은 눈금으로",
    "build.send_scale": "검정 {low}, 흰색 {high}",
    "build.send_map": "크게 보기",
    "build.send_channel": "채널 {channel} · 절댓값 평균 {strength}",
    "build.share": "가져가기: 소스, JSON, 링크",
    "build.source": "PyTorch 소스",
    "build.download": ".py 파일 내려받기",
    "build.json": "JSON",
    "build.json_info": "네트워크 전체가 담겨 있습니다. 다른 JSON을 붙여 넣거나 고친 뒤 불러오세요.",
    "build.load": "이 JSON 불러오기",
    "build.link": "링크",
    "build.link_info":
        "이 페이지의 주소는 언제나 지금 만든 네트워크와, 지금 고른 탭, 예시, 시드로 이어집니다.",
    "build.copy_link": "링크 복사",
    "build.compare": "다른 네트워크와 비교",
    "build.compare_with": "두 번째 네트워크",
    "build.compare_info": "고르거나, WRN-40-2처럼 숫자를 바꾼 이름을 입력하세요.",
    "build.pin": "지금 네트워크 고정",
    "build.unpin": "두 번째 네트워크 지우기",
    "build.ratio": "2 ÷ 1",
    "build.trait_stem": "첫 층",
    "build.trait_block": "블록",
    "build.trait_order": "순서",
    "build.trait_shortcut": "지름길",
    "build.trait_dropout": "드롭아웃",
    "build.trait_pool": "풀링",
    "build.trait_stages": "단계",
    "build.trait_transition": "크기를 바꾸는 곳",
    "build.trait_image_channels": "이미지 채널 수",
    "build.trait_classes": "클래스",
    "build.column_stage": "단계",
    "build.column_network": "네트워크",
    "build.column_blocks": "블록",
    "build.column_output": "출력 C × H × W",
    "build.column_params": "파라미터",
    "build.column_macs": "곱셈-덧셈",
    "build.column_field": "수용 영역",
    "build.column_memory": "활성값",
    "build.total": "합계",
    "build.alike": "같은 블록 {count}개",
    # Build: its GANs
    "build.pair": "GAN: 생성자와 그 상대",
    "build.pair_lead": (
        "DCGAN이나 WGAN의 두 네트워크입니다. 하나는 무작위 벡터를 이미지로 키우고, 다른 하나는 이미지를 "
        "수 하나로 줄입니다. 모든 조절 항목은 학습 탭에 있습니다."
    ),
    "build.pair_note": (
        "전치 합성곱은 수 하나하나를 두 칸 간격의 4×4 자리에 퍼뜨려 맵을 두 배로 키웁니다. 수치는 이미지 "
        "한 장 기준입니다."
    ),
    "build.pair_channels": "이미지 채널",
    "build.channels_1": "1, 흑백",
    "build.channels_3": "3, 컬러",
    "build.pair_widths": "비우면 학습 방법의 값",
    # Train
    "train.lead": (
        "직접 만든 네트워크나 논문의 비교 실험, GAN이 여기서 실시간으로 학습합니다. 창을 닫아도 계속되고, "
        "다시 열면 이어서 볼 수 있습니다."
    ),
    "train.visit": (
        "⚠ 이 브라우저에서는 페이지가 아무것도 저장할 수 없습니다. 학습한 것은 페이지를 닫거나 새로 고칠 "
        "때까지만 내 것이고, 그 뒤에는 다시 찾을 수 없습니다. 다른 사이트 안에 열려 있다면 [새 탭에서 "
        "따로](./) 열어 주세요."
    ),
    "train.network":
        "네트워크: **{name}** · 파라미터 {params} 개 ({dataset}에 맞춰 클래스 {classes}개, {size}픽셀)",
    "train.dataset": "데이터",
    "train.dataset_info": (
        "Shapes는 즉석에서 그려집니다. 나머지는 데이터 폴더에서 읽거나 내려받습니다. 그 안의 그림 폴더는 "
        "무엇이든 데이터가 됩니다."
    ),
    "train.size": "그림 크기",
    "train.size_info": "그림마다 크기를 맞추고 정사각형으로 자릅니다. GAN은 32나 64픽셀로 만듭니다.",
    "train.recipe": "학습 방법",
    "train.recipe_info": (
        "옵티마이저, 학습률, 데이터 증강을 한데 묶은 것입니다. Muon은 처음 몇 분 동안 빠르게 배우는 "
        "새로운 옵티마이저이고, 논문들은 SGD를 씁니다."
    ),
    "train.recipe_quick": "빠르게, 1분용 (Muon)",
    "train.recipe_onecycle": "꾸준히 (SGD, 원사이클)",
    "train.recipe_resnet": "ResNet 논문처럼",
    "train.recipe_wrn": "Wide ResNet 논문처럼",
    "train.recipe_cosine": "길고 완만하게 (SGD, 코사인)",
    "train.recipe_speed": "Speed 네트워크용, 1~2분 (Muon)",
    "train.recipe_speed_long": "Speed 네트워크용, 5분 이상 (Muon)",
    "train.length": "학습 길이",
    "train.bounds_seconds": "여기서는 {low}~{high}초",
    "train.bounds_epochs": "여기서는 {low}~{high} 에폭",
    "train.unit": "단위",
    "train.unit_seconds": "초",
    "train.unit_epochs": "에폭",
    "train.more": "더 보기",
    "train.batch_size": "배치 크기",
    "train.lr": "최대 학습률",
    "train.held_out": "검증용으로 떼어 둘 이미지 수",
    "train.seed": "시드",
    "train.start": "학습 시작",
    "train.unreadable":
        "읽을 수 없는 내 학습이 {count}개 있습니다. 서버의 파일이 손상되었고, 그대로 남겨 두었습니다.",
    "train.runs": "내 학습과 미리 기록된 학습",
    "train.recorded": "기록된 학습: {name}",
    "train.pause": "일시 정지",
    "train.resume": "재개",
    "train.stop": "멈추기",
    "train.continue": "이어서 학습",
    "train.delete": "삭제",
    "train.really": "정말 삭제할까요?",
    "train.look": "어디를 보는지 살펴보기 →",
    "train.empty": (
        "아직 직접 학습시킨 것이 없습니다. 무엇을 학습할지 고르고 학습 시작을 누르면 곡선이 여기에 "
        "나타납니다. 기록된 학습은 위의 목록에 있습니다."
    ),
    "train.accuracy": "정확도",
    "train.loss": "손실",
    "train.gradients": "단계별 기울기 크기, 로그 눈금",
    "train.fixed": "고정, 학습하지 않음",
    "train.train": "학습",
    "train.validation": "검증",
    "train.test": "테스트",
    "train.epochs": "에폭",
    "train.epoch": "에폭",
    "train.trained": "학습 시간",
    "train.speed": "초당 이미지",
    "train.rate": "학습률",
    "train.computed_in": "계산 방식",
    "train.threads": "스레드 {count}개",
    "train.precision": "정밀도",
    "train.auto": "여기서 빠른 쪽",
    "train.float32": "float32",
    "train.bfloat16": "bfloat16",
    "train.test_tile": "테스트 정확도",
    "train.left": "{time} 남음",
    "train.shared":
        "다른 {others}명도 학습하고 있어 이 학습은 시간의 약 {share}만큼 씁니다. 약 {time} 남음",
    "train.shared_one":
        "다른 한 명도 학습하고 있어 이 학습은 시간의 약 {share}만큼 씁니다. 약 {time} 남음",
    "train.turns": "내 학습들이 번갈아 진행되어 이 학습은 시간의 약 {share}만큼 씁니다. 약 {time} 남음",
    "train.place": "대기 순서 {place}번",
    "train.state_queued": "대기 중",
    "train.state_running": "학습 중",
    "train.state_paused": "일시 정지",
    "train.held": "모두 일시 정지",
    "train.held_note": "수업을 이끄는 분이 풀면 이어집니다",
    "train.state_done": "완료",
    "train.state_stopped": "멈춤",
    "train.state_failed": "실패",
    "train.state_interrupted": "중단됨",
    "train.subject": "무엇을 학습할까요",
    "train.subject_network": "만든 네트워크",
    "train.subject_experiment": "비교 실험",
    "train.subject_gan": "GAN",
    "train.gan": "GAN의 종류",
    "train.gan_info":
        "DCGAN: 판별자가 진짜와 가짜를 구별합니다. WGAN: 비평자가 둘이 얼마나 떨어져 있는지 추정합니다.",
    "train.experiment": "비교 실험",
    "train.empty_fields": "비워 두면 학습 방법의 값을 씁니다.",
    "train.weight_decay": "가중치 감쇠",
    "train.label_smoothing": "레이블 스무딩",
    "train.jitter": "무작위 확대 (0–0.9)",
    "train.cutout": "컷아웃 (픽셀)",
    "train.target": "멈출 검증 정확도 (0–1)",
    "train.optimiser": "옵티마이저",
    "train.schedule": "학습률 스케줄",
    "train.as_recipe": "학습 방법대로",
    "train.sgd": "SGD, 모멘텀",
    "train.muon": "Muon",
    "train.adamw": "AdamW",
    "train.onecycle": "원사이클",
    "train.linear": "0까지 선형",
    "train.cosine": "코사인",
    "train.multistep": "계단",
    "train.constant": "일정",
    "train.tensorboard": "TensorBoard 파일 쓰기",
    "train.tensorboard_info": "아래에서 언제든 내려받을 수 있습니다.",
    "train.overlay": "다른 학습과 비교",
    "train.manage": "이 학습",
    "train.name": "이름",
    "train.rename": "이름 바꾸기",
    "train.more_epochs": "더 학습할 에폭",
    "train.more_seconds": "더 학습할 시간(초)",
    "train.longer": "더 학습",
    "train.again": "같은 시드로 다시",
    "train.download": "체크포인트 내려받기",
    "train.best": "최고 검증 체크포인트 내려받기",
    "train.events": "TensorBoard 파일 내려받기",
    "train.film": "표본의 변화(GIF)",
    "train.notebook": "노트북에서 쓰기",
    "train.notebook_info": (
        "이 페이지에서 학습을 다루는 일은 모두 프로그램으로도 할 수 있습니다. 아래 코드는 학습을 시작하고, "
        "지켜보고, 결과를 내려받습니다. 그 학습은 위 목록에도 나타납니다. 긴 토큰은 누구의 학습인지를 "
        "말해 줍니다. 이 토큰을 가진 사람은 내 학습을 나처럼 다룰 수 있습니다. 모든 호출과 고를 수 있는 "
        "이름은 페이지 맨 아래 “API를 통해 사용”에 있습니다."
    ),
    "train.notebook_code": "내 토큰이 들어 있는 코드",
    "train.slide": "잠재 공간 거닐기 →",
    "train.now": "현재",
    "train.gan_loss": "손실",
    "train.generator": "생성자",
    "train.opponent_dcgan": "판별자",
    "train.opponent_wgan": "비평자",
    "train.opponent_wgan_gp": "비평자",
    "train.remark_dcgan": (
        "어느 곡선도 이미지가 얼마나 좋은지 말해 주지 않습니다. 곡선이 추정하는 값이 금세 포화되기 "
        "때문입니다(WGAN, 그림 4)."
    ),
    "train.remark_wgan": (
        "비평자의 곡선이 0보다 얼마나 아래에 있는지가, 배율은 알 수 없지만, 이미지가 실제와 얼마나 "
        "다른지를 추정합니다(WGAN, 그림 3). 비평자가 다르면 비교할 수 없습니다."
    ),
    "train.remark_wgan_gp": (
        "비평자의 곡선에는 기울기 벌점이 더해져 있습니다(WGAN-GP, 식 3). 벌점이 작아지는 후반에는 0보다 "
        "얼마나 아래에 있는지가 이미지가 실제와 얼마나 다른지를 추정합니다."
    ),
    "train.seconds": "초",
    "train.raw": "원래 값도 보기",
    "train.by_epoch": "에폭마다 평균 하나",
    "train.by_time": "가로축을 초로",
    "train.smoothed": "들쭉날쭉한 선은 점 {count}개가량의 이동 평균으로 다듬었습니다",
    "train.no_validation": "검증 곡선이 없습니다. 이 학습은 이미지를 떼어 두지 않았습니다.",
    "train.continued": "에폭 {epoch} 무렵에 다시 이어서 학습했습니다. 거기서 학습률이 뛰어오릅니다.",
    "train.overlay_full": "더 겹치면 구별하기 어렵습니다",
    "train.unlike": "{other}: 재는 것이 달라 {chosen} 곡선에 겹칠 수 없습니다",
    "train.kind_classifier": "분류기",
    "train.kind_dcgan": "DCGAN",
    "train.kind_wgan": "WGAN",
    "train.kind_wgan_gp": "WGAN-GP",
    "experiment.degradation_20": "Plain vs ResNet, 20층",
    "experiment.degradation_20_question": (
        "파라미터 수가 같은 20층 네트워크 둘입니다. Plain에는 지름길이 없습니다. 이 깊이에서 지름길이 "
        "도움이 될까요?"
    ),
    "experiment.degradation_56": "Plain vs ResNet, 56층",
    "experiment.degradation_56_question": (
        "논문에서 지름길이 없는 Plain 네트워크는 56층이 되면 20층보다도 못 배웁니다. 지름길이 이를 고쳐 "
        "줄까요?"
    ),
    "experiment.degradation": "더 깊게: Plain과 ResNet, 20층과 56층",
    "experiment.degradation_question": (
        "논문의 첫 그림입니다. 56층 Plain 네트워크는 학습에 쓴 이미지에서조차 20층보다 못할까요? 지름길을 "
        "놓으면 뒤바뀔까요?"
    ),
    "experiment.shortcuts": "지름길 A, B, C",
    "experiment.shortcuts_question": (
        "지름길은 0으로 채우거나(A), 크기가 바뀔 때만 사영하거나(B), 항상 사영할 수 있습니다(C). 사영은 "
        "파라미터를 더 쓸 만한 값어치가 있을까요?"
    ),
    "experiment.depth_or_width": "깊이 vs 너비: WRN-40-1, WRN-16-2",
    "experiment.depth_or_width_question":
        "비슷한 수의 파라미터를 깊이에 쓸 때와 너비에 쓸 때, 어느 쪽이 더 잘 배우고 어느 쪽이 더 빠를까요?",
    "experiment.gans": "DCGAN, WGAN, WGAN-GP",
    "experiment.gans_question": (
        "시드도 데이터도 작은 생성자도 같습니다. 어느 쪽의 표본이 또렷하면서 다양하고, 어느 쪽의 곡선이 "
        "그것을 알려 줄까요? 빠른 학습 방법으로."
    ),
    "train.column_diversity": "다양성",
    "train.gans_verdict": (
        "곡선의 단위가 서로 달라 순위를 매길 수 없습니다. 각각의 표본을 보세요. 또렷한가요, 그리고 "
        "데이터만큼 서로 다른가요?"
    ),
    "experiment.dropout": "드롭아웃 유무",
    "experiment.dropout_question": "블록의 합성곱 사이에 넣은 드롭아웃이 넓은 네트워크에 도움이 될까요?",
    "train.source": "출처:",
    "train.column_network": "네트워크",
    "train.column_accuracy": "테스트 정확도",
    "train.column_loss": "테스트 손실",
    "train.column_epochs": "에폭",
    "train.column_seconds": "시간",
    "train.column_params": "파라미터",
    "train.verdict": "{name}의 정확도가 {accuracy}로 가장 높습니다: {margins}({length} 학습, {seeds}).",
    "train.verdict_margin": "{name}보다 {points}%p 높음",
    "train.verdict_chance": (
        "이만한 차이는 우연일 수 있습니다. 테스트 이미지 {count}장으로는 {points}%p보다 작은 차이를 "
        "구별할 수 없습니다."
    ),
    "train.verdict_none": "끝까지 학습하지 못한 것이 있어 비교하지 않습니다.",
    "train.one_epoch": "{count} 에폭",
    "train.epoch_count": "{count} 에폭",
    "train.one_seed": "시드 하나",
    "train.several_seeds": "시드 여러 개",
    "train.experiment_info": "같은 시드로 나란히, 각각 아래에 정한 길이만큼 학습합니다.",
    # Train: a GAN's knobs
    "gan.recipe_quick": "빠르게",
    "gan.recipe_paper": "논문의 설정",
    "gan.recipe_averaged": "논문의 설정 + 가중치 평균",
    "gan.recipe_annotated": "논문 해설의 설정",
    "gan.about_quick": (
        "1분용으로, 논문에서 온 것이 아닙니다. 너비 64-32-16, 논문의 5~10배 학습률, 레이블 0.9(DCGAN), "
        "가중치를 평균한 생성자."
    ),
    "gan.about_paper": (
        "DCGAN(1511.06434 4절), WGAN(1701.07875 알고리즘 1), WGAN-GP(1704.00028 알고리즘 1)의 학습률, "
        "배치, 스텝 수, 상한 그대로이고, 레이블도 가중치도 손대지 않습니다. 다른 점: 너비는 DCGAN의 4분의 "
        "1, 커널은 5 대신 4, z는 균등 분포 대신 정규 분포."
    ),
    "gan.about_averaged": (
        "논문의 설정에 나중에 나온 두 가지 기법을 더했습니다. 실제 이미지의 레이블을 0.9로(1606.03498, "
        "DCGAN만), 생성자의 가중치는 평균으로(1806.04498). 함께 제공되는 생성자들은 이렇게 학습했습니다."
    ),
    "gan.about_annotated": (
        "논문을 코드와 함께 읽는 한국어 연재를 층 하나하나까지 재현합니다. Fashion-MNIST 64픽셀의 DCGAN, "
        "너비 1024-512-256-128, Adam 2e-4. MNIST 32픽셀의 WGAN, 너비 1024-512-256, RMSprop 5e-5, 상한은 "
        "0.01로는 학습되지 않아 0.005. 파라미터가 약 2,400만 개라 GPU 없이는 느립니다. WGAN-GP는 여기서 "
        "덧붙인 것입니다."
    ),
    "gan.cost": (
        "생성자: 파라미터 {generator}, 이미지 한 장에 곱셈-덧셈 {grown}. {opponent}: 파라미터 {critic}, "
        "곱셈-덧셈 {seen}. {side}×{side}픽셀. 메모리 약 {memory}(허용 {allowed})."
    ),
    "gan.of_recipe": "학습 방법대로: {value}",
    "gan.pair": "두 네트워크",
    "gan.training": "학습하는 방법",
    "gan.side": "이미지 크기",
    "gan.side_32": "32픽셀",
    "gan.side_64": "64픽셀",
    "gan.widths": "너비, 4×4 맵부터",
    "gan.latent": "z의 길이",
    "gan.generator": "생성자",
    "gan.generator_convolutions": "이 너비의 합성곱",
    "gan.generator_constant": "모두 같은 너비 (WGAN 그림 6)",
    "gan.generator_mlp": "선형 층 네 개 (WGAN 그림 7)",
    "gan.constant_width": "그 하나의 너비",
    "gan.generator_norm": "생성자의 배치 정규화",
    "gan.biases": "배치 정규화 앞의 편향",
    "gan.yes": "예",
    "gan.no": "아니요",
    "gan.optimiser": "둘의 옵티마이저",
    "gan.optimiser_adam": "Adam",
    "gan.optimiser_rmsprop": "RMSprop, 모멘텀 없음",
    "gan.optimiser_sgd": "SGD, 모멘텀 β₁",
    "gan.momentum_note": (
        "WGAN 논문(4.2절)은 비평자의 옵티마이저에 Adam의 β₁ > 0 같은 모멘텀이 있으면 학습이 때때로 "
        "불안정해져 RMSprop을 썼다고 합니다. WGAN에 Adam을 골라 곡선을 지켜보세요."
    ),
    "gan.critic_lr": "상대의 학습률",
    "gan.beta1": "β₁, 모멘텀",
    "gan.beta2": "β₂",
    "gan.critic_steps": "생성자 한 스텝당 상대의 스텝 수",
    "gan.clip": "가중치 상한",
    "gan.penalty": "기울기 벌점",
    "gan.smoothing": "실제 레이블 스무딩",
    "gan.averaging": "가중치 평균",
    "gan.fit": "32픽셀보다 작은 이미지",
    "gan.fit_pad": "검은 테두리",
    "gan.fit_resize": "확대",
    "gan.flip": "이미지 절반을 좌우로 뒤집기",
    "gan.augment": "모든 이미지를 무작위로 변형",
    # Train: what a network sees as it learns
    "snapshots.title": "학습하면서 보는 것",
    "snapshots.samples_title": "학습하면서 만들어 내는 것",
    "snapshots.show": "표시할 것",
    "snapshots.images": "이미지",
    "snapshots.heatmaps": "히트맵",
    "snapshots.filters": "첫 필터",
    "snapshots.confusion": "혼동 행렬",
    "snapshots.held_out": (
        "학습에 쓰지 않는 이미지입니다. 밝은 곳은 정답 클래스의 근거(CAM)이며, 모든 이미지와 모든 시점을 "
        "같은 눈금으로 그립니다."
    ),
    "snapshots.trained_on": (
        "학습 이미지 가운데 일부입니다. 밝은 곳은 정답 클래스의 근거(CAM)이며, 모든 이미지와 모든 시점을 "
        "같은 눈금으로 그립니다."
    ),
    "snapshots.samples_note": "언제나 같은 잠재 벡터입니다. 거닐기 탭의 같은 시드와 같습니다.",
    "snapshots.weights": "비평자의 가중치",
    "snapshots.weights_note": (
        "−{reach}에서 {reach}까지 가중치 {count}개의 분포입니다. 가중치 클리핑은 가중치를 양 끝으로 "
        "몰고, 기울기 벌점을 쓰면 넓게 퍼집니다(1704.00028, 그림 1)."
    ),
    "snapshots.seed": "시드 {seed}",
    "snapshots.right": "{count}개 가운데 {right}개 맞음",
    "snapshots.tile_right": "정답 {truth}: 맞힘, {percent}",
    "snapshots.tile_wrong": "정답 {truth} → 답 {guess}: {percent}",
    "snapshots.when": "에폭 {epoch} · {time}",
    "snapshots.slider": "학습 시간 이동",
    "snapshots.play": "다시 재생",
    "snapshots.pause": "일시 정지",
    "snapshots.latest": "최신",
    "snapshots.filters_note": "첫 합성곱의 커널 {count}개, 각각 {height} × {width} 픽셀. 회색이 0입니다.",
    "snapshots.filters_fixed": "이 학습에서는 바뀌지 않습니다.",
    "snapshots.on_validation": "떼어 둔 이미지 {total}장, 에폭 {epoch} 뒤",
    "snapshots.on_test": "테스트 이미지 {total}장, 마지막에",
    "snapshots.rows": "행: 정답. 열: 네트워크의 답.",
    "snapshots.cell_right": "{truth}: {total}장 가운데 {count}장 맞힘",
    "snapshots.cell_wrong": "정답 {truth} → 답 {guess}: {total}장 가운데 {count}장",
    # Train: curves
    "chart.estimate_js_title": "옌센–섀넌 추정값(nat)",
    "chart.estimate_js_tells": (
        "log 2 − 손실/2, 레이블 스무딩 없이 계산: 판별자가 보기에 둘이 얼마나 다른지. log 2 = 0.69 "
        "가까이에서는 쉽게 가려내며, 그때부터는 이미지에 대해 더 말해 주지 않습니다(WGAN 그림 4)."
    ),
    "chart.estimate_w_title": "바서슈타인 추정값",
    "chart.estimate_w_tells": (
        "f(x)의 평균 − f(G(z))의 평균, 배율은 알 수 없음: 이미지가 좋아질수록 내려갑니다(WGAN 그림 3). "
        "비평자가 다르면 비교할 수 없습니다."
    ),
    "chart.scores_title": "판별자의 믿음",
    "chart.scores_tells": (
        "실제 이미지의 D(x)와 생성 이미지의 D(G(z)): 구별하지 못하면 둘 다 50%, 판별자가 이기면 멀리 "
        "벌어집니다."
    ),
    "chart.loss_title": "학습에 쓰인 손실",
    "chart.loss_tells":
        "둘이 각자 줄이려는 값: 하나가 얻으면 다른 하나가 잃으므로, 어느 쪽도 꼭 내려가지는 않습니다.",
    "chart.diversity_title": "표본의 다양성",
    "chart.diversity_tells": (
        "표본 16장이 픽셀 단위로 서로 다른 정도를 데이터와 견준 값. 0에 가까우면 생성자가 한 가지만 "
        "만드는 모드 붕괴입니다."
    ),
    "chart.gradient_title": "비평자의 기울기 크기, 로그 눈금",
    "chart.gradient_tells":
        "상대의 가중치가 얼마나 세게 당겨지는지. 사라지거나 10의 몇 제곱씩 뛰면 균형이 깨진 것입니다.",
    "chart.bound_title": "상한에 닿은 가중치",
    "chart.bound_tells": (
        "비평자의 가중치 가운데 클리핑으로 ±c에 붙잡힌 비율. 대부분이 그렇다면 비평자가 아주 단순해진 "
        "것입니다(WGAN-GP 3절)."
    ),
    "chart.collapse": (
        "표본들이 서로 다른 정도가 데이터의 {share}뿐입니다. 모드 붕괴로 보입니다. 다른 시드나 더 낮은 "
        "학습률, WGAN을 써 보세요."
    ),
    # Look
    "look.lead": (
        "네트워크는 사진의 어디를 보고 고양이라고 할까요? 마지막 특징 맵을 평균 내기 전에 클래스마다 "
        "근거를 사진 위에 펼쳐 볼 수 있습니다. 이것이 클래스 활성화 맵(CAM)입니다."
    ),
    "look.network": "네트워크",
    "look.to_fetch": "{network} ↓ {size}",
    "look.refresh": "최신 체크포인트로 다시 보기",
    "look.photo": "사진",
    "look.several": "사진 여러 장 한꺼번에",
    "look.own": "내 사진 {count}장: 눌러 보세요",
    "look.own_lost": "내 사진 {count}장: 눌러 보세요({lost}장은 읽지 못했습니다)",
    "look.fit": "네트워크에 보여 줄 부분",
    "look.crop": "가운데 정사각형",
    "look.letterbox": "사진 전체, 남는 곳은 회색",
    "look.photos": "사진",
    "look.photos_unknown": "이 네트워크의 클래스 {count}개에 없는 것들의 사진",
    "look.tests": "{title}: 학습에 쓰지 않은 이미지",
    "look.reading": "{title}의 테스트 이미지를 읽는 중 …",
    "look.others": "다른 이미지 보기",
    "look.example_lion": "사자",
    "look.example_cheetah1": "치타 얼굴",
    "look.example_cheetah": "달리는 치타",
    "look.example_tower": "탑",
    "look.example_bus": "버스",
    "look.more": "더 촘촘한 맵",
    "look.scale": "입력 크기",
    "look.scale_info": "학습한 크기 또는 그 배수. 칸이 늘지만, 사물이 학습 때보다 커 보입니다.",
    "look.unstrided": "보폭을 없앤 단계",
    "look.unstrided_info": "끝에서부터 셉니다(CAM 3절). 같은 가중치로 칸이 늘지만 판단은 덜 정확해집니다.",
    "look.no_network":
        "아직 학습된 네트워크가 없습니다. 학습 탭에서 네트워크를 학습시킨 뒤 여기서 들여다보세요.",
    "look.no_photo": "사진을 고르세요. 사진을 끌어다 놓거나, 붙여 넣거나, 예시를 누르면 됩니다.",
    "look.thinks": "무엇이라고 생각할까",
    "look.choose": "클래스를 고르면 그 근거가 어디에 있는지 보입니다",
    "look.seen": "네트워크가 보는 전부: {size} × {size} 픽셀",
    "look.knows": "이 네트워크가 아는 것 {count}가지:",
    "look.find": "클래스 {count}개에서 찾기",
    "look.none_found": "그런 클래스는 없습니다",
    "look.map": "사진 위 “{name}” 히트맵. 화살표 키로 한 칸씩 읽을 수 있습니다.",
    "look.hint": "사진 위를 가리키면 맵의 값을 읽을 수 있습니다.",
    "look.cell": "{rows} × {columns}칸 가운데 {row}행 {column}열",
    "look.evidence": "근거",
    "look.for": "“{name}”의 지지 근거",
    "look.against": "“{name}”의 반대 근거",
    "look.sum": "맵의 평균 {mean} + 편향 {bias} = 로짓 {logit}",
    "look.no_sum":
        "최댓값으로 풀링하는 네트워크라서, 맵은 위치만 보여 줄 뿐 더해도 로짓({logit})이 되지는 않습니다.",
    "look.flat": "맵이 어디나 같습니다. 다른 곳보다 근거가 뚜렷한 곳이 없습니다.",
    "look.nothing_for": "네트워크가 본 것 가운데 “{name}”의 지지 근거는 없습니다.",
    "look.opacity": "히트맵",
    "look.swipe": "전 | 후",
    "look.field": "이 칸은 {size} × {size}픽셀 가운데 {side} × {side}픽셀을 봅니다(점선).",
    "look.field_all":
        "이 칸은 전부 봅니다. 수용 영역 {side} × {side}픽셀에 {size} × {size}픽셀이 다 들어갑니다.",
    "look.colours": "색",
    "look.signed": "지지와 반대 근거",
    "look.inferno": "지지 근거만, 고른 눈금",
    "look.jet": "jet, 논문처럼",
    "look.box": "최댓값의 {share}를 넘는 곳에 상자",
    "look.overlap_found": (
        "점선이 정답 상자입니다. 맵의 상자와 겹치는 정도(IoU)는 {share}입니다. 50% 이상이면 찾은 것으로 "
        "칩니다."
    ),
    "look.overlap_missed": (
        "점선이 정답 상자입니다. 맵의 상자와 겹치는 정도(IoU)는 {share}로, 50%가 안 되어 찾지 못한 것으로 "
        "칩니다."
    ),
    "look.save": "가져가기:",
    "look.save_picture": "그림(PNG)",
    "look.save_figure": "설명이 붙은 그림(PNG)",
    "look.save_map": "맵(NPY)",
    "look.save_link": "링크",
    "look.link_copied": "복사했습니다.",
    "look.link_own_network": "직접 만든 네트워크라서 이 링크로는 본인만 열 수 있습니다.",
    "look.link_own_photo": "직접 올린 사진은 링크에 담기지 않습니다.",
    "look.link_covered": "칠해서 가린 부분은 링크에 담기지 않습니다.",
    "look.cells": "네트워크의 칸 그대로 보기",
    "look.apart": "맵을 낱낱이 나눠 보기",
    "look.apart_lead": (
        "“{name}” 맵은 특징 맵 {count}개에 각각 가중치를 곱해 더한 것입니다. 그중 영향이 가장 큰 "
        "{shown}개입니다. 체크를 풀면 맵과 로짓이 따라 바뀝니다."
    ),
    "look.apart_map": "특징 맵 {channel}",
    "look.apart_others": "나머지 {count}개 전부",
    "look.toy": "작게 해 보기: 맵 세 장을 직접 칠하기",
    "look.toy_lead": (
        "맵마다 평균을 내고 가중치를 곱해 더하면 점수 S = 0.3 F₁ + 0.5 F₂ + 0.1 F₃입니다. 맵에 먼저 "
        "가중치를 곱해 칸마다 더한 뒤 평균을 내도 같은 S가 나옵니다. 그 합이 바로 클래스 활성화 맵입니다."
    ),
    "look.toy_map": "특징 맵 {map} 칠하기",
    "look.toy_weight": "맵 {map}의 가중치",
    "look.toy_score": "S = {terms} = {score}, 더한 맵의 평균",
    "look.apart_first": "앞에서 {count}개",
    "look.apart_all": "전부",
    "look.apart_whole": "모든 항 {sum}, 편향 {bias}: 로짓 {logit}",
    "look.apart_part": "체크한 항 {sum}(전체의 {share}), 편향 {bias}: 로짓 {whole} 중 {logit}",
    "look.covered": "망가뜨려 보기",
    "look.covered_lead": "사진 일부를 칠해서 가려 보세요. 그 부분이 없으면 네트워크는 뭐라고 할까요?",
    "look.covered_grey": "회색",
    "look.covered_blur": "흐리게",
    "look.covered_photo": "다른 사진의 같은 자리",
    "look.covered_from": "덮을 조각을 가져올 사진",
    "look.covered_size": "붓 크기",
    "look.covered_hottest": "가장 뜨거운 곳 가리기",
    "look.covered_only": "그곳만 남기기",
    "look.covered_undo": "되돌리기",
    "look.covered_reset": "처음으로",
    "look.covered_now": "“{name}”: 전에는 {before}, 지금은 {now}",
    "look.pair": "두 클래스 맞대 보기",
    "look.pair_lead": "두 맵의 차이입니다. 빨간 곳은 앞 클래스, 파란 곳은 뒤 클래스 쪽 근거입니다.",
    "look.pair_against": "대",
    "look.pair_other": "맞댈 클래스",
    "look.pair_swap": "서로 바꾸기",
    "look.pair_sum": "“{one}” 쪽 {plus}, “{other}” 쪽 {minus}, 편향 {bias}: 로짓 차이 {apart}.",
    "look.pair_no_sum": (
        "로짓 차이(“{one}” − “{other}”)는 {apart}입니다. 최댓값으로 풀링하는 네트워크라서 맵의 "
        "평균({plus}, {minus})과 편향({bias})을 더해도 그 값이 되지 않습니다."
    ),
    "look.pair_times": "“{likelier}”일 확률이 {times}배입니다.",
    "look.beside": "다른 네트워크와 비교하기",
    "look.beside_lead": "두 네트워크의 “{name}” 맵을 같은 색, 같은 눈금으로 나란히 놓았습니다.",
    "look.beside_which": "다른 네트워크",
    "look.beside_none": "“{name}” 클래스가 있는 다른 네트워크가 없습니다.",
    "look.beside_said": "“{name}” {probability}, 로짓 {logit}",
    "look.beside_differs": "두 네트워크의 설계에서 다른 점은 {field} 하나입니다: {one}, {other}.",
    "look.beside_alike": "학습 방법과 시드는 같습니다.",
    "look.beside_unlike": "다만 학습 방법이나 시드가 다릅니다.",
    "look.tested": "상자가 물체를 찾을까: 테스트 이미지 전부",
    "look.tested_lead": (
        "네트워크에게 물체가 어디 있는지는 아무도 알려 주지 않았습니다. 맵을 둘러싼 상자가 정답 상자와 "
        "절반 이상 겹치면(IoU ≥ 50%) 찾은 것으로 칩니다. 얼마나 자주 찾을까요? 마지막 풀링이 영향을 "
        "줄까요? 평균은 물체 전체에서 근거를 찾아야 하지만, 최댓값은 한 곳이면 충분합니다."
    ),
    "look.tested_of": (
        "정답 클래스의 맵이 물체를 찾은 비율(테스트 이미지 {count}장). 열은 상자를 두르는 "
        "기준(맵의 최댓값에 대한 비율)입니다."
    ),
    "look.tested_costing": "얼마나 걸릴지 보려고 테스트 이미지를 그리고 있습니다 …",
    "look.tested_middle": "한가운데 둔 상자",
    "look.tested_right": "클래스 정답률",
    "look.tested_title": "상자의 기준에 따라 찾은 비율",
    "look.tested_axis": "기준, 맵 최댓값의 %",
    "look.method": "다른 방법, 다른 단계",
    "look.method_lead": (
        "대부분 로짓의 기울기를 쓰므로 어느 단계든 볼 수 있습니다. 앞 단계일수록 촘촘하지만 무엇인지는 덜 "
        "압니다. 평균으로 풀링하는 네트워크의 마지막 단계에서 Grad-CAM과 HiResCAM은 CAM을 칸 수로 나눈 "
        "것과 같습니다."
    ),
    "look.method_about_scorecam": (
        "Score-CAM은 기울기를 쓰지 않습니다. 특징 맵이 밝히는 부분만 네트워크에 보여 주고, 그때 클래스가 "
        "얻는 점수로 맵에 가중치를 줍니다. 가중치 × 활성값이 가장 큰 맵을 최대 64개까지 씁니다."
    ),
    "look.method_about_occlusion":
        "회색 사각형으로 사진을 한 곳씩, 많으면 14 × 14곳을 가립니다. 로짓이 얼마나 떨어질까요?",
    "look.occlusion": "가리기(occlusion)",
    "look.start": "시작",
    "look.stop": "멈추기",
    "look.cost": "네트워크를 {passes}번 통과, 여기서는 약 {seconds}초",
    "look.waiting": "다른 사람이 쓰는 중입니다. 차례를 기다립니다…",
    "look.faithful": "이 맵, 믿어도 될까",
    "look.faithful_lead": (
        "맵이 가리키는 곳을 가장 뜨거운 픽셀부터 가립니다. 네트워크가 정말 그곳을 보고 판단한다면 클래스 "
        "확률이 바로 떨어집니다. 가장 차가운 픽셀부터 가리면 확률이 유지됩니다. 두 곡선 사이의 넓이가 "
        "점수입니다. 무작위는 같은 맵의 칸을 뒤섞은 것입니다."
    ),
    "look.faithful_score": "{method}: 점수 {score}",
    "look.faithful_hottest": "뜨거운 곳부터",
    "look.faithful_coldest": "차가운 곳부터",
    "look.faithful_random": "무작위",
    "look.faithful_axis": "가린 비율(%)",
    "look.method_which": "방법",
    "look.method_stage": "단계",
    "look.method_last": "마지막(CAM과 같음)",
    "look.method_image": "이미지",
    "look.method_classes": "클래스 {count}개",
    "look.method_shown": "{method}, {rows} × {columns}칸",
    # Look: a network taught on one's own photos
    "teach.title": "나만의 클래스 가르치기",
    "teach.lead": (
        "클래스 두 개에서 다섯 개, 각각 사진 스무 장쯤이면 됩니다. ImageNet 네트워크의 풀링된 특징 위에 "
        "얹은 선형 헤드가 1초쯤 만에 배웁니다. 그다음 정말 그 물건을 보는지, 뒤에 있는 벽을 보는지 확인해 "
        "보세요. 사진은 보관하지 않습니다."
    ),
    "teach.name": "클래스",
    "teach.name_hint": "이름",
    "teach.photos": "사진",
    "teach.camera": "카메라로 찍기",
    "teach.camera_hold": "누르는 동안 클래스 {number} 촬영(1초에 4장)",
    "teach.camera_none":
        "카메라가 없거나 브라우저가 막았습니다. https 주소나 이 컴퓨터에서 연 페이지에서만 됩니다.",
    "teach.another": "클래스 추가",
    "teach.start": "가르치기",
    "teach.choice": "직접 가르침: {classes}",
    "teach.done": (
        "사진 {photos}장으로 {seconds}초 만에 배웠습니다. 한 장씩 빼고 나머지로 배운 뒤 그 한 장을 물었을 "
        "때 {photos}장 중 {right}장을 맞혔습니다({share}). 위에서 이 네트워크가 선택되었습니다. 새 사진을 "
        "넣어 보세요."
    ),
    "teach.fit_play": "학습 과정 다시 재생",
    "teach.fit_pause": "일시 정지",
    "teach.fit_iteration": "학습의 반복",
    "teach.fit_at": "반복 {iteration}/{last}: 손실 {loss}, {photos}장 가운데 {right}장 정답",
    "teach.fit_about": (
        "실제로 기록한 과정을 느리게 재생합니다: 헤드 {heads}개의 L-BFGS 반복 {iterations}번. 사진마다 "
        "그 사진만 빼고 배운 헤드가 판단한 자리에 놓이며, 빨간 테두리는 다른 클래스로 판단했다는 "
        "뜻입니다. 반복과 반복 사이의 움직임은 이어 그린 것입니다."
    ),
    "teach.fit_even": "반반",
    "teach.fit_axis": "자기 클래스 대 가장 유력한 다른 클래스",
    "teach.fit_loss": "손실(헤드 평균)",
    "teach.fit_right": "뺀 사진의 정답률",
    "teach.fit_axis_x": "반복",
    "teach.delete": "이 헤드 지우기",
    "teach.deleted": "지웠습니다.",
    "teach.missing": "여기에는 ImageNet 네트워크가 설치되어 있지 않습니다.",
    "teach.unnamed": "클래스 {number}",
    # Slide
    "slide.lead": (
        "무작위로 고른 한 점에서 다른 점으로 걸어가 보세요. 중간의 모든 이미지가 자연스럽다면, 생성자는 "
        "이미지를 외운 것이 아니라 생김새를 배운 것입니다(DCGAN 6.1절)."
    ),
    "slide.walk": "걷기",
    "slide.plane_tab": "평면",
    "slide.age_tab": "나이",
    "slide.generator": "생성자",
    "slide.seed_a": "왼쪽 시드",
    "slide.seed_b": "오른쪽 시드",
    "slide.way": "두 점 사이의 경로",
    "slide.way_info":
        "무작위 점들은 구면 가까이에 놓입니다. 호는 구면을 따라가고, 직선은 안쪽을 가로지릅니다.",
    "slide.sphere": "호(구면)",
    "slide.line": "직선",
    "slide.seed": "시드 {seed}",
    "slide.frame": "슬라이더 위치에서 생성된 이미지",
    "slide.slider": "왼쪽 시드에서 오른쪽 시드까지의 위치",
    "slide.play": "왕복 재생",
    "slide.pause": "일시 정지",
    "slide.film": "경로 위의 아홉 지점",
    "slide.none": "아직 학습된 생성자가 없습니다. 먼저 학습 탭에서 DCGAN이나 WGAN을 학습시켜 보세요.",
    "slide.pick": "{slot} 대신: 보고 고르세요",
    "slide.others": "다른 것들",
    "slide.close": "닫기",
    "slide.change": "시드 {seed}: 바꾸기",
    "slide.plane_at": "가로 {x} %, 세로 {y} %",
    "slide.plane_shuffle": "다른 꼭짓점",
    "slide.pixels": "픽셀 그대로",
    "slide.plane_hint": (
        "점을 끌어 보세요. 모든 자리는 꼭짓점들을 섞은 것이고, 그 사이의 이미지는 여러분이 닿을 때 "
        "비로소 그려집니다. 꼭짓점을 누르면 바꿀 수 있습니다."
    ),
    "slide.plane_plane": "꼭짓점 사이의 자리",
    "slide.plane_triangle": "삼각형: 꼭짓점 세 개",
    "slide.plane_mixture": "세 꼭짓점의 {a} %, {b} %, {c} %",
    "slide.beside": "같은 점을 다른 생성자로",
    "slide.nothing": "비교 안 함",
    "slide.age_at": "경로 {x} %, 학습 {y} %",
    "slide.age_shuffle": "다른 두 개",
    "slide.age_hint": (
        "아래로 끌어 보세요. 같은 잠재 벡터를 학습 중이던 생성자가 어떻게 그렸는지, 막 시작한 첫 줄부터 "
        "마지막 줄까지 보입니다. 가로는 두 시드 사이의 길입니다."
    ),
    "slide.age_plane": "두 시드 사이의 위치와 생성자의 나이",
    "slide.after": "{step}스텝 뒤",
    "slide.key": "{number}번째 지점, 시드 {seed}: 바꾸기",
    "slide.add": "+ 지점 더하기",
    "slide.remove": "빼기",
    "slide.closed": "처음으로 돌아오기",
    "slide.speed": "속도",
    "slide.inside": "이 길은 어떤 길인가",
    "slide.lengths": (
        "길을 따라 본 길이 |z|. 생성자는 길이가 거의 같은 벡터들로 학습했습니다. 직선은 학습 때 거의 본 "
        "적 없는 짧은 쪽으로 내려가고, 호는 그렇지 않습니다."
    ),
    "slide.changes": (
        "프레임마다 이미지가 바뀌는 정도(최대 1). 이미지를 외운 생성자라면 멈춰 있다가 갑자기 뛸 "
        "것입니다. 낮고 고른 곡선이 배웠다는 표시입니다."
    ),
    "slide.arc": "호",
    "slide.straight": "직선",
    "slide.take": "가져가기:",
    "slide.gif": "GIF",
    "slide.png": "PNG 띠",
    "slide.npy": "잠재 벡터 .npy",
    "slide.waiting": "…",
    "slide.arithmetic_tab": "벡터 연산",
    "slide.arithmetic_hint": (
        "무언가를 공유하는 표본 셋에서 다른 것을 공유하는 셋을 빼고, 또 다른 셋을 더합니다. 각 묶음의 "
        "평균과, 아홉 장 한가운데의 결과와 그 이웃이 보입니다(DCGAN 그림 7). 표본을 누르면 보고 다시 고를 "
        "수 있습니다."
    ),
    "slide.arithmetic_mean": "평균",
    "slide.arithmetic_result": "한가운데의 결과와 여덟 이웃",
    "slide.directions_tab": "방향",
    "slide.directions_hint": (
        "이 생성자의 첫 층을 가장 크게 움직이는 여섯 방향으로, 레이블 없이 찾았습니다(GANSpace처럼 "
        "PCA로). 이름은 없습니다. 각각 무엇을 바꾸는지 직접 보세요. 오른쪽 수는 분산에서 차지하는 "
        "몫입니다."
    ),
    "slide.directions_direction": "방향 {number}",
    "slide.directions_share": "첫 층의 분산에서 차지하는 몫",
    "slide.directions_reset": "표본으로 되돌리기",
    "slide.nearest": "가장 가까운 학습 이미지 보기",
    "slide.near": (
        "필름의 각 프레임과 픽셀 단위로 가장 가까운 학습 이미지입니다. 평균 거리는 {mean}이고, 학습에 "
        "쓰지 않은 테스트 이미지의 거리는 {test}입니다. 복사본이라면 0이 됩니다. 학습 때 이미지를 좌우로 "
        "뒤집었다면 뒤집은 이미지도 함께 비교합니다."
    ),
    "slide.point": "그림에서",
    "slide.find_tab": "그림에서 z로",
    "slide.find_hint": (
        "생성자는 z에서 이미지로만 갑니다. 그래서 되돌아가는 길은 찾아야 합니다. z의 길이를 무작위 z와 "
        "비슷하게 유지하면서, 픽셀 차이가 줄어드는 쪽으로 몇 초 동안 z를 옮깁니다. 사각형 안에 "
        "그리거나(그림은 생성자의 이미지와 같은 위치와 크기로 맞춰집니다), 사진을 올려 같은 구도가 "
        "되도록 옮겨 보세요."
    ),
    "slide.find_yours": "내 그림",
    "slide.find_wanted": "찾을 이미지",
    "slide.find_made": "생성자가 그린 가장 가까운 이미지",
    "slide.find_clear": "지우고 그리기",
    "slide.find_file": "사진 올리기",
    "slide.find_test": "테스트 이미지",
    "slide.find_zoom": "확대",
    "slide.find_go": "찾기",
    "slide.find_searching": "찾는 중",
    "slide.find_queue": "다른 사람이 찾는 중입니다. 잠시만요",
    "slide.find_distance": (
        "찾는 이미지와의 거리는 {distance}입니다. 탐색을 시작할 때, 무작위 표본 {samples}개 중 가장 "
        "가까운 것은 {began}만큼 떨어져 있었습니다. (픽셀 차이의 제곱 평균 제곱근, 0~1)"
    ),
    "slide.find_left": "여기서 출발하기",
    "slide.find_right": "여기까지 걷기",
    "slide.find_unreadable": "브라우저가 이 그림을 읽지 못합니다. JPEG, PNG, WebP를 골라 보세요",
    "slide.dice": "무작위",
    # Slide: why Wasserstein
    "why.tab": "왜 바서슈타인인가",
    "why.lead": (
        "WGAN이 GAN에서 바꾼 것은 하나, 생성된 이미지와 실제 이미지가 얼마나 떨어져 있는지를 재는 "
        "방법입니다. 논문이 든 세 가지 근거를 직접 만져 보세요."
    ),
    "why.lines": "만나지 않는 두 직선",
    "why.lines_claim": (
        "데이터는 모두 한 세로선 위에, 생성된 것은 모두 거기서 θ만큼 떨어진 다른 세로선 위에 있습니다. 둘 "
        "사이의 네 가지 거리 가운데 θ가 0.1인지 1인지, 그래서 어느 쪽으로 가야 하는지를 알려 주는 것은 "
        "하나뿐입니다."
    ),
    "why.lines_source": "예제 1과 그림 1",
    "why.lines_end": (
        "따라갈 기울기가 있는 것은 W뿐이었습니다. JS와 TV는 평평하고 KL은 무한대라, 기울기가 0이거나 아예 "
        "없어 아무것도 움직이지 않습니다."
    ),
    "why.theta": "두 직선 사이의 거리 θ",
    "why.data": "데이터",
    "why.generated": "생성된 것",
    "why.wasserstein": "바서슈타인",
    "why.jensen_shannon": "옌센–섀넌",
    "why.kullback_leibler": "쿨백–라이블러",
    "why.total_variation": "전변동",
    "why.descend": "거리마다 직선을 움직이게 하기",
    "why.pull_apart": "다시 떼어 놓기",
    "why.gaussians": "두 심판, 그중 하나는 지나친 확신",
    "why.gaussians_claim": (
        "두 정규 분포를 구별하도록 이 서버에서 네트워크를 학습시킵니다. 한 번은 DCGAN의 판별자로, 한 번은 "
        "WGAN의 비평자로. 둘이 멀수록 판별자는 더 확신하고, 생성자에게 알려 주는 것은 줄어듭니다."
    ),
    "why.gaussians_source": (
        "그림 2. 비평자의 가중치는 클리핑했고, 곡선은 가장 가파른 곳의 기울기가 1이 되도록 배율을 "
        "맞췄습니다"
    ),
    "why.gaussians_told": (
        "생성된 분포의 한가운데에서 판별자의 손실 log(1 − D)의 기울기는 {discriminator}, 비평자의 "
        "기울기는 {critic}입니다. 비평자가 추정한 거리는 {estimate}이고, 진짜 바서슈타인 거리는 "
        "{distance}입니다. 이런 비평자는 이 값을 넘지 못합니다."
    ),
    "why.distance": "두 평균 사이의 거리",
    "why.judged": "자리마다 내리는 판단",
    "why.real_density": "실제 밀도",
    "why.made_density": "생성된 밀도",
    "why.discriminator": "학습된 판별자 D",
    "why.optimal": "최적의 D(닫힌 식)",
    "why.critic": "학습된 비평자",
    "why.steepness": "그 자리에서 생성자 손실의 기울기({cap}까지)",
    "why.of_discriminator": "log(1 − D)",
    "why.of_critic": "비평자",
    "why.ring": "여덟 개의 구름: 누가 다 찾을까?",
    "why.ring_claim": (
        "세 생성자가 점(주황)을 여덟 개의 원 안에 놓는 법을 배웁니다. 손실은 각 논문의 것이고, 작은 "
        "네트워크와 배치, 상대를 갱신하는 횟수는 같습니다. 음영은 상대가 진짜라고 믿는 곳입니다."
    ),
    "why.ring_source": (
        "그림 2가 이렇게 모드를 놓치는 GAN을 보여 줍니다. WGAN 논문 4.3절에서는 놓치는 경우가 없었습니다. "
        "시드나 학습률이 다르면 결과도 다를 수 있으니 바꿔 보세요"
    ),
    "why.ring_end": (
        "여기까지입니다. 다른 시드로 한 번 더 학습시켜 보세요. 한 번의 결과는 일어날 수 있는 일을 보여 줄 "
        "뿐, 얼마나 자주 일어나는지는 말해 주지 않습니다."
    ),
    "why.dcgan": "DCGAN의 손실",
    "why.wgan": "WGAN의 손실",
    "why.wgan_gp": "WGAN-GP의 손실",
    "why.dcgan_rule": "한 스텝씩 번갈아",
    "why.wgan_rule": "비평자 다섯 스텝, 가중치 클리핑",
    "why.wgan_gp_rule": "비평자 다섯 스텝, 기울기 벌점",
    "why.found": "{modes}개 중 {found}개 찾음 · 원 안의 점 {near} · 생성자 {steps}스텝",
    "why.play": "셋 다 학습시키기",
    "why.go_on": "계속하기",
    "why.stop": "멈추기",
    "why.anew": "다른 시드",
    "why.rate": "DCGAN의 판별자가 배우는 속도",
    "why.rate_slow": "1611.02163처럼 생성자보다 열 배 느리게",
    "why.rate_equal": "생성자와 똑같이",
    "why.lost": "서버가 응답하지 않습니다. 다시 해 보세요",
    "why.open": "왜 바서슈타인인가: 근거를 직접 보기",
    # a class
    "classroom.brand": "논문 놀이터",
    "classroom.projector": "논문 놀이터 · 우리 수업",
    "classroom.instructor": "수업 이끌기",
    "classroom.silence": "서버가 응답하지 않습니다. 계속 다시 시도하고 있습니다.",
    "classroom.welcome": "만들고, 학습시키고, 순위에 도전하세요",
    "classroom.step_open": "QR 코드를 찍거나, 주소를 여세요",
    "classroom.step_code": "코드를 넣으세요",
    "classroom.step_name": "이름만 정하면 됩니다",
    "classroom.here": "{count}명이 들어왔습니다",
    "classroom.nobody": "아직 아무도 없습니다.",
    "classroom.join_at": "들어오는 주소",
    "classroom.enlarge": "들어오는 방법 크게 보기",
    "classroom.curves": "학습 중 정확도",
    "classroom.seconds": "초",
    "classroom.no_curves": "누군가 분류기를 학습시키면 곡선이 나타납니다.",
    "classroom.board": "테스트 이미지 최고 정확도",
    "classroom.no_board": "정확도는 학습이 끝날 때 잽니다.",
    "classroom.validated": "v: 끝나기 전, 따로 떼어 둔 이미지로 잰 값",
    "classroom.held": "모두 일시 정지",
    "classroom.now": "학습 중: {count}",
    "classroom.now_held": "일시 정지: {count}",
    "classroom.now_none": "지금은 아무도 학습시키지 않습니다.",
    "classroom.join_title": "수업에 들어오기",
    "classroom.join_lead": "학습마다 이 이름이 붙어 수업 화면에 보입니다.",
    "classroom.your_name": "이름",
    "classroom.your_code": "화면에 보이는 수업 코드",
    "classroom.join": "들어가기",
    "classroom.later": "그냥 둘러보기",
    "classroom.rename": "이름 바꾸기",
    "classroom.open_wall": "수업 화면 열기",
    "classroom.hold": "모두 일시 정지",
    "classroom.release": "모두 이어서 하기",
    "classroom.counts": "참가자 {people}명 · 학습 중 {training}개 · 모두 {runs}개",
    "classroom.limits": "제한",
    "classroom.limit_seconds": "가장 긴 학습(초)",
    "classroom.limit_going": "한 사람이 동시에 하는 학습 수",
    "classroom.set": "적용",
    "classroom.limits_tell":
        "바로 적용됩니다. 진행 중인 학습도 시간을 넘기면 배운 것을 남기고 끝납니다.",
    "classroom.who": "참가자",
    "classroom.column_name": "이름",
    "classroom.column_trains": "학습",
    "classroom.column_best": "최고",
    "classroom.forget": "지우기",
    "classroom.forget_tell": "화면에서 이름을 지웁니다. 학습은 남고, 다시 들어올 수 있습니다.",
    "classroom.guests": "이름 없이 학습을 만든 사람 {count}명은 화면에 보이지 않습니다.",
    "classroom.everything": "가져가기",
    "classroom.download": "모두 내려받기",
    "classroom.everything_tell":
        "압축 파일 하나에 참가자 이름별로 학습마다 가중치와 곡선이 들어 있고, 전체 표가 함께 있습니다.",
    "classroom.clear_up": "정리하기",
    "classroom.clear": "정리하기…",
    "classroom.really": "학습 {count}개와 모든 이름 지우기",
    "classroom.clear_tell":
        "다음 수업을 위해 모든 학습과 이름, 가르친 클래스를 완전히 지우고 코드를 바꿉니다.",
}  # fmt: skip


IMAGENET = Path(__file__).with_name("imagenet_ko.txt")
KOREAN = Language("ko", PAGE, SENTENCES, TERMS, CLASSES, counted, settled, IMAGENET)
