PYTHON ?= python3
VENV := .venv
OLDEST := build/oldest
NEWEST := build/newest
UV := build/uv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.bench-ready

PIP := -m pip --disable-pip-version-check --quiet
# What is in a file of .ci/ and nothing else, each checked by its hash; then this folder itself.
define locked
	@echo "Setting up $(1) from $(2) (once) ..."
	@$(PYTHON) -m venv --clear $(1)
	@$(1)/bin/python $(PIP) install --require-hashes --no-deps -r $(2)
	@$(1)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@$(1)/bin/python $(PIP) check
	@touch $(1)/.ready
endef

.PHONY: run demo test sweep check oldest newest update bench figures pictures scale clean

run: $(READY)
	@$(BIN)/planner

demo: $(READY)
	@$(BIN)/planner demo build/demo

test: $(READY)
	$(BIN)/pytest -n 2 -m "not slow"

# Wide cross products, and the details of single screens; .ci/run runs them too.
sweep: $(READY)
	$(BIN)/pytest -n 2 -m slow

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry planner
	$(BIN)/planner library check

# With the oldest releases that pyproject.toml allows: the rooms that call a library. Those that
# only reckon (building, the second visit, the figure) meet none but pydantic, through the others.
ROOMS = cli exchange formats handout language library packaging postgres services store tui
oldest: $(OLDEST)/.ready
	$(OLDEST)/bin/pytest -n 2 -m "not slow" $(wildcard $(ROOMS:%=tests/%))

# With whatever is out today: before a release, and now and then. What fails here is for `update`.
newest:
	$(PYTHON) -m venv --clear $(NEWEST)
	$(NEWEST)/bin/python $(PIP) install --editable '.[dev]'
	$(NEWEST)/bin/pytest -n 2 -m "not slow"

# Rewrites what `test` and `oldest` install, with releases that have been out for a week.
LOCK = $(UV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --exclude-newer '7 days' \
	--custom-compile-command 'make update' --extra dev pyproject.toml
update:
	$(PYTHON) -m venv --clear $(UV)
	$(UV)/bin/python $(PIP) install 'uv>=0.9.17,<1'
	$(LOCK) --output-file .ci/dev.txt
	$(LOCK) --resolution lowest-direct --output-file .ci/oldest.txt

bench: $(BENCH_READY)
	$(BIN)/python -m tests.benchmarks

# What programs come to over the cross product of intakes.
figures: $(READY)
	@$(BIN)/python -m tests.figures

# README's pictures of the screens, by a script of keys.
pictures: $(READY)
	@$(BIN)/python -m tests.tui.screencast

# What a clinic's database costs at 10,000 patients, on this machine, with the plans of its queries.
scale: $(READY)
	@$(BIN)/python -m tests.scale > SCALE.md

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml .ci/dev.txt
	$(call locked,$(VENV),.ci/dev.txt)

$(OLDEST)/.ready: pyproject.toml .ci/oldest.txt
	$(call locked,$(OLDEST),.ci/oldest.txt)

# What the booklet is measured beside. Without it the benchmark says so and goes on.
$(BENCH_READY): $(READY)
	@$(BIN)/python $(PIP) install --no-build-isolation --editable '.[bench]' \
		&& touch $(BENCH_READY) || echo "The tools to compare with cannot be installed."
