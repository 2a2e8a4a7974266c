"""The laboratory: training runs in processes of their own, runs that are kept, and experiments made of many runs.

    run_settings       everything a run follows from, as plain values
    run_plan           those settings on some data: network, optimiser, how long it will take
    curves             what a run leaves behind: every loss, every measurement
    shared_data        a dataset in a file that several processes map into their memory
    side_process       a process beside the program, and the pipe to it
    worker             that process as it begins; it imports nothing of Qt
    live               runs beside the window, asked for piece by piece
    run_queue          runs waiting, runs going on side by side, and what arrives from them
    kept_run, run_store  runs that survive the program, a file each
    experiment…        questions, the runs that answer them, and the answer in words
"""
