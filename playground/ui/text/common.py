"""Words that belong to no single tab."""

TEXT: dict[str, tuple[str, str]] = {
    "common.title": ("Paper Playground", "논문 놀이터"),
    "common.masthead": (
        "# Paper Playground\n"
        "Five papers to play with: ResNet, Wide ResNet, CAM, DCGAN, WGAN. "
        "Build a network, train it, see where it looks, slide through what it dreams.",
        "# 논문 놀이터\n"
        "다섯 편의 논문을 직접 만져 보세요: ResNet, Wide ResNet, CAM, DCGAN, WGAN. "
        "네트워크를 만들고, 학습시키고, 어디를 보는지 살피고, 잠재 공간을 거닐어 봅니다.",
    ),
    "common.build": ("1 · Build", "1 · 만들기"),
    "common.train": ("2 · Train", "2 · 학습"),
    "common.look": ("3 · Look", "3 · 보기"),
    "common.slide": ("4 · Slide", "4 · 거닐기"),
    "common.yours": ("Yours {number} · {network}", "내 것 {number} · {network}"),
    "common.tested": ("{network} · {accuracy}", "{network} · {accuracy}"),
    "common.validated": ("{network} · {accuracy} (validation)", "{network} · {accuracy}(검증)"),
    "common.error": ("Error", "오류"),
    "common.note": ("Note", "알림"),
    "common.lacking": (
        "This address asks for {name} {value}, which is not here or not yours. You see what there is "
        "to begin with.",
        "이 주소에 적힌 {name} {value} 항목이 여기에 없거나 다른 사람의 것이어서 "
        "처음 상태를 보여 드립니다.",
    ),
    "common.cannot_answer": (
        "The server cannot answer this call: a value in it is of no kind that the page sends.",
        "이 호출에는 답할 수 없습니다. 페이지가 보내지 않는 종류의 값이 들어 있습니다.",
    ),
    "common.no_endpoint": (
        "There is no endpoint of this name or number: /gradio_api/info lists them.",
        "이런 이름이나 번호의 API가 없습니다. 목록은 /gradio_api/info에 있습니다.",
    ),
    "common.nothing_here": ("There is nothing here.", "여기에는 아무것도 없습니다."),
    "common.unreadable": (
        "This call is no JSON that can be read: send text as valid Unicode, nested less deeply.",
        "읽을 수 있는 JSON이 아닙니다. 올바른 유니코드 글자로, 덜 깊이 중첩해서 보내 주세요.",
    ),
    "common.misfit": (
        "A field of this call is missing or of another kind than it takes: see /?view=api.",
        "이 호출에 빠졌거나 형식이 맞지 않는 항목이 있습니다. /?view=api를 참고해 주세요.",
    ),
    "common.too_large": (
        "A call may have {size}: send less.",
        "호출 하나는 {size}까지 보낼 수 있습니다. 더 작게 보내 주세요.",
    ),
    "common.upload_large": (
        "A file may have {size}: choose a smaller one.",
        "파일은 {size}까지 올릴 수 있습니다. 더 작은 파일을 골라 주세요.",
    ),
    "common.upload_length": (
        "An upload must say how large it is: send its Content-Length.",
        "업로드는 크기를 미리 알려야 합니다. Content-Length를 함께 보내 주세요.",
    ),
    "common.upload_many": (
        "No more than {files} files are taken at a time: send fewer in one upload.",
        "파일은 한 번에 {files}개까지 받습니다. 더 적게 나누어 보내 주세요.",
    ),
    "common.upload_address": (
        "Within the last hour, {hourly} came from your address, and no more is taken: try again later.",
        "지난 한 시간 동안 같은 주소에서 {hourly}가 올라와 더 받을 수 없습니다. 나중에 다시 해 보세요.",
    ),
    "common.upload_full": (
        "The server has no room for more files just now: try again later.",
        "지금은 서버에 파일을 더 둘 자리가 없습니다. 나중에 다시 해 보세요.",
    ),
    "common.too_many_wait": (
        "{count} calls from your address are waiting already: try again in a moment.",
        "같은 주소에서 보낸 호출이 이미 {count}개 기다리고 있습니다. 잠시 뒤에 다시 해 보세요.",
    ),
    "common.bug": (
        "Something broke on the server, and it is not your doing. Try again, or try something else.",
        "서버에서 문제가 생겼습니다. 사용자의 잘못이 아닙니다. 다시 하거나 다른 것을 시도해 보세요.",
    ),
}
