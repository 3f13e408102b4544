PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := .audit
# A process for each core, and a whole file to each: what its tests share is made once. Journeys wait more
# than they compute: on two cores three at a time, each with a browser and a server, take a fifth less than two.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile
JOURNEYS := -n 3 --dist loadfile tests/journeys

# A journey that fails is gone through once more, by itself, and both are printed: on a machine that others
# keep busy, a browser may starve.
ONCE_MORE := --last-failed --last-failed-no-failures none

.PHONY: run class test check types audit format shots clean

run: $(VENV)/.run
	$(BIN)/python app.py

class: $(VENV)/.run
	PLAYGROUND_CLASS=on $(BIN)/python app.py

test: check
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m pytest $(JOURNEYS) -m browser || $(BIN)/python -m pytest -m browser $(ONCE_MORE)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/biome check
	$(BIN)/mypy
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser"

# The types of the browser's scripts, in their comments. Python has no checker for them: this asks for node.
types:
	@command -v npx >/dev/null || { echo "make types needs node, and the network once: nothing was checked."; exit 1; }
	npx --yes --package typescript@7.0 tsc --project jsconfig.json

# Weaknesses that PyPI knows of in what `make run` has installed. What cannot be looked up counts as one: without
# the network this fails. `make audit SERVICE="-s osv"` asks OSV instead.
audit: $(VENV)/.run $(AUDIT)/bin/pip-audit
	$(BIN)/python -m pip freeze | sed 's/+.*//' | \
		$(AUDIT)/bin/pip-audit --strict --no-deps --disable-pip $(SERVICE) --requirement /dev/stdin

$(AUDIT)/bin/pip-audit: | $(VENV)/bin/python
	$(BIN)/python -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet "pip-audit>=2.10,<3"

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/biome check --write

shots: $(VENV)/.dev
	$(BIN)/python tests/install_browser.py
	$(BIN)/python docs/shots.py

clean:
	rm -rf $(VENV) $(AUDIT) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Paper Playground needs Python 3.10 or later; this is " + sys.version.split()[0] + ". Try make PYTHON=python3.12, or whichever there is" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python install.py requirements.txt
	touch $@

$(VENV)/.dev: requirements.txt requirements-ray.txt requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python install.py requirements-dev.txt
	touch $@ $(VENV)/.run
