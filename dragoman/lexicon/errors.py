"""What goes wrong with knowledge files."""

from functools import partial
from typing import Any


class LexiconError(ValueError):
    """A row that is not what it should be: the file, its line (0: the whole file), the value, and what is allowed."""

    def __init__(self, *, file: str, line: int, value: str, allowed: str) -> None:
        """Keep the parts and make one line of them."""
        self.file, self.line, self.value, self.allowed = file, line, value, allowed
        super().__init__(f"{file}, line {line}: {value!r} is not allowed here; expected {allowed}")

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it comes whole out of another process."""
        return partial(LexiconError, file=self.file, line=self.line, value=self.value, allowed=self.allowed), ()
