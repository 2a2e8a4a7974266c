"""The losses tab: the spec's numbers on the screen, hands and keys, every sentence true, bad input, copied Python."""

import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.losses import DELTA, cross_entropies
from nnviz.core.studies.losses.loss_against_accuracy import FixedLayer
from nnviz.core.studies.losses.one_answer import ANSWER_A, ANSWER_B, one_hot, sliding, terms_of, wandering
from nnviz.data.dataset import Dataset, save_idx
from nnviz.main_window import MainWindow
from nnviz.tabs.common.networks import SIZES, activation_said, scale_of, shipped_network
from nnviz.tabs.losses import LossesState, LossesTab, answer, batch, compare, logarithm, yes_no
from nnviz.tabs.losses.state import BATCH_SIZES, ESTIMATES, FORMS, LABELS, LOSSES, NETWORKS, REACH, STEP, check
from nnviz.tabs.losses.study import COUNT, coarse_first
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.tables.matrix_view import MatrixView
from tests.gestures import click, drag, pixel

S = LossesState
RNG = np.random.default_rng(11)
DATA_VIEWS = ("accuracy", "estimates")


@pytest.fixture(scope="module")
def one(qapp):
    """One tab for all tests of this file: making it takes longer than most of them."""
    THEME.choose("light")
    tab = LossesTab()
    tab.show()
    yield tab
    tab.close_down()
    tab.deleteLater()


@pytest.fixture
def tab(one):
    """The tab as a person finds it: first State, nothing to undo, nothing running."""
    LANGUAGE.choose("en")
    one.resize(1280, 660)
    one.timeline.pause()
    one.message.clear()
    one.restore({})
    QApplication.processEvents()
    yield one
    one.timeline.pause()
    for view in DATA_VIEWS:
        one.view_of[view].stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """200 test images that the networks take, in the files of MNIST."""
    rng = np.random.default_rng(5)
    x = (rng.random((200, 28, 28)) ** 4 * 255).astype(np.uint8)
    path = tmp_path_factory.mktemp("images")
    t = rng.integers(0, 10, 200).astype(np.uint8)
    save_idx(Dataset("made", x[:20], t[:20], x, t), path)
    return path


@pytest.fixture
def data_tab(tab, folder, qtbot):
    """The tab with those images open."""
    tab.change(view="accuracy", source="folder", path=str(folder))
    qtbot.waitUntil(lambda: tab.dataset is not None and len(tab.dataset.x_test) == 200 and not tab.busy, timeout=30_000)
    return tab


def show(tab: LossesTab, **fields) -> LossesTab:
    tab.set_state(S(**fields))
    for _ in range(4):  # another strip is another height of the page over it
        QApplication.processEvents()
    return tab


def seen(tab: LossesTab) -> str:
    """Return what can be read: strip, sentence, texts over bars, cells of matrices, cards."""
    view = tab.view
    parts = [re.sub("<[^>]*>", "", " ".join(row)) for row in tab.strip.texts()]
    parts.append(view.sentence.text())
    for picture in view.pictures():
        parts += [*getattr(picture, "texts", ())] if hasattr(picture, "dragged") else []
        if hasattr(picture, "sides"):
            parts += [text for row in picture.texts for text in row] + [text for text, _ in picture.sides]
    parts += [card.accessibleName() for card in view.cards.cards] if hasattr(view, "cards") else []
    parts += [side.cap_text.text() for side in (view.left, view.right)] if hasattr(view, "left") else []
    parts += [words.text() for words in getattr(view, "mark_texts", ())]
    return "\n".join(parts)


# The numbers of the book and the notes.


@pytest.mark.parametrize(("title", "numbers"), [
    ("A: correct, not confident", ("0.51", "0.510825457", "0.05", "2.30")),
    ("B: confident and wrong", ("2.30", "2.302584093")),
    ("All losses of A", ("0.0975", "0.510825457", "0.929492649", "0.5975", "2.3026")),
    ("All losses of B", ("0.5975", "2.302584093")),
    ("Half the sum is not a mean", ("0.0195",)),
    ("A perfect answer", ("costs 0.00", "Cost: 0.00")),
    ("Failure: completely wrong", ("16.12",)),
    ("−ln y: 0.51 and 2.30", ("0.51", "2.30 = −ln 0.1", "16.118")),
    ("Failure: log 0", ("∞",)),
    ("Yes or no: 0.9 for a no", ("2.30", "−2.30", "0.11", "−0.11")),
    ("A and B as a batch", ("1.406704775", "0.511", "2.303", "2 ≠ 20")),
    ("A and B, one-hot", ("1.406704775", "20 = 20")),
])  # fmt: skip
def test_the_numbers_of_the_spec_are_on_the_screen(tab, title, numbers):
    tab.show_preset(next(i for i, preset in enumerate(tab.presets) if preset.title == title))
    QApplication.processEvents()
    text = seen(tab) + tab.view_of["answer"].cost.text()
    for number in numbers:
        assert number in text, text


