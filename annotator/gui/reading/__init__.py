"""The reading pane: the page that is read, selected on, and marked."""
