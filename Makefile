# Each target does its whole set-up on a fresh machine; a second run finds the stamps and goes straight to work.
# Needs a POSIX shell, make and Python 3.11 or later; `make test` finds or installs the rest (tests/support/tools.sh).

VENV := .venv
BIN := $(VENV)/bin
TOOLS := $(VENV)/tools
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet
# As pip does for a package that is installed: whoever sets PYTHONDONTWRITEBYTECODE would wait for it at the start of every command.
COMPILED := $(BIN)/python -m compileall -q dateline
CODE := dateline build.py tests benchmarks $(wildcard scripts)
FAST := not browser and not slow
SIZES := 1000,10000
RUNS := 3
# Where the tools for checking pages stand; the tests read both.
export DATELINE_TOOLS := $(CURDIR)/$(TOOLS)

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast lint bench bench-peers clean

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r left right; do printf '%-18s %s\n' "$$left" "$$right"; done

site: $(VENV)/.site ## build the digest of seeds/ and content/ into site/
	@$(COMPILED)
	@$(BIN)/python build.py build
	@echo "The site is in $(CURDIR)/site; open it with \`make serve\`, or put the folder on any web server."

serve: $(VENV)/.site ## build the private edition, serve it on this machine, rebuild on every change
	@$(BIN)/python build.py serve

test: $(VENV)/.dev $(VENV)/.tools ## every test: in a real browser, with the checkers of HTML and accessibility (minutes)
	@$(COMPILED)
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-fast: $(VENV)/.dev ## every test but those in a browser, with a server, of many builds or of hostile files (under a minute)
	$(BIN)/python -m pytest -n 2 -m "$(FAST)"

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

bench: $(VENV)/.dev ## time reading, builds and their stages at SIZES=1000,10000 made-up documents, RUNS=3 times (many minutes)
	$(BIN)/python -m benchmarks.reading --runs $(RUNS)
	$(BIN)/python -m benchmarks.scale --sizes $(SIZES) --runs $(RUNS)
	$(BIN)/python -m benchmarks.stages --sizes $(SIZES) --runs $(RUNS)

bench-peers: $(VENV)/.dev ## the same documents built by Hugo, Eleventy and Pelican too, which are installed first (more minutes)
	$(BIN)/python -m benchmarks.peers --install --sizes $(SIZES) --runs $(RUNS)

clean: ## remove what these targets made: the environment, the caches, the store and its site
	rm -rf $(VENV) .dateline site .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find dateline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@sh tests/support/python.sh $(VENV)

$(VENV)/.site: $(BIN)/python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.site

$(VENV)/.tools: $(BIN)/python tests/support/tools.sh tests/support/package.json
	@sh tests/support/tools.sh $(TOOLS)
	@touch $@
