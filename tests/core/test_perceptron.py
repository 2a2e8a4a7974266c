"""Perceptron, gates, XOR and the learning rule, against the printed numbers."""

from itertools import islice

import numpy as np
import pytest

from nnviz.core.activations import sigmoid
from nnviz.core.perceptron import GATES, INPUTS, TARGETS, Circuit, Perceptron, learn, xor
from nnviz.core.problems import Problem

PRINTED = {  # z and sigmoid(z) for the four inputs
    "AND": ([-0.7, -0.2, -0.2, 0.3],
            [0.3318122278318339, 0.45016600268752216, 0.45016600268752216, 0.574442516811659]),
    "OR": ([-0.2, 0.3, 0.3, 0.8],
           [0.45016600268752216, 0.574442516811659, 0.574442516811659, 0.6899744811276125]),
    "NAND": ([0.7, 0.2, 0.2, -0.3],
             [0.6681877721681662, 0.549833997312478, 0.549833997312478, 0.425557483188341]),
}  # fmt: skip


@pytest.mark.parametrize("name", GATES)
def test_every_gate_answers_as_its_truth_table_says(name):
    assert tuple(GATES[name](INPUTS)) == TARGETS[name]


@pytest.mark.parametrize("name", PRINTED)
def test_z_and_sigmoid_are_the_printed_numbers(name):
    z = GATES[name].z(INPUTS)
    np.testing.assert_allclose(z, PRINTED[name][0], atol=1e-12)
    np.testing.assert_allclose(sigmoid(z), PRINTED[name][1], atol=1e-12)


def test_nand_is_and_with_every_sign_flipped():
    assert GATES["NAND"] == Perceptron(tuple(-v for v in GATES["AND"].w), -GATES["AND"].b)


@pytest.mark.parametrize(
    ("b", "is_or"), [(-0.5, False), (-0.4999, True), (-0.2, True), (-0.1, True), (0, True), (1e-9, False)]
)
def test_or_is_realised_by_exactly_the_biases_above_minus_a_half_up_to_zero(b, is_or):
    assert (tuple(Perceptron((0.5, 0.5), b)(INPUTS)) == TARGETS["OR"]) == is_or


def test_cutting_the_sigmoid_at_a_half_is_the_same_as_z_above_zero():
    rng = np.random.default_rng(1)
    for w1, w2, b, x1, x2 in rng.uniform(-3, 3, (500, 5)):
        gate = Perceptron((w1, w2), b)
        assert gate([x1, x2]) == int(sigmoid(gate.z([x1, x2])) > 0.5)


def test_a_point_on_the_line_is_answered_with_zero_also_where_floating_point_would_say_otherwise():
    assert 0.1 + 0.2 - 0.3 > 0
    assert Perceptron((0.1, 0.2), -0.3)([1, 1]) == 0


def test_the_threshold_is_minus_the_bias_and_never_minus_zero():
    assert GATES["AND"].threshold == 0.7
    assert str(Perceptron((1, 1), 0).threshold) == "0.0"


@pytest.mark.parametrize("bad", [((np.nan, 0), 0), ((0, 0), np.inf)])
def test_weights_that_are_no_numbers_are_refused(bad):
    with pytest.raises(Problem, match="finite"):
        Perceptron(*bad)


def test_xor_takes_two_layers_and_its_hidden_values_are_the_printed_ones():
    circuit = Circuit()
    assert circuit.hidden(INPUTS).tolist() == [[1, 0], [1, 1], [1, 1], [0, 1]]
    assert tuple(circuit(INPUTS)) == TARGETS["XOR"]
    assert [xor(*x) for x in INPUTS] == list(TARGETS["XOR"])


def test_no_single_perceptron_of_a_fine_grid_gives_xor():
    values = np.linspace(-1, 1, 21)
    w1, w2, b = np.meshgrid(values, values, values)
    z = np.stack([w1 * x1 + w2 * x2 + b for x1, x2 in INPUTS])
    answers = (np.round(z, 9) > 0).reshape(4, -1).T
    assert not (answers == np.array(TARGETS["XOR"])).all(axis=1).any()


