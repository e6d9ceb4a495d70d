.DEFAULT_GOAL := help
.PHONY: help run test check catalog format screenshots bench clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RUN_ARGS ?=

help: ## Print this help
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.app: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q postchain_tui
	@touch $@

$(STAMP): pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.app

run: $(VENV)/.app ## Set up if needed, and run the app
	@$(BIN)/postchain $(RUN_ARGS)

test: $(STAMP) ## Set up if needed, and run all tests
	@$(BIN)/python -m pytest

check: $(STAMP) ## Format, lint, types, layers, tests with coverage of the core
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --cov=postchain_tui/core --cov-report=term-missing --cov-fail-under=100

catalog: $(STAMP) ## Make what is read at a start of the TOML files of the catalog
	$(BIN)/python -m postchain_tui.catalog.compiling

format: $(STAMP) ## Format the code and sort the imports
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: $(STAMP) ## Take the pictures again, from the real app
	$(BIN)/python screenshots/take.py

bench: $(STAMP) ## Measure start-up, keys, charts, history, a resting screen, saving and the bell
	$(BIN)/python -m tests.bench.bench

clean: ## Remove what was made here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
