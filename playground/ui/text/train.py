"""Words of the Train tab."""

TEXT: dict[str, tuple[str, str]] = {
    "train.lead": (
        "The network you built, an experiment of the papers or a GAN learns here, live. It goes on when "
        "you close the page, and is here when you come back.",
        "직접 만든 네트워크나 논문의 비교 실험, GAN이 여기서 실시간으로 학습합니다. "
        "창을 닫아도 계속되고, 다시 열면 이어서 볼 수 있습니다.",
    ),
    "train.visit": (
        "⚠ This browser lets the page keep nothing: what you train is yours until you close or reload the "
        "page, and nobody's after that. If the page stands inside another site's, open it "
        "[in a tab of its own](./).",
        "⚠ 이 브라우저에서는 페이지가 아무것도 저장할 수 없습니다. 학습한 것은 페이지를 닫거나 새로 고칠 "
        "때까지만 내 것이고, 그 뒤에는 다시 찾을 수 없습니다. 다른 사이트 안에 열려 있다면 "
        "[새 탭에서 따로](./) 열어 주세요.",
    ),
    "train.network": (
        "Network: **{name}** · {params} parameters, with {classes} classes at {size} px for {dataset}",
        "네트워크: **{name}** · 파라미터 {params} 개 ({dataset}에 맞춰 클래스 {classes}개, {size}픽셀)",
    ),
    "train.dataset": ("Data set", "데이터"),
    "train.dataset_info": (
        "Shapes is drawn on the spot; the others are read from the data folder or downloaded. Any folder "
        "of pictures in it is a data set, too.",
        "Shapes는 즉석에서 그려집니다. 나머지는 데이터 폴더에서 읽거나 내려받습니다. 그 안의 그림 폴더는 "
        "무엇이든 데이터가 됩니다.",
    ),
    "train.size": ("Size of the pictures", "그림 크기"),
    "train.size_info": (
        "Each is scaled and cropped to a square. A GAN makes 32 or 64 px.",
        "그림마다 크기를 맞추고 정사각형으로 자릅니다. GAN은 32나 64픽셀로 만듭니다.",
    ),
    "train.recipe": ("Recipe", "학습 방법"),
    "train.recipe_info": (
        "Optimiser, learning rate and augmentation in one. Muon is a newer optimiser, quick in the "
        "first minutes; the papers use SGD.",
        "옵티마이저, 학습률, 데이터 증강을 한데 묶은 것입니다. Muon은 처음 몇 분 동안 빠르게 배우는 새로운 "
        "옵티마이저이고, 논문들은 SGD를 씁니다.",
    ),
    "train.recipe_quick": ("Quick, for a minute (Muon)", "빠르게, 1분이면 충분 (Muon)"),
    "train.recipe_onecycle": ("Steady (SGD, one cycle)", "꾸준히 (SGD, 한 주기)"),
    "train.recipe_resnet": ("As in the ResNet paper", "ResNet 논문처럼"),
    "train.recipe_wrn": ("As in the Wide ResNet paper", "Wide ResNet 논문처럼"),
    "train.recipe_cosine": ("Long and gentle (SGD, cosine)", "길고 완만하게 (SGD, 코사인)"),
    "train.recipe_speed": ("For Speed networks (Muon)", "Speed 네트워크용 (Muon)"),
    "train.length": ("Train for", "학습 길이"),
    "train.bounds_seconds": ("{low} to {high} seconds here", "여기서는 {low}~{high}초"),
    "train.bounds_epochs": ("{low} to {high} epochs here", "여기서는 {low}~{high} 에폭"),
    "train.unit": ("Unit", "단위"),
    "train.unit_seconds": ("seconds", "초"),
    "train.unit_epochs": ("epochs", "에폭"),
    "train.more": ("More", "더 보기"),
    "train.batch_size": ("Batch size", "배치 크기"),
    "train.lr": ("Peak learning rate", "최대 학습률"),
    "train.held_out": ("Validation images, held out", "검증용으로 떼어 둔 이미지"),
    "train.seed": ("Seed", "시드"),
    "train.start": ("Start training", "학습 시작"),
    "train.unreadable": (
        "Runs of yours that could not be read: {count}. Their files on this host are damaged, and are "
        "left as they are.",
        "읽을 수 없는 내 학습이 {count}개 있습니다. 서버의 파일이 손상되었고, 그대로 남겨 두었습니다.",
    ),
    "train.runs": ("Your runs, and recorded ones", "내 학습과 저장된 학습"),
    "train.recorded": ("recorded: {name}", "저장된 학습: {name}"),
    "train.pause": ("Pause", "일시 정지"),
    "train.resume": ("Resume", "다시 시작"),
    "train.stop": ("Stop", "멈추기"),
    "train.continue": ("Continue", "이어서 학습"),
    "train.delete": ("Delete", "삭제"),
    "train.really": ("Really delete it?", "정말 삭제할까요?"),
    "train.look": ("See where it looks →", "어디를 보는지 살펴보기 →"),
    "train.empty": (
        "Nothing of yours has trained yet. Choose what to train and press Start training: its curves "
        "appear here. Recorded trainings are in the list above.",
        "아직 직접 학습시킨 것이 없습니다. 무엇을 학습할지 고르고 학습 시작을 누르면 곡선이 여기에 "
        "나타납니다. 저장된 학습은 위의 목록에 있습니다.",
    ),
    "train.accuracy": ("Accuracy", "정확도"),
    "train.loss": ("Loss", "손실"),
    "train.gradients": (
        "Gradient norm per stage, logarithmic",
        "단계별 기울기 크기, 로그 눈금",
    ),
    "train.fixed": ("fixed, not trained", "고정, 학습하지 않음"),
    "train.train": ("training", "학습"),
    "train.validation": ("validation", "검증"),
    "train.test": ("test", "테스트"),
    "train.epochs": ("epochs", "에폭"),
    "train.epoch": ("Epoch", "에폭"),
    "train.trained": ("Trained", "학습 시간"),
    "train.speed": ("Images a second", "초당 이미지"),
    "train.rate": ("Learning rate", "학습률"),
    "train.computed_in": ("Computed in", "계산 방식"),
    "train.threads": ("threads: {count}", "스레드 {count}개"),
    "train.precision": ("Precision", "정밀도"),
    "train.auto": ("the faster here", "여기서 빠른 쪽"),
    "train.float32": ("float32", "float32"),
    "train.bfloat16": ("bfloat16", "bfloat16"),
    "train.test_tile": ("Test accuracy", "테스트 정확도"),
    "train.left": ("{time} left", "{time} 남음"),
    "train.shared": (
        "{others} others train too: this run gets about 1/{parts} of the time, about {time} left",
        "다른 {others}명도 학습하고 있어 이 학습은 시간의 약 1/{parts}만큼 씁니다. 약 {time} 남음",
    ),
    "train.shared_one": (
        "somebody else trains too: this run gets about 1/{parts} of the time, about {time} left",
        "다른 한 명도 학습하고 있어 이 학습은 시간의 약 1/{parts}만큼 씁니다. 약 {time} 남음",
    ),
    "train.turns": (
        "your runs take turns: this one gets about 1/{parts} of the time, about {time} left",
        "내 학습들이 번갈아 진행되어 이 학습은 시간의 약 1/{parts}만큼 씁니다. 약 {time} 남음",
    ),
    "train.place": ("place {place} in the queue", "대기 순서 {place}번"),
    "train.state_queued": ("queued", "대기 중"),
    "train.state_running": ("training", "학습 중"),
    "train.state_paused": ("paused", "일시 정지"),
    "train.held": ("paused for all", "모두 일시 정지"),
    "train.held_note": (
        "goes on when whoever leads the class lets it",
        "수업을 이끄는 분이 풀면 이어집니다",
    ),
    "train.state_done": ("done", "완료"),
    "train.state_stopped": ("stopped", "멈춤"),
    "train.state_failed": ("failed", "실패"),
    "train.state_interrupted": ("interrupted", "중단됨"),
    "train.subject": ("What to train", "무엇을 학습할까요"),
    "train.subject_network": ("Network from Build", "만든 네트워크"),
    "train.subject_experiment": ("Experiment", "비교 실험"),
    "train.subject_gan": ("GAN", "GAN"),
    "train.gan": ("Kind of GAN", "GAN의 종류"),
    "train.gan_info": (
        "DCGAN: a discriminator tells real from made. WGAN: a critic estimates how far apart they are.",
        "DCGAN: 판별자가 진짜와 가짜를 가립니다. WGAN: 비평자가 둘이 얼마나 먼지 어림합니다.",
    ),
    "train.experiment": ("Experiment", "비교 실험"),
    "train.empty_fields": (
        "An empty field takes the recipe's own value.",
        "비워 두면 학습 방법의 값을 씁니다.",
    ),
    "train.weight_decay": ("Weight decay", "가중치 감쇠"),
    "train.label_smoothing": ("Label smoothing", "레이블 스무딩"),
    "train.jitter": ("Scale jitter, 0–0.9", "무작위 확대 (0–0.9)"),
    "train.cutout": ("Cutout, pixels", "컷아웃 (픽셀)"),
    "train.target": ("Stop at validation accuracy, 0–1", "멈출 검증 정확도 (0–1)"),
    "train.optimiser": ("Optimiser", "옵티마이저"),
    "train.schedule": ("Schedule", "학습률 스케줄"),
    "train.as_recipe": ("the recipe's", "학습 방법대로"),
    "train.sgd": ("SGD, momentum", "SGD, 모멘텀"),
    "train.muon": ("Muon", "Muon"),
    "train.adamw": ("AdamW", "AdamW"),
    "train.onecycle": ("one cycle", "한 주기"),
    "train.linear": ("linear to zero", "0까지 선형"),
    "train.cosine": ("cosine", "코사인"),
    "train.multistep": ("steps", "계단"),
    "train.constant": ("constant", "일정"),
    "train.tensorboard": ("Write TensorBoard files", "TensorBoard 파일 쓰기"),
    "train.tensorboard_info": (
        "Download them below the run, at any time.",
        "아래에서 언제든 내려받을 수 있습니다.",
    ),
    "train.overlay": ("Compare with other runs", "다른 학습과 비교"),
    "train.manage": ("This run", "이 학습"),
    "train.name": ("Name", "이름"),
    "train.rename": ("Rename", "이름 바꾸기"),
    "train.more_epochs": ("Epochs more", "더 학습할 에폭"),
    "train.more_seconds": ("Seconds more", "더 학습할 시간(초)"),
    "train.longer": ("Train longer", "더 학습"),
    "train.again": ("Train again, same seed", "같은 시드로 다시"),
    "train.download": ("Download checkpoint", "체크포인트 내려받기"),
    "train.best": ("Download the best (validation)", "최고 검증 체크포인트 내려받기"),
    "train.events": ("Download TensorBoard files", "TensorBoard 파일 내려받기"),
    "train.notebook": ("From a notebook", "노트북에서 쓰기"),
    "train.notebook_info": (
        "What this page can do with a run, a program can: these lines start one, follow it and fetch "
        "what it has learned. It is then in the list above, too. The long code says whose it is: whoever "
        "has it can do with your runs what you can. All calls, and the names to choose from, are under "
        "“Use via API” at the foot of the page.",
        "이 페이지에서 학습에 할 수 있는 일은 프로그램으로도 할 수 있습니다. 아래 코드는 학습을 시작하고, "
        "지켜보고, 결과를 내려받습니다. 그 학습은 위 목록에도 나타납니다. 긴 암호는 누구의 학습인지를 "
        "말해 줍니다. 이 암호를 가진 사람은 내 학습을 나처럼 다룰 수 있습니다. 모든 호출과 고를 수 있는 "
        "이름은 페이지 맨 아래 API 안내에 있습니다.",
    ),
    "train.notebook_code": ("With your own code in it", "내 암호가 들어 있는 코드"),
    "train.slide": ("Slide through it →", "잠재 공간 거닐기 →"),
    "train.now": ("now", "현재"),
    "train.gan_loss": ("Losses", "손실"),
    "train.generator": ("generator", "생성자"),
    "train.opponent_dcgan": ("discriminator", "판별자"),
    "train.opponent_wgan": ("critic", "비평자"),
    "train.opponent_wgan_gp": ("critic", "비평자"),
    "train.remark_dcgan": (
        "Neither curve says how good the images are: what they estimate soon saturates (WGAN, figure 4).",
        "어느 곡선도 이미지가 얼마나 좋은지 말해 주지 않습니다. "
        "곡선이 어림하는 값이 금세 포화되기 때문입니다(WGAN, 그림 4).",
    ),
    "train.remark_wgan": (
        "How far the critic's curve lies below zero estimates, up to a scale of its own, how far the "
        "images are from real ones (WGAN, figure 3). Different critics do not compare.",
        "비평자의 곡선이 0보다 얼마나 아래에 있는지가, 배율은 알 수 없지만, "
        "이미지가 실제와 얼마나 먼지를 어림합니다(WGAN, 그림 3). 비평자가 다르면 비교할 수 없습니다.",
    ),
    "train.remark_wgan_gp": (
        "The critic's curve has the gradient penalty added (WGAN-GP, equation 3). Near the end, when that "
        "is small, how far it lies below zero estimates how far the images are from real ones.",
        "비평자의 곡선에는 기울기 벌점이 더해져 있습니다(WGAN-GP, 식 3). 벌점이 작아지는 "
        "후반에는 0보다 얼마나 아래에 있는지가 이미지가 실제와 얼마나 먼지를 어림합니다.",
    ),
    "train.seconds": ("seconds", "초"),
    "train.raw": ("Raw values too", "원래 값도 보기"),
    "train.by_epoch": ("One mean an epoch", "에폭마다 평균 하나"),
    "train.by_time": ("Seconds on the axis", "가로축을 초로"),
    "train.smoothed": (
        "Noisy lines are smoothed: a running mean of about {count} points",
        "들쭉날쭉한 선은 점 {count}개가량의 이동 평균으로 다듬었습니다",
    ),
    "train.no_validation": (
        "No validation curve: no images were held out of this training.",
        "검증 곡선이 없습니다. 이 학습은 이미지를 떼어 두지 않았습니다.",
    ),
    "train.continued": (
        "Around epoch {epoch} it was taken up anew: its learning rate leaps up there.",
        "에폭 {epoch} 무렵에 다시 이어서 학습했습니다. 거기서 학습률이 뛰어오릅니다.",
    ),
    "train.overlay_full": ("as many as can be told apart", "더 겹치면 구별하기 어렵습니다"),
    "train.unlike": (
        "{other}: its curves measure something else than {chosen}",
        "{other}: 재는 것이 달라 {chosen} 곡선에 겹칠 수 없습니다",
    ),
    "train.kind_classifier": ("a classifier", "분류기"),
    "train.kind_dcgan": ("a DCGAN", "DCGAN"),
    "train.kind_wgan": ("a WGAN", "WGAN"),
    "train.kind_wgan_gp": ("a WGAN-GP", "WGAN-GP"),
    "experiment.degradation_20": ("Plain or residual, 20 layers", "Plain vs ResNet, 20층"),
    "experiment.degradation_20_question": (
        "Two networks of 20 layers with the same parameters; a Plain one has no shortcuts. Do shortcuts "
        "help at this depth?",
        "파라미터 수가 같은 20층 네트워크 둘입니다. Plain에는 지름길이 없습니다. "
        "이 깊이에서 지름길이 도움이 될까요?",
    ),
    "experiment.degradation_56": ("Plain or residual, 56 layers", "Plain vs ResNet, 56층"),
    "experiment.degradation_56_question": (
        "At 56 layers the paper's Plain network, the one without shortcuts, learns worse than one of "
        "20 layers. Do shortcuts mend that?",
        "논문에서 지름길이 없는 Plain 네트워크는 56층이 되면 20층보다도 못 배웁니다. "
        "지름길이 이를 고쳐 줄까요?",
    ),
    "experiment.shortcuts": ("Shortcut A, B or C", "지름길 A, B, C"),
    "experiment.shortcuts_question": (
        "A shortcut can pad with zeros (A), project where the shape changes (B) or project everywhere "
        "(C). Is a projection worth its parameters?",
        "지름길은 0으로 채우거나(A), 크기가 바뀔 때만 사영하거나(B), 항상 사영할 수 있습니다(C). "
        "사영은 파라미터를 더 쓸 만한 값어치가 있을까요?",
    ),
    "experiment.depth_or_width": (
        "Deep or wide: WRN-40-1, WRN-16-2",
        "깊이 vs 너비: WRN-40-1, WRN-16-2",
    ),
    "experiment.depth_or_width_question": (
        "About as many parameters, spent on depth or on width: which learns better, and which is faster?",
        "비슷한 수의 파라미터를 깊이에 쓸 때와 너비에 쓸 때, 어느 쪽이 더 잘 배우고 어느 쪽이 더 빠를까요?",
    ),
    "experiment.gans": ("DCGAN, WGAN, WGAN-GP", "DCGAN, WGAN, WGAN-GP"),
    "experiment.gans_question": (
        "One seed, one data set, the same small generator: whose samples become clear and stay varied, "
        "and whose curve tells so? By the quick recipe.",
        "시드도 데이터도 작은 생성자도 같습니다. 어느 쪽의 표본이 또렷하면서 다양하고, 어느 쪽의 곡선이 "
        "그것을 알려 줄까요? 빠른 학습 방법으로.",
    ),
    "train.column_diversity": ("Diversity", "다양성"),
    "train.gans_verdict": (
        "Their curves are in units of their own and rank nobody. Look at the samples of each: are they "
        "clear, and do they differ as much as the data?",
        "곡선의 단위가 서로 달라 순위를 매길 수 없습니다. 각각의 표본을 보세요. 또렷한가요, 그리고 "
        "데이터만큼 서로 다른가요?",
    ),
    "experiment.dropout": ("Dropout or none", "드롭아웃 유무"),
    "experiment.dropout_question": (
        "Does dropout between a block's convolutions help a wide network?",
        "블록의 합성곱 사이에 넣은 드롭아웃이 넓은 네트워크에 도움이 될까요?",
    ),
    "train.source": ("As in", "출처:"),
    "train.column_network": ("Network", "네트워크"),
    "train.column_accuracy": ("Test accuracy", "테스트 정확도"),
    "train.column_loss": ("Test loss", "테스트 손실"),
    "train.column_epochs": ("Epochs", "에폭"),
    "train.column_seconds": ("Time", "시간"),
    "train.column_params": ("Parameters", "파라미터"),
    "train.verdict": (
        "{name} ended highest, at {accuracy}: {margins} after {length}; {seeds}.",
        "{name}의 정확도가 {accuracy}로 가장 높습니다: {margins}({length} 학습, {seeds}).",
    ),
    "train.verdict_margin": ("{points} points above {name}", "{name}보다 {points}%p 높음"),
    "train.verdict_chance": (
        "So small a difference can be chance: {count} test images leave {points} points open.",
        "이만한 차이는 우연일 수 있습니다. 테스트 이미지 {count}장으로는 {points}%p까지 알 수 없습니다.",
    ),
    "train.verdict_none": (
        "Not all of its runs came to their end, so nothing is compared.",
        "끝까지 학습하지 못한 것이 있어 비교하지 않습니다.",
    ),
    "train.one_epoch": ("{count} epoch", "{count} 에폭"),
    "train.epoch_count": ("{count} epochs", "{count} 에폭"),
    "train.one_seed": ("one seed", "시드 하나"),
    "train.several_seeds": ("several seeds", "시드 여러 개"),
    "train.experiment_info": (
        "Its runs share a seed and train one after the other, each as long as set below.",
        "같은 시드로 하나씩 차례로, 각각 아래에 정한 길이만큼 학습합니다.",
    ),
}
