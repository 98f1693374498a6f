"""The words of the field as immutable values; standard library only."""
