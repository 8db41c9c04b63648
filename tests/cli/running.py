"""What tests of commands share."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., Result]
