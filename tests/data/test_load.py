"""Loading, against files made on the spot and read back by other means."""

import gzip
import hashlib
import http.server
import io
import os
import pickle
import socket
import subprocess
import sys
import tarfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from playground.data import cache, download, pictures, sources
from playground.data.catalog import dataset
from playground.data.images import Chunk, Images
from playground.data.load import available, load
from playground.drafts import drafted
from playground.errors import CheckpointError, DataError
from playground.images import read_picture, resize_to
from playground.tensorfile import TensorFile

CIFAR = dataset("cifar10")


def picture(rng, size=32, mode="RGB"):
    """Coarse coloured blocks, so that JPEG has something to do."""
    coarse = rng.integers(0, 256, (4, 4, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((size, size), Image.Resampling.BICUBIC)
    return image.convert(mode)


def make_folders(root, per_class=2):
    rng = np.random.default_rng(0)
    for part in ("train", "test"):
        for name in CIFAR.classes:
            home = root / "cifar10" / part / name
            home.mkdir(parents=True)
            for i in range(per_class):
                picture(rng).save(home / f"{i:04}.jpg", quality=75)
            picture(rng, mode="L").save(home / "grey.jpeg")
            picture(rng, mode="P").save(home / "palette.PNG")
    return root


def idx_bytes(values):
    values = np.asarray(values, np.uint8)
    header = bytes((0, 0, 8, values.ndim)) + np.array(values.shape, ">u4").tobytes()
    return header + values.tobytes()


def idx_files(count=5, test_count=3, size=28):
    rng = np.random.default_rng(1)
    files = {}
    for prefix, n in (("train", count), ("t10k", test_count)):
        files[f"{prefix}-images-idx3-ubyte"] = idx_bytes(rng.integers(0, 256, (n, size, size)))
        files[f"{prefix}-labels-idx1-ubyte"] = idx_bytes(rng.integers(0, 10, n))
    return files


def make_idx(root, home="MNIST/raw", **sizes):
    (root / home).mkdir(parents=True)
    for name, data in idx_files(**sizes).items():
        (root / home / name).write_bytes(data)
    return root


@pytest.fixture
def offline(monkeypatch):
    def refuse(*_, **__):
        raise urllib.error.URLError("Name or service not known")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)


# --- folders of pictures ---------------------------------------------------------------------


def test_pictures_are_those_that_torchvisions_image_folder_reads(tmp_path):
    from torchvision.datasets import ImageFolder

    make_folders(tmp_path)
    loaded = load("cifar10", tmp_path)
    for part, images in (("train", loaded.train), ("test", loaded.test)):
        reference = ImageFolder(str(tmp_path / "cifar10" / part))
        assert tuple(reference.classes) == CIFAR.classes
        assert len(images) == len(reference) == 40
        for i, (image, label) in enumerate(reference):
            assert images.labels[i] == label
            assert np.array_equal(images.pixels[i].permute(1, 2, 0).numpy(), np.asarray(image))
    assert loaded.train.pixels.dtype == torch.uint8
    assert loaded.train.labels.dtype == torch.int64
    assert loaded.train.boxes is None


def test_progress_grows_to_its_end_and_names_the_set(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "CHUNK", 10)
    heard = []
    load("cifar10", make_folders(tmp_path), lambda what, how_far: heard.append((what, how_far)))
    fractions = [how_far for _, how_far in heard]
    assert {str(what) for what, _ in heard} == {"Reading CIFAR-10"}
    assert fractions == sorted(fractions)
    assert len(fractions) == 8
    assert 0 <= fractions[0] < fractions[-1] <= 1


def damage(path, kind):
    if kind == "truncated":
        path.write_bytes(path.read_bytes()[:-300])
    elif kind == "no picture":
        path.write_bytes(b"<html>404</html>")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "another size":
        picture(np.random.default_rng(2), size=40).save(path)


@pytest.mark.parametrize("kind", ["truncated", "no picture", "empty"])
@pytest.mark.parametrize("part", ["train", "test"])
def test_a_damaged_picture_is_left_out_and_named_also_from_the_cache(tmp_path, kind, part, caplog):
    sound = load("cifar10", make_folders(tmp_path))
    kept = Images(*(t.clone() for t in (getattr(sound, part).pixels, getattr(sound, part).labels)))
    path = tmp_path / f"cifar10/{part}/dog/0001.jpg"
    damage(path, kind)
    os.utime(path.parent, ns=(1, 1))
    rest = torch.arange(40) != 5 * 4 + 1  # the second of four dogs
    for _ in range(2):
        caplog.clear()
        loaded = load("cifar10", tmp_path)
        assert loaded.damage.count == 1
        assert loaded.damage.names == (f"{part}/dog/0001.jpg",)
        assert f"1 pictures left out: {part}/dog/0001.jpg" in caplog.text
        images = getattr(loaded, part)
        assert torch.equal(images.pixels, kept.pixels[rest])
        assert torch.equal(images.labels, kept.labels[rest])


def test_a_class_of_which_no_picture_can_be_read_is_named(tmp_path):
    home = make_folders(tmp_path) / "cifar10/train/frog"
    for path in home.iterdir():
        damage(path, "no picture")
    with pytest.raises(DataError, match="CIFAR-10 has too few pictures of frog"):
        load("cifar10", tmp_path)


def test_a_picture_of_another_size_is_scaled_and_cropped(tmp_path):
    path = make_folders(tmp_path) / "cifar10/test/dog/0001.jpg"
    damage(path, "another size")
    seen, _ = resize_to(read_picture(path), 32)
    assert np.array_equal(load("cifar10", tmp_path).test.pixels[21].permute(1, 2, 0), seen)


@pytest.mark.parametrize("gone", ["files", "folder"])
def test_a_class_without_pictures_is_named(tmp_path, gone):
    home = make_folders(tmp_path) / "cifar10/train/frog"
    for path in home.iterdir():
        path.unlink()
    if gone == "folder":
        home.rmdir()
    with pytest.raises(DataError, match=str(home)):
        load("cifar10", tmp_path)


# --- raw idx files ---------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "home"), [("mnist", "MNIST"), ("fashion-mnist", "FashionMNIST")])
def test_idx_files_are_those_that_torchvision_reads(tmp_path, key, home):
    from torchvision import datasets

    make_idx(tmp_path, f"{home}/raw")
    loaded = load(key, tmp_path)
    for images, train in ((loaded.train, True), (loaded.test, False)):
        reference = getattr(datasets, home)(str(tmp_path), train=train)
        assert torch.equal(images.pixels[:, 0], reference.data)
        assert torch.equal(images.labels, reference.targets)
        assert images.pixels.shape[1:] == (1, 28, 28)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("t10k-images-idx3-ubyte", lambda data: data[:-1]),
        ("t10k-images-idx3-ubyte", lambda data: data + b"\0"),
        ("t10k-images-idx3-ubyte", lambda data: data[:7]),
        ("train-images-idx3-ubyte", lambda _: idx_bytes(np.zeros((5, 27, 28)))),
        ("train-labels-idx1-ubyte", lambda data: b"\x1f\x8b" + data),
        ("train-labels-idx1-ubyte", lambda _: idx_bytes([0, 1, 2])),
        ("train-labels-idx1-ubyte", lambda _: idx_bytes([0, 1, 2, 3, 10])),
    ],
    ids=["short", "long", "stub", "other size", "still packed", "too few labels", "label 10"],
)
def test_a_damaged_idx_file_is_named(tmp_path, name, change):
    path = make_idx(tmp_path) / "MNIST/raw" / name
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(DataError, match=str(path)):
        load("mnist", tmp_path)


