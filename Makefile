# `make demo` and `make test` do all their own set-up: they need python3 (3.11 or later) and the package registry, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
DOCS := $(VENV)/.ready-docs

.PHONY: demo test check lint types bench docs eval clean

demo: $(READY)
	$(BIN)/dragoman read examples/aachen_treaty.txt

test: $(DEV)
	$(BIN)/python -m pytest

check: lint types test eval

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

eval: $(DEV)
	$(BIN)/python -m eval.gate

bench: $(DEV)
	$(BIN)/python -m bench.speed

docs: $(DOCS)
	$(BIN)/python -m docs.build
	$(BIN)/mkdocs build --strict --quiet

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(DEV): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

$(DOCS): $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	touch $@

clean:
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
