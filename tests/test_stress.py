"""A short slice of the stress campaign (`python -m tests.stress`), and proof that the campaign sees what is wrong."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import qWarning
from PySide6.QtNetwork import QNetworkProxy

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.forms.parameters import checked_state
from tests.data.test_dataset_fuzz import CASES
from tests.stress import downloads, files, formulas, gestures, kills, presets, program, scenes, soak, states, values
from tests.stress.report import Finding, Report, shorter, simpler
from tests.stress.watch import Watch, is_sentence

SLICES = {
    presets: 1, states: 150, gestures: 50, files: 250, scenes: 25, formulas: 300, downloads: 4, kills: 2, soak: 10,
}  # fmt: skip
SEEDED = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.large_base_example],
)  # fmt: skip
RANDOM = some.randoms(use_true_random=False, note_method_calls=False)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> Iterator[None]:
    """Work in a folder of the test, and leave the application as it was."""
    monkeypatch.chdir(tmp_path)
    yield
    LANGUAGE.choose("en")
    THEME.choose("light")
    QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.DefaultProxy))


@pytest.mark.parametrize("campaign", SLICES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_slice_of_the_campaign_finds_nothing(campaign):
    report = campaign.run(SLICES[campaign], seed=12, until=time.monotonic() + 40)
    assert report.tried > 0
    assert not report.failures, report.text()


@SEEDED
@given(rng=RANDOM, name=some.sampled_from(program.tab_names()))
def test_no_state_within_its_ranges_is_refused_but_with_a_sentence(rng, name):
    tab = program.tab_class(name)
    fields = values.random_fields(tab, rng)
    try:
        state = checked_state(name, tab.State, fields)
    except ValueError as problem:
        assert is_sentence(str(problem), str(fields))
    else:
        assert checked_state(name, tab.State, {n: getattr(state, n) for n in values.names(tab)}) == state


@SEEDED
@given(rng=RANDOM, variables=some.sampled_from(values.VARIABLES))
def test_no_formula_gives_anything_but_values_or_a_problem(rng, variables):
    found, _ = formulas.check(formulas.text_of(rng, variables), variables)
    assert not [finding for finding in found if not finding.timing]


@SEEDED
@given(data=some.binary(max_size=300), kind=some.sampled_from(sorted(CASES)), rng=RANDOM)
def test_no_file_gives_anything_but_contents_or_a_problem(data, kind, rng):
    for content in (data, CASES[kind].data[:40] + data, files.damage(CASES[kind].data, kind, rng)):
        found, _ = files.read(kind, content)
        assert not [finding for finding in found if not finding.timing]


# The campaign itself.


def test_every_field_of_every_tab_is_of_a_kind_the_campaign_knows():
    assert [field for name in program.tab_names() for field in values.not_covered(program.tab_class(name))] == []


@pytest.mark.parametrize("seed", range(3))
def test_a_seed_gives_the_same_cases(seed):
    def cases() -> list[object]:
        rng, tab = Random(seed), program.tab_class("derivatives")
        state, text = values.random_fields(tab, rng), formulas.text_of(rng, ("x",))
        return [state, text, gestures.gesture(rng), files.damage(b"abc" * 30, "scene", rng), scenes.scene(rng)]

    assert repr(cases()) == repr(cases())


def test_a_walk_is_made_as_short_as_it_can_be():
    assert shorter(range(100), lambda steps: 17 in steps and 60 in steps) == [17, 60]
    assert simpler({"a": 1, "b": 2, "c": 3}, lambda case: case.get("b") == 2) == {"b": 2}


def test_a_failure_is_counted_once_for_each_kind_and_told_with_its_case():
    report = Report("states", 0)
    for _ in range(3):
        report.add(Finding("it broke", "line 1"), lambda: "   gates: {'w1': 0}")
    report.add(Finding("too slow", "once", timing=True), lambda: "   not seen again")
    assert list(report.failures) == ["it broke"]
    assert re.search(r"failed 3 \(1 distinct\).*slow once.*3 times: it broke.*w1", report.text(), re.DOTALL)


def test_a_picture_that_is_wrong_is_found(qtbot, monkeypatch):
    monkeypatch.setattr(program.tab_class("gates"), "draw", lambda tab, state: 1 / (state.w1 - 3.0))
    with Watch() as watch:
        bench = states.Bench("gates", watch, Report("states", 0))
        found, _ = bench.whole({"w1": 3.0})
        assert any("ZeroDivisionError" in finding.key for finding in found)
        assert not bench.whole({"w1": 2.0})[0]
        bench.close()


@pytest.mark.qt_no_exception_capture
def test_what_is_said_behind_ones_back_is_seen():
    with Watch() as watch:
        qWarning("QPainter: something")
        np.float64(1) / np.float64(0)
        keys = " ".join(finding.key for finding in watch.take() + _stalls(watch, 10.0))
    assert "QPainter" in keys and "RuntimeWarning" in keys and "stall" in keys


def _stalls(watch: Watch, seconds: float) -> list[Finding]:
    """Stay away from the event loop until that is told, at most so many seconds of own CPU."""
    watch.beat()
    end, found = time.thread_time() + seconds, []
    while not found and time.thread_time() < end:
        found = watch.take()
    return found


def test_what_only_a_slow_machine_makes_slow_is_no_stall():
    with Watch() as watch:
        watch.pace.fastest /= 100  # as if it could do the same a hundred times as fast
        assert not _stalls(watch, 0.4)
        assert watch.pace.slowness() > 10


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("x must be between 0 and 1; 3 is not.", True), ("“.” at character 1 does not belong in a formula.", True),
        ("scale < 0", False), ("", False), ("There is no view called {name}.", False),
        ("[Errno 2] No such file or directory: 'x'.", False),
    ],
)  # fmt: skip
def test_a_sentence_is_told_from_what_is_none(text, fine):
    assert is_sentence(text) == fine


def test_the_soak_tells_the_weights_that_a_run_keeps_from_what_grows(qtbot, tmp_path):
    program.small_files(tmp_path)
    with Watch() as watch:
        person = gestures.Person("training", watch)
        try:
            tab = person.window.tabs["training"]
            qtbot.waitUntil(lambda: tab.dataset is not None, timeout=20_000)
            assert soak._weights(person) == 0
            tab.timeline.play()
            qtbot.waitUntil(lambda: len(tab.timeline.keep or ()) > 20, timeout=20_000)
            tab.timeline.end_run()
            parameters = sum(array.size for array in tab.timeline.keep.snapshots[0][1].values())
            expected = 4 * parameters * len(tab.timeline.keep.snapshots) / 2**20
            assert soak._weights(person) == pytest.approx(expected) and expected > 0.1
        finally:
            person.close()
    assert 0 < soak.anonymous() <= soak.resident()