def test_a_confident_wrong_answer_is_the_dearest_card(tab):
    cards = answer.card_texts()
    assert [card.cost for card in cards] == ["0.05", "0.51", "2.30"]
    assert [card.share for card in cards] == sorted(card.share for card in cards) and cards[-1].share == 1
    assert [card.lit for card in tab.view.cards.cards] == [False, True, False]


# The hand, and the keys.


def test_pulling_the_true_bar_down_slides_the_point_up_the_curve(tab):
    view = show(tab).view
    before = view.handle.y()
    drag(view.bars, (2, 0.6), (2, 0.2))
    assert tab.state.y[2] == pytest.approx(0.2, abs=0.02) and sum(tab.state.y) == pytest.approx(1)
    assert view.handle.y() == pytest.approx(-math.log(tab.state.y[2] + DELTA)) and view.handle.y() > before
    tab.undo()
    assert tab.state.y == ANSWER_A


def test_the_point_on_the_curve_moves_the_bar(tab):
    view = show(tab).view
    drag(view.plot, (0.6, -math.log(0.6)), (0.1, 2.0))
    assert tab.state.y[2] == pytest.approx(0.1, abs=0.02)
    assert view.bars.values[2] == tab.state.y[2]


def test_without_the_sum_kept_the_other_bars_stay(tab):
    view = show(tab, keep_sum=False).view
    drag(view.bars, (2, 0.6), (2, 0.9))
    assert tab.state.y[2] == pytest.approx(0.9, abs=0.02) and tab.state.y[0] == 0.1
    assert "not a softmax" in view.sentence.text()


def test_a_click_over_a_class_makes_it_the_true_one(tab):
    view = show(tab).view
    click(view.bars, 7, 0.8)
    assert tab.state.truth == 7 and "2.30" in view.cost.text()


def test_cards_are_answers(tab):
    view = show(tab).view
    QTest.mouseClick(view.cards.cards[2], Qt.MouseButton.LeftButton)
    assert tab.state.y == ANSWER_B and view.cards.cards[2].lit
    view.cards.cards[0].setFocus()
    QTest.keyClick(view.cards.cards[0], Qt.Key.Key_Space)
    assert tab.state.y[2] == 0.95


def test_space_lets_the_probability_wander_and_the_time_bar_goes_back(tab, qtbot):
    show(tab)
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.state.y[7] > tab.state.y[2], timeout=30_000)
    tab.timeline.pause()
    tab.timeline.go(25)
    assert tab.state.y == ANSWER_B
    tab.timeline.go(0)
    assert tab.state.y == ANSWER_A
    tab.timeline.go(len(tab.timeline.keep))
    assert tab.state.y[2] == 0 and "16.12" in tab.view.cost.text()


def test_arrow_keys_alone_move_outputs_points_and_the_weight(tab):
    view = show(tab).view
    handle = view.bars.handles[2]
    view.bars.setFocus()
    handle.setFocus()
    QTest.keyClick(view.bars, Qt.Key.Key_Down)
    assert tab.state.y[2] == pytest.approx(0.59)
    view = show(tab, view="binary").view
    view.plot.setFocus()
    view.handles[0].setFocus()
    QTest.keyClick(view.plot, Qt.Key.Key_Right)
    assert tab.state.p == pytest.approx(0.91)


def test_both_logarithm_plots_can_be_dragged_to_0(tab):
    view = show(tab, view="logarithm", with_delta=False).view
    drag(view.plot, (0.6, 0.51), (0.3, 1.0))
    assert tab.state.y[2] == pytest.approx(0.3, abs=0.02)
    drag(view.log_plot, (math.log10(tab.state.y[2]), -math.log(tab.state.y[2])), (-12.5, 25))
    assert tab.state.y[2] == 0 and "infinite" in view.sentence.text()
    tab.change(with_delta=True)
    assert "16.118" in view.sentence.text()


