#!/usr/bin/env bash
# What must pass before a commit. The last line is the summary of the test runner.
#
# Everything uses the dev profile and one compiler, so that each dependency is compiled once. The cheap steps come first.
source "$(dirname "$0")/common.sh"

# A Korean font for the exporters' fallback, the reader with which a test looks into the PDF, the proxies of
# docs/reverse-proxy.md, the firewall's rules, and the store that processes share.
packages fonts-nanum poppler-utils nginx-light caddy modsecurity-crs redis-server
tool cargo-nextest cargo-nextest
scripts/nats.sh program >/dev/null || echo "nats-server cannot be had, its tests are left out" >&2

export RUSTC_WORKSPACE_WRAPPER="$PWD/scripts/linting-rustc.sh"
scripts/lint.sh
# Node keeps one core busy at most, so cargo has the other one meanwhile. Its output comes in one piece.
web="$(mktemp)"
scripts/web.sh check >"$web" 2>&1 &
checks=$!
# Built apart, so that the duration of the tests themselves can be read.
step "lint and build the tests" cargo nextest run --locked --workspace --no-run || built=$?
wait "$checks" || failed=$?
cat "$web" >&2
rm "$web"
[ "${built:-0}${failed:-0}" = 00 ]
step "lint and build the benchmarks" cargo build --locked --workspace --benches
step "documentation tests" cargo test --locked --doc --workspace --quiet
# Before the tests of the binary, so that their summary closes the log.
scripts/web.sh journeys e2e:smoke
echo "== everything before the tests: $SECONDS s" >&2

# The services' tests run on a PostgreSQL server as well. This one is for this run alone, and ends with it.
if [ -z "${TRIPGEN_TEST_POSTGRES_URL:-}" ] && [ "${TRIPGEN_TEST_WITHOUT_POSTGRES:-}" != 1 ]; then
  postgres="$(mktemp -d)"
  trap 'scripts/postgres.sh stop "$postgres"' EXIT
  TRIPGEN_TEST_POSTGRES_URL="$(scripts/postgres.sh start "$postgres" 60)"
  export TRIPGEN_TEST_POSTGRES_URL
fi
# What the tests' build has made is asked by somebody who knows nothing but its document.
step "schemathesis" scripts/schemathesis.sh 60
step "deployment" scripts/deploy.sh check
cargo nextest run --locked --workspace --no-tests pass --profile "${NEXTEST_PROFILE:-default}" </dev/null
