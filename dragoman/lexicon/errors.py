"""What goes wrong with knowledge files."""


class LexiconError(ValueError):
    """A row that is not what it should be: the file, its line (0: the whole file), the value, and what is allowed."""

    def __init__(self, *, file: str, line: int, value: str, allowed: str) -> None:
        """Keep the parts and make one line of them."""
        self.file, self.line, self.value, self.allowed = file, line, value, allowed
        super().__init__(f"{file}, line {line}: {value!r} is not allowed here; expected {allowed}")
