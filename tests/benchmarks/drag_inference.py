"""What a change costs in the inference tab: images flying by, a batch, the batch size, and cells of the matrix.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/drag_inference.py

The real tab at 1920×1080, everything answered beforehand; 200 changes of each kind with all events and painting.
Prints the median and the 95 % point of the processor time of one update. Wanted: at most 8 ms (median).
"""

import time

import program

UPDATES = 200


def measured(title: str, change) -> None:  # noqa: ANN001
    """Make the changes and print what one costs."""
    from PySide6.QtWidgets import QApplication

    spent = []
    for i in range(UPDATES):
        begin = time.process_time()
        change(i)
        QApplication.processEvents()
        spent.append(1000 * (time.process_time() - begin))
    spent.sort()
    print(f"{title:34} median {spent[UPDATES // 2]:6.2f} ms   95 % {spent[int(0.95 * UPDATES)]:6.2f} ms")


def main() -> None:
    """Measure all kinds of changes."""
    _, window = program.open_window((1920, 1080))
    window.show_tab("inference")
    window.show()
    tab = window.tab
    program.wait_until(lambda: tab.ready and not tab.busy)
    for view in ("batches", "one"):
        tab.change(view=view)
        program.wait_until(lambda: not tab.busy)
    measured("one by one: the next image", lambda i: tab.timeline.go(i + 2))
    tab.change(view="batches")
    measured("batches of 100: the next batch", lambda i: tab.timeline.go(i % 100 + 1))
    measured("batch size, dragged 50 to 149", lambda i: tab.change(merge="batch_size", batch_size=50 + i % 100))
    tab.change(view="wrong", batch_size=100)
    program.wait_until(lambda: not tab.busy)
    measured("wrong answers: another cell", lambda i: tab.change(truth=i % 10, answer=(i * 7 + 1) % 10))
    tab.change(truth=-1, answer=-1)
    measured("wrong answers: turning pages", lambda i: tab.wrong.wall._scroll(5 if i < 100 else -5))
    window.close()


if __name__ == "__main__":
    main()
