"""The source of a network's block."""

from playground.source.block_form import BlockForm

_ONE = {
    1: "One convolution",
    2: "Two convolutions",
    3: "Three convolutions",
    4: "Four convolutions",
}


def block_class(form: BlockForm) -> str:
    """The class of the blocks: its layers, and its forward pass with shapes."""
    arguments = ["inp: int"] * form.takes_inp + ["width: int"]
    arguments += ["stride: int = 1"] * form.takes_stride
    lines = [
        f"class {form.block}(nn.Module):",
        f'    """{_summary(form)}"""',
        "",
        f"    def __init__(self, {', '.join(arguments)}) -> None:",
        "        super().__init__()",
        *(f"        {line}" for line in [*_branch_layers(form), *_shortcut_layers(form)]),
        "",
        "    def forward(self, x: Tensor) -> Tensor:",
        *(f"        {line}" for line in _forward(form)),
    ]
    return "\n".join(lines)


def _summary(form: BlockForm) -> str:
    kernels = form.spec.block.kernels
    sizes = ", ".join(f"{k}x{k}" for k in kernels)
    around = (
        ""
        if form.paths == {"none"}
        else f", and a shortcut around {'it' if len(kernels) == 1 else 'them'}"
    )
    return f"{_ONE[len(kernels)]} ({sizes}){around}."


def _branch_layers(form: BlockForm) -> list[str]:
    """The convolutions and batch normalisations, in the order in which they are passed."""
    block, pre = form.spec.block, form.spec.order == "pre"
    lines, channels = [], form.inp
    for i, kernel in enumerate(block.kernels):
        out = form.out if i == len(block.kernels) - 1 else "width"
        step = ", stride" if form.takes_stride and i == block.strided else ""
        conv = f"self.conv{i + 1} = {conv_call(channels, out, kernel, step)}"
        bn = f"self.bn{i + 1} = nn.BatchNorm2d({channels if pre else out})"
        lines += [bn, conv] if pre else [conv, bn]
        channels = out
    if form.takes_dropout:
        lines.append(f"self.drop = nn.Dropout({form.spec.dropout})")
    return lines


def conv_call(inp: str, out: str, kernel: int, step: str = "") -> str:
    """A convolution without bias that keeps the size but for its stride."""
    padding = f", padding={kernel // 2}" if kernel > 1 else ""
    return f"nn.Conv2d({inp}, {out}, {kernel}{step}{padding}, bias=False)"


def _shortcut_layers(form: BlockForm) -> list[str]:
    if "padding" in form.paths:
        return ["self.stride = stride"] * _slices(form)
    if "projection" not in form.paths:
        return []
    step = ", stride" if form.takes_stride else ""
    layers = [f"conv={conv_call(form.inp, form.out, 1, step)}"]
    if form.spec.order != "pre":
        layers.append(f"bn=nn.BatchNorm2d({form.out})")
    made = assigned("self.shortcut", layers)
    if form.changes is None:
        return made
    empty = "nn.Module = nn.Identity()" if form.spec.order != "pre" else "nn.Module | None = None"
    return [
        f"self.shortcut: {empty}",
        f"if {form.changes}:",
        *(f"    {line}" for line in made),
    ]


def assigned(target: str, layers: list[str]) -> list[str]:
    """Layers by name, one after another; each line of `layers` may end in a comment."""
    inner = [line if line.startswith("#") else _with_comma(line) for line in layers]
    return [
        f"{target} = nn.Sequential(",
        "    OrderedDict(",
        *(f"        {line}" for line in inner),
        "    )",
        ")",
    ]


def _with_comma(line: str) -> str:
    code, hash_, comment = line.partition("  # ")
    return f"{code},{hash_}{comment}"


def _forward(form: BlockForm) -> list[str]:
    order, plain = form.spec.order, form.paths == {"none"}
    result = "x" if plain else "out"
    shapes, steps, lines, given = _shapes(form), _steps(form), [], "x"
    if order == "pre" and "projection" in form.paths:
        lines.append(f"a = F.relu(self.bn1(x))  # (B, {form.inp}, H, W)")
        steps[0], given = "self.conv1({})", "a"
    for step, shape in zip(steps, shapes, strict=True):
        lines.append(f"{result} = {step.format(given)}  # {shape}")
        given = result
    if plain:
        return [*lines[:-1], lines[-1].replace("x = ", "return ", 1)]
    if "padding" in form.paths:
        lines += _padding(form)
    total = f"out + {_shortcut(form)}"
    return [*lines, f"return F.relu({total})" if order == "post" else f"return {total}"]


def _steps(form: BlockForm) -> list[str]:
    """What stands between one convolution and the next, as expressions with a place for the input."""
    order, count = form.spec.order, len(form.spec.block.kernels)
    steps = []
    for i in range(1, count + 1):
        if order == "pre":
            step = f"F.relu(self.bn{i}({{}}))"
            step = f"self.drop({step})" if form.takes_dropout and i > 1 else step
            steps.append(f"self.conv{i}({step})")
            continue
        step = f"self.bn{i}(self.conv{i}({{}}))"
        if i < count or order == "branch" or form.paths == {"none"}:
            step = f"F.relu({step})"
        steps.append(f"self.drop({step})" if form.takes_dropout and i < count else step)
    return steps


def _shapes(form: BlockForm) -> list[str]:
    block, shapes = form.spec.block, []
    for i in range(len(block.kernels)):
        channels = form.out if i == len(block.kernels) - 1 else "width"
        smaller = form.takes_stride and i >= block.strided
        shapes.append(f"(B, {channels}, {'H/stride, W/stride' if smaller else 'H, W'})")
    return shapes


def _shortcut(form: BlockForm) -> str:
    if "projection" not in form.paths:
        return "x"
    if form.spec.order != "pre":
        return "self.shortcut(x)"
    return (
        "self.shortcut(a)"
        if form.changes is None
        else "(x if self.shortcut is None else self.shortcut(a))"
    )


def _slices(form: BlockForm) -> bool:
    return any(v.path == "padding" and v.stride > 1 for v in form.variants)


def _padding(form: BlockForm) -> list[str]:
    """Shortcut A: every stride-th pixel, and zeros for the channels that are new."""
    lines = []
    if _slices(form):
        lines.append("x = x[:, :, :: self.stride, :: self.stride]")
    if form.takes_inp:
        lines.append(
            "x = F.pad(x, (0, 0, 0, 0, 0, out.shape[1] - x.shape[1]))  # zeros in new channels"
        )
    return lines
