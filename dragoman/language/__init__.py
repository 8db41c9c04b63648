"""Article --> Analysis: paragraphs, sentences, syntax, named entities. The only importer of spaCy."""

from dragoman.language.parser import DEFAULT_WEIGHTS, Parser, ParserError

__all__ = ["DEFAULT_WEIGHTS", "Parser", "ParserError"]