# --- CIFAR-10 as torchvision unpacks it ------------------------------------------------------


def cifar_batches(monkeypatch):
    """The files of a tiny CIFAR-10, with torchvision told of their check sums; pixels, labels."""
    from torchvision.datasets import CIFAR10

    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 256, (8, 3, 32, 32), dtype=np.uint8)
    labels = [3, 1, 4, 1, 5, 9, 2, 6]
    files = {"batches.meta": pickle.dumps({"label_names": list(CIFAR.classes)})}
    for name, rows in (
        ("data_batch_1", [0, 1, 2]),
        ("data_batch_2", [3, 4, 5]),
        ("test_batch", [6, 7]),
    ):
        entry = {"data": pixels[rows].reshape(-1, 3072), "labels": [labels[i] for i in rows]}
        files[name] = pickle.dumps(entry)
    sums = {name: hashlib.md5(data).hexdigest() for name, data in files.items()}
    monkeypatch.setattr(
        CIFAR10, "train_list", [[n, sums[n]] for n in ("data_batch_1", "data_batch_2")]
    )
    monkeypatch.setattr(CIFAR10, "test_list", [["test_batch", sums["test_batch"]]])
    monkeypatch.setattr(CIFAR10, "meta", {**CIFAR10.meta, "md5": sums["batches.meta"]})
    return files, torch.from_numpy(pixels), torch.tensor(labels)