def test_delta_shrinks_and_the_cap_rises(tab):
    show(tab, view="logarithm", plays="delta")
    tab.timeline.go(len(tab.timeline.keep))
    assert tab.state.delta == 1e-15 and "34.539" in tab.view.sentence.text()


def test_the_wrong_sign_rewards_and_is_dragged_too(tab):
    view = show(tab, view="binary").view
    drag(view.wrong_plot, (0.9, -2.3026), (0.5, -1.0))
    assert tab.state.p == pytest.approx(0.5, abs=0.02)
    assert view.handles[1].y() == pytest.approx(-view.handles[0].y())
    assert [side for side, _ in view.table.sides].index("✗ a mistake is rewarded") == 2


def test_one_hot_rows_and_labels_give_the_same_number(tab):
    for labels in ((2, 7, 0, 4, 1), (9, 9, 9, 9, 9)):
        view = show(tab, view="batch", rows="random", labels=labels).view
        before = tab.strip.texts()[1]
        tab.change(as_one_hot=True)
        assert tab.strip.texts()[1] == before
        assert view.truths.texts[0][labels[0]] == "1"


def test_the_rows_of_a_batch_are_lit_one_after_the_other(tab):
    view = show(tab, view="batch").view
    tab.timeline.go(2)
    assert view.outputs.lit == (1, -1) and "y[1, 2] = 0.1" in view.sentence.text()
    tab.timeline.go(3)
    assert view.outputs.lit is None


# Lengths that follow, and what is refused.


def test_targets_follow_the_outputs_and_labels_the_samples(tab):
    show(tab, view="compare", targets="numbers")
    tab.change(y=(0.5, 0.3, 0.2))
    assert len(tab.state.t) == 3 and tab.state.truth == 2
    tab.change(y=(0.5, 0.5))
    assert len(tab.state.t) == 2 and tab.state.truth == 1
    show(tab, view="batch")
    tab.change(rows="random")
    assert tab.state.labels == LABELS[:5]
    tab.change(samples=7)
    assert tab.state.labels == LABELS[:7]
    tab.change(rows="book")
    assert tab.state.labels == (2, 2)


def test_another_network_keeps_a_weight_that_it_has(tab):
    state = S(view="accuracy")
    for network in NETWORKS:
        tab.set_state(replace(state, view="answer"))
        tab.change(network=network)
        check(replace(tab.state, view="accuracy"))


@pytest.mark.parametrize(("fields", "words"), [
    ({"y": (1.5, -0.5), "truth": 0}, "Output 0 is 1.5: change it to a probability"),
    ({"y": (0.2, -0.5, 0.3)}, "Output 1 is -0.5"),
    ({"y": (0.5, 0.5)}, "Labels must be whole numbers from 0 to 1"),
    ({"view": "compare", "targets": "numbers", "t": (1.0, 0.0)}, "must agree"),
    ({"view": "compare", "targets": "numbers", "loss": "entropy", "t": (2.0,) * 10}, "Target 0 is 2.0"),
    ({"view": "compare", "loss": "binary", "y": (1.5,) * 10}, "probability"),
    ({"view": "batch", "labels": (1, 2, 3)}, "must agree"),
    ({"view": "batch", "labels": ()}, "must agree"),
    ({"view": "accuracy", "network": "relu-50"}, "Layer 3"),
    ({"view": "accuracy", "unit_from": 700}, "no weight 700"),
    ({"y": (float("nan"), 0.5)}, "must be between"),
    ({"y": (0.5,)}, "give 2 to 10 numbers"),
])  # fmt: skip
def test_what_cannot_be_is_a_sentence_and_the_last_picture_stays(tab, fields, words):
    before = tab.state
    with pytest.raises(ValueError, match=re.escape(words)):
        tab.set_state(S(**fields))
    assert tab.state == before


def test_a_refusal_is_told_in_the_message_bar(tab):
    show(tab, view="compare")
    tab.change(y=(1.5, 0.0, 0.2), truth=0)
    assert "not defined" in seen(tab)
    tab.change(view="answer")
    assert "change it to a probability" in tab.message.text and tab.state.view == "compare"


