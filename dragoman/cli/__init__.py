"""The command line."""

from dragoman.cli.commands import main
from dragoman.cli.db import db
from dragoman.cli.explain import explain, rejects
from dragoman.cli.ingest import forget, ingest, retract
from dragoman.cli.lexicon import lexicon
from dragoman.cli.query import export, query
from dragoman.cli.serve import serve
from dragoman.cli.ties import pacts, relations
from dragoman.cli.watch import watch

for command in (lexicon, ingest, watch, retract, forget, query, export, explain, rejects, relations, pacts, serve, db):
    main.add_command(command)

__all__ = ["main"]
