"""A GAN: a generator and its opponent."""

from dataclasses import dataclass
from typing import Any, Literal

from playground.codec import from_dict, to_dict
from playground.errors import SpecError
from playground.gans import GANS
from playground.specs.knobs import check_knobs, knob
from playground.specs.ranges import IMAGE_CHANNELS, WIDTH, Range, check_name

SEED_MAP = 4  # side of the map that z becomes first; each width doubles it
GAN_IMAGE_SIZES = (32, 64)
LATENT = Range(2, 512)
GeneratorKind = Literal["convolutions", "constant", "mlp"]
CONVOLUTIONAL = ("convolutions", "constant")


@dataclass(frozen=True)
class GanSpec:
    """A generator and its opponent: a discriminator (DCGAN, 1511.06434) or a critic (WGAN, 1701.07875).

    kind: one of `gans.GANS`. widths: channels from the 4x4 map outwards; each further one doubles the
    map, so 32x32 images take three and 64x64 take four. latent: length of z, drawn from a standard
    normal. generator: "convolutions" of these widths; "constant", all of constant_width channels
    (1701.07875, figure 6); or "mlp", four layers, the first three of constant_width units (figure 7).
    generator_norm: whether its convolutions have batch normalisation. biases: whether convolutions before
    a batch normalisation have a bias too, which that takes out again; most code before 2017 had one.
    """

    name: str
    kind: str = "dcgan"
    image_channels: int = 1
    latent: int = knob(100, "length of the vector that an image is made from", LATENT, page=True)
    widths: tuple[int, ...] = knob(
        (256, 128, 64),
        "channels from the 4 by 4 map outwards: three for images of 32 pixels, four for 64",
        WIDTH, name="width", page=True,
    )  # fmt: skip
    generator: GeneratorKind = knob(
        "convolutions",
        "convolutions of these widths, all of one width (WGAN, figure 6), or an MLP (figure 7)",
        page=True,
    )
    constant_width: int = knob(
        512, "of such a generator's layers", WIDTH, page=True, generators=("constant", "mlp")
    )
    generator_norm: bool = knob(
        True, "whether the generator's convolutions have batch normalisation", page=True,
        generators=CONVOLUTIONAL,
    )  # fmt: skip
    biases: bool = knob(
        False, "whether convolutions before a batch normalisation have a bias too", page=True,
        generators=CONVOLUTIONAL,
    )  # fmt: skip

    def __post_init__(self) -> None:
        check_knobs(self)
        check_name(self.name)
        if self.kind not in GANS:
            raise SpecError("no GAN is called {name!r}: try {known}", name=self.kind, known=GANS)
        IMAGE_CHANNELS.check("image channels", self.image_channels)
        if self.image_size not in GAN_IMAGE_SIZES:
            raise SpecError(
                "a GAN takes 3 widths (32x32) or 4 (64x64), not {count}", count=len(self.widths)
            )

    @property
    def image_size(self) -> int:
        """Side of the square images, in pixels: SEED_MAP doubled once per width."""
        return SEED_MAP << len(self.widths)

    @property
    def grown_widths(self) -> tuple[int, ...]:
        """Channels of the generator's maps, from 4x4 outwards, if it is made of convolutions."""
        if self.generator == "constant":
            return (self.constant_width,) * len(self.widths)
        return self.widths

    def to_dict(self) -> dict[str, Any]:
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> "GanSpec":
        return from_dict(cls, data, "GAN")
