"""Runs that are kept: real files, damaged ones too."""

import json
import time
from dataclasses import replace

import numpy as np
import pytest

from nnviz.laboratory.curves import joined
from nnviz.laboratory.kept_run import DataDescription, KeptRun, RunFigures, RunLabels
from nnviz.laboratory.run_settings import RunSettings, differences, settings_of
from nnviz.laboratory.run_store import SUFFIX, RunStore
from nnviz.safe_file import FileError
from tests.laboratory.runs import curves


def kept(store: RunStore, created: float = 1.0, **labels) -> KeptRun:
    settings = RunSettings(hidden=(50, 20), early=((5, 0.2),), rate=0.05)
    data = DataDescription("MNIST", 60_000, 10_000, (28, 28), tuple("0123456789"))
    run = KeptRun(store.new_key(), created, settings, data, RunFigures(iterations=30, test_accuracy=0.4),
                  RunLabels(**labels), "batch_size", "10")  # fmt: skip
    store.keep(run, curves(), {"W1": np.ones((3, 2), np.float32), "b1": np.zeros(2, np.float32)})
    return run


@pytest.fixture
def store(tmp_path) -> RunStore:
    return RunStore(tmp_path / "runs")


def test_a_kept_run_comes_back_whole(store):
    run = kept(store, name="첫 번째", tags=("a", "b"), note="two\nlines", pinned=True, colour=3)
    assert RunStore(store.folder).listing() == ([run], [])
    found, weights = store.read(run.key)
    for name in ("losses", "penalties", "rates", "images", "durations"):
        np.testing.assert_array_equal(getattr(found, name), getattr(curves(), name))
        assert getattr(found, name).dtype == getattr(curves(), name).dtype
    assert [(e.moment, e.dead_units, e.test_loss) for e in found.evaluations] == [(0, None, 1.1), (30, 0.25, 1.1)]
    assert [len(e.predictions) for e in found.evaluations] == [0, 10], "10 kB each: only the last ones are kept"
    np.testing.assert_array_equal(found.last.confusion, np.eye(10))
    assert set(weights) == {"W1", "b1"} and weights["W1"].dtype == np.float32


def test_other_labels_leave_the_arrays_and_deleting_leaves_the_other_runs(store):
    first, second = kept(store, 1.0), kept(store, 2.0)
    store.relabel(first.labelled(name="new", hidden=True))
    assert [run.labels.name for run in store.listing().runs] == ["new", ""]
    assert len(store.read(first.key)[0]) == 30
    store.remove(first.key)
    store.remove(first.key)
    assert store.listing().runs == [second]


def test_damaged_files_are_named_and_the_others_are_listed(store):
    run = kept(store)
    whole = store.path(run.key).read_bytes()
    head = whole.index(b"{")
    values = json.loads(whole[head : whole.index(b"PK")])

    def with_values(**changes) -> bytes:
        text = json.dumps(values | changes).encode()
        return whole[: head - 9] + b"%08x\n" % len(text) + text

    damaged = [b"", b"other", whole[:20], whole[: head + 50], whole[: head - 9] + b"fffffff\n", with_values(),
               with_values(settings={"rate": "high"}), with_values(settings=3), with_values(created="x"),
               with_values(labels={"tags": 5}), with_values(figures=None)]  # fmt: skip
    for content in damaged:
        store.path(store.new_key()).write_bytes(content)
    (store.folder / "notes.txt").write_text("no run")
    listing = store.listing()
    assert listing.runs == [run] and len(listing.problems) == len(damaged)
    assert all("damaged" in str(problem) for problem in listing.problems)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_damaged_arrays_are_told_when_they_are_wanted(store, cut):
    run = kept(store)
    path = store.path(run.key)
    whole = path.read_bytes()
    start = whole.index(b"PK")
    path.write_bytes(whole[: start + int(cut * (len(whole) - start))])
    assert store.listing().runs == [run]
    with pytest.raises(FileError, match="damaged"):
        store.read(run.key)


def test_a_key_from_elsewhere_names_no_file(store):
    with pytest.raises(ValueError):
        store.path("../x")
    with pytest.raises(FileError):
        store.read(store.new_key())
    assert store.listing() == ([], [])


def test_two_hundred_runs_are_listed_within_half_a_second(store):
    run = kept(store)
    whole = store.path(run.key).read_bytes()
    for _ in range(199):
        key = store.new_key()
        store.path(key).write_bytes(whole.replace(run.key.encode(), key.encode()) + bytes(200_000))
    before = time.process_time()
    assert len(store.listing().runs) == 200
    assert time.process_time() - before < 0.5
    assert len(list(store.folder.glob("*" + SUFFIX))) == 200


def test_settings_come_back_from_json_and_say_what_differs():
    settings = RunSettings(optimizer="Adam", beta1=0.5, hidden=(3,), early=((4, 0.5),))
    values = json.loads(json.dumps(vars(settings) | {"unknown": 1}))
    assert settings_of(values) == settings
    with pytest.raises(ValueError):
        settings_of({"hidden": 5})
    base = RunSettings()
    assert differences(replace(base, beta1=0.5), base) == {}, "of Adam alone"
    assert differences(settings, base) == {
        "optimizer": "Adam", "beta1": 0.5, "beta2": 0.999, "hidden": (3,), "early": ((4, 0.5),),
    }  # fmt: skip
    assert differences(replace(base, unit="epochs"), base) == {"unit": "epochs", "epochs": 5}


def test_curves_are_drawn_against_updates_epochs_images_and_seconds():
    run = joined([curves(), curves()])
    assert len(run) == 60
    np.testing.assert_allclose(run.places("iterations", 200)[[0, -1]], [0, 60])
    np.testing.assert_allclose(run.places("epochs", 200)[[0, -1]], [0, 6])
    np.testing.assert_allclose(run.places("samples", 200)[[0, -1]], [0, 1200])
    np.testing.assert_allclose(run.places("seconds", 200)[[0, -1]], [0, 0.06], rtol=1e-6)
    smooth = run.smoothed(5)
    assert smooth[0] == pytest.approx(run.losses[0]) and smooth[30] == pytest.approx(run.losses[28:33].mean(), rel=1e-5)
    steps = list(run.steps({"W1": np.ones(1)}, 200, lambda iteration: 0.1))
    assert [s.iteration for s in steps] == list(range(60)) and steps[0].untrained is not None
    assert steps[-1].weights is not None and steps[-1].epoch == 6
