# make briefing   the briefing of seeds/, as PDF and DOCX in out/
# make test       every check; installs nothing outside .venv
#
# Both need Python 3.11 or newer and make, and prepare the rest themselves, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# A test that is skipped fails with NO_SKIP=1.
export NO_SKIP

# Benchmark and the folder of CORPORA that it reads; a benchmark that isn't listed reads none.
CORPORA ?=
BENCHMARKS := articles:wcxb articles:wikinews pages:wcxb dates:timebank quotes:polnear/train quotes:polnear/dev regeneration:polnear/train

.PHONY: briefing test coverage mutation fuzz bench growth golden reference lock audit pango fresh clean
.DEFAULT_GOAL := briefing

briefing: $(INSTALLED) pango
	@written="$$($(BIN)/brief build --format pdf,docx)"; status=$$?; \
	test -z "$$written" || printf '%s\n' "$$written"; exit $$status

test: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadgroup -rfEs

# Which lines and branches of brief/ the tests take; fails below the floor in pyproject.toml. Twice as long as `make test`.
coverage: $(INSTALLED)
	@rm -f .coverage .coverage.*
	$(BIN)/python -m coverage run -m pytest --numprocesses auto --dist loadgroup -rfEs
	@$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

# Faults put into functions one at a time, and whether the tests notice. FAULTS="--sample 50 merge" draws fewer.
FAULTS ?=
mutation: $(INSTALLED)
	$(BIN)/python -m tests.mutation $(FAULTS)

# Inputs nobody thought of, for the laws that tests state and for each part that takes what others wrote; what breaks a law is kept in tests/hostile/found/.
MINUTES ?= 60
TARGETS ?=
fuzz: $(INSTALLED)
	$(PIP) install --no-build-isolation --editable '.[fuzz]'
	$(BIN)/pytest --numprocesses auto --dist loadgroup -m hypothesis --hypothesis-profile=search
	$(BIN)/python -m tests.fuzz.run --minutes $(MINUTES) $(TARGETS)

# One line for each figure; fails when one is below its floor. CORPORA=FOLDER names outside corpora.
bench: $(INSTALLED)
	@status=0; \
	for pair in $(BENCHMARKS); do \
	  name=$${pair%%:*}; folder="$(CORPORA)/$${pair#*:}"; \
	  test -n "$(CORPORA)" && test -f "tests/benchmarks/$$name.py" && test -d "$$folder" || continue; \
	  echo "== $$name $$folder"; $(BIN)/python -m "tests.benchmarks.$$name" "$$folder" || status=1; \
	done; \
	for file in tests/benchmarks/*.py; do \
	  name="$$(basename "$$file" .py)"; \
	  case " $(BENCHMARKS) linear:" in *" $$name:"*) continue;; esac; \
	  echo "== $$name"; $(BIN)/python -m "tests.benchmarks.$$name" || status=1; \
	done; exit $$status

# How the time of each stage grows with a text, up to so many KB of it; hours for 5,000. TEXTS="days stops" measures those.
KB ?= 5000
TEXTS ?=
growth: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.linear $(KB) $(TEXTS)

# Read the whole difference before committing it.
golden: $(INSTALLED)
	$(BIN)/pytest --rewrite-golden -k golden

# The Word documents that every DOCX starts from, after a change of a look's colours.
reference: $(INSTALLED)
	for look in templates/*/; do $(BIN)/python templates/make_reference.py $$look || exit 1; done

# Every version anew, for Python 3.11 and later on every system. Addresses of indexes stay out of the file.
lock: $(INSTALLED)
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --upgrade pyproject.toml -o requirements.lock
	@printf '%s\n%s\n' '# All that .venv holds, by hash: what brief needs, and the tools of its tests.' \
	  '# Written by "make lock" from pyproject.toml; not by hand.' | cat - requirements.lock > $(VENV)/lock
	@mv $(VENV)/lock requirements.lock

# What README says of a machine that has nothing, shown on one: a Debian in a folder. As root; TESTS=test runs all there.
fresh:
	tests/fresh/debian.sh $(TESTS)

# The licence of each library, and known vulnerabilities in any of the locked versions. Needs the network; says so where
# a library could not be looked up, which is no good answer.
audit: $(INSTALLED)
	@$(BIN)/python -m tests.licences
	$(PIP) install --no-build-isolation --editable '.[audit]'
	$(BIN)/pip-audit --strict --progress-spinner off --disable-pip --require-hashes --requirement requirements.lock

clean:
	rm -rf $(VENV) out .brief dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python cannot make virtual environments here; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "preparing $(VENV), once"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --quiet install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Without Pango no PDF can be made. It is installed where that needs no password; else the build names the command.
pango: $(INSTALLED)
	@if command="$$($(BIN)/brief doctor --mend)"; then exit 0; fi; \
	if test -n "$$command" && { test "$$(id -u)" = 0 || sudo -n true 2>/dev/null; }; then \
	  echo "installing what rendering needs: $$command"; \
	  DEBIAN_FRONTEND=noninteractive sh -c "$$command" </dev/null || echo "that failed; without it PDFs cannot be made" >&2; \
	fi
