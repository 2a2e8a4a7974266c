"""Where things are kept: folders of the user's own, each for its purpose."""

from pathlib import Path

from nnviz.ui.base.settings import data_folder, log_folder, old_settings, settings_folder


def test_data_and_log_have_folders_of_their_own(qapp, own_settings):
    assert Path(data_folder()) != Path(log_folder())
    assert all(Path(folder).name == "nnviz" for folder in (data_folder(), log_folder()))
    assert all(Path(folder).is_relative_to(own_settings) for folder in (data_folder(), log_folder()))


def test_the_session_lies_beside_the_settings_of_earlier_versions(qapp, own_settings):
    assert settings_folder() == Path(old_settings().fileName()).parent
    assert settings_folder().is_relative_to(own_settings)
