import pytest

from dragoman import Reader
from dragoman.language import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def gated_reader() -> Reader:
    return Reader(exhaustive=False)
