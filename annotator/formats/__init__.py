"""Annotated datasets in and out: one file per format, all of one shape."""