def test_batches_give_the_images_that_went_in(tmp_path, monkeypatch):
    files, pixels, labels = cifar_batches(monkeypatch)
    (tmp_path / sources.BATCHES["cifar10"]).mkdir()
    for name, data in files.items():
        (tmp_path / sources.BATCHES["cifar10"] / name).write_bytes(data)
    loaded = load("cifar10", tmp_path)
    assert torch.equal(loaded.train.pixels, pixels[:6])
    assert torch.equal(loaded.test.pixels, pixels[6:])
    assert torch.equal(torch.cat([loaded.train.labels, loaded.test.labels]), labels)


def test_cifar100_is_what_torchvision_reads(tmp_path, monkeypatch):
    from torchvision.datasets import CIFAR100

    rng = np.random.default_rng(4)
    home = tmp_path / sources.BATCHES["cifar100"]
    home.mkdir()
    for name, count in (("train", 7), ("test", 3)):
        entry = {
            "data": rng.integers(0, 256, (count, 3072), dtype=np.uint8),
            "fine_labels": rng.integers(0, 100, count).tolist(),
            "coarse_labels": [0] * count,
        }
        (home / name).write_bytes(pickle.dumps(entry))
    names = {"fine_label_names": list(dataset("cifar100").classes)}
    (home / "meta").write_bytes(pickle.dumps(names))
    sums = {p.name: hashlib.md5(p.read_bytes()).hexdigest() for p in home.iterdir()}
    monkeypatch.setattr(CIFAR100, "train_list", [["train", sums["train"]]])
    monkeypatch.setattr(CIFAR100, "test_list", [["test", sums["test"]]])
    monkeypatch.setattr(CIFAR100, "meta", {**CIFAR100.meta, "md5": sums["meta"]})
    loaded = load("cifar100", tmp_path)
    for images, train in ((loaded.train, True), (loaded.test, False)):
        reference = CIFAR100(str(tmp_path), train=train)
        assert np.array_equal(images.pixels.permute(0, 2, 3, 1).numpy(), reference.data)
        assert images.labels.tolist() == reference.targets
    (home / "train").write_bytes(b"another")
    with pytest.raises(DataError, match=f"{home} is damaged.*CIFAR-100 is downloaded again"):
        load("cifar100", tmp_path)


def test_cifar100_may_lie_in_folders(tmp_path):
    for part in ("train", "test"):
        for i, name in enumerate(dataset("cifar100").classes):
            home = tmp_path / "cifar100" / part / name
            home.mkdir(parents=True)
            Image.new("RGB", (32, 32), (i, 0, 0)).save(home / "0.png")
    loaded = load("cifar100", tmp_path)
    assert loaded.train.labels.tolist() == list(range(100))
    assert loaded.test.pixels[:, 0, 5, 5].tolist() == list(range(100))


class Trap:
    """A pickle that leaves a mark when it is loaded."""

    def __init__(self, mark):
        self.mark = str(mark)

    def __reduce__(self):
        return (open, (self.mark, "w"))


def test_a_pickle_that_is_not_the_originals_is_refused_unopened(tmp_path, monkeypatch):
    files, _, _ = cifar_batches(monkeypatch)
    files["data_batch_2"] = pickle.dumps(Trap(tmp_path / "mark"))
    (tmp_path / sources.BATCHES["cifar10"]).mkdir()
    for name, data in files.items():
        (tmp_path / sources.BATCHES["cifar10"] / name).write_bytes(data)
    with pytest.raises(DataError, match=f"{tmp_path / sources.BATCHES['cifar10']}.*remove it"):
        load("cifar10", tmp_path)
    assert not (tmp_path / "mark").exists()


