"""Everything a person can do: one function is one step is one undo.

Each takes the project first and, by keyword, the id of the annotator who does it. Whatever does
not fit raises an ``AnnotatorError`` and changes nothing.
"""
