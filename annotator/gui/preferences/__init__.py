"""The settings panel: a small frame, and a page for each thing that can be set."""