# --- the network -----------------------------------------------------------------------------


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("cifar10", "cifar-10-python.tar.gz into {}"),
        ("cifar100", "cifar-100-python.tar.gz into {}"),
        ("mnist", "t10k-labels.*gz into {}/MNIST/raw"),
    ],
)
def test_without_a_network_the_error_says_what_to_put_where(tmp_path, key, where):
    with pytest.raises(DataError, match=where.format(tmp_path) + ".*pick Shapes"):
        load(key, tmp_path)
    assert not list(tmp_path.glob(".download-*"))
    assert available(tmp_path) == ("shapes",)


def test_a_folder_that_cannot_be_made_is_an_error_with_its_name(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match=f"MNIST is not in {tmp_path / 'file' / 'data'}"):
        load("mnist", tmp_path / "file" / "data")


def test_a_server_that_never_answers_is_given_up(tmp_path, monkeypatch):
    from torchvision.datasets import MNIST

    monkeypatch.setattr(download, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        monkeypatch.setattr(MNIST, "mirrors", [place, place])
        start = time.monotonic()
        with pytest.raises(DataError, match=r"could not be downloaded .*timed out"):
            load("mnist", tmp_path)
        assert time.monotonic() - start < 5


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(tmp_path):
    """A folder, and the address at which it is served."""
    folder = tmp_path / "served"
    folder.mkdir()

    def handler(*args):
        return Handler(*args, directory=str(folder))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, args=(0.02,), daemon=True).start()
        yield folder, f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()


def serve_fashion(monkeypatch, folder, mirrors):
    """Packed idx files in `folder`, with torchvision told of them; the files, unpacked."""
    from torchvision.datasets import FashionMNIST

    files = idx_files(count=700)
    packed = {f"{name}.gz": gzip.compress(data) for name, data in files.items()}
    for name, data in packed.items():
        (folder / name).write_bytes(data)
    sums = [(name, hashlib.md5(data).hexdigest()) for name, data in packed.items()]
    monkeypatch.setattr(FashionMNIST, "mirrors", mirrors)
    monkeypatch.setattr(FashionMNIST, "resources", sums)
    return files


def test_a_set_is_fetched_from_the_first_mirror_that_has_it(tmp_path, monkeypatch, server):
    folder, address = server
    files = serve_fashion(monkeypatch, folder, [f"{address}nothing-here/", address])
    data, heard = tmp_path / "data", []
    loaded = load("fashion-mnist", data, lambda what, how_far: heard.append((what, how_far)))
    raw = data / "FashionMNIST/raw"
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == files
    assert loaded.train.pixels.numpy().tobytes() == files["train-images-idx3-ubyte"][16:]
    first = [
        how_far for what, how_far in heard if str(what) == "Downloading Fashion-MNIST (1 of 4)"
    ]
    known = [how_far for how_far in first if how_far is not None]
    assert known == sorted(known)
    assert len(known) > 1
    assert known[-1] == 1.0
    assert available(data) == ("shapes", "fashion-mnist")
    assert not list(data.glob(".download-*"))


def test_a_download_with_another_check_sum_is_not_kept(tmp_path, monkeypatch, server):
    folder, address = server
    serve_fashion(monkeypatch, folder, [address])
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(DataError, match=r"t10k-images-idx3-ubyte\.gz holds another file"):
        load("fashion-mnist", tmp_path / "data")
    assert not (tmp_path / "data/FashionMNIST/raw/t10k-images-idx3-ubyte").exists()
    assert available(tmp_path / "data") == ("shapes",)


@pytest.mark.usefixtures("offline")
def test_an_archive_put_there_by_hand_needs_no_network(tmp_path, monkeypatch):
    from torchvision.datasets import CIFAR10

    files, pixels, _ = cifar_batches(monkeypatch)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"{sources.BATCHES['cifar10']}/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    (tmp_path / CIFAR10.filename).write_bytes(packed.getvalue())
    monkeypatch.setattr(CIFAR10, "tgz_md5", hashlib.md5(packed.getvalue()).hexdigest())
    assert torch.equal(load("cifar10", tmp_path).train.pixels, pixels[:6])
    assert available(tmp_path) == ("shapes", "cifar10")


# --- what is there ---------------------------------------------------------------------------


def test_available_goes_by_names_and_opens_nothing(tmp_path):
    make_idx(make_folders(tmp_path))
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    assert available(tmp_path) == ("shapes", "cifar10", "mnist")
    assert available(tmp_path / "nowhere") == ("shapes",)