# Every sentence is true wherever it appears.


def random_outputs(size: int) -> tuple[float, ...]:
    """Return outputs of all kinds: softmax's, rounded, with zeros, one-hot, or adding up to anything."""
    kind = RNG.integers(5)
    if kind == 0:
        return tuple(RNG.dirichlet(np.ones(size)).tolist())
    if kind == 1:
        return one_hot(int(RNG.integers(size)), size)
    if kind == 2:
        return tuple((RNG.random(size) * (RNG.random(size) > 0.5)).round(1).tolist())
    return tuple(RNG.random(size).round(3).tolist()) if kind == 3 else (1 / size,) * size


def random_state() -> LossesState:
    """Return a valid State of the views without data."""
    size = int(RNG.integers(2, 11))
    rows = str(RNG.choice(["book", "random"]))
    samples = int(RNG.integers(2, 9))
    count = 2 if rows == "book" else samples
    return S(
        view=str(RNG.choice(["answer", "compare", "logarithm", "binary", "batch"])), y=random_outputs(size),
        truth=int(RNG.integers(size)), keep_sum=bool(RNG.integers(2)), targets=str(RNG.choice(["class", "numbers"])),
        t=random_outputs(size), loss=str(RNG.choice(list(LOSSES))), form=str(RNG.choice(list(FORMS))),
        with_delta=bool(RNG.integers(2)), delta=float(10 ** RNG.uniform(-15, -1)),
        p=float(RNG.choice([0, 1, round(RNG.random(), 3)])), yes=bool(RNG.integers(2)), rows=rows, samples=samples,
        labels=tuple(RNG.integers(0, 10, count).tolist()), seed=int(RNG.integers(10_000)),
        row=int(RNG.integers(count + 1)),
    )  # fmt: skip


def test_ten_thousand_valid_states_give_numbers_and_no_warning():
    for _ in range(10_000):
        state = random_state()
        check(state)
        terms = terms_of(state.y, state.target(), state.form)
        assert np.isfinite(terms.sums()).all() and min(terms.sums()) > -1e-5
        cost = logarithm.cost_of(state.y[state.truth], state.delta if state.with_delta else 0.0)
        assert not math.isnan(cost) and (math.isfinite(cost) or state.y[state.truth] == 0)
        assert np.isfinite(yes_no.losses_of(state.p, int(state.yes))).all()
        assert np.isfinite(cross_entropies(state.batch(), np.array(state.labels))).all()


def test_what_time_plays_stays_valid_and_ends_where_it_says():
    for _ in range(300):
        state = random_state()
        moments = wandering(state.y, state.truth)
        assert all(min(y) >= 0 and math.fsum(y) == pytest.approx(math.fsum(state.y)) for y in moments)
        slid = sliding(state.y, state.truth, state.keep_sum)
        assert not slid or slid[-1][state.truth] == 0


def first_number(text: str, before: str) -> float:
    """Return the number that follows some words."""
    return float(re.search(re.escape(before) + r"\D*?(−?[\d.]+|∞)", text)[1].replace("−", "-").rstrip("."))


def test_the_sentences_about_one_answer_are_true():
    for _ in range(1000):
        state = replace(random_state(), view="answer")
        truth, y = state.truth, state.y
        cost = -math.log(y[truth] + DELTA)
        text = answer.sentence_of(state, cost)
        assert ("no class gets more" in text) == all(y[truth] >= v for v in y)
        assert ("not a softmax" in text) == (abs(sum(y) - 1) > 1e-9)
        assert "not one-hot" not in text
        assert first_number(text, "Cost:") == pytest.approx(cost, abs=0.0051)
        assert ("gets more than class" in text) == any(v > y[truth] for v in y)
        if "gets more than class" in text:  # others may be level with it
            best = int(first_number(text, "Class"))
            assert y[best] == max(y) and y[best] > y[truth]


def test_the_sentences_about_all_losses_are_true():
    for _ in range(1000):
        state = replace(random_state(), view="compare")
        y, t = np.array(state.y), np.array(state.target())
        text = compare.sentence_of(state, terms_of(y, t, state.form))
        assert ("not one-hot" in text) == (sorted(t) != [0] * (len(t) - 1) + [1])
        differs = (y - t) ** 2 > 1e-5
        if not ((~differs) & (y != t)).any():  # a difference too small to be told from what δ does
            assert first_number(text, "squared error") == differs.sum()
        assert first_number(text, "cross entropy") == sum(a > 0 and b < 1 - 1e-5 for a, b in zip(t, y, strict=True))


