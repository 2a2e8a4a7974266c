"""One network through Network and Playground and back: every weight is the same to the last bit."""

import numpy as np
import pytest

from nnviz.tabs import TABS
from nnviz.tabs.common.present_network import COMMANDS, NetworkTaker, present_network, taking
from nnviz.tabs.network import NetworkState, NetworkTab
from nnviz.tabs.playground import PlaygroundTab


@pytest.fixture
def tabs(qtbot):
    """Both tabs, shown."""
    made = NetworkTab(), PlaygroundTab()
    for tab in made:
        qtbot.addWidget(tab)
        with qtbot.waitExposed(tab):
            tab.show()
    made[1].change(samples=60)
    yield made
    for tab in made:
        tab.close_down()


def updates(tab, qtbot, number: int) -> None:
    """Let so many updates be done."""
    wanted = len(tab.run.history) + number
    tab.timeline.step(number)
    qtbot.waitUntil(lambda: len(tab.run.history) >= wanted and not tab.timeline.running, timeout=20_000)


def test_every_tab_that_takes_networks_takes_them_by_the_same_commands():
    takers = [tab for tab in TABS if issubclass(tab, NetworkTaker)]
    assert [tab.name for tab in takers] == ["network", "training", "playground", "inference"]
    for tab in takers:
        assert [command for command in tab.commands if command.context] == list(taking(tab.name))
        assert all(callable(getattr(tab, command.slot)) for command in taking(tab.name))
    assert len(taking("inference")) == len(COMMANDS) == 3


def test_a_network_learns_in_the_playground_and_comes_back(tabs, qtbot):
    network, playground = tabs
    network.change(sizes=(2, 4, 3, 1), hidden="tanh", output="sigmoid", start="N(0, 1)", seed=3)
    wanted = np.array(network.state.parameters, np.float32)
    updates(playground, qtbot, 20)
    playground.take_from_network()
    state = playground.state
    assert (state.hidden, state.activation, state.output, state.loss) == ((4, 3), "tanh", "sigmoid", "squared error")
    assert len(playground.run.history) == 0 and (playground.run.moment()[0].vector == wanted).all()
    assert "2-4-3-1" in playground.message.text
    updates(playground, qtbot, 50)
    learned = playground.run.moment()[0].vector
    assert not (learned == wanted).any()
    playground.rewind()
    assert (playground.run.moment()[0].vector == wanted).all()  # and not random ones
    updates(playground, qtbot, 50)
    assert (playground.run.moment()[0].vector == learned).all()
    network.take_from_playground()
    assert (np.array(network.state.parameters, np.float32) == learned).all()
    assert (network.state.sizes, network.state.hidden, network.state.output) == ((2, 4, 3, 1), "tanh", "sigmoid")


def test_taking_a_network_is_undone_in_one_step(tabs):
    network, playground = tabs
    network.change(sizes=(2, 3, 1), output="sigmoid", hidden="tanh")
    before, vector = playground.state, playground.run.moment()[0].vector.copy()
    playground.take_from_network()
    playground.undo()
    assert playground.state == before and (playground.run.moment()[0].vector == vector).all()


@pytest.mark.parametrize(("fields", "data", "told"), [
    ({"sizes": (3, 3, 1)}, "circle", "needs 2 inputs"),
    ({"sizes": (2, 3, 2), "output": "identity"}, "circle", "or 2 with softmax"),
    ({"sizes": (2, 3, 1), "output": "tanh"}, "circle", "1 output with the sigmoid"),
    ({"sizes": (2, 3, 1), "output": "sigmoid"}, "plane", "output with the identity"),
    ({"sizes": (2, 3, 2), "output": "softmax"}, "three", "need 3 outputs with softmax"),
    ({"sizes": (2, 3, 1), "hidden": "step"}, "circle", "step functions"),
    ({"trained": "relu-50"}, "circle", "needs 2 inputs"),
])  # fmt: skip
def test_a_network_that_does_not_fit_the_points_is_refused_with_a_sentence(tabs, fields, data, told):
    network, playground = tabs
    network.change(**fields)
    playground.change(data=data)
    before = playground.state
    playground.take_from_network()
    assert told in playground.message.text and playground.state == before


def test_what_is_on_show_is_taken_and_nothing_is_there_before_it(tabs):
    network, _ = tabs
    network.change(view="graph")
    assert (present_network("network").params["W1"] == NetworkState().network().weights[0]).all()
