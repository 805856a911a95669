# Run `make help` for a list of targets. Only python3 with venv is required.
# To use another interpreter: make test PYTHON=python3.12 VENV=.venv-3.12

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
ARGS =
VERSION =

# Write bytecode: the tests start many processes, and each would compile the library again.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo 'make letter   write your first letter'
	@echo 'make test     run the tests and the examples in the docs; ARGS="-x" passes -x to pytest'
	@echo 'make coverage run the same tests and report uncovered lines and branches'
	@echo 'make letters  compile the built-in letters after you edit a template'
	@echo 'make lint     check style, types, and spelling'
	@echo 'make docs     build the documentation in docs/_build/html'
	@echo 'make bench    benchmark importing, composing, listing, rendering, and checking;'
	@echo '              ARGS=--short takes a minute, ARGS="--against FILE" compares with --json FILE'
	@echo 'make field    test letters in the programs that read them, such as LibreOffice'
	@echo 'make browser  run only the tests of HTML letters in Chromium'
	@echo 'make fuzz     try 20,000 random templates; ARGS=500 tries 500'
	@echo 'make release  prepare a release: make release VERSION=0.2.0'
	@echo 'make picture  update the letter in README.md, as text and as a picture'
	@echo 'make clean    remove everything that make created'
	@echo 'To use another interpreter: make test PYTHON=python3.12 VENV=.venv-3.12'

letter: $(VENV)/.made-core
	@$(BIN)/python examples/first_letter.py

# Run each file in a single worker, so that its fixtures are created once, and keep the file order.
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

test: $(VENV)/.made-test
	@$(PYTEST) $(ARGS)

coverage: $(VENV)/.made-test
	@COVERAGE_FILE=$(VENV)/.coverage $(PYTEST) --cov --cov-report=term-missing:skip-covered $(ARGS)

letters: $(VENV)/.made-core
	@$(BIN)/python scripts/compile_letters.py

lint: $(VENV)/.made-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/mypy --python-executable $(BIN)/python
	@$(PYRIGHT)
	@$(PYRIGHT) --ignoreexternal --verifytypes rejection_letters >$(VENV)/types || { cat $(VENV)/types; exit 1; }
	@grep 'Type completeness' $(VENV)/types

# Activate the environment because pyright looks for packages there. The variable stops pyright from
# checking the network for a newer version.
PYRIGHT = . $(BIN)/activate && PYRIGHT_PYTHON_IGNORE_WARNINGS=1 pyright

docs: $(VENV)/.made-docs
	$(BIN)/sphinx-build -E -q -W --keep-going -n -b html docs docs/_build/html
	@echo 'Open docs/_build/html/index.html'

bench: $(VENV)/.made-all
	@$(BIN)/python tests/bench.py $(ARGS)

field: $(VENV)/.made-field
	@$(PYTEST) tests/field $(ARGS)

browser: $(VENV)/.made-field
	@$(BIN)/python -m pytest tests/field/test_page.py $(ARGS)

fuzz: $(VENV)/.made-test
	@$(BIN)/python -m tests.fuzz $(or $(ARGS),20000)

release: $(VENV)/.made-test
	@$(BIN)/python scripts/release.py $(VERSION)

picture: $(VENV)/.made-docs
	@$(BIN)/python docs/draw_letter.py

clean:
	rm -rf .venv .venv-* build dist docs/_build docs/jupyter_execute
	rm -rf .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find __pycache__ docs examples scripts src tests -name __pycache__ -prune -exec rm -rf {} +

# A .made-* file records each installation, so that it is repeated only when pyproject.toml changes.

$(BIN)/pip:
	@echo 'Creating $(VENV)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.made-core: pyproject.toml $(BIN)/pip
	@echo 'Installing the library'
	@$(PIP) install -e .
	@touch $@

$(VENV)/.made-all: pyproject.toml $(BIN)/pip
	@echo 'Installing the library with all its extras'
	@$(PIP) install -e '.[all]'
	@touch $@

$(VENV)/.made-test: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and its test dependencies'
	@$(PIP) install -e '.[test]'
	@touch $@

$(VENV)/.made-field: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and the programs that read its letters'
	@$(PIP) install -e '.[field]'
	@touch $@

$(VENV)/.made-lint: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and its linters'
	@$(PIP) install -e '.[lint,test]'
	@touch $@

$(VENV)/.made-docs: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and the dependencies of its documentation'
	@$(PIP) install -e '.[docs]'
	@touch $@

.PHONY: help letter letters test coverage lint docs bench field browser fuzz picture release clean
