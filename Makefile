# The verbs of this project. `make` alone lists them.

SHELL   := /bin/sh
PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
FORMAT  ?= text
SECONDS ?= 60
SEED    ?= 1
CORPORA ?= ../shared/corpora
INTERVIEWS ?= Training/interviews

RELEASE := -c release --static-swift-stdlib
SOURCES := Sources Tests Examples Package.swift
REDACT  := .build/release/redact
DEBUG   := .build/debug/redact
FORMATS := Tests/Fixtures/formats
SHARE   := $(DESTDIR)$(PREFIX)/share/redact

# Tests of large documents need a release build, and are skipped where this names none: make check REDACT_RELEASE=PATH
export REDACT_RELEASE

.DEFAULT_GOAL := help
.PHONY: help setup build demo test check format rules-docs eval model fuzz interop torture test-browser test-sarif test-hooks test-guard bench-guard install clean

help: ## list the verbs
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup:
	@scripts/setup.sh

build: setup ## install what is missing, build the release command and compile the rules
	$(SWIFT) build $(RELEASE) --product redact
	$(REDACT) rules compile Rules -o Rules/compiled.pack

demo: build ## redact an invented interview before your eyes, and restore it
	@scripts/demo.sh $(REDACT)

test: setup ## run all tests
	$(SWIFT) test --parallel

check: setup ## what a reviewer runs: format, walls, rules, generated pages, tests
	$(SWIFT) format lint -s -r $(SOURCES)
	scripts/check-source-test.sh
	scripts/check-source.sh
	$(SWIFT) build --explicit-target-dependency-import-check error
	$(DEBUG) rules check
	$(DEBUG) rules docs -o Documentation/rules --check
	$(MAKE) --no-print-directory test

format: ## rewrite the sources in the house style
	$(SWIFT) format format -i -r $(SOURCES)

rules-docs: build ## write the page of every rule to Documentation/rules
	$(REDACT) rules docs -o Documentation/rules

eval: build ## write recall and precision on CORPORA=../shared/corpora to Documentation/quality.md
	scripts/quality.sh $(REDACT) $(CORPORA) >.build/quality.md
	mv .build/quality.md Documentation/quality.md

model: ## remake the weights of the tagger and their manifest from CORPORA=DIR and the marked INTERVIEWS=DIR
	$(SWIFT) build $(RELEASE) --product redact-train
	.build/release/redact-train train --corpora $(CORPORA) --interviews $(INTERVIEWS)

fuzz: setup ## feed mutated transcripts to the reader of FORMAT=text for SECONDS=60
	$(SWIFT) build -c release --product Fuzz
	FUZZ_INPUT=.build/fuzz-input .build/release/Fuzz $(FORMAT) $(SECONDS) $(SEED) Tests/Fixtures/formats/* $(wildcard ../shared/samples/*/*)

interop: build ## open every redacted file with the format's own reader; installs its readers from PyPI into .build/interop
	test -x .build/interop/bin/python || python3 -m venv .build/interop
	.build/interop/bin/pip install --quiet --disable-pip-version-check -r Tools/formats/readers.txt
	rm -rf .build/interop/redacted
	mkdir -p .build/interop/redacted
	-$(REDACT) --known $(FORMATS)/known.txt --output-dir .build/interop/redacted $(FORMATS)/seven.*
	.build/interop/bin/python Tools/formats/interop.py $(FORMATS) .build/interop/redacted

torture: build ## do to a vault what may happen to it, or only some: PROOFS='kill faults'; takes half an hour
	python3 Tools/vault/torture.py $(REDACT) $(PROOFS) --seed $(SEED)

test-browser: build ## open reports and review pages in Debian's chromium and look at them as readers do; pictures go to .build/pages
	@scripts/setup.sh chromium
	rm -rf .build/pages
	REDACT_PAGES="$(CURDIR)/.build/pages" $(SWIFT) test --filter PagesTests
	scripts/pages.sh $(REDACT) .build/pages
	python3 Tools/browser/check.py --pictures .build/pages/pictures .build/pages/*.html

test-sarif: build ## validate SARIF logs against the schema of OASIS; installs its validator from PyPI into .build/sarif
	test -x .build/sarif/bin/python || python3 -m venv .build/sarif
	.build/sarif/bin/pip install --quiet --disable-pip-version-check -r Tools/findings/validators.txt
	$(REDACT) scan --format sarif Examples/interview.txt Examples/interview.vtt >.build/sarif/scan.sarif
	$(REDACT) check --report .build/sarif/check.sarif Examples >/dev/null 2>&1 || test $$? -eq 1
	.build/sarif/bin/python Tools/findings/sarif.py Tests/Fixtures/findings/*.sarif .build/sarif/scan.sarif .build/sarif/check.sarif

test-hooks: build ## run the hooks by git and by the pre-commit program, which is installed from PyPI into .build/hooks
	python3 Tools/guard/hooks.py $(REDACT)

test-guard: build ## plant 300 leaks in a corpus of 400 files and find them; nothing in what was redacted; situations of git; attacks
	rm -rf .build/planted
	python3 Tools/guard/plant.py .build/planted --seed $(SEED)
	python3 Tools/guard/score.py $(REDACT) .build/planted/repository .build/planted/truth.json
	python3 Tools/guard/own.py $(REDACT) --seed $(SEED)
	python3 Tools/guard/traps.py $(REDACT)
	python3 Tools/guard/attack.py $(REDACT)

bench-guard: build ## measure what a check costs: 50 MB in large and in small files, ten staged files, a history
	python3 Tools/guard/speed.py $(REDACT) --seed $(SEED)

install: build ## copy the command, its rules and its policies to PREFIX=/usr/local
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)"
	install -m 755 $(REDACT) "$(DESTDIR)$(PREFIX)/bin/redact"
	rm -rf "$(SHARE)/Rules" "$(SHARE)/Policies"
	cp -R Rules Policies "$(SHARE)"
	find "$(SHARE)" -type d -exec chmod 755 {} +
	find "$(SHARE)" -type f -exec chmod 644 {} +

clean: ## remove what was built
	rm -rf .build Rules/compiled.pack
