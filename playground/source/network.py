"""The source of a network's stages, and of the network."""

from playground.plan import Layer, NetPlan, StagePlan
from playground.source.block import assigned, conv_call
from playground.source.block_form import BlockForm

_HEAD = {"average": "nn.AdaptiveAvgPool2d(1)", "max": "nn.AdaptiveMaxPool2d(1)"}


def stage_function(form: BlockForm) -> str:
    """The function that makes a stage; empty if a stage is written as quickly as it is called."""
    if form.spec.transition == "pool":
        return _pooled_stage(form)
    if form.single or not (form.takes_inp or form.takes_stride):
        return ""
    first = _call(form, "inp", "width", "stride")
    others = _call(form, form.out, "width")
    return f'''\
def stage({", ".join(_parameters(form, form.takes_inp, form.takes_stride))}) -> nn.Sequential:
    """Blocks of one width: the first one changes the shape, the others keep it."""
    first = {first}
    return nn.Sequential(first, *({others} for _ in range(blocks - 1)))'''


def _pooled_stage(form: BlockForm) -> str:
    conv = f"conv={conv_call('inp', 'width', 3)}"
    layers = [conv, *_pool(form), "bn=nn.BatchNorm2d(width)", "relu=nn.ReLU()"]
    widths = "width" if form.single else f"width if i == 0 else {form.out}"
    block = _call(form, widths, "width")
    filled = [f'layers["0"] = {block}']
    if not form.single:
        filled = ["for i in range(blocks):", f"    layers[str(i)] = {block}"]
    lines = [
        f"def stage({', '.join(_parameters(form, True, _strides_differ(form)))}) -> nn.Sequential:",
        f'    """A convolution{" and a max-pool" if _pool(form) else ""}, then blocks of one shape."""',
        *(f"    {line}" for line in assigned("transition", layers)),
        "    layers = OrderedDict[str, nn.Module](transition=transition)",
        *(f"    {line}" for line in filled),
        "    return nn.Sequential(layers)",
    ]
    return "\n".join(lines)


def _strides_differ(form: BlockForm) -> bool:
    return len({stage.stride for stage in form.spec.stages}) > 1


def _pool(form: BlockForm) -> list[str]:
    if _strides_differ(form):
        return ["pool=nn.MaxPool2d(stride)"]
    stride = form.spec.stages[0].stride
    return [f"pool=nn.MaxPool2d({stride})"] if stride > 1 else []


def _parameters(form: BlockForm, inp: bool, stride: bool) -> list[str]:
    blocks = [] if form.single else ["blocks: int"]
    return ["inp: int"] * inp + ["width: int"] + blocks + ["stride: int = 1"] * stride


def _call(form: BlockForm, inp: str, width: str, stride: str = "") -> str:
    """A block, made with those arguments that it takes."""
    arguments = [inp] * form.takes_inp + [width]
    arguments += [stride] * (form.takes_stride and bool(stride))
    return f"{form.block}({', '.join(arguments)})"


def network_class(whole: NetPlan, form: BlockForm) -> str:
    """The network: stem, stages, head, and a forward pass with every stage's shape."""
    stem, *stages, head = whole.stages
    channels, size, _ = whole.image
    made = [
        *assigned("self.stem", _stem(stem)),
        *(f"self.{stage.name} = {_stage(stage, i, form)}" for i, stage in enumerate(stages)),
        *assigned("self.head", _head(head, whole)),
    ]
    passed = [f"x = self.{stage.name}(x)  # {_shape(stage.out)}" for stage in (stem, *stages)]
    lines = [
        f"class {form.network}(nn.Module):",
        f'    """Images (B, {channels}, {size}, {size}) -> logits (B, {whole.spec.classes})."""',
        "",
        "    def __init__(self) -> None:",
        "        super().__init__()",
        *(f"        {line}" for line in [*made, *_initialise(form, head.inp[0])]),
        "",
        "    def forward(self, x: Tensor) -> Tensor:",
        *(f"        {line}" for line in passed),
        f"        return self.head(x)  # (B, {whole.spec.classes})",
    ]
    return "\n".join(lines)


def _initialise(form: BlockForm, features: int) -> list[str]:
    """The start of the weights, as `nets.blocks.initialise` makes it."""
    whitening = form.spec.stem.kernel == 2
    lines = [
        "for module in self.modules():",
        "    if isinstance(module, nn.Conv2d):",
        '        nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")',
    ]
    if form.spec.order == "branch":
        identity = (
            "nn.init.dirac_(module.weight[: module.in_channels])  # channels pass as they are"
        )
        if whitening:
            lines += ["        if module.kernel_size[0] % 2:", f"            {identity}"]
        else:
            lines.append(f"        {identity}")
    if whitening:
        lines += ["nn.init.zeros_(self.stem.conv.bias)", "self.stem.requires_grad_(False)"]
    if form.spec.pool == "max":
        lines.append(f"nn.init.uniform_(self.head.fc.weight, -1 / {features}, 1 / {features})")
    return [*lines, "nn.init.zeros_(self.head.fc.bias)"]


def _shape(shape: tuple[int, int, int]) -> str:
    return f"(B, {', '.join(map(str, shape))})"


def _stem(stem: StagePlan) -> list[str]:
    lines = []
    for layer in stem.layers:
        shape = f"  # {_shape(layer.out)}" if layer.kind in ("conv", "maxpool") else ""
        if layer.kind == "conv" and layer.bias:
            lines.append("# whitening: random until it is made from training images; never trained")
        lines.append(f"{layer.label}={_simple_layer(layer)}{shape}")
    return lines


def _simple_layer(layer: Layer) -> str:
    stride = f", stride={layer.stride}" if layer.stride > 1 else ""
    padding = f", padding={layer.padding}" if layer.padding else ""
    if layer.kind == "conv":
        bias = "" if layer.bias else ", bias=False"
        return f"nn.Conv2d({layer.inp[0]}, {layer.out[0]}, {layer.kernel}{stride}{padding}{bias})"
    if layer.kind == "maxpool":
        return f"nn.MaxPool2d({layer.kernel}{stride}{padding})"
    return f"nn.BatchNorm2d({layer.out[0]})" if layer.kind == "bn" else "nn.ReLU()"


def _head(head: StagePlan, whole: NetPlan) -> list[str]:
    lines = [
        f"{layer.label}={_simple_layer(layer)}"
        for layer in head.layers
        if layer.kind in ("bn", "relu")
    ]
    channels = head.inp[0]
    pool = f"pool={_HEAD[whole.spec.pool]}  # (B, {channels}, 1, 1)"
    linear = f"fc=nn.Linear({channels}, {whole.spec.classes})"
    return [*lines, pool, "flatten=nn.Flatten()", linear]


def _stage(stage: StagePlan, i: int, form: BlockForm) -> str:
    """The call that makes a stage."""
    given = form.spec.stages[i]
    width, stride = str(given.width), f"stride={given.stride}" if given.stride > 1 else ""
    if stage_function(form):
        pooled = form.spec.transition == "pool"
        arguments = [str(stage.inp[0])] * (pooled or form.takes_inp) + [width]
        arguments += [] if form.single else [f"blocks={given.blocks}"]
        takes_stride = _strides_differ(form) if pooled else form.takes_stride
        arguments += [stride] * (takes_stride and bool(stride))
        return f"stage({', '.join(arguments)})"
    block = _call(form, str(stage.inp[0]), width, stride)
    if given.blocks == 1:
        return f"nn.Sequential({block})"
    return f"nn.Sequential(*({block} for _ in range({given.blocks})))"
