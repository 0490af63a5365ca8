# One briefing, two outputs. Each target makes the machine ready first (.ci/setup.sh), which
# says nothing when it is. Options of report-build and pytest go into ARGS:
#
#     make pdf ARGS="--paper letter"
#     make test ARGS="tests/readers -x"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help pdf slides handout evidence check test lint types golden bench lock clean

ARGS   ?=
bin    := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# docopt is left out: it has no wheel, and only num2words' own command line asks for it.
compile = .ci/python -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
           --generate-hashes --no-emit-index-url --no-emit-package docopt \
           --custom-compile-command 'make lock'

help:    ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

pdf:     ## the report, into build/report.pdf
	@.ci/setup.sh run pango
	@.ci/build.sh pdf build/report.pdf $(ARGS)

slides:  ## the deck, into build/slides.pptx
	@.ci/setup.sh run
	@.ci/build.sh slides build/slides.pptx $(ARGS)

handout: ## the slides on paper, into build/handout.pdf (ARGS="--per-page 3": with notes)
	@.ci/setup.sh run pango
	@.ci/build.sh handout build/handout.pdf $(ARGS)

evidence: ## what each sentence rests on, into build/evidence.html and .json
	@.ci/setup.sh run pango
	@.ci/build.sh evidence build/evidence.html $(ARGS)
	@.ci/build.sh evidence build/evidence.json $(ARGS)

check:   ## what is wrong in the content; writes nothing
	@.ci/setup.sh run
	@.ci/python -m report_build check $(ARGS)

test:    ## all tests, on all processors
	@.ci/setup.sh dev pango
	@.ci/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

lint:    ## style, format, and who may import whom
	@.ci/setup.sh dev
	@.ci/python -m ruff check
	@.ci/python -m ruff format --check
	@$(bin)/lint-imports --no-logo

types:   ## mypy, strict
	@.ci/setup.sh dev
	@.ci/python -m mypy

golden:  ## rewrite the right-hand sides of tests/golden; read the diff before you commit it
	@.ci/setup.sh dev pango
	@.ci/python -m pytest tests/golden --write-golden $(ARGS)

bench:   ## how long each output takes, beside WeasyPrint alone and pandoc
	@.ci/setup.sh dev pango
	@.ci/python -m tests.bench $(ARGS)

lock:    ## write requirements*.lock again (ARGS=--upgrade: with newer versions)
	@.ci/setup.sh dev
	@.ci/python -m pip install --quiet 'uv>=0.9'
	@$(compile) --group build $(ARGS) -o requirements.lock
	@$(compile) --group build --group dev $(ARGS) -c requirements.lock -o requirements-dev.lock

clean:   ## remove build/ and caches; .venv stays
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
