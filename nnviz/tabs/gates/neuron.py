"""The neuron with the numbers of one input, and the values that travel through it."""

from nnviz.core.perceptron import TARGETS
from nnviz.tabs.gates.answers import output
from nnviz.tabs.gates.moments import GateMoment
from nnviz.tabs.gates.state import ACTIVATION_NAMES
from nnviz.tabs.gates.words import class_role
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.network.diagram import Diagram
from nnviz.ui.widgets.network.parts import Node, Pulse, Wire

_LARGE = 1.3  # of the scale of type


class Neuron(Diagram):
    """Inputs and bias with their weights, the sum, and what the activation makes of it."""

    def show_row(self, moment: GateMoment, x: tuple[float, float] | None) -> None:
        """Show the numbers of an input, as far as they have come at a moment; None: of none."""
        gate, state, firing = moment.gate, moment.state, moment.firing
        inputs = ("–", "–") if x is None else tuple(map(number_text, x))
        summed = x is not None and (firing is None or firing.to_sum >= 1)
        answered = summed and (firing is None or firing.to_answer >= 1)
        z = float(gate.z(x)) if x is not None else 0.0
        y = int(z > 0) if answered else None
        binary = state.task in TARGETS  # only then 0 and 1 are answers, with their colours
        toggled = binary and state.view == "plane"
        roles = [class_role(v) if binary and x is not None else "muted" for v in x or (0, 0)]
        lit = [binary and bool(v) for v in x or (0, 0)]
        h = number_text(output(moment.activation, z), 2) if answered else "–"
        nodes = (
            Node("x1", 0.0, 0.02, inputs[0], "x₁", roles[0], lit[0], toggled),
            Node("x2", 0.0, 0.47, inputs[1], "x₂", roles[1], lit[1], toggled),
            Node("bias", 0.0, 0.92, "1", translate("gates", "bias"), "muted"),
            Node("z", 0.5, 0.47, number_text(z, 2) if summed else "–", translate("gates", "a, the sum"), "ink"),
            Node("y", 1.0, 0.47, h, "y", class_role(y), bool(y)),
        )
        wires = [_weight_wire(start, name, v) for start, name, v in
                 (("x1", "w₁", gate.w[0]), ("x2", "w₂", gate.w[1]), ("bias", "b", gate.b))]  # fmt: skip
        wires.append(Wire("z", "y", translate("gates", ACTIVATION_NAMES[moment.activation]), "ink", at=0.5))
        self.show_network(nodes, wires, _pulses(moment, x, z) if x is not None else [])


def _pulses(moment: GateMoment, x: tuple[float, float], z: float) -> list[Pulse]:
    """Return the values under way: an input becomes its product with the weight, the sum becomes h(a)."""
    firing, gate = moment.firing, moment.gate
    if firing is None or firing.to_answer >= 1:
        return []
    if firing.to_sum < 1:
        values = (("x1", x[0], gate.w[0]), ("x2", x[1], gate.w[1]), ("bias", 1.0, gate.b))
        return [Pulse(start, "z", number_text(v if firing.to_sum < 0.4 else v * w, 2), firing.to_sum)
                for start, v, w in values]  # fmt: skip
    value = z if firing.to_answer < 0.5 else output(moment.activation, z)
    return [Pulse("z", "y", number_text(value, 2), firing.to_answer)]


def _weight_wire(start: str, name: str, weight: float) -> Wire:
    role = "test" if weight > 0 else "training" if weight < 0 else "grid"
    number = number_text(weight, 3)  # in large type or little room its name would hide the wire; the strip has it
    text = f"{name} = {number}" if THEME.current.scale < _LARGE else number
    return Wire(start, "z", text, role, 1.5 + min(5.0, 4 * abs(weight)), 0.4, short=number)
