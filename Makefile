# The words that people and CI use. `make` alone lists them.
#
#   make env PYTHON=python3.13     with another Python
#   make test ARGS="-k guide -x"   ARGS goes to the program behind check, site, serve, test and lock

.DEFAULT_GOAL := help
.SUFFIXES:

PYTHON ?= python3
ARGS ?=
TIMES ?= 20

# Read by the shell, not by make, which would run what the name of a branch may hold.
BASE ?= origin/main
export BASE

# What checks the types of the scripts, where there is Node; the scripts themselves need none.
TYPESCRIPT := 5.9.3
SCRIPTS := generator/jsconfig.json
QUICKLY := npm_config_fetch_retries=0 npm_config_fetch_timeout=20000

BIN := .venv/bin
# Two stamps, so that a change in pyproject.toml alone does not fetch every package again.
PACKAGES := .venv/.packages
READY := .venv/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# An environment knows its own path. It is made anew when the folder has moved, when its Python is gone, or
# when another Python is asked for by name.
ASKED := $(if $(filter file,$(origin PYTHON)),,$(PYTHON))
CURRENT := $(if $(wildcard $(PACKAGES)),$(shell \
	{ read -r place && read -r python; } <$(PACKAGES) \
	&& [ "$$place" = "$$(pwd -P)" ] \
	&& { [ -z "$(ASKED)" ] || [ "$(ASKED)" = "$$python" ]; } \
	&& $(BIN)/python -c '' 2>/dev/null \
	&& echo yes))

.PHONY: help
help: ## List these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-6s  %s\n", $$1, $$2 }' Makefile

.PHONY: env
env: $(READY) ## Make the environment in .venv; the other words do it by themselves

ifneq ($(CURRENT),yes)
.PHONY: $(PACKAGES)
endif
$(PACKAGES): requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Timbang needs Python 3.11 or newer, and '$(PYTHON)' is missing or older." >&2; \
		echo "Name another one, for example: make env PYTHON=python3.13" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making the environment (once, about half a minute) ..."
	@"$(PYTHON)" -m venv --clear .venv
	@$(BIN)/python -m pip install -q --only-binary :all: --require-hashes -r requirements.lock
	@{ pwd -P && echo "$(PYTHON)"; } >$@

$(READY): $(PACKAGES) pyproject.toml
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: lock
lock: ## Write requirements.lock anew from pyproject.toml; ARGS=--upgrade takes the newest versions
	@echo "Working out the versions (about half a minute) ..."
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT \
	&& "$(PYTHON)" -m venv "$$tools" \
	&& "$$tools/bin/python" -m pip install -q uv \
	&& "$$tools/bin/uv" pip compile -q --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --extra test --extra lint $(ARGS) pyproject.toml -o requirements.lock

.PHONY: check
check: $(READY) ## Judge the content: every mistake with its file and line
	@$(BIN)/timbang check $(ARGS)

.PHONY: site
site: $(READY) ## Build the site into site/
	@$(BIN)/timbang build $(ARGS)

.PHONY: serve
serve: $(READY) ## Show the site while you write, at http://127.0.0.1:8000
	@$(BIN)/timbang serve $(ARGS)

.PHONY: test
test: $(READY) ## Run all tests; finds a Chromium or Chrome first, and installs one if there is none
	@browser=$$($(BIN)/python -m tests.browser) && TIMBANG_CHROMIUM="$$browser" $(BIN)/python -m pytest $(ARGS)

.PHONY: explore
explore: $(READY) ## Try property tests on twenty times as many examples, all new; TIMES says how many times
	@browser=$$($(BIN)/python -m tests.browser) && TIMBANG_EXPLORE=$(TIMES) TIMBANG_CHROMIUM="$$browser" $(BIN)/python -m pytest -m hypothesis $(ARGS)

.PHONY: bench
bench: $(READY) ## Measure commands, building and guides, each beside its budget
	@browser=$$($(BIN)/python -m tests.browser) && TIMBANG_CHROMIUM="$$browser" $(BIN)/python -m benchmarks $(ARGS)

.PHONY: links
links: $(READY) ## Ask whether the addresses in the content still answer; the ledger is in build/links
	@mkdir -p build/links
	@$(BIN)/timbang links --ledger build/links/ledger.json $(ARGS) > build/links/summary.md
	@cat build/links/summary.md
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then cat build/links/summary.md >> "$$GITHUB_STEP_SUMMARY"; fi

.PHONY: links-ledger links-issue
links-ledger: ## Fetch the ledger of the last check (for the workflow; needs gh)
	@.github/scripts/links-ledger.sh

links-issue: ## Tell of newly broken links in an issue (for the workflow; needs gh)
	@.github/scripts/links-issue.sh

.PHONY: review review-comment
review: $(READY) ## Say in words what changed since BASE (origin/main), into build/review/review.txt
	@mkdir -p build/review
	@$(BIN)/timbang diff "$$BASE..HEAD" > build/review/review.txt
	@cat build/review/review.txt

review-comment: ## Bring that to the pull request (for the workflow; needs gh)
	@.github/scripts/review-comment.sh

.PHONY: freshness
freshness: $(READY) ## List what is old, and texts that fell behind the other language
	@mkdir -p build
	@{ echo "## Not checked for long"; echo; $(BIN)/timbang stale; echo; echo "## To translate"; echo; $(BIN)/timbang translations; } > build/freshness.md
	@cat build/freshness.md
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then cat build/freshness.md >> "$$GITHUB_STEP_SUMMARY"; fi

.PHONY: audit
audit: $(READY) ## Measure the built site: weight, requests, valid HTML, accessibility, page by page
	@browser=$$($(BIN)/python -m tests.browser) && TIMBANG_CHROMIUM="$$browser" $(BIN)/python -m tests.audit

.PHONY: lint
lint: $(READY) ## Check style, types, layers and workflows (the first run takes about half a minute)
	@echo "ruff: mistakes and layout" && $(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@echo "mypy: types" && $(BIN)/mypy --no-error-summary
	@if $(QUICKLY) npx --yes -p typescript@$(TYPESCRIPT) tsc --version >/dev/null 2>&1; then \
		echo "tsc: types of scripts" && npx --yes -p typescript@$(TYPESCRIPT) tsc -p $(SCRIPTS); \
	else echo "tsc: left out, since there is no npx here or it cannot fetch typescript"; fi
	@echo "import-linter: layers" && { layers=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$layers"; exit 1; }; }
	@echo "check-jsonschema: shape of workflows and issue forms" \
	&& $(BIN)/check-jsonschema -q --builtin-schema vendor.github-workflows .github/workflows/*.yml \
	&& $(BIN)/check-jsonschema -q --builtin-schema vendor.dependabot .github/dependabot.yml \
	&& $(BIN)/check-jsonschema -q --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml \
	&& $(BIN)/check-jsonschema -q --builtin-schema vendor.github-issue-forms \
		$$(ls .github/ISSUE_TEMPLATE/*.yml | grep -v /config.yml)
	@echo "zizmor: safety of workflows" && $(BIN)/zizmor -q --offline --no-progress --persona pedantic .github

.PHONY: clean
clean: ## Remove everything that was made, the environment too
	@rm -rf .venv build site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
