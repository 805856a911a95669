# What there is to do: make help. It needs python3 with venv, and nothing else.
# Another interpreter: make test PYTHON=python3.12 VENV=.venv-3.12

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
ARGS =
VERSION =

# The tests start many processes, each of which would otherwise compile the library again.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo 'make letter   write a first letter'
	@echo 'make test     run the tests and the examples in the documentation; ARGS="-x" goes to pytest'
	@echo 'make coverage run the same tests, and show the lines and branches that none of them reaches'
	@echo 'make letters  compile the built-in letters after a template was edited'
	@echo 'make lint     check style, types, and spelling'
	@echo 'make docs     build the documentation in docs/_build/html'
	@echo 'make bench    measure how long importing, composing, listing and rendering take;'
	@echo '              ARGS=--short takes a minute, ARGS="--against FILE" compares with --json FILE'
	@echo 'make browser  look at letters in Chromium, which has to be installed'
	@echo 'make fuzz     try 20,000 random templates; ARGS=500 tries 500'
	@echo 'make release  prepare a release: make release VERSION=0.2.0'
	@echo 'make picture  update the letter in README.md, as text and as a picture'
	@echo 'make clean    remove all that these made'
	@echo 'Another interpreter: make test PYTHON=python3.12 VENV=.venv-3.12'

letter: $(VENV)/.made-core
	@$(BIN)/python examples/first_letter.py

# Each file is run by one worker, so that its fixtures are made once. Files keep their order.
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

# The active environment is the one whose packages pyright sees; the variable keeps pyright from
# asking the network whether it is the newest.
PYRIGHT = . $(BIN)/activate && PYRIGHT_PYTHON_IGNORE_WARNINGS=1 pyright

docs: $(VENV)/.made-docs
	$(BIN)/sphinx-build -E -q -W --keep-going -n -b html docs docs/_build/html
	@echo 'Open docs/_build/html/index.html'

bench: $(VENV)/.made-all
	@$(BIN)/python tests/bench.py $(ARGS)

browser: $(VENV)/.made-browser
	@$(BIN)/python -m pytest tests/browser $(ARGS)

fuzz: $(VENV)/.made-test
	@$(BIN)/python -m tests.fuzz $(or $(ARGS),20000)

release: $(VENV)/.made-test
	@$(BIN)/python scripts/release.py $(VERSION)

picture: $(VENV)/.made-docs
	@$(BIN)/python docs/draw_letter.py

clean:
	rm -rf .venv .venv-* build dist docs/_build docs/jupyter_execute
	rm -rf .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find __pycache__ docs examples src tests -name __pycache__ -prune -exec rm -rf {} +

# What is installed is noted in files, so that it is installed again only when pyproject.toml changed.

$(BIN)/pip:
	@echo 'Making $(VENV)'
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
	@echo 'Installing the library and what its tests need'
	@$(PIP) install -e '.[test]'
	@touch $@

$(VENV)/.made-browser: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and what looking at letters needs'
	@$(PIP) install -e '.[browser]'
	@touch $@

$(VENV)/.made-lint: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and what its checks need'
	@$(PIP) install -e '.[lint,test]'
	@touch $@

$(VENV)/.made-docs: pyproject.toml $(BIN)/pip
	@echo 'Installing the library and what its documentation needs'
	@$(PIP) install -e '.[docs]'
	@touch $@

.PHONY: help letter letters test coverage lint docs bench browser fuzz picture release clean
