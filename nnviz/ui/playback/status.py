"""What a Playback is doing, and where its frames come from."""

from enum import Enum, StrEnum, auto


class Status(StrEnum):
    """What a Playback is doing. Playing a finished run again is RUNNING too."""

    EMPTY = "empty"  # there is no run
    READY = "ready"  # a run is loaded, and no frame of it is computed yet
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


class Mode(Enum):
    """Where the frames of a run come from."""

    PULLED = auto()  # from a generator in the GUI thread, one for each step
    THREADED = auto()  # from a generator in a thread, as fast as they come
    SHOWN = auto()  # from elsewhere: `show_run` was given them