def test_outputs_that_are_no_probabilities_have_no_cross_entropy_and_the_sentence_says_so():
    state = S(view="compare", y=(1.5, -0.5), truth=0)
    assert "not defined" in compare.sentence_of(state, terms_of(state.y, state.target()))


def test_the_sentences_about_the_logarithm_are_true():
    for _ in range(2000):
        y = float(RNG.choice([0.0, 1.0, 10 ** RNG.uniform(-12, 0), RNG.random()]))
        delta = float(RNG.choice([0.0, 1e-7, 10 ** RNG.uniform(-15, -1)]))
        cost = logarithm.cost_of(y, delta)
        text = logarithm.sentence_of(y, cost, delta)
        assert ("infinite. Add δ" in text) == (y == 0 and delta == 0)
        if delta:
            cap = first_number(text, "it costs" if y == 0 else "more than")
            assert cap == pytest.approx(-math.log(delta), abs=0.00051) and cost <= -math.log(delta) + 1e-12
        elif y:
            assert first_number(text, "costs") == pytest.approx(-math.log(y), abs=0.0051)
            assert logarithm.cost_of(y / 2, 0.0) - cost == pytest.approx(first_number(text, "of y costs"), abs=0.0051)


def test_the_sentences_about_yes_and_no_are_true():
    for _ in range(1000):
        state = replace(random_state(), view="binary")
        t = int(state.yes)
        right, wrong = yes_no.losses_of(state.p, t)
        text = yes_no.sentence_of(state, right, wrong)
        assert ("target is 1" in text) == state.yes
        given = state.p if state.yes else 1 - state.p
        assert first_number(text, "it costs") == pytest.approx(-math.log(given + DELTA), abs=0.0051)
        if "lower" in text:
            worse = yes_no.losses_of(min(1.0, state.p + 0.01), t)
            assert wrong < 0 < right and (worse[1] < wrong or state.p == 1)
        else:
            assert right == pytest.approx(wrong, abs=1e-5)


def test_the_sentences_about_a_batch_are_true():
    for _ in range(1000):
        state = replace(random_state(), view="batch")
        y, t = state.batch(), np.array(state.labels)
        costs = -np.log(y[np.arange(len(t)), t] + 1e-7)
        text = batch.sentence_of(state, y, costs, state.row)
        if state.row:
            assert f"y[{state.row - 1}, {t[state.row - 1]}]" in text
            assert first_number(text, "which costs") == pytest.approx(costs[state.row - 1], abs=0.0051)
        else:
            assert ("one-hot" in text) == state.as_one_hot
            assert first_number(text, "mean cost is") == pytest.approx(costs.mean(), abs=1e-8)


# A real network.


def test_the_table_of_shipped_networks_is_that_of_the_files():
    assert set(SIZES) == set(NETWORKS)
    for name, sizes in SIZES.items():
        assert shipped_network(name).sizes == sizes


def test_the_values_of_a_weight_come_coarse_first_and_all_of_them():
    order = coarse_first(COUNT)
    assert sorted(order) == list(range(COUNT)) and order[1] - order[0] == 32


def test_stairs_and_curve_are_those_of_the_network(data_tab):
    view, state = data_tab.view, data_tab.state
    weights = shipped_network(state.network)
    data = data_tab.dataset
    x = data.x_test[:100].reshape(100, -1) * scale_of(weights)
    fixed = FixedLayer(weights.params, activation_said(weights), x, data.t_test[:100].astype(int), 3)
    trained = float(fixed.W[98, 9])
    for index in (0, 57, COUNT - 1):
        point = fixed.at(98, 9, trained - REACH + STEP * index)
        assert view.loss_at[index] == pytest.approx(point.loss) and view.right_at[index] == point.correct
    assert (view.derivatives.done, view.derivatives.of_loss) == (1000, 1000)
    assert view.derivatives.of_accuracy <= 2
    assert view.figures.values["of_loss"].text() == "1,000 of 1,000"


