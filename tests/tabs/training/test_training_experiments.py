"""Experiments in the training tab: real processes on a few drawn digits."""

from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.laboratory.answers import GuessVerdict, answer, guess_verdict
from nnviz.laboratory.estimate import Noise, Speed, estimated_seconds, speed
from nnviz.laboratory.experiment import MEASURES, job_key
from nnviz.laboratory.experiments import TITLES, equal_width, experiments
from nnviz.laboratory.jobs import DIVERGED, FAILED, FINISHED, Ended, Grown, Started
from nnviz.laboratory.results import Results
from nnviz.laboratory.run_plan import parameters_of
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.laboratory.experiments_words import text_of
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME, TICK_SIZE
from tests.laboratory.runs import curves
from tests.laboratory.test_answers import random_results
from tests.run_program import run_program
from tests.tabs.training.test_training import write_digits

pytestmark = pytest.mark.timeout(300)  # processes start slowly on a busy machine


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return write_digits(tmp_path_factory.mktemp("few"), 200, 60)


@pytest.fixture
def tab(qtbot, few, monkeypatch) -> TrainingTab:
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(few))
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=20_000)
    tab.change(view="experiments", experiment="batch_epochs", seeds=1)
    yield tab
    tab.close_down()


def test_an_experiment_runs_to_its_end_and_says_what_came_of_it(qtbot, tab):
    view = tab.view
    assert "The guess of the course notes: A larger batch is more accurate." in view.question.text()
    assert "Runs: 3" in view.plan.text()
    QTest.mouseClick(view.run_button, Qt.MouseButton.LeftButton)
    assert view.is_running and not view.run_button.isEnabled()
    qtbot.waitUntil(lambda: view.runner.current is None, timeout=120_000)
    view._redraw.call_now()
    rows = view.table.texts()
    assert [row[:2] for row in rows] == [("batch 10", "1/1"), ("batch 100", "1/1"), ("batch 6000", "1/1")]
    assert view.answer.text().startswith("Best: ") and "one seed" in view.answer.text()
    assert [named.band.x[-1] for named in view.bands.shown] == [20, 2, 1], "iterations of one epoch of 200 images"
    tab.change(axis="epochs")
    assert [named.band.x[-1] for named in view.bands.shown] == [1, 1, 1]
    table = view.bands.table(",").splitlines()
    assert table[0].startswith("batch 10 x,batch 10 mean,batch 10 low,batch 10 high")
    QTest.mouseClick(view.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.kept.busy, timeout=20_000)
    listing = tab.kept.store.listing()
    assert len(listing.runs) == 3 and {run.experiment for run in listing.runs} == {"batch_epochs"}
    assert listing.runs[0].labels.name == "Batch size, one epoch: batch 10, seed 0"


def test_the_copied_program_of_an_experiment_comes_to_the_same_figures(qtbot, tab, few, monkeypatch, capsys):
    import matplotlib

    matplotlib.use("Agg")
    view = tab.view
    view.start()
    qtbot.waitUntil(lambda: view.runner.current is None, timeout=120_000)
    program = run_program(tab.script(tab.state), "compared.py", {"__name__": "copied"})
    monkeypatch.setattr(program["plt"], "show", lambda: None)
    runs = program["main"](few)
    drawn = program["plt"].gca().get_lines()
    said = capsys.readouterr().out.splitlines()
    for variant, line, (name, (own,)) in zip(view.experiment.variants, drawn, runs.items(), strict=True):
        measured = view.results.of(variant)[0].curves
        np.testing.assert_allclose(own[0], measured.losses, rtol=2e-3)
        assert [own[3][0], own[3][-1]] == [0, len(measured)]
        assert own[5][-1] == pytest.approx(measured.last.test_accuracy, abs=0.02)
        np.testing.assert_allclose(line.get_ydata(), own[5])
        assert line.get_label() == name == str(variant.label)
        assert any(text.startswith(f"{name}: test accuracy {own[5][-1]:.4f}") for text in said)
    program["plt"].close("all")


