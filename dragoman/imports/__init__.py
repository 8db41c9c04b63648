"""Events that others have coded, as rows of the contract."""

from dragoman.imports.reading import IMPORTS, read_coded

__all__ = ["IMPORTS", "read_coded"]
