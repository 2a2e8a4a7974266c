"""nnviz: see how neural networks work.

Where things are, from the bottom up:

    core/         the chapters of the book: the mathematics, NumPy and nothing else
    data/         images and labels: the IDX format, MNIST, the digits the program draws itself
    laboratory/   runs in processes of their own, runs that are kept, experiments; no Qt
    ui/           the workshop: forms, plots, time bar, themes, threads; no mathematics
    tabs/         one file per idea, where a chapter meets the workshop; TABS lists them
    session       what is remembered between two starts; start_stamp: whether the last one failed
    main_window   the window; window/: its menus, files, keys, help and session
    app           the command line, start-up and crash handling
"""

__version__ = "0.1.0"
