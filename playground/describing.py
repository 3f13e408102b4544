"""`python -m playground describe`: a network's table, or a GAN's pair of them."""

import argparse
from typing import Any

from playground.describe import description, gan, network, pair_description, usual_size
from playground.families import forms
from playground.plan import plan
from playground.printed import pair_table, table


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "net",
        help=f"{', '.join(forms())}, or its JSON; dcgan, wgan:paper ...",
    )
    parser.add_argument("--size", type=int, help="of the square image (224 or 32)")
    parser.add_argument("--classes", type=int)
    parser.set_defaults(command=describe)


def describe(options: argparse.Namespace) -> dict[str, Any]:
    """Print the table. Returns what stands in it."""
    recipe = gan(options.net, options.size, options.classes)
    if recipe:
        print(pair_table(recipe))
        return pair_description(recipe)
    spec = network(options.net, options.classes)
    whole = plan(spec, options.size if options.size is not None else usual_size(spec))
    print(table(whole))
    return description(whole)
