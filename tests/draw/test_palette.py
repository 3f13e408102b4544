import numpy as np

from playground.draw.palette import palette


def test_the_palette_grows_lighter_all_the_way():
    lightness = palette().astype(float) @ (0.2126, 0.7152, 0.0722)
    assert palette().shape == (256, 3)
    assert (np.diff(lightness) > -1).all()
    assert lightness[-1] - lightness[0] > 150
