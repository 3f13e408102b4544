"""A walk through a network: each step is a layer, and changes the shape and the receptive field."""

from playground.errors import PlanError
from playground.plan.layers import Kind, Layer, Shape


def output_size(size: int, kernel: int, stride: int, padding: int) -> int:
    """Side of a convolution's or pooling's output: ⌊(size + 2·padding − kernel) / stride⌋ + 1."""
    return (size + 2 * padding - kernel) // stride + 1


class Impossible(PlanError):
    """The layer at hand cannot be: the message says why."""


class Walk:
    """Where we are on the way through the network: shape, receptive field and jump."""

    def __init__(self, shape: Shape, field: int = 1, jump: int = 1) -> None:
        self.shape, self.field, self.jump = shape, field, jump

    def fork(self) -> "Walk":
        return Walk(self.shape, self.field, self.jump)

    def windowed(
        self, name: str, kind: Kind, channels: int, window: tuple[int, int, int], bias: bool = False
    ) -> Layer:
        """A convolution or a max-pool with window (kernel, stride, padding)."""
        kernel, stride, padding = window
        inp = self.shape
        size = output_size(inp[1], kernel, stride, padding)
        if size < 1:
            raise Impossible(
                "a {kernel}×{kernel} window does not fit into a {height}×{width} map",
                kernel=kernel,
                height=inp[1],
                width=inp[2],
            )
        if stride > 1 and inp[1] == 1:
            raise Impossible(
                "stride {stride} has nothing to halve: the map is already 1×1", stride=stride
            )
        self.shape = out = (channels, size, size)
        self.field += (kernel - 1) * self.jump
        self.jump *= stride
        weights = channels * inp[0] * kernel * kernel if kind == "conv" else 0
        params = weights + (channels if bias else 0)
        macs = weights * size * size
        return Layer(
            name, kind, kernel, stride, padding, bias, inp, out, params, macs, self.field, self.jump
        )

    def conv(self, name: str, channels: int, kernel: int, stride: int = 1) -> Layer:
        """A convolution without bias, padded to keep the size at stride 1."""
        return self.windowed(name, "conv", channels, (kernel, stride, (kernel - 1) // 2))

    def flat(self, name: str, kind: Kind, params: int = 0) -> Layer:
        """A layer that leaves the shape as it is."""
        shape = self.shape
        return Layer(name, kind, 0, 1, 0, False, shape, shape, params, 0, self.field, self.jump)

    def bn(self, name: str) -> Layer:
        return self.flat(name, "bn", 2 * self.shape[0])
