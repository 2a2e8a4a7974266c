"""Scenes: what was saved comes back, and whatever else a file holds is a sentence."""

import json

import pytest

from nnviz.ui.files.scenes import Scene, read_scene, write_scene

TABS = ("gates", "training")


def test_a_scene_comes_back_as_it_was(tmp_path):
    scene = Scene("training", {"rate": 0.1, "hidden": [50, 20], "name": "손글씨"})
    path = write_scene(scene, str(tmp_path / "lesson"))
    assert path.endswith(".nnviz")
    assert read_scene(path, TABS) == scene
    assert "손글씨" in (tmp_path / "lesson.nnviz").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"[]", b"{}", b'{"nnviz": 1}', b'{"nnviz": "x", "tab": "training", "state": {}}',
     b'{"nnviz": 1, "tab": "training", "state": []}', b'{"nnviz": 1, "tab": [], "state": {}}', b"[" * 100_000],
)  # fmt: skip
def test_a_damaged_scene_is_a_sentence(tmp_path, content):
    path = tmp_path / "bad.nnviz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"bad\.nnviz"):
        read_scene(str(path), TABS)


@pytest.mark.parametrize(
    ("change", "word"),
    [({"nnviz": 2}, "newer"), ({"tab": "wormholes"}, "wormholes"), ({"nnviz": 0}, "valid"), ({"nnviz": True}, "valid"),
     ({"nnviz": 1.0}, "valid"), ({"nnviz": "1"}, "valid"), ({"tab": 3}, "valid"), ({"state": "x"}, "valid")],
)  # fmt: skip
def test_a_scene_of_a_newer_program_or_of_no_known_tab_is_a_sentence_that_says_which(tmp_path, change, word):
    path = tmp_path / "new.nnviz"
    path.write_text(json.dumps({"nnviz": 1, "tab": "training", "state": {}} | change))
    with pytest.raises(ValueError, match=word):
        read_scene(str(path), TABS)


@pytest.mark.parametrize(
    ("text", "reason"),
    [('{"nnviz": 1, "tab": "gates",\n "state": {"w1": 1,}}', "Line 2 has a comma before a closing bracket"),
     ('{"nnviz": 1, "tab": "gates", "state": {},\n}', "has a comma before a closing bracket"),
     ("{“nnviz”: 1}", "Line 1 has quotation marks of another kind"), ("{'nnviz': 1}", "quotation marks"),
     ('{"nnviz": 1, // mine\n}', "Line 1, letter 14 cannot be read"), ("  \n", "It is empty"),
     ("[" * 100_000, "nested too deeply"), ('{"tab": "gates"}', "“nnviz” must be a whole number from 1 on"),
     ('{"nnviz": "one"}', "“nnviz” must be"), ('{"nnviz": 1, "tab": ["gates"]}', "“tab” must be the name of a tab"),
     ('{"nnviz": 1, "tab": "gates", "state": 3}', "“state” must be a list of settings")],
)  # fmt: skip
def test_a_scene_that_was_written_by_hand_is_told_where_the_slip_is(tmp_path, text, reason):
    path = tmp_path / "mine.nnviz"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"mine\.nnviz is not a valid scene file\. .*{reason}"):
        read_scene(str(path), TABS)


CP949 = '{"tab": "한글"}'.encode("cp949")


@pytest.mark.parametrize("raw", [CP949, b'{"more": "\xed\xa0\x80"}', b"\xff\xfe{\0\0\xd8"])
def test_a_scene_in_another_encoding_is_told_to_be_saved_as_utf_8(tmp_path, raw):
    path = tmp_path / "old.nnviz"
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=r"old\.nnviz is not a valid scene file\. .*save it as UTF-8"):
        read_scene(str(path), TABS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_scene_opens_as_any_editor_may_have_saved_it(tmp_path, encoding, newline):
    path = tmp_path / "a.nnviz"
    text = json.dumps({"nnviz": 1, "tab": "training", "state": {"path": "손글씨"}}, ensure_ascii=False, indent=1)
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    assert read_scene(str(path), TABS) == Scene("training", {"path": "손글씨"})


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path):
    with pytest.raises(OSError):
        write_scene(Scene("training", {}), str(tmp_path / "nowhere" / "x.nnviz"))
