"""The tabs, in the book's order."""

from nnviz.tabs.activations import ActivationsTab
from nnviz.tabs.derivatives import DerivativesTab
from nnviz.tabs.gates import GatesTab
from nnviz.tabs.gradient import GradientTab
from nnviz.tabs.training import TrainingTab
from nnviz.ui.tab import Tab

TABS: tuple[type[Tab], ...] = (GatesTab, ActivationsTab, DerivativesTab, GradientTab, TrainingTab)