@pytest.mark.parametrize("key", ["random", "rate_finder", "few_images"])
def test_every_kind_of_experiment_has_a_program_that_runs(tab, few, key, monkeypatch, capsys):
    import matplotlib

    matplotlib.use("Agg")
    tab.change(experiment=key)
    program = run_program(tab.script(tab.state), "compared.py", {"__name__": "copied"})
    assert list(program["VARIANTS"]) == [text_of(variant.label) for variant in experiments()[key].variants]
    for settings in program["VARIANTS"].values():
        settings["ITERATIONS"] = min(settings["ITERATIONS"], 40)
    program["VARIANTS"] = dict(list(program["VARIANTS"].items())[:3])
    monkeypatch.setattr(program["plt"], "show", lambda: None)
    runs = program["main"](few)
    axes = program["plt"].gca()
    program["plt"].close("all")
    assert len(capsys.readouterr().out.splitlines()) == len(runs) == len(axes.get_lines())
    if key == "rate_finder":
        low, high = experiments()[key].sweep
        for run in runs["loss of the mini-batches"]:
            np.testing.assert_allclose(run[1][0], low)
            assert run[1][-1] <= high * (1 + 1e-12) and (np.diff(run[1]) > 0).all()


def test_a_click_on_a_question_runs_it_and_the_questions_can_be_brought_back(qtbot, tab):
    tab.change(experiment="")
    view = tab.view
    qtbot.waitUntil(lambda: not tab.busy, timeout=20_000)
    card = view.cards.cards["depth"]
    assert "on this computer" in card.accessibleDescription() and "A deeper network" in card.accessibleDescription()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert tab.state.experiment == "depth" and view.is_running
    QTest.mouseClick(view.cancel_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert tab.state.experiment == "" and card.isVisible()
    tab.undo()
    assert tab.state.experiment == "depth" and not view.is_running


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_what_a_question_card_says_has_room(tab, theme, language):
    THEME.choose(theme)
    LANGUAGE.choose(language)
    tab.panel.setVisible(theme != "projector")
    tab.change(experiment="")
    QApplication.processEvents()
    for card in tab.view.cards.cards.values():
        boxes, size = [box for _, box in card.lines()], QFontMetrics(THEME.font(TICK_SIZE))
        names = [QRect(place, QSize(size.horizontalAdvance(name), size.height())) for name, _, place in card.places()]
        if len(boxes) == 1:  # a small card: its title has the type that it has room for
            assert card._needed(card._text.question, card._font_of_question()) <= boxes[0].height(), card._text.question
        bars = card.bars()
        names += [bar.below for bar in bars]
        for bar in bars:
            assert not bar.bar.intersects(QRectF(boxes[1])) and bar.bar.bottom() < bar.below.top()
            needed = QFontMetrics(THEME.font(TICK_SIZE)).boundingRect(bar.below, Qt.TextFlag.TextWordWrap, bar.name)
            assert needed.width() <= bar.below.width() and needed.height() <= bar.below.height(), bar.name
        for box in [*boxes, *names]:
            assert card.rect().contains(box), card.text()
        for name in names:
            assert not any(name.intersects(box) for box in boxes)


def test_what_an_answer_takes_is_estimated_from_updates_and_measurements():
    experiment, here = experiments()["batch_iterations"], Speed(1e-4, 1e-10)
    images, labels = np.zeros((600, 28, 28), np.uint8), np.zeros(600, np.uint8)
    data = Noise(images, labels, images[:100], labels[:100])
    updates = sum(1000 * (2e-4 + 1e-10 * min(n, 600) * 39_760) for n in (10, 100, 6000))
    measured = sum(len({0, 1000, *range(each, 1001, each), *range(100, 1001, 100)}) for each in (60, 6, 1))
    seconds = updates + measured * 700 * 39_760 * 1e-10 / 3
    assert estimated_seconds(experiment, 1, data, 1, here) == pytest.approx(seconds)
    assert estimated_seconds(experiment, 3, data, 2, here) == pytest.approx(seconds * 1.5)
    assert speed().product > 0


def test_cancelling_ends_it_at_once_and_the_next_one_begins(qtbot, tab):
    view = tab.view
    tab.change(experiment="few_images")
    view.start()
    tab.change(experiment="rate_finder")
    view.start()
    assert "Waiting: Learning-rate finder" in view.plan.text() or view.runner.waiting == [("rate_finder", 3)]
    tab.change(experiment="few_images")
    qtbot.waitUntil(lambda: bool(view.results.runs), timeout=120_000)
    QTest.mouseClick(view.cancel_button, Qt.MouseButton.LeftButton)
    assert view.runner.current == ("rate_finder", 3) and not view.runner.waiting
    assert all(run.outcome for run in view.results.runs.values())
    tab.change(experiment="rate_finder")
    view.cancel()
    assert view.runner.current is None and not view.is_running


def test_how_long_it_takes_is_measured(qtbot, tab):
    view = tab.view
    QTest.mouseClick(view.time_button, Qt.MouseButton.LeftButton)
    assert "Measuring how long it takes" in view.plan.text()
    qtbot.waitUntil(lambda: not view.runner.measuring, timeout=120_000)
    view._redraw.call_now()
    assert "Measured here: about" in view.plan.text()
    assert view.results.seconds(2) > 0


def told(results: Results, values: dict[str, list[float]], outcome: str = FINISHED) -> Results:
    """Let runs end with these test accuracies (or gaps, or losses)."""
    for key, numbers in values.items():
        for seed, value in enumerate(numbers):
            job = job_key(key, seed)
            results.take([Started(job), Grown(job, curves(30, value)), Ended(job, outcome)])
    return results


def batches(**values: list[float]) -> Results:
    results = Results(experiments()["batch_iterations"], 3, 60_000)
    return told(results, {key[1:]: numbers for key, numbers in values.items()})


@pytest.mark.parametrize(
    ("values", "verdict", "said"),
    [
        ({"_10": [0.5, 0.6], "_100": [0.7, 0.8], "_6000": [0.9, 0.95]}, GuessVerdict.HOLDS, "holds here"),
        ({"_10": [0.9, 0.95], "_100": [0.7, 0.8], "_6000": [0.5, 0.6]}, GuessVerdict.REFUTED, "does not hold"),
        ({"_10": [0.5, 0.7], "_100": [0.6, 0.8], "_6000": [0.7, 0.9]}, GuessVerdict.OPEN, "cannot be decided"),
    ],
)
def test_what_the_notes_guessed_is_judged_by_every_seed(values, verdict, said):
    results = Results(experiments()["batch_iterations"], 2, 60_000)
    told(results, {key[1:]: numbers for key, numbers in values.items()})
    assert guess_verdict(results)[0] is verdict
    assert any(said in str(sentence) for sentence in answer(results))
    clear = any("clearly ahead" in str(sentence) for sentence in answer(results))
    assert clear == (verdict is not GuessVerdict.OPEN)


def test_runs_that_diverged_or_failed_are_named_and_not_in_the_mean():
    results = Results(experiments()["batch_iterations"], 1, 60_000)
    told(results, {"10": [0.9]}, DIVERGED)
    told(results, {"100": [0.8]})
    told(results, {"6000": [0.1]}, FAILED)
    texts = [str(sentence) for sentence in answer(results)]
    assert any(text.startswith("So far only batch 100") for text in texts)
    assert any("1 of 1 runs diverged" in text for text in texts) and any("1 of 1 runs failed" in t for t in texts)
    assert results.summary(results.experiment.variants[0]).values == ()


def test_bands_hold_the_mean_and_the_ends_of_the_seeds():
    results = batches(_10=[0.2, 0.4, 0.9])
    band = results.band(results.experiment.variants[0], "iterations", "test_accuracy")
    assert band.x.tolist() == [0, 30]
    np.testing.assert_allclose([band.mean[-1], band.low[-1], band.high[-1]], [0.5, 0.2, 0.9])
    assert results.band(results.experiment.variants[1], "iterations", "loss") is None


@pytest.mark.parametrize("key", TITLES)
def test_every_experiment_has_jobs_that_differ_only_in_what_it_asks(key):
    experiment = experiments()[key]
    jobs = experiment.jobs(2)
    assert len({job.key for job in jobs}) == len(jobs) == 2 * len(experiment.variants)
    assert experiment.measure in MEASURES
    assert {k for tier in experiment.tiers for k in tier} <= {v.key for v in experiment.variants}
    assert len({str(variant.label) for variant in experiment.variants}) == len(experiment.variants)


def test_networks_of_other_depth_have_about_as_many_parameters():
    for layers in (1, 2, 3, 5, 10):
        count = parameters_of((784, *(equal_width(layers),) * layers, 10))
        assert abs(count / 39_760 - 1) < 0.02


@pytest.mark.parametrize("key", ["grid", "random"])
def test_small_rates_and_decays_are_written_as_powers_of_ten(key):
    experiment = experiments()[key]
    names = [text_of(variant.label) for variant in experiment.variants]
    assert all("e-" not in name for name in names) and any("×10⁻" in name or "10⁻" in name for name in names)
    said = [text_of(sentence) for number in range(30)
            for sentence in answer(random_results(key, Random(f"{key} {number}")))]  # fmt: skip
    assert any("×10⁻" in text and "search again" in text for text in said)
    assert not any("e-" in word for text in said for word in text.split() if word[0].isdigit())
