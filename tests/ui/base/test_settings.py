"""What is remembered between two starts: it comes back, and whatever damaged it is left out."""

import logging
from pathlib import Path

import pytest

from nnviz.ui.base.settings import data_folder, load_values, log_folder, save_values, settings


def test_values_come_back_with_their_types(qapp):
    values = {"rate": 0.1, "seed": 3, "hidden": [50, 20], "raw": True, "name": "손글씨", "none": None}
    save_values("states/test", values)
    assert load_values("states/test") == values


def test_they_lie_in_a_readable_file_of_the_users_own(qapp, own_settings):
    save_values("states/test", {"rate": 0.1})
    assert Path(settings().fileName()).is_relative_to(own_settings)
    assert "rate" in Path(settings().fileName()).read_text(encoding="utf-8")


def test_what_was_never_saved_is_empty(qapp):
    assert load_values("states/nothing") == {}


@pytest.mark.parametrize(
    "stored",
    ["", "not json", "[1, 2]", "3", '"text"', "{", ["a", "b"], "[" * 100_000, b"\xff\xfe"],
    ids=["empty", "words", "list", "number", "text", "torn", "several", "deep", "bytes"],
)  # fmt: skip
def test_damaged_values_are_left_out(qapp, caplog, stored):
    settings().setValue("states/test", stored)
    with caplog.at_level(logging.WARNING):
        assert load_values("states/test") == {}


def test_a_file_that_is_no_settings_file_reads_as_empty(qapp):
    path = Path(settings().fileName())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(range(256)) * 20)
    assert load_values("states/test") == {}
    save_values("states/test", {"rate": 1})
    assert load_values("states/test") == {"rate": 1}


def test_data_and_log_have_folders_of_their_own(qapp, own_settings):
    assert Path(data_folder()) != Path(log_folder())
    assert all(Path(folder).name == "nnviz" for folder in (data_folder(), log_folder()))
    assert all(Path(folder).is_relative_to(own_settings) for folder in (data_folder(), log_folder()))