@pytest.mark.parametrize("name", ["AND", "OR", "NAND", "NOR"])
@pytest.mark.parametrize("rate", [0.001, 0.1, 0.5, 1, 7.3])
@pytest.mark.parametrize("seed", [None, 0, 1])
def test_learning_converges_on_every_separable_gate_and_its_answers_are_right(name, rate, seed):
    rng = None if seed is None else np.random.default_rng(seed)
    last = list(learn(INPUTS, TARGETS[name], rate, rng))[-1]
    assert last.outcome == "converged"
    assert tuple(Perceptron(last.w, last.b)(INPUTS)) == TARGETS[name]


@pytest.mark.parametrize(("name", "updates"), [("AND", 10), ("OR", 4), ("NAND", 11), ("NOR", 5)])
def test_from_weights_of_0_the_number_of_updates_is_the_same_for_every_rate(name, updates):
    """All sums are proportional to the rate then; rounded to 12 decimals, AND took 8 for a fifth of the rates."""
    for rate in 10 ** np.random.default_rng(0).uniform(-9, 1, 100):
        last = list(learn(INPUTS, TARGETS[name], rate))[-1]
        assert (last.outcome, last.updates) == ("converged", updates)
        assert tuple(Perceptron(last.w, last.b)(INPUTS)) == TARGETS[name]


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.7, 1])
@pytest.mark.parametrize("start", [None, Perceptron((0.37, -0.2), 0.11)])
def test_xor_comes_back_to_the_same_weights_and_says_when(rate, start):
    steps = list(learn(INPUTS, TARGETS["XOR"], rate, start=start))
    last = steps[-1]
    assert last.outcome == "cycle"
    first = start or Perceptron((0, 0), 0)
    then = (first.w, first.b) if not last.since else (steps[last.since - 1].w, steps[last.since - 1].b)
    assert (last.w, last.b) == then
    assert steps[last.since].updates < last.updates


def test_xor_in_shuffled_order_stops_at_the_limit():
    steps = list(learn(INPUTS, TARGETS["XOR"], 0.1, np.random.default_rng(0), most=200))
    assert len(steps) == 200 and steps[-1].outcome == "limit"
    assert {step.outcome for step in steps[:-1]} == {""}


def test_each_step_is_the_learning_rule():
    w, b = (0.0, 0.0), 0.0
    for step in learn(INPUTS, TARGETS["AND"], 0.1):
        x = INPUTS[step.index]
        assert step.z == pytest.approx(w[0] * x[0] + w[1] * x[1] + b)
        assert step.y == int(step.z > 0)
        assert step.dw == pytest.approx((0.1 * (step.t - step.y) * x[0], 0.1 * (step.t - step.y) * x[1]))
        assert step.db == pytest.approx(0.1 * (step.t - step.y))
        w, b = (w[0] + step.dw[0], w[1] + step.dw[1]), b + step.db
        assert (*step.w, step.b) == pytest.approx((*w, b))


def test_with_all_samples_right_at_once_nothing_changes():
    steps = list(learn(INPUTS, TARGETS["AND"], start=GATES["AND"]))
    assert (len(steps), steps[-1].updates, steps[-1].outcome) == (4, 0, "converged")


def test_one_point_and_one_class_are_learned_too():
    assert list(learn([(0.3, 0.4)], [1]))[-1].outcome == "converged"
    assert list(learn(INPUTS, [1, 1, 1, 1]))[-1].outcome == "converged"


def test_the_same_seed_gives_the_same_run():
    runs = [list(islice(learn(INPUTS, TARGETS["AND"], rng=np.random.default_rng(3)), 10)) for _ in range(2)]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("x", "rate", "says"),
    [([], 0.1, "nothing to learn from"), (INPUTS, 0, "above 0"), (INPUTS, np.nan, "above 0")],
)
def test_no_points_and_no_rate_are_refused_with_a_sentence(x, rate, says):
    with pytest.raises(Problem, match=says):
        learn(x, [0] * len(x), rate)


def test_the_smallest_bias_above_0_fires_like_any_other():
    assert Perceptron((1.8, 5.3), 5e-324)([[0, 0], [-1, 0]]).tolist() == [1, 0]
    assert Perceptron((1.8, 5.3), -5e-324)([0, 0]) == 0
