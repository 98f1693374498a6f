"""The command palette: everything of the project and the program by a few letters."""
