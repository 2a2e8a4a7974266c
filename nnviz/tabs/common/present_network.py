"""One network through all tabs: each that has one offers it, and each that can use one takes it the same way."""

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import Slot

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.weights import Weights
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.message_bar import MessageBar
from nnviz.ui.tab import Command

CONTEXT = "networks"
COMMANDS = {
    "network": QT_TRANSLATE_NOOP("networks", "Take over the network of Network"),
    "training": QT_TRANSLATE_NOOP("networks", "Take over the network of Training"),
    "playground": QT_TRANSLATE_NOOP("networks", "Take over the network of Playground"),
}
"""Name of a tab that offers its network → the entry with which another tab takes it."""
_MISSING = {
    "network": QT_TRANSLATE_NOOP("problems", "There is no network yet: open the tab Network once, then choose this "
                                 "here again."),
    "training": QT_TRANSLATE_NOOP(
        "problems", "No network has been trained yet. Start a run in Training, then choose it here again."
    ),
    "playground": QT_TRANSLATE_NOOP("problems", "There is no network yet: open the tab Playground once, then choose "
                                    "this here again."),
}  # fmt: skip
_SIZES = QT_TRANSLATE_NOOP(
    "problems", "This network is {sizes}. The images here need {inputs} inputs and {outputs} outputs: choose other "
    "images or another network."
)  # fmt: skip
_ENDING = QT_TRANSLATE_NOOP(
    "problems", "This network does not end in a softmax, which classes need: choose that as its output first."
)

Offer = Callable[[], Weights | None]
_offers: list[tuple[str, WeakMethod[Offer]]] = []


def offer_network(tab: str, offer: Offer) -> None:
    """Say who knows the weights of the moment on show in a tab; a method, asked for as long as its object lives."""
    _offers.append((tab, WeakMethod(offer)))


def present_network(tab: str = "training") -> Weights:
    """Return the network of the moment on show in a tab; Problem if it has none.

    Of several that offer one the last to come is asked first.
    """
    _offers[:] = [(name, offer) for name, offer in _offers if offer() is not None]
    for name, offer in reversed(_offers):
        ask = offer()
        if name == tab and ask is not None and (weights := ask()) is not None:
            return weights
    raise Problem(_MISSING[tab])


def check_images(weights: Weights, pixels: int, classes: int) -> None:
    """Raise Problem unless a network takes images of so many pixels and tells so many classes apart."""
    sizes = weights.sizes
    if (sizes[0], sizes[-1]) != (pixels, classes):
        raise Problem(_SIZES, sizes="-".join(map(str, sizes)), inputs=pixels, outputs=classes)
    if weights.metadata.get("output", "softmax") != "softmax":
        raise Problem(_ENDING)


def taking(own: str) -> tuple[Command, ...]:
    """Return the commands with which a tab takes the networks of the others; each calls a method of `NetworkTaker`."""
    return tuple(Command(text, f"take_from_{name}", context=CONTEXT) for name, text in COMMANDS.items() if name != own)


class NetworkTaker:
    """A tab that goes on with the network of another one; its subclass says in `take_network` what that means."""

    message: MessageBar

    def take_network(self, weights: Weights, tab: str) -> None:
        """Go on with the network that a tab offers; Problem if there is no use for it here."""
        raise NotImplementedError

    @Slot()
    def take_from_network(self) -> None:
        """Take the network on show in Network."""
        self._take("network")

    @Slot()
    def take_from_training(self) -> None:
        """Take the network of the moment on show in Training."""
        self._take("training")

    @Slot()
    def take_from_playground(self) -> None:
        """Take the network of the moment on show in Playground."""
        self._take("playground")

    def _take(self, tab: str) -> None:
        text = translate("networks", "The network {sizes} is taken over with all its weights.")
        try:
            weights = present_network(tab)
            self.message.say(text.format(sizes="-".join(map(str, weights.sizes))))  # a refusal takes its place
            self.take_network(weights, tab)
        except (OSError, ValueError) as problem:
            self.message.say(sentence(problem))