def test_three_files_of_four_are_not_a_set(tmp_path):
    (make_idx(tmp_path) / "MNIST/raw/t10k-labels-idx1-ubyte").unlink()
    assert available(tmp_path) == ("shapes",)


# --- the cache -------------------------------------------------------------------------------


def cache_file(folder, key="cifar10"):
    return folder / ".cache" / f"{key}-v1.safetensors"


def never(*_):
    raise RuntimeError("decoded again")


def same(a, b):
    pairs = ((a.train, b.train), (a.test, b.test))
    return all(
        torch.equal(x.pixels, y.pixels) and torch.equal(x.labels, y.labels) for x, y in pairs
    )


def chunks_of(train, test):
    """Of a set that is read, whole."""
    return lambda: [Chunk("train", train), Chunk("test", test)]


def copied(data):
    """The same, nothing of it mapped."""
    for images in (data.train, data.test):
        images.pixels, images.labels = images.pixels.clone(), images.labels.clone()
    return data


def test_the_second_load_decodes_nothing(tmp_path, monkeypatch):
    first = load("cifar10", make_folders(tmp_path))
    monkeypatch.setattr(pictures.ImageFolder, "read", never)
    assert same(load("cifar10", tmp_path), first)
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["cifar10-v1.safetensors"]


@pytest.mark.parametrize("kind", ["truncated", "no picture", "empty"])
def test_a_damaged_cache_is_made_again(tmp_path, monkeypatch, kind):
    first = copied(load("cifar10", make_folders(tmp_path)))
    damage(cache_file(tmp_path), kind)
    assert same(load("cifar10", tmp_path), first)
    monkeypatch.setattr(pictures.ImageFolder, "read", never)
    assert same(load("cifar10", tmp_path), first)


def test_a_cache_of_other_shapes_is_made_again(tmp_path):
    first = load("cifar10", make_folders(tmp_path))
    grey = Images(first.train.pixels[:, :1], first.train.labels)
    stamp = sources.find(CIFAR, tmp_path).stamp()
    grey_test = Images(first.test.pixels[:, :1], first.test.labels)
    cache.keep(replace(CIFAR, channels=1), tmp_path, stamp, chunks_of(grey, grey_test))
    assert torch.equal(load("cifar10", tmp_path).train.pixels, first.train.pixels)


def test_a_cache_that_is_older_than_its_source_is_made_again(tmp_path):
    load("cifar10", make_folders(tmp_path))
    picture(np.random.default_rng(9)).save(tmp_path / "cifar10/train/cat/9999.png")
    assert len(load("cifar10", tmp_path).train) == 41


def test_a_source_that_changed_in_place_is_seen_by_its_time(tmp_path):
    load("mnist", make_idx(tmp_path))
    path = tmp_path / "MNIST/raw/t10k-labels-idx1-ubyte"
    path.write_bytes(idx_bytes([7, 7, 7]))
    os.utime(path, ns=(1, 1))
    assert load("mnist", tmp_path).test.labels.tolist() == [7, 7, 7]


