# Two commands do everything: make release, make test. See make help.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two steps of one environment: what builds a release, and what tests it.
BUILD_READY := $(VENV)/.ready
TEST_READY := $(VENV)/.tests-ready
# What the audit needs is no part of what builds or tests a release: it has an environment of its own.
AUDIT := $(VENV)-audit
AUDIT_READY := $(AUDIT)/.ready
# Ours, the example, and the one that init copies.
RECORDS := datasets examples src/bilateral_stats/cli/template
# The oldest libraries that the package promises to work with.
OLDEST := $(VENV)-oldest
OLDEST_READY := $(OLDEST)/.ready
# Asked when a recipe needs them: the environment must be there.
VERSION = $$($(BIN)/python -c 'import bilateral_stats; print(bilateral_stats.__version__)')
CHARTS = $(notdir $(basename $(wildcard figures/*.svg)))
# Processes that run the tests.
WORKERS ?= auto
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help release page test oldest figures generate check benchmark audit lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-10s %s\n", $$1, $$2}'

release: $(BUILD_READY) ## check the data, build releases/<version>/ and figures/
	@$(BIN)/python scripts/build_release.py --figures figures $(if $(PREVIOUS),--previous "$(PREVIOUS)")

page: release ## build the release and open its page in a browser
	@$(BIN)/python -m webbrowser "file://$(CURDIR)/releases/$(VERSION)/index.html"

test: $(TEST_READY) ## run every test
	@# They start hundreds of processes: what Python compiles is kept, also where the shell asks for none to be kept.
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -p no:cacheprovider --numprocesses $(WORKERS) --dist worksteal --durations 10

oldest: release $(OLDEST_READY) ## try the wheel of the release with the oldest libraries that it promises
	@$(OLDEST)/bin/python -m pip install --quiet --no-index --no-deps --force-reinstall releases/$(VERSION)/*.whl
	@$(BIN)/python -I tools/try_installed.py $(CHARTS) > $(OLDEST)/newest.txt
	@$(OLDEST)/bin/python -I -W ignore tools/try_installed.py $(CHARTS) > $(OLDEST)/oldest.txt
	@diff $(OLDEST)/newest.txt $(OLDEST)/oldest.txt
	@echo "with pandas $$($(OLDEST)/bin/python -W ignore -c 'import pandas; print(pandas.__version__)')" \
		"as with $$($(BIN)/python -c 'import pandas; print(pandas.__version__)'):" \
		"$$(wc -l < $(OLDEST)/oldest.txt) tables, citations and charts are the same"

figures: $(BUILD_READY) ## redraw the charts in figures/
	@$(BIN)/python scripts/make_figures.py

generate: $(TEST_READY) ## write the committed files that are generated
	@for record in $(RECORDS); do $(BIN)/python scripts/generate.py --record $$record || exit; done

check: $(TEST_READY) ## lint, format, types, data, generated files
	@$(BIN)/ruff check --no-cache .
	@$(BIN)/ruff format --no-cache --check .
	@# The contract lies beside the package in the repository and inside it once installed: show mypy the latter.
	@rm -rf $(VENV)/view && mkdir -p $(VENV)/view/bilateral_stats
	@ln -s $(CURDIR)/src/bilateral_stats/* $(CURDIR)/schemas $(VENV)/view/bilateral_stats/
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy -p bilateral_stats
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy scripts/*.py tools/*.py
	@$(BIN)/python scripts/validate.py
	@for record in $(RECORDS); do $(BIN)/python scripts/generate.py --record $$record --check || exit; done

benchmark: $(TEST_READY) ## print how loading, building and growth compare with bare libraries
	@$(BIN)/python tools/benchmark.py

audit: $(AUDIT_READY) ## hold the locks against the known vulnerabilities (needs the network)
	@$(AUDIT)/bin/python tools/audit.py requirements-build.lock requirements.lock requirements-audit.lock

COMPILE := $(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

lock: ## write the locks anew from pyproject.toml (needs the network)
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q uv
	@$(COMPILE) --extra charts --extra build --output-file requirements-build.lock pyproject.toml
	@# What builds a release is the same when it is tested.
	@$(COMPILE) --all-extras --constraint requirements-build.lock --output-file requirements.lock pyproject.toml
	@$(COMPILE) --extra charts --resolution lowest-direct --output-file requirements-oldest.lock pyproject.toml
	@$(COMPILE) --output-file requirements-audit.lock requirements-audit.in

clean: ## delete what the other commands made, but for the committed files
	rm -rf $(VENV) $(VENV)-lock $(AUDIT) $(OLDEST) releases build dist *.egg-info src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Install into an environment $(1) what a lock $(2) pins, and nothing else. Python compiles what it imports, and no more.
define install_lock
	@echo "setting up $(1) from $(2) ..."
	@$(1)/bin/python -m pip install --quiet --no-compile --no-deps --no-build-isolation --require-hashes --requirement $(2)
endef

$(BUILD_READY): requirements-build.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bilateral-stats needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --clear $(VENV)
	$(call install_lock,$(VENV),requirements-build.lock)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $(BUILD_READY)

$(TEST_READY): $(BUILD_READY) requirements.lock
	$(call install_lock,$(VENV),requirements.lock)
	@touch $(TEST_READY)

$(AUDIT_READY): requirements-audit.lock
	@$(PYTHON) -m venv --clear $(AUDIT)
	$(call install_lock,$(AUDIT),requirements-audit.lock)
	@touch $(AUDIT_READY)

$(OLDEST_READY): requirements-oldest.lock
	@$(PYTHON) -m venv --clear $(OLDEST)
	$(call install_lock,$(OLDEST),requirements-oldest.lock)
	@touch $(OLDEST_READY)
