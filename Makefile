# onrecord: `make run` and `make test` need nothing but make and Python 3.11 or newer; they make .venv themselves.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# The newest Python 3.11+ that is found; `make PYTHON=/path/to/python` takes another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
LOCKS := requirements-uv.lock requirements.lock
# Named after the contents of what it was made from: made again when these change, and only then.
STAMP := $(VENV)/made-$(shell cat $(LOCKS) pyproject.toml | cksum | cut -d' ' -f1)

.PHONY: help setup run test test-all lint eval bench docs lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: $(STAMP) ## make the environment in .venv from the locks

$(STAMP): $(LOCKS) pyproject.toml
	@test -n "$(PYTHON)" || { echo "setup: no Python 3.11 or newer found; install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "setup: making $(VENV) with $$($(PYTHON) --version)" >&2
	@test -x $(BIN)/python -a -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV) || \
		{ echo "setup: $(PYTHON) cannot make an environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/made-*
	@touch $@

run: $(STAMP) ## one cycle of the monitor: from the sources to a digest on screen
	@$(BIN)/onrecord run

test: lint ## ruff, mypy --strict and pytest, without the tests that take long
	@$(BIN)/pytest -q -n auto --dist loadfile -m 'not slow'

test-all: lint ## the same with those that take long: kills at many moments, shuffles, the trial
	@$(BIN)/pytest -q -n auto --dist loadfile

lint: $(STAMP) ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

eval: $(STAMP) ## quality on the annotated articles, as a table
	@$(BIN)/python -m tests.quality.table

bench: $(STAMP) ## speed on ordinary articles, of the store (in full: make bench STATEMENTS=1000000 MATCHED=200000), on hostile texts
	@$(BIN)/python -m tests.benchmarks --statements $(or $(STATEMENTS),50000) --matched $(or $(MATCHED),4000)

docs: $(STAMP) ## make docs/schema.md and docs/cookbook.md anew, from the schema and its queries
	@$(BIN)/python -m store.describe docs

trial: $(STAMP) ## the acceptance trial: 5,000 articles and every fault at once, on this machine alone (ten minutes and more)
	@$(BIN)/python -m tests.trial

lock: $(STAMP) ## resolve the dependencies anew (needs the network)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--upgrade --group dev pyproject.toml --output-file requirements.lock
	@echo 'uv' | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --upgrade - --output-file requirements-uv.lock

clean: ## remove the environment and caches; data/ stays
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