def test_around_the_weight_the_stairs_are_level_as_the_sentence_says(data_tab):
    view = data_tab.view
    for nudge in (-REACH, -1.3, 0.0, 2.22, REACH):
        data_tab.change(nudge=nudge)
        low, high = view.tread(data_tab.state)
        at = data_tab.state.nudge_index()
        assert low <= at <= high and len(set(view.right_at[low : high + 1])) == 1
        assert low == 0 or view.right_at[low - 1] != view.right_at[at]
        assert high == COUNT - 1 or view.right_at[high + 1] != view.right_at[at]
        text = view.sentence.text()
        assert f"{view.right_at[at]} of 100" in text
        assert first_number(text, "loss is") == pytest.approx(view.loss_at[low : high + 1].min(), abs=6e-5)


def test_the_weight_is_dragged_on_either_plot_and_stays_on_a_computed_value(data_tab):
    view = data_tab.view
    drag(view.smooth, (view.trained, view.loss_at[200]), (view.trained + 1.01, view.loss_at[200]))
    assert data_tab.state.nudge == pytest.approx(1.0, abs=0.08)
    assert data_tab.state.nudge / STEP == pytest.approx(round(data_tab.state.nudge / STEP))
    assert view.handles[0].x() == pytest.approx(view.trained + data_tab.state.nudge)


def test_a_weight_from_a_pixel_that_is_always_black_makes_no_difference(tab, qtbot, tmp_path):
    x = np.zeros((50, 28, 28), np.uint8)
    x[:, 10:20, 10:20] = RNG.integers(0, 256, (50, 10, 10))
    t = (np.arange(50) % 10).astype(np.uint8)
    save_idx(Dataset("rim", x, t, x, t), tmp_path)
    tab.set_state(S(view="accuracy", source="folder", path=str(tmp_path), layer=1, unit_from=0, unit_to=0))
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert "no difference" in tab.view.sentence.text()
    assert np.ptp(tab.view.loss_at) == 0 and len(set(tab.view.right_at)) == 1


def test_images_that_the_network_does_not_take_are_a_sentence(tab, qtbot, tmp_path):
    x, t = np.ones((20, 8, 8), np.uint8), (np.arange(20) % 10).astype(np.uint8)
    save_idx(Dataset("small", x, t, x, t), tmp_path)
    tab.set_state(S(view="estimates", source="folder", path=str(tmp_path)))
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert "The network takes 784 inputs" in tab.view.sentence.text()


def test_estimates_scatter_around_the_loss_over_all_images(data_tab, qtbot):
    data_tab.change(view="estimates", size=20)
    qtbot.waitUntil(lambda: not data_tab.busy, timeout=30_000)
    view = data_tab.view
    assert set(view.estimates) == {size for size in BATCH_SIZES if size <= 200}
    assert len(view.losses) == 200 and view.mean == pytest.approx(view.losses.mean())
    values = view.estimates[20]
    assert len(values) == ESTIMATES and abs(values.mean() - view.mean) < 4 * view.law_of(20) / math.sqrt(ESTIMATES)
    assert view.estimates[200] == pytest.approx(view.mean)
    text = view.sentence.text()
    assert first_number(text, "scatter by") == pytest.approx(values.std(), rel=0.01)
    assert len(view.dots.x) == data_tab.state.drawn
    data_tab.timeline.go(10)
    assert len(view.dots.x) == data_tab.state.drawn == 70
    data_tab.change(size=5000)
    assert view.size_of(data_tab.state) == 200 and "of 200" in view.sentence.text()


def test_the_batch_size_is_dragged_to_one_that_was_drawn(data_tab, qtbot):
    data_tab.change(view="estimates", size=20)
    qtbot.waitUntil(lambda: not data_tab.busy, timeout=30_000)
    view = data_tab.view
    at = view.handle.pos()
    drag(view.spreads, (at.x(), at.y()), (math.log10(52), at.y()))
    assert data_tab.state.size == 50
    assert pixel(view.spreads, view.handle.x(), view.handle.y()).x() > 0


def test_no_other_view_opens_any_data(tab):
    for view in ("answer", "compare", "logarithm", "binary", "batch"):
        fresh = tab.source.dataset
        show(tab, view=view)
        assert not tab.busy and tab.source.dataset is fresh


# Python to take home.

