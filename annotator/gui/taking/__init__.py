"""The codebook written to a file, and one taken from a file after a look at what that changes."""
