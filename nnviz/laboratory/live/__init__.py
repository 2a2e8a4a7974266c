"""Runs beside the window: asked for piece by piece, done in a process, gone on with elsewhere when that dies.

    job                   what passes: a job, orders, and pieces of the run
    service, process      what the process does, and the processes that wait
    run                   a run as the window has it, and the generator of its frames
    playground, training  the runs of these tabs
"""
