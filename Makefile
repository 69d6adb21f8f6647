# Recipes for those who work on truceline. Each is one line, so that it can be typed without make.
BIN := .venv/bin
SHARED := ../shared
BENCH := PATH="$(CURDIR)/$(BIN):$$PATH" python3 $(SHARED)/bench

.PHONY: help demo test fast lint types layers format cover bench score mutate lock docs clean

help:            ## list the recipes
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'
demo:            ## brief on the example pages
	python3 bootstrap.py demo
test:            ## every check and test, as CI runs them
	python3 bootstrap.py test
fast:            ## the tests without the slow ones and without coverage
	$(BIN)/pytest -q -x -n 2 --ignore tests/quality --ignore tests/property
lint:            ## style
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
types:           ## static types
	$(BIN)/mypy
layers:          ## the order of the layers
	$(BIN)/lint-imports
format:          ## put the code into the house style
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .
cover:           ## which lines no test runs
	$(BIN)/pytest -q -n 2 --cov --cov-report html
bench:           ## every development figure (needs ../shared)
	$(BENCH)/all.sh
score:           ## one figure: make score TASK=seed GOLD=seed.json
	$(BENCH)/bench.py $(TASK) $(SHARED)/bench/$(GOLD) --verbose
mutate:          ## 10,000 mutated pages through the reader
	$(BIN)/python benchmarks/mutated_pages.py
lock:            ## pin the requirements anew, with hashes
	$(BIN)/python tools/pin_requirements.py
docs:            ## write the generated pages of docs/
	$(BIN)/python -m truceline.check.documentation > docs/rules.md && $(BIN)/python tools/founding_page.py && $(BIN)/python tools/sentences_page.py
clean:           ## remove what was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .coverage htmlcov dist