SCRIPTS = (
    S(), S(y=one_hot(7, 10)), S(view="compare", form="mean"), S(view="compare", y=(1.5, -0.5), truth=0),
    S(view="logarithm"), S(view="logarithm", with_delta=False, y=one_hot(7, 10)), S(view="logarithm", sign="plus"),
    S(view="binary"), S(view="binary", yes=True, p=0.1), S(view="batch"),
    S(view="batch", rows="random", labels=(2, 7, 0, 4, 1), as_one_hot=True),
)  # fmt: skip


def run(program: str) -> str:
    """Run a program without a screen, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True,
        env=os.environ | {"MPLBACKEND": "agg"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_copied_programs_run_and_print_the_numbers_of_the_tab(data_tab, folder, qtbot):
    programs = [data_tab.view_for(state).script(state) for state in SCRIPTS]
    states = [replace(data_tab.state, view="accuracy", nudge=0.5), replace(data_tab.state, view="estimates", size=20)]
    for state in states:
        data_tab.set_state(state)
        qtbot.waitUntil(lambda: not data_tab.busy, timeout=30_000)
        programs.append(data_tab.script(state))
    parts = run(f"import matplotlib, sys\nsys.argv = ['', {str(folder)!r}]\n" + "\n".join(
        f"print('=====')\nexec(compile({p!r}, 'script', 'exec'), {{'__name__': '__main__'}})" for p in programs
    )).split("=====\n")[1:]  # fmt: skip
    assert len(parts) == len(programs)
    found = [[float(n) for n in re.findall(r"-?\d+\.\d+(?:e-?\d+)?|-?\binf\b", part)] for part in parts]
    assert found[0] == pytest.approx([0.6, 0.510825457]) and found[1][-1] == pytest.approx(16.118096)
    assert found[2] == pytest.approx([0.0195, 0.510825457, 0.929492649]) and found[3] == pytest.approx([0.25])
    assert found[4] == pytest.approx([0.510825457, 16.1181]) and "inf" in parts[5] and found[6][0] == found[4][0]
    assert found[7][:2] == pytest.approx([2.30258409, -2.30258409], abs=1e-5)
    assert found[8][0] == pytest.approx(-math.log(0.1), abs=1e-5)
    assert found[9] == [1.406704775] and "t.size = 2, y.size = 20" in parts[9]
    costs = cross_entropies(SCRIPTS[10].batch(), np.array(SCRIPTS[10].labels))
    assert found[10] == pytest.approx([costs.mean()]) and "t.size = 50, y.size = 50" in parts[10]
    stairs, estimates = data_tab.view_of["accuracy"], data_tab.view_of["estimates"]
    at = states[0].nudge_index()
    assert found[11] == pytest.approx([stairs.trained + 0.5, stairs.loss_at[at], stairs.right_at[at] / 100], rel=1e-5)
    spread = estimates.spread(20), estimates.law_of(20)
    assert found[12] == pytest.approx([estimates.mean, *spread], rel=1e-4)


@pytest.mark.parametrize("index", range(len(LossesTab.presets)))
def test_no_preset_says_nan(tab, index):
    state = tab.presets[index].state
    if state.view not in DATA_VIEWS:
        tab.set_state(state)
        QApplication.processEvents()
        assert "nan" not in seen(tab)


def test_hovering_the_strip_lights_what_it_speaks_of_and_lets_go(tab):
    view = show(tab, view="compare").view
    tab.highlight("entropy")
    assert view.matrix.lit == (3, -1)
    tab.highlight("")
    assert view.matrix.lit is None
    view = show(tab).view
    tab.highlight("cost")
    assert view.curve.width == 4
    tab.highlight("")
    assert view.curve.width == 2


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("view", ["compare", "binary", "batch"])
def test_in_projector_type_no_row_of_a_matrix_stands_on_another(qtbot, view, language):
    THEME.choose("projector")
    LANGUAGE.choose(language)
    window = MainWindow(fresh=True, first="losses")
    window.remembers = False
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.choose_theme("projector")
    window.show()
    window.tab.change(view=view)
    QApplication.processEvents()
    for matrix in (m for m in window.tab.view.page.findChildren(MatrixView) if m.isVisible()):
        line = QFontMetrics(THEME.font(CONTROL_SIZE)).height()
        assert matrix.measured().height() / matrix.shape()[0] >= line
    window.close()
    THEME.choose("light")
    LANGUAGE.choose("en")
