"""The papers' networks with weights in timm's and torchvision's layout, against torchvision's own."""

import pytest
import torch
import torchvision
from safetensors.torch import save_file

from playground.errors import CheckpointError
from playground.explain.finding import check_cost
from playground.nets.foreign.imagenet_resnets import PUBLISHED, load
from playground.nets.foreign.torchvision_names import from_torchvision
from playground.nets.residual import ResidualNet
from playground.settings import Limits
from tests.nets.test_against_torchvision import awake


def theirs(name: str) -> torch.nn.Module:
    torch.manual_seed(0)
    return awake(getattr(torchvision.models, name)(weights=None))


@pytest.fixture(scope="module", params=["resnet18", "wide_resnet50_2"])
def both(request, tmp_path_factory):
    """A name, torchvision's network with random weights, and the file that timm would make of them."""
    net, path = theirs(request.param), tmp_path_factory.mktemp("hub") / "model.safetensors"
    counted = {k: v for k, v in net.state_dict().items() if "num_batches" not in k}
    save_file(counted, path, {"format": "pt"})
    return request.param, net, path


def test_the_logits_are_torchvisions(both):
    name, net, path = both
    images = torch.randn(2, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        expected, found = net(images), load(name, path).net.forward(images)
    assert expected.std() > 0.1
    torch.testing.assert_close(found, expected, rtol=1e-3, atol=1e-3 * float(expected.std()))


def test_they_see_what_imagenets_networks_see(both):
    subject = load(*both[::2])
    assert (subject.size, subject.imagenet, subject.net.adds) == (224, True, True)
    published = torchvision.models.ResNet18_Weights.IMAGENET1K_V1
    preset = published.transforms()
    assert (list(subject.mean), list(subject.std)) == (preset.mean, preset.std)
    assert subject.classes == tuple(published.meta["categories"])
    assert subject.classes[291] == "lion"


@pytest.mark.parametrize("name", PUBLISHED)
def test_all_seven_have_the_tensors_of_torchvisions_and_may_be_looked_into_by_default(name):
    with torch.device("meta"):
        ours, net = ResidualNet(PUBLISHED[name].spec), getattr(torchvision.models, name)()
    shapes = {key: tensor.shape for key, tensor in from_torchvision(net.state_dict()).items()}
    assert shapes == {key: tensor.shape for key, tensor in ours.state_dict().items()}
    check_cost(ours, 224, Limits())
    params = sum(parameter.numel() for parameter in net.parameters())
    assert PUBLISHED[name].size == 4 * params


def test_another_networks_weights_and_a_damaged_file_get_a_sentence(both, tmp_path):
    name, _, path = both
    other = next(key for key in PUBLISHED if key != name)
    with pytest.raises(CheckpointError, match="does not hold the weights of"):
        load(other, path)
    cut = tmp_path / "model.safetensors"
    cut.write_bytes(path.read_bytes()[:1_000_000])
    with pytest.raises(CheckpointError, match="damaged"):
        load(name, cut)
