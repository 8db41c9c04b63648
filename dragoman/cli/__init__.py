"""The command line."""

from dragoman.cli.commands import main
from dragoman.cli.lexicon import lexicon

main.add_command(lexicon)

__all__ = ["main"]