def test_a_folder_that_takes_no_cache_gets_it_elsewhere(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    folder = make_folders(tmp_path / "data")
    (folder / ".cache").touch()  # a file where the folder would have to be
    first = load("cifar10", folder)
    assert len(list(elsewhere.rglob("cifar10-v1.safetensors"))) == 1
    monkeypatch.setattr(pictures.ImageFolder, "read", never)
    assert same(load("cifar10", folder), first)


def test_without_any_place_for_a_cache_the_set_still_loads(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    folder = make_folders(tmp_path / "data")
    (folder / ".cache").touch()
    assert len(load("cifar10", folder).train) == 40
    assert "CIFAR-10 is decoded again at every start" in caplog.text


def test_shapes_are_kept_until_the_code_that_draws_them_changes(tmp_path, monkeypatch):
    from playground.data import shapes

    drawn = []
    monkeypatch.setattr(
        shapes, "draw", lambda count, seed, draw=shapes.draw: drawn.append(count) or draw(20, seed)
    )
    first = load("shapes", tmp_path)
    again = load("shapes", tmp_path)
    assert drawn == [12_000, 2_000]
    assert same(first, again)
    assert torch.equal(again.train.boxes, first.train.boxes)
    assert not torch.equal(first.train.pixels, first.test.pixels)


def test_a_cache_that_vanishes_while_it_is_opened_counts_as_none(tmp_path, monkeypatch):
    first = load("mnist", make_idx(tmp_path))

    def vanished(path):
        raise CheckpointError(f"there is no checkpoint {path.name}")

    monkeypatch.setattr(cache, "opened", vanished)
    assert same(load("mnist", tmp_path), first)


def test_a_cache_that_is_replaced_while_it_is_read_is_read_whole(tmp_path, monkeypatch):
    """Another process may put its own in place between the header and the pixels."""
    first = load("mnist", make_idx(tmp_path))
    others = [Images(255 - p.pixels, p.labels.clone()) for p in (first.train, first.test)]
    mapped = TensorFile.mapped

    def replaced(file):
        monkeypatch.setattr(TensorFile, "mapped", mapped)
        cache.keep(first.info, tmp_path, "another's", chunks_of(*others))
        return mapped(file)

    monkeypatch.setattr(TensorFile, "mapped", replaced)
    monkeypatch.setattr(sources.IdxFiles, "read", None)  # nothing is decoded again
    assert same(load("mnist", tmp_path), first)


def test_a_cache_is_mapped_not_copied(tmp_path):
    """So that processes share its pages; and what one writes there stays its own."""
    load("mnist", make_idx(tmp_path))
    pixels = load("mnist", tmp_path).train.pixels
    address, name = pixels.data_ptr(), str(cache_file(tmp_path, "mnist").resolve())
    lines = [line.split() for line in Path("/proc/self/maps").read_text().splitlines()]
    areas = [line[0].split("-") for line in lines if line[-1] == name]
    assert any(int(start, 16) <= address < int(end, 16) for start, end in areas)
    kept = pixels.clone()
    pixels.zero_()
    assert torch.equal(load("mnist", tmp_path).train.pixels, kept)


@pytest.mark.parametrize("age", [600, 7200])
@pytest.mark.parametrize("cached", [False, True])
def test_what_a_killed_process_has_left_is_removed_after_an_hour(tmp_path, age, cached):
    make_folders(tmp_path)
    if cached:
        load("cifar10", tmp_path)
    left = [
        tmp_path / ".download-x1/unpacked/train.bin",
        tmp_path / ".cache/.cifar10-v1.safetensors.a1",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    then = time.time() - age
    for path in [*left, *(path.parent for path in left), tmp_path / ".download-x1"]:
        os.utime(path, (then, then))
    load("cifar10", tmp_path)
    assert [path.exists() for path in left] == [age < 3600] * 2
    assert (tmp_path / ".download-x1").exists() == (age < 3600)


def test_no_two_writers_share_a_draft(tmp_path, monkeypatch):
    """With one name for all, a second writer would cut down the file that the first is filling."""
    drafts = []

    @contextmanager
    def noted(path):
        with drafted(path) as draft:
            drafts.append(draft)
            yield draft

    monkeypatch.setattr(cache, "drafted", noted)
    loaded = load("mnist", make_idx(tmp_path))
    cache.keep(loaded.info, tmp_path, "another", chunks_of(loaded.train, loaded.test))
    assert len(set(drafts)) == len(drafts) == 2
    assert cache_file(tmp_path, "mnist") not in drafts


LOADER = """
import sys
from pathlib import Path
from playground.data.load import load
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(8):
    (folder / ".cache/cifar10-v1.safetensors").unlink(missing_ok=True)
    loaded = load("cifar10", folder)
    print(int(loaded.train.pixels.sum()), int(loaded.test.pixels.sum()))
"""


def test_processes_that_decode_at_the_same_time_do_not_disturb_each_other(tmp_path):
    made = load("cifar10", make_folders(tmp_path))
    other = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with other:
        assert other.stdout.readline() == "ready\n"
        other.stdin.write("go\n")
        other.stdin.flush()
        for _ in range(8):
            cache_file(tmp_path).unlink(missing_ok=True)
            assert same(load("cifar10", tmp_path), made)
        lines = other.stdout.read().splitlines()
    assert lines == [f"{int(made.train.pixels.sum())} {int(made.test.pixels.sum())}"] * 8
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["cifar10-v1.safetensors"]
