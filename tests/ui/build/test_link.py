import json
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings

from playground.errors import DepthError, PlaygroundError, SpecError
from playground.families import (
    cifar_resnet,
    finer,
    name_of,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.ui.build.link import from_query, mended, query
from playground.ui.build.share import contents, loaded, pretty
from tests.strategies import net_specs


def followed(link: str):
    return from_query({name: values[0] for name, values in parse_qs(link).items()})


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(net_specs)
def test_a_link_rebuilds_its_network(spec):
    assert followed(query(spec, 48)) == (spec, 48)


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (wide_resnet(28, 10, classes=100), "wide_resnet:28,10"),
        (cifar_resnet(1202), "cifar_resnet:1202"),
        (resnet(50), "resnet:50"),
        (plain(34), "plain:34"),
        (speed_resnet(32), "speed:32"),
        (wide_resnet(16, 2, dropout=0.3), ""),
        (cifar_resnet(20, shortcut="B"), ""),
        (finer(resnet(50), 1), ""),
    ],
)
def test_a_paper_s_network_goes_by_its_name(spec, name):
    assert name_of(spec) == name
    assert ("net=" in query(spec, 32)) == bool(name)
    assert followed(query(spec, 32)) == (spec, 32)


def test_a_link_without_a_network_asks_for_none():
    assert from_query({}) is None
    assert from_query({"__theme": "dark", "size": "64"}) is None


def test_a_link_may_leave_the_rest_open():
    assert from_query({"net": "resnet:34"}) == (resnet(34), 224)
    assert from_query({"net": "wide_resnet:16,2"}) == (wide_resnet(16, 2), 32)


@pytest.mark.parametrize(
    "parameters",
    [
        {"net": "resnet:35"},
        {"net": "../../etc/passwd"},
        {"net": "wide_resnet:28,10", "size": "nan"},
        {"net": "wide_resnet:28,10", "size": "1e400"},
        {"net": "wide_resnet:28,10", "size": "0"},
        {"net": "wide_resnet:28,10", "size": "1025"},
        {"net": "wide_resnet:28,10", "classes": "1e9"},
        {"net": "wide_resnet:28,10", "classes": "<script>"},
        {"net": "wide_resnet:1²,1"},
        {"spec": "{"},
        {"spec": "{}"},
        {"spec": "[1]"},
        {"spec": '{"name": NaN}'},
        {"spec": '{"a":' * 700 + "1" + "}" * 700},
        {"spec": "{" + "[" * 3000},
        {"spec": '{"name": "' + "x" * 5000},
        {"spec": '{"name":"x","stem":{"width":1' + "0" * 3000 + '},"stages":[]}'},
    ],
)
def test_every_field_of_a_link_is_checked(parameters):
    with pytest.raises(SpecError):
        from_query(parameters)


@pytest.mark.parametrize(
    ("parameters", "depth", "wanted"),
    [
        ({"net": "wide_resnet:17,2", "size": "48"}, 22, (wide_resnet(22, 2), 48)),
        ({"net": "WRN-17-2"}, 16, (wide_resnet(16, 2), 32)),
        ({"net": "cifar_resnet:21", "classes": "7"}, 26, (cifar_resnet(26, classes=7), 32)),
        ({"spec": "resnet:35"}, 50, (resnet(50), 224)),
        ({"net": "plain:57"}, 56, (plain(56), 32)),
    ],
)
def test_a_link_with_an_illegal_depth_keeps_the_rest_with_a_legal_one(parameters, depth, wanted):
    with pytest.raises(DepthError) as said:
        from_query(parameters)
    assert depth in said.value.nearest
    assert mended(parameters, depth) == wanted


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stages", [{"width": 16, "blocks": 10**6}]),
        ("stages", []),
        ("name", "x\ny"),
        ("dropout", 2),
        ("order", "sideways"),
        ("classes", None),
        ("classes", True),
        ("block", {"kernels": [2, 2]}),
        ("block", {"kernels": [3] * 5}),
        ("extra", 1),
    ],
)
def test_a_spec_s_fields_are_checked_one_by_one(field, value):
    text = json.dumps({**wide_resnet(16, 1).to_dict(), field: value})
    with pytest.raises(SpecError):
        from_query({"spec": text})
    with pytest.raises(SpecError):
        loaded(text, None)


def test_json_is_given_and_taken_back():
    for spec in (resnet(50), speed_resnet(), wide_resnet(16, 2, kernels=(3, 1))):
        assert json.loads(pretty(spec)) == spec.to_dict()
        values = loaded(pretty(spec), (spec, 48))
        assert values["size"] == 48
        code, text = contents((spec, 48))
        assert text == pretty(spec)
        compile(code, "network.py", "exec")


def test_what_cannot_be_written_as_source_says_why():
    code, _ = contents((resnet(18).replace(order="branch", transition="pool"), 1))
    assert code.startswith("# ResNet-18 cannot take 1×1 images")


@pytest.mark.parametrize("text", [None, 5, "", "   ", ["{}"]])
def test_no_json_is_refused(text):
    with pytest.raises(PlaygroundError):
        loaded(text, None)
