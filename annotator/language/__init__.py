"""What the program knows of written language: words, sentences, quote marks and their edges.

Pure functions over a text and an offset (code points). Each looks at the neighbourhood of the
offset only, never at the whole document, so that a key press costs the same in any text.
"""
