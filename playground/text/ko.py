"""Korean: the sentences of errors, of runs and of figures by their English templates, and our own words."""

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
    "project": "사영하여 펼치기",
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
    "there are {count} directions: give an amount for each": "방향은 {count}개입니다. 각각의 값을 주세요",
    "a game's name must be 1 to {most} characters, not {value}":
        "게임의 이름은 1~{most}자여야 합니다. {value}은(는) 안 됩니다",
    "seeds must be a list of {count}, not {value}":
        "시드는 {count}개의 목록이어야 합니다. {value}은(는) 안 됩니다",
    "{name} must be text, not {value}": "{name}은(는) 글자여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be a list, not {value}": "{name}은(는) 목록이어야 합니다. {value}은(는) 안 됩니다",
    "{name} must be an object with named fields, not {value}":
        "{name}은(는) 이름 붙은 항목을 가진 객체여야 합니다. {value}은(는) 안 됩니다",
    "{name} must be {kind}, not {value}": "{name}은(는) {kind}여야 합니다. {value}은(는) 안 됩니다",
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
    "what was painted did not arrive whole: paint again":
        "칠한 내용이 온전히 도착하지 않았습니다. 다시 칠해 보세요",
    "the stage must be one of {allowed}": "단계는 {allowed} 중 하나여야 합니다",
    "{network} has no class with {text!r} in its name":
        "{network}에는 이름에 {text!r}이(가) 든 클래스가 없습니다",
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
        "이 헤드가 올라앉은 네트워크가 여기에 없습니다",
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
        "깊이는 {step}n+{extra} 꼴이어야 합니다. {depth}은(는) 아닙니다. {low}이나 {high}을(를) 써 보세요",
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
    "no recipe is called {name!r}: try {names}": "{name!r}(이)라는 학습 방법은 없습니다. 있는 것: {names}",
    "no experiment is called {name!r}: try {names}": "{name!r}(이)라는 실험은 없습니다. 있는 것: {names}",
    "no GAN is called {name!r}: try {known}":
        "{name!r}(이)라는 GAN은 없습니다. {known} 가운데 하나를 써 보세요",
    "a GAN takes 3 widths (32x32) or 4 (64x64), not {count}":
        "GAN의 너비는 3개(32x32)나 4개(64x64)입니다. {count}개는 안 됩니다",
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
    "choose one of your runs first": "먼저 내 학습을 하나 고르세요",
    "{run} is {state}: only a training that goes on can be paused":
        "{run}은(는) {state} 상태입니다. 진행 중인 학습만 일시 정지할 수 있습니다",
    "{run} is {state}: only a paused training can be resumed":
        "{run}은(는) {state} 상태입니다. 일시 정지한 것만 다시 시작할 수 있습니다",
    "{run} is done: say how much longer it shall train":
        "{run}은(는) 끝났습니다. 얼마나 더 학습할지 정하세요",
    "{run} has no checkpoint to continue from: start it anew":
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
    "there is no such recorded training": "저장된 학습 가운데 그런 것이 없습니다",
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
    "The disk of this host is full: delete some runs, then try again":
        "서버의 디스크가 가득 찼습니다. 학습을 몇 개 삭제한 뒤 다시 하세요",
    "The folder of this run has been removed from the disk: delete the run, and start it anew":
        "이 학습의 폴더가 디스크에서 지워졌습니다. 학습을 삭제하고 새로 시작하세요",
    "The training broke on a fault of this program, which has been logged":
        "이 프로그램의 결함으로 학습이 끊겼습니다. 기록해 두었습니다",
    "The process that starts the trainings ended unexpectedly: start or continue the run again":
        "학습을 시작하는 프로세스가 갑자기 끝났습니다. 다시 시작하거나 이어서 하세요",
    "The training had not been heard of for {minutes:g} minutes and was ended":
        "{minutes:g}분 동안 소식이 없어 학습을 끝냈습니다",
    "This host ends a training after {limit} seconds": "이 서버는 {limit}초가 지나면 학습을 끝냅니다",
    "a limit here may be from 1 to {most}, not {value}":
        "이 제한은 1부터 {most}까지 정할 수 있습니다. {value}은(는) 안 됩니다",
    "The training process was killed by signal 9, most likely for lack of memory: "
    "try a smaller batch or a smaller network":
        "메모리가 모자라 학습 프로세스가 강제로 끝난 것 같습니다(시그널 9). 배치나 네트워크를 줄여 보세요",
    "The training process was ended by signal {number} ({name})":
        "학습 프로세스가 시그널 {number}({name})로 끝났습니다",
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
    "there are no test images of {dataset}: put the set in place anew":
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
    "this JPEG is made to take very long to open: save it anew":
        "열기에 아주 오래 걸리도록 만든 JPEG입니다. 새로 저장하세요",
    "a picture may have {most:g} megapixels here, and this has more: shrink it":
        "그림은 {most:g}백만 화소까지입니다. 줄여서 올리세요",
    "a picture of this kind may have {most:g} megapixels here, and this one has "
    "{has:.3g}: shrink it, or save it as a JPEG":
        "이런 그림은 {most:g}백만 화소까지인데 이것은 {has:.3g}백만 화소입니다. 줄이거나 JPEG로 저장하세요",
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
    "{network} gives no finite numbers: its training diverged, so train it anew with a lower "
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
        "{file}은(는) Paper Playground가 만든 파일이 아닙니다. 헤더에 설명이 없습니다",
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
    "the critic's learning rate": "비평자의 학습률",
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
    "critic steps": "비평자 스텝 수",
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


KOREAN = Language("ko", SENTENCES, TERMS, counted, settled)
