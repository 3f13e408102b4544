"""A frozen network with a linear head of its own in place of its last layer."""

from torch import Tensor, nn

from playground.nets.explainable import Field, Mapping, Step


class Headed(nn.Module):
    """Images -> logits (B, C): a network's feature maps, their mean, and the head. See `Mapping`."""

    adds = True

    def __init__(self, body: Mapping, head: nn.Linear) -> None:
        super().__init__()
        self.body, self.head = body, head

    @property
    def linear(self) -> nn.Linear:
        return self.head

    def features(self, x: Tensor) -> Tensor:
        """The body's last feature maps: (B, K, h, w)."""
        return self.body.features(x)

    def steps(self) -> dict[str, Step]:
        """The body's."""
        return self.body.steps()

    def classify(self, maps: Tensor) -> Tensor:
        """(B, K, h, w) -> logits (B, C)."""
        logits: Tensor = self.head(maps.mean((2, 3)))
        return logits

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.features(x))

    def macs(self, size: int) -> int:
        """Multiply-adds of one image of size x size."""
        return self.body.macs(size) - self.body.linear.weight.numel() + self.head.weight.numel()

    def activations(self, size: int) -> int:
        """The body's numbers for one image."""
        return self.body.activations(size)

    def fields(self, size: int) -> dict[str, Field]:
        """The body's."""
        return self.body.fields(size)

    def finer(self, count: int) -> "Headed":
        """Without the body's last `count` strides; the weights are shared."""
        return Headed(self.body.finer(count), self.head).eval()
