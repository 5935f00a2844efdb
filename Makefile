# The commands of the project. `make help` lists them.

CARGO ?= cargo
NPM ?= npm
FONTS := crates/engine-export/fonts
SAMPLE := --destination seoul --start 2026-12-04 --days 3 --transport transit \
	--member "age=35,health=good,likes=culture+food" \
	--member "age=68,health=limited,likes=rest" \
	--member "age=9,health=good,likes=nature" \
	--say "경복궁은 꼭, 시장도" --seed 7

.DEFAULT_GOAL := help
.PHONY: help run demo build web fonts test verify lint bench dist

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Build, then serve the product and print its address; ARGS="--port 9000" goes to the server.
	target/release/tripgen serve $(ARGS)

demo: build ## Build, then print a checked sample plan: three days in Seoul for a family.
	target/release/tripgen plan $(SAMPLE)

build: fonts web ## Build the web app and the release binaries target/release/tripgen and tripgen-bench.
	$(CARGO) build --release --locked -p tripgen -p benchmarks

web: # Build the web app into web/dist, which the release binary embeds.
	@scripts/web.sh build

fonts: # Fetch the fonts that PDF and PNG embed; without them engine-export takes one of the system, or says FONT_MISSING.
	@if [ -f $(FONTS)/package.json ] && [ ! -d $(FONTS)/node_modules ]; then \
		if command -v $(NPM) >/dev/null 2>&1; then \
			(cd $(FONTS) && $(NPM) ci --ignore-scripts --no-audit --no-fund) || echo "the fonts cannot be fetched: a font of the system has to do"; \
		else \
			echo "npm is not installed: a font of the system has to do"; \
		fi; \
	fi

test: fonts ## Everything that must pass before a commit (below 25 minutes on two cores).
	@scripts/test.sh

verify: ## make test, then the long runs: licences, properties, schemathesis, faults, mutations, fuzzing.
	@scripts/verify.sh

lint: ## Formatting, clippy, layer rule, unused dependencies.
	@scripts/lint.sh

bench: build ## Measure planner and checker on generated problems, then the served product on both databases.
	target/release/tripgen-bench city
	target/release/tripgen-bench check
	scripts/bench.sh

dist: build ## Pack the binary with licence and documents into dist/.
	@scripts/dist.sh
