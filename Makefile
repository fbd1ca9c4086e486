# make demo: translate the example article.  make test: run the tests.  Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin

.venv/ready: setup.cfg pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: .venv/ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: .venv/ready
	$(BIN)/python -m pytest

# Speed and memory beside argostranslate and bare CTranslate2, measured side by side; some minutes.
bench: .venv/ready
	$(BIN)/python examples/benchmarks/batch.py
	$(BIN)/python examples/benchmarks/memory.py
	$(BIN)/python examples/benchmarks/actors.py

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: demo test bench lint
