"""Words of teaching Look's first network classes of one's own."""

TEXT: dict[str, tuple[str, str]] = {
    "teach.title": ("Teach it classes of your own", "나만의 클래스 가르치기"),
    "teach.lead": (
        "Two to five classes, some twenty photos of each: a linear head on the ImageNet network's pooled "
        "features learns them in about a second. Then look whether it goes by the thing or by the "
        "wall behind it. The photos are not kept.",
        "클래스 두 개에서 다섯 개, 각각 사진 스무 장쯤이면 됩니다. ImageNet 네트워크의 풀링된 특징 위에 "
        "얹은 선형 헤드가 1초쯤 만에 배웁니다. 그다음 정말 그 물건을 보는지, 뒤에 있는 벽을 보는지 "
        "확인해 보세요. 사진은 보관하지 않습니다.",
    ),
    "teach.name": ("Class", "클래스"),
    "teach.name_hint": ("what it is called", "이름"),
    "teach.photos": ("Its photos", "사진"),
    "teach.another": ("Another class", "클래스 추가"),
    "teach.start": ("Teach", "가르치기"),
    "teach.choice": ("Taught by you: {classes}", "직접 가르침: {classes}"),
    "teach.done": (
        "Learned in {seconds} s from {photos} photos. Asked for each photo after learning from all the "
        "others, it named {right} of {photos} right ({share}). It is chosen above: give it a new photo.",
        "사진 {photos}장으로 {seconds}초 만에 배웠습니다. 한 장씩 빼고 나머지로 배운 뒤 그 한 장을 "
        "물었을 때 {photos}장 중 {right}장을 맞혔습니다({share}). 위에서 이 네트워크가 선택되었습니다. "
        "새 사진을 넣어 보세요.",
    ),
    "teach.delete": ("Delete this head", "이 헤드 지우기"),
    "teach.deleted": ("It is deleted.", "지웠습니다."),
    "teach.missing": (
        "The ImageNet network is not installed here.",
        "여기에는 ImageNet 네트워크가 설치되어 있지 않습니다.",
    ),
    "teach.unnamed": ("class {number}", "클래스 {number}"),
}
