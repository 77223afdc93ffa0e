# Two commands need nothing but Python 3.11 to 3.13 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.runtime
DEV := $(VENV)/.development
OURS := registry migrations tests bench docs

.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench bench-scale bench-servers docs clean lock

help: ## list the tasks
	@grep -hE '^[a-z%-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(RUN) ## set up, audit the seed articles, print the conflicts
	@$(BIN)/registry demo

test: $(DEV) ## set up what is missing and run everything, as CI does
	@$(MAKE) --no-print-directory check

check: ## the same, without setting up
	$(BIN)/ruff format --check $(OURS)
	$(BIN)/ruff check $(OURS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n auto --dist loadfile
	$(BIN)/cog --check README.md docs/cli.md docs/rules.md

fix: ## format, and apply safe fixes
	$(BIN)/ruff format $(OURS)
	$(BIN)/ruff check --fix $(OURS)

bench: $(DEV) ## measure start, journey, extraction and storage
	$(BIN)/python -m bench.bench_journey
	$(BIN)/python -m bench.bench_store

bench-scale: $(DEV) ## linking 10 and 100 thousand claims (ARGS=--million: and a million), Splink beside it
	@$(BIN)/python -c "import splink" 2>/dev/null || $(BIN)/python -m pip install --quiet $(SPLINK)
	$(BIN)/python -m bench.bench_scale $(ARGS)

bench-servers: $(DEV) ## what docs/scale.md tells: PostgreSQL and Spark beside the embedded run
	$(BIN)/python -m bench.bench_postgres
	$(BIN)/python -m bench.bench_spark $(ARGS)

bench-%: $(DEV) ## another one: bench-time DIR=..., bench-values FILE=..., bench-conflicts, bench-claims, bench-link, bench-gate
	$(BIN)/python -m bench.bench_$* $(DIR) $(FILE) $(ARGS)

docs: $(DEV) ## regenerate what is derived from the program
	$(BIN)/cog -r README.md docs/cli.md docs/rules.md

clean: ## remove what the tasks made, the environment included
	rm -rf $(VENV) demo build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

lock: ## pin every dependency with its hashes, for Python 3.11 to 3.13
	uv pip compile pyproject.toml --group build -o requirements.txt $(LOCK)
	uv pip compile pyproject.toml --group dev $(EXTRAS) -c requirements.txt \
		-o requirements-dev.txt $(LOCK)

# Spark and the printer of pages weigh more than all the rest and have their own tests.
EXTRAS := $(addprefix --extra ,docx feeds parquet pdf postgres prov warc web)

# Only measured against, never imported by the program or its tests.
SPLINK := "splink>=5,<6" "pyarrow>=18"

# Nothing that depends on where or when the lock was made goes into it.
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" --quiet

# ── the environment ──────────────────────────────────────────────────────────

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing what the program needs into $(VENV), once"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation -e .
	@# Start-up counts: compile once, also where the environment forbids it by the way.
	@$(BIN)/python -m compileall -q registry
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@echo "installing what the tests need into $(VENV), once"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements-dev.txt
	@touch $@
