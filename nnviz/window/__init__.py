"""The parts of the main window: menus, files, keys, help, its session, what it says."""
