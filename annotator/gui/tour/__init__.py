"""The main job in the real window, driven by keys and mouse, with a picture of every step."""

from annotator.gui.tour.running import run

__all__ = ["run"]
