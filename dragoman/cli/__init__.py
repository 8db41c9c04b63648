"""The command line."""

from dragoman.cli.commands import main

__all__ = ["main"]
