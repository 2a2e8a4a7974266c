"""Where the nodes of a graph stand: columns by depth, what is given in rows, an operation between its arguments."""

from nnviz.core.computation_graph import Graph

END = "end"


def places(graph: Graph) -> dict[str, tuple[float, float]]:
    """Return the place of each node, and of the result behind the last one: 0 to 1 across and down."""
    columns = graph.depths()
    last = max(columns.values()) + 1
    heights = _heights(graph)
    _apart(columns, heights)
    low, high = min(heights.values()), max(heights.values())
    span = (high - low) or 1.0
    middle = 0.5 if high == low else 0.0
    found = {key: (columns[key] / last, middle + (heights[key] - low) / span) for key in heights}
    found[END] = (1.0, found[graph.result.key][1])
    return found


def _heights(graph: Graph) -> dict[str, float]:
    """Return in which row each node stands, from 0: what is given one below the other, in the order it is used."""
    heights: dict[str, float] = {}
    for node in graph.nodes:
        if not node.arguments:
            heights[node.key] = float(len(heights))
    for node in graph.nodes:
        if node.arguments:
            heights[node.key] = sum(heights[key] for key in node.arguments) / len(node.arguments)
    return heights


def _apart(columns: dict[str, int], heights: dict[str, float]) -> None:
    """Move nodes of a column that would stand closer than a row."""
    for column in set(columns.values()):
        keys = sorted((key for key in heights if columns[key] == column), key=heights.__getitem__)
        for before, after in zip(keys[:-1], keys[1:], strict=True):
            heights[after] = max(heights[after], heights[before] + 1.0)
