.DEFAULT_GOAL := help
.PHONY: help setup run demo build test check lint types imports chromium lock clean

PORT ?= 8501
TYOTAULU_DATA ?= data
DEMO ?= data/demo
export TYOTAULU_DATA
export UV_PYTHON_DOWNLOADS := never

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WAREHOUSE := $(TYOTAULU_DATA)/warehouse.duckdb

help:  ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## Create .venv from requirements.lock

run: $(READY)  ## Serve the app on this machine (PORT=8501), building the warehouse if there is none
	@test -e "$(WAREHOUSE)" || $(BIN)/python -m pipelines build
	@exec $(BIN)/python -m labourmarket.ui.server --port $(PORT)

demo: $(READY)  ## Serve invented figures for trainings (PORT=8501 AREAS=all)
	@test -e "$(DEMO)/warehouse.duckdb" || TYOTAULU_DATA="$(DEMO)" $(BIN)/python -m pipelines demo \
		$(if $(AREAS),--areas $(AREAS))
	@TYOTAULU_DATA="$(DEMO)" exec $(BIN)/python -m labourmarket.ui.server --port $(PORT)

build: $(READY)  ## Build the warehouse anew from data/raw
	@$(BIN)/python -m pipelines build

test: check chromium  ## Check the code and run all tests, those in a browser too
	@$(BIN)/pytest

check: lint types imports  ## Check style, types and the direction of imports

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

imports: $(READY)
	@$(BIN)/lint-imports

chromium: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/browser/chromium.sh

lock: $(READY)  ## Resolve requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --group dev -o requirements.lock pyproject.toml

clean:  ## Remove .venv, the caches and the built warehouse
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@rm -f "$(WAREHOUSE)"
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv comes from the lock as well; the modules are compiled because a machine that sets
# PYTHONDONTWRITEBYTECODE would otherwise compile all of them at every start.
$(READY): requirements.lock pyproject.toml
	@python=; for candidate in python3 python3.13 python3.12 python3.11; do \
		if $$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
		then python=$$candidate; break; fi; \
	done; \
	test -n "$$python" || { echo "Python 3.11, 3.12 or 3.13 is needed; none is on the PATH." >&2; exit 1; }; \
	test -x $(BIN)/python || $$python -m venv $(VENV) || \
		{ echo "python -m venv failed; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@awk '/^uv==/ { found = 1 } found { print } found && !/\\$$/ { exit }' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/uv.txt
	@$(BIN)/uv pip sync --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --python $(BIN)/python --no-build-isolation --no-deps --quiet -e .
	@$(BIN)/python -m compileall -q labourmarket pipelines
	@touch $@
