"""Networks made up at random, small enough to be built by the hundred."""

from hypothesis import strategies as st

from playground.specs import BLOCK_KERNELS, Block, NetSpec, Stage, Stem

WIDTHS = st.integers(1, 8)
KERNELS = st.sampled_from(BLOCK_KERNELS)
STRIDES = st.sampled_from((1, 1, 1, 2, 2, 3, 4))

stems = st.builds(
    Stem,
    kernel=st.sampled_from((2, 3, 7)),
    width=WIDTHS,
    stride=st.sampled_from((1, 1, 1, 2, 3)),
    pool=st.booleans(),
)
stages = st.builds(Stage, width=WIDTHS, blocks=st.sampled_from((1, 1, 2, 3)), stride=STRIDES)
blocks = st.builds(
    Block,
    kernels=st.sampled_from((1, 2, 2, 3, 3, 4)).flatmap(lambda n: st.tuples(*n * [KERNELS])),
    expansion=st.sampled_from((1, 1, 2, 4)),
    stride_on=st.sampled_from(("spatial", "first")),
)
printable = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
names = st.text(printable, min_size=1, max_size=60)

net_specs = st.builds(
    NetSpec,
    name=names,
    stem=stems,
    stages=st.sampled_from((1, 2, 2, 3, 4)).flatmap(lambda n: st.tuples(*n * [stages])),
    block=blocks,
    order=st.sampled_from(("post", "pre", "branch")),
    shortcut=st.sampled_from(("none", "A", "A", "B", "B", "C")),
    transition=st.sampled_from(("block", "block", "pool")),
    dropout=st.sampled_from((0.0, 0.3)),
    pool=st.sampled_from(("average", "max")),
    classes=st.integers(2, 12),
    image_channels=st.integers(1, 4),
)
image_sizes = st.sampled_from(range(1, 71))
