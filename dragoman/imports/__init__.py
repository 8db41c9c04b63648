"""Events that others have coded, as rows of the contract."""

from dragoman.imports.reading import CODERS, IMPORTS, read_coded

__all__ = ["CODERS", "IMPORTS", "read_coded"]
