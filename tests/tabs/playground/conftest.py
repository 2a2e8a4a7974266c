"""The tab Playground in the tests of its views."""

from collections.abc import Iterator

import pytest

from nnviz.tabs.playground import PlaygroundTab


@pytest.fixture(scope="module")
def window(qapp) -> Iterator[PlaygroundTab]:
    """The tab at the size of a small window; it takes a second to make."""
    tab = PlaygroundTab()
    tab.resize(1280, 660)
    tab.show()
    yield tab
    tab.close_down()
    tab.deleteLater()
