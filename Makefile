PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.bench-ready

.PHONY: run demo test sweep check bench clean

run: $(READY)
	@$(BIN)/planner

demo: $(READY)
	@$(BIN)/planner demo build/demo

test: $(READY)
	$(BIN)/pytest -n 2 -m "not slow"

# Cross products that take long; .ci/run runs them too.
sweep: $(READY)
	$(BIN)/pytest -n 2 -m slow

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/planner library check

bench: $(BENCH_READY)
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

# What the booklet is measured beside. Without it the benchmark says so and goes on.
$(BENCH_READY): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' \
		&& touch $(BENCH_READY) || echo "The tools to compare with cannot be installed."
