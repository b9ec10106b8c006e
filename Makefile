# Two commands do everything: make release, make test. See make help.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The validator of CITATION.cff needs other versions than the rest: it has an environment of its own.
CFF := $(VENV)-cff
CFF_READY := $(CFF)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help release test figures generate check benchmark lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-10s %s\n", $$1, $$2}'

release: $(READY) ## check the data, build releases/<version>/ and figures/
	@$(BIN)/python scripts/build_release.py --figures figures $(if $(PREVIOUS),--previous "$(PREVIOUS)")

test: $(READY) $(CFF_READY) ## run every test
	@$(BIN)/python -m pytest -p no:cacheprovider

figures: $(READY) ## redraw the charts in figures/
	@$(BIN)/python scripts/make_figures.py

generate: $(READY) ## write the committed files that are generated
	@$(BIN)/python scripts/generate.py

check: $(READY) ## lint, format, types, data, generated files
	@$(BIN)/ruff check --no-cache .
	@$(BIN)/ruff format --no-cache --check .
	@# The contract lies beside the package in the repository and inside it once installed: show mypy the latter.
	@rm -rf $(VENV)/view && mkdir -p $(VENV)/view/bilateral_stats
	@ln -s $(CURDIR)/src/bilateral_stats/* $(CURDIR)/schemas $(VENV)/view/bilateral_stats/
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy -p bilateral_stats
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy scripts/*.py
	@$(BIN)/python scripts/validate.py
	@$(BIN)/python scripts/generate.py --check

benchmark: $(READY) ## print how loading and building compare with bare libraries
	@$(BIN)/python scripts/benchmark.py

lock: ## write requirements.lock anew from pyproject.toml (needs the network)
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q uv
	@$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --all-extras --output-file requirements.lock pyproject.toml
	@$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --output-file requirements-cff.lock requirements-cff.in

clean: ## delete what the other commands made, but for the committed files
	rm -rf $(VENV) $(VENV)-lock $(CFF) releases build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@echo "setting up $(VENV) from requirements.lock ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bilateral-stats needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $(READY)

$(CFF_READY): requirements-cff.lock
	@echo "setting up $(CFF) from requirements-cff.lock ..."
	@$(PYTHON) -m venv --clear $(CFF)
	@$(CFF)/bin/python -m pip install --quiet --require-hashes --requirement requirements-cff.lock
	@touch $(CFF_READY)
