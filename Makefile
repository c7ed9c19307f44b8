# "make help" lists what can be done. On Windows see the plain commands in README.md.

VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8501
WORKERS ?= 2
# Tests in a browser wait more than they work.
BROWSER_WORKERS ?= 3
# Compiled modules are kept, also where the machine asks not to: many tests start the program anew.
export PYTHONDONTWRITEBYTECODE :=
PYTEST_ARGS ?=
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input
CHECK  := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

# The first interpreter that really runs, is new enough and can make environments; PYTHON=… overrides.
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	if $$p -c '$(CHECK)' >/dev/null 2>&1; then echo $$p; break; fi; done)
endif

RUNTIME := $(VENV)/.runtime-installed
DEV     := $(VENV)/.dev-installed
SERVE   := $(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.headless true

.DEFAULT_GOAL := help
.PHONY: help run serve office dev test quick thorough check format readme examples catalogue lock licences sbom audit bench soak screenshots clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo "  Variables: PYTHON=python3.12  PORT=8501  WORKERS=2 (tests in parallel, 0 = one by one)  PYTEST_ARGS=…"

$(BIN)/python:
	@if ! "$(PYTHON)" -c '$(CHECK)' >/dev/null 2>&1; then \
		echo "Python: found \"$(PYTHON)\", which does not run, is older than 3.11 or lacks the venv module."; \
		echo "Expected: Python 3.11 or newer (Debian/Ubuntu: apt-get install python3 python3-venv),"; \
		echo "for example: make run PYTHON=python3.12"; exit 1; fi
	"$(PYTHON)" -m venv $(VENV)

$(RUNTIME): requirements.txt constraints.txt | $(BIN)/python
	$(PIP) install --quiet -r requirements.txt -c constraints.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(PIP) install --quiet -r requirements-dev.txt -c constraints.txt
	@touch $@

run: $(RUNTIME)  ## set up and start the dashboard
	@echo "Dashboard: http://localhost:$(PORT)  (stop with Ctrl+C)"
	@exec $(SERVE)

# Of the processes behind one address; needs nginx: docs/operation.md.
SERVE_WORKERS ?= $(shell nproc 2>/dev/null || echo 2)
SERVE_EACH := $(if $(filter command line,$(origin WORKERS)),--workers $(WORKERS),$(if $(REGIONS),,--workers $(SERVE_WORKERS)))
serve: $(RUNTIME)  ## several processes behind one address, with nginx (WORKERS=4); REGIONS=folder: each region in it
	@exec $(BIN)/python -m indicators serve --port $(PORT) $(SERVE_EACH)

office: $(RUNTIME)  ## the program in which figures and texts are kept, at this machine alone
	@exec $(BIN)/python -m indicators office

dev: $(RUNTIME)  ## as run, with reload on change and error details in the browser
	@echo "Dashboard: http://localhost:$(PORT)  (stop with Ctrl+C)"
	@exec $(SERVE) --server.fileWatcherType auto --server.runOnSave true \
		--client.showErrorDetails full --client.toolbarMode developer

check: $(DEV)  ## lint, format, types and the floors of the package
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

test: $(DEV)  ## set up what tests need, then lint, types and all tests
	$(BIN)/python -m tools.ensure_chromium
	$(BIN)/python -m tools.ensure_programs
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -m "not browser" -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)
	$(BIN)/python -m pytest -m browser -n $(BROWSER_WORKERS) $(PYTEST_ARGS)

quick: $(DEV)  ## lint and the fast tests, with fewer examples of properties: for in between
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -m "not browser and not slow" -n $(WORKERS) --dist worksteal -q $(PYTEST_ARGS)

thorough: $(DEV)  ## all tests with all combinations and more examples of properties: takes half an hour
	HYPOTHESIS_PROFILE=thorough $(MAKE) --no-print-directory test

format: $(DEV)  ## format and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(DEV)  ## write the README's table of parameters anew
	$(BIN)/python -m tools.readme_parameters

examples: $(DEV)  ## write the made-up regions below examples/ anew
	$(BIN)/python -m tools.examples

catalogue: $(DEV)  ## bring the catalogues of other languages in line with the texts of the code
	$(BIN)/python -m tools.catalogue

lock: $(DEV)  ## write requirements.lock anew: versions and sums of all packages; asks the package index
	$(BIN)/python -m tools.lock

licences: $(DEV)  ## write docs/licences.md anew
	$(BIN)/python -m tools.licences

sbom: $(RUNTIME)  ## what the installation consists of, as CycloneDX, to build/sbom.json
	@mkdir -p build
	$(BIN)/python -m tools.sbom > build/sbom.json

# In an environment of its own; needs a network that reaches the package index and the list of weaknesses.
AUDIT := build/audit
audit: $(BIN)/python  ## look up known weaknesses of the locked packages; needs the internet
	$(BIN)/python -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(AUDIT)/bin/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict

bench: $(DEV)  ## measure against a minimal Streamlit page; WRITE=1 also writes docs/performance.md; BESIDE="small large": two data folders
	$(BIN)/python -m $(if $(BESIDE),tools.beside $(BESIDE),tools.bench $(if $(WRITE),--write))

MINUTES ?= 30
VIEWERS ?= 20
soak: $(DEV)  ## visitors who walk over everything for MINUTES=30, VIEWERS=20; fails on any error and on growing memory
	$(BIN)/python -m tools.soak --minutes $(MINUTES) --viewers $(VIEWERS)

screenshots: $(DEV)  ## every page in three sizes, light and dark, to build/screenshots; BASE_URL=… for a running server
	$(BIN)/python -m tools.screenshots

clean:  ## remove the environment and everything generated
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
