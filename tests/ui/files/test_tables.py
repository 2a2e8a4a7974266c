"""Tables for other programs: names of files, one file or several, and what is said when nothing can be written."""

import csv
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnviz.ui.files.tables import Table, export_tables, tables_of
from nnviz.ui.plots.plot import Plot

ONE = Table("loss", "a,b\n1,2\n")
TWO = Table("정확도", "a\n3\n")


def test_one_table_is_one_file_that_spreadsheets_read(tmp_path):
    path = export_tables([ONE], str(tmp_path / "a.csv"))
    raw = Path(path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # without it a spreadsheet takes Korean for Latin
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig")))) == [["a", "b"], ["1", "2"]]


def test_several_tables_are_one_archive_or_a_file_each(tmp_path):
    archive = zipfile.ZipFile(export_tables([ONE, TWO], str(tmp_path / "a.zip")))
    assert archive.namelist() == ["loss.csv", "정확도.csv"]
    assert archive.read("정확도.csv").decode("utf-8-sig") == TWO.text
    export_tables([ONE, TWO], str(tmp_path / "b.csv"))
    assert (tmp_path / "b-loss.csv").read_text("utf-8-sig") == ONE.text
    assert (tmp_path / "b-정확도.csv").read_text("utf-8-sig") == TWO.text


def test_a_name_without_ending_gets_one(tmp_path):
    assert export_tables([ONE], str(tmp_path / "a")).endswith("a.csv")
    assert export_tables([ONE, TWO], str(tmp_path / "b")).endswith("b.zip")


def test_files_that_nobody_was_asked_about_stay(tmp_path):
    (tmp_path / "b-정확도.csv").write_text("mine")
    with pytest.raises(ValueError, match=r"there is a file b-정확도\.csv already\. .*\.zip\.$"):
        export_tables([ONE, TWO], str(tmp_path / "b.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["b-정확도.csv"]
    assert (tmp_path / "b-정확도.csv").read_text() == "mine"


def test_nothing_is_a_sentence_and_no_file(tmp_path):
    with pytest.raises(ValueError, match=r"there are no numbers in this picture yet\."):
        export_tables([], str(tmp_path / "a.csv"))
    with pytest.raises(OSError, match=r"^There is no folder .*\.$"):
        export_tables([ONE], str(tmp_path / "nowhere" / "a.csv"))
    assert list(tmp_path.iterdir()) == []


def test_plots_without_points_have_no_table_and_equal_names_are_told_apart(qtbot):
    plots = [Plot("test") for _ in range(3)]
    for plot in plots:
        qtbot.addWidget(plot)
        plot.set_texts("<i>f</i>(<i>x</i>)", "x", "f")
        plot.curve("ink", "f")
    for plot in plots[:2]:
        plot.set_data(plot.curves[0], np.array([0.1, 1 / 3]), np.array([1.0, -0.0]))
    assert tables_of(plots) == (
        Table("f-x", "x,f\n0.1,1\n0.3333333333333333,0\n"), Table("f-x-2", "x,f\n0.1,1\n0.3333333333333333,0\n"),
    )  # fmt: skip
