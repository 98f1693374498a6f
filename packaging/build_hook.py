"""Puts ``resources/`` into the wheel, as ``annotator/resources/``."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Ships the resources in a wheel, but not in an editable installation.

    hatchling's own table ``force-include`` would copy them into site-packages there too, where
    the copy would grow old beside the real files.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folder to what a ``standard`` wheel holds."""
        if version == "standard":
            build_data["force_include"]["resources"] = "annotator/resources"
