# One file for people and for the CI. Everything happens inside .venv; nothing outside this folder is touched.
# Another Python: make test PYTHON=python3.13. Options for the demo: make demo DEMO_ARGS="--json".

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO_ARGS ?=
UV_VERSION := 0.13.9
# Every extra but `spark`, which has a lock of its own.
LOCKED := $(addprefix --extra ,flask edexml demo bench impact lsp sign book)
SPARK_STAMP := $(VENV)/.spark

.DEFAULT_GOAL := help
.PHONY: help demo test check bench lock spark clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp is written last, so an interrupted installation is done again. pip checks every hash in the lock; the
# project itself is added without resolving anything.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## a small school, its partners, and what they get: make demo DEMO_ARGS="--json"
	@$(BIN)/consent-gate demo $(DEMO_ARGS)

# Scenarios first, in one process: coverage counts what they exercised. Then all other tests, on every core; those of one
# file stay together, since they share what it takes long to make.
test: check ## everything: the checks below, then scenarios and tests
	$(BIN)/consent-gate policy mutate policies
	$(BIN)/python -m pytest tests/bdd --scenario-outcomes build/scenarios.json
	$(BIN)/consent-gate policy coverage policies --threshold 100
	$(BIN)/python -m pytest --ignore tests/bdd --numprocesses auto --dist loadfile

check: $(STAMP) ## quick: form, lint, types, imports, policies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/consent-gate policy fmt --check policies
	$(BIN)/consent-gate policy check policies
	@mkdir -p build
	@$(BIN)/consent-gate policy test policies >build/expectations.txt || { cat build/expectations.txt; exit 1; }

bench: $(STAMP) ## measure beside the peers; figures go to build/bench/
	@mkdir -p build/bench
	$(BIN)/python -m tests.benchmarks.run

# uv lives apart: it makes the lock and is not needed to use it.
lock: ## choose the newest allowed versions again and write requirements.lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 $(LOCKED) --group dev \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements.lock pyproject.toml

	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra spark \
		--constraints requirements.lock \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements-spark.lock pyproject.toml

spark: $(SPARK_STAMP) ## add Spark (400 MB, needs Java 17) so that its tests run too

$(SPARK_STAMP): $(STAMP) requirements-spark.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@

clean: ## remove everything made here, .venv included
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
