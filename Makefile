# Two commands do everything: make release, make test. See make help.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The validator of CITATION.cff needs other versions than the rest: it has an environment of its own.
CFF := $(VENV)-cff
CFF_READY := $(CFF)/.ready
# So has the audit: what it needs is no part of what builds a release.
AUDIT := $(VENV)-audit
AUDIT_READY := $(AUDIT)/.ready
# Ours, the example, and the one that init copies.
RECORDS := datasets examples src/bilateral_stats/cli/template
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help release page test figures generate check benchmark audit lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-10s %s\n", $$1, $$2}'

release: $(READY) ## check the data, build releases/<version>/ and figures/
	@$(BIN)/python scripts/build_release.py --figures figures $(if $(PREVIOUS),--previous "$(PREVIOUS)")

page: release ## build the release and open its page in a browser
	@$(BIN)/python -m webbrowser "file://$(CURDIR)/releases/$$($(BIN)/python -c 'import bilateral_stats as b; print(b.__version__)')/index.html"

test: $(READY) $(CFF_READY) ## run every test
	@$(BIN)/python -m pytest -p no:cacheprovider

figures: $(READY) ## redraw the charts in figures/
	@$(BIN)/python scripts/make_figures.py

generate: $(READY) ## write the committed files that are generated
	@for record in $(RECORDS); do $(BIN)/python scripts/generate.py --record $$record || exit; done

check: $(READY) ## lint, format, types, data, generated files
	@$(BIN)/ruff check --no-cache .
	@$(BIN)/ruff format --no-cache --check .
	@# The contract lies beside the package in the repository and inside it once installed: show mypy the latter.
	@rm -rf $(VENV)/view && mkdir -p $(VENV)/view/bilateral_stats
	@ln -s $(CURDIR)/src/bilateral_stats/* $(CURDIR)/schemas $(VENV)/view/bilateral_stats/
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy -p bilateral_stats
	@MYPYPATH=$(VENV)/view $(BIN)/mypy --cache-dir $(VENV)/mypy scripts/*.py tools/*.py
	@$(BIN)/python scripts/validate.py
	@for record in $(RECORDS); do $(BIN)/python scripts/generate.py --record $$record --check || exit; done

benchmark: $(READY) ## print how loading, building and growth compare with bare libraries
	@$(BIN)/python tools/benchmark.py

audit: $(AUDIT_READY) ## hold the locks against the known vulnerabilities (needs the network)
	@$(AUDIT)/bin/python tools/audit.py requirements.lock requirements-cff.lock requirements-audit.lock

lock: ## write requirements.lock anew from pyproject.toml (needs the network)
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q uv
	@$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --all-extras --output-file requirements.lock pyproject.toml
	@$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --output-file requirements-cff.lock requirements-cff.in
	@$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --output-file requirements-audit.lock requirements-audit.in

clean: ## delete what the other commands made, but for the committed files
	rm -rf $(VENV) $(VENV)-lock $(CFF) $(AUDIT) releases build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# An environment $(1) with what the lock $(2) pins. What has no wheel would be built by the newest setuptools, which no
# hash protects: so the locked one is installed first, and builds it.
define install_lock
	@$(PYTHON) -m venv --clear $(1)
	@sed -n '/^setuptools==/,/# via/p' $(2) > $(1)/setuptools.lock
	@$(1)/bin/python -m pip install --quiet --require-hashes --requirement $(1)/setuptools.lock
	@$(1)/bin/python -m pip install --quiet --require-hashes --no-build-isolation --requirement $(2)
endef

$(READY): requirements.lock pyproject.toml
	@echo "setting up $(VENV) from requirements.lock ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bilateral-stats needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(call install_lock,$(VENV),requirements.lock)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $(READY)

$(CFF_READY): requirements-cff.lock
	@echo "setting up $(CFF) from requirements-cff.lock ..."
	$(call install_lock,$(CFF),requirements-cff.lock)
	@touch $(CFF_READY)

$(AUDIT_READY): requirements-audit.lock
	@echo "setting up $(AUDIT) from requirements-audit.lock ..."
	$(call install_lock,$(AUDIT),requirements-audit.lock)
	@touch $(AUDIT_READY)
