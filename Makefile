# Everything a newcomer needs: `make demo` runs the product, `make test` proves it.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 3
BIN := .venv/bin
SHELL := /bin/sh

.PHONY: demo test test-server test-phone check setup phone bench dev schemas format clean python-is-new-enough

demo: setup phone-if-possible  ## Serve the product with a demonstration program
	@$(BIN)/python -m backend.demo --host $(HOST) --port $(PORT)

test: test-server test-phone  ## Run every test

test-server: setup phone  ## What drives the server and, with a browser, the phone client
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

test-phone: phone-setup
	@cd phone && npm test --silent

check: setup phone-setup  ## Style, types, layers, content, schemas: everything that needs no running
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports --verbose >/dev/null || $(BIN)/lint-imports
	@$(BIN)/mypy
	@DEBUG=1 $(BIN)/python manage.py check --fail-level WARNING
	@DEBUG=1 $(BIN)/python manage.py check_content
	@DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	@DEBUG=1 $(BIN)/python manage.py write_schemas --check
	@cd phone && npm run --silent check

dev: setup  ## The API with reload on port 8000, the phone client with reload on port 5173
	@(cd phone && npm run dev) & DEBUG=1 $(BIN)/uvicorn backend.asgi:application --reload --no-access-log; wait

bench: setup  ## Every benchmark, each prints one JSON line
	@$(BIN)/python -m bench.fanout --phones 500
	@$(BIN)/python -m bench.votes --phones 500
	@$(BIN)/python -m bench.reconnect --phones 200 --times 1
	@$(BIN)/python -m bench.soak --minutes 1
	@$(BIN)/python -m bench.pulse --ballots 1000
	@$(BIN)/python -m bench.trends --requests 100 --largest 200x5
	@$(BIN)/python -m bench.pairing

schemas: setup  ## Write openapi.yaml and asyncapi.yaml from the code
	@DEBUG=1 $(BIN)/python manage.py write_schemas

format: setup
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format --quiet .

lock: setup  ## Renew requirements.lock: names, versions and hashes only
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock

setup: .venv/ready

.venv/ready: requirements.lock
	@$(MAKE) --no-print-directory python-is-new-enough
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Could not make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet "$$(grep -oE '^uv==[0-9.]+' requirements.lock)"
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python requirements.lock
	@touch $@

python-is-new-enough:
	@command -v $(PYTHON) >/dev/null || { echo "Python is not installed. Install 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }

phone: phone-setup phone/dist/index.html

phone-setup:
	@command -v node >/dev/null || { echo "Node.js is not installed. Install version 20 or newer."; exit 1; }
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || \
		{ echo "Node.js 20 or newer is needed; this is $$(node --version)."; exit 1; }
	@$(MAKE) --no-print-directory phone/node_modules/.ready

phone/node_modules/.ready: phone/package-lock.json
	@cd phone && npm ci --silent --no-audit --no-fund
	@touch $@

phone/dist/index.html: phone/node_modules/.ready api/openapi.yaml api/live/asyncapi.yaml \
		facilitation/content/en/fingerprint_words.yaml \
		phone/index.html phone/vite.config.ts $(shell find phone/src phone/public -type f -not -path '*/generated/*' 2>/dev/null)
	@cd phone && npm run --silent build

phone-if-possible:
	@$(MAKE) --no-print-directory phone || \
		echo "The phone client was not built (see above). The API works without it; pages do not."

clean:
	rm -rf .venv .demo static phone/node_modules phone/dist phone/src/generated
