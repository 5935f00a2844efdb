#!/usr/bin/env bash
# make test, then the long runs that would not fit into it.
source "$(dirname "$0")/common.sh"

tool cargo-deny cargo-deny
scripts/test.sh
step "licences, bans, sources" cargo deny --locked check licenses bans sources

# The list of advisories lies elsewhere; without a network the rest of this run still says something.
if cargo deny --locked fetch db >/dev/null 2>&1; then
  step "advisories" cargo deny --locked check advisories
else
  echo "advisories: the list cannot be fetched from here, not checked" >&2
fi

step "release build" cargo build --release --locked -p tripgen -p benchmarks
step "long property runs" env PROPTEST_CASES="${PROPTEST_CASES:-4096}" TRIPGEN_VERIFY=1 \
  cargo nextest run --locked --workspace --no-tests pass --profile verify
# Ten minutes of it: as a traveller and as an operator, on SQLite and on PostgreSQL.
step "schemathesis" scripts/schemathesis.sh 300 user sqlite
step "schemathesis as an operator" scripts/schemathesis.sh 150 admin sqlite
step "schemathesis on PostgreSQL" scripts/schemathesis.sh 150 user postgres
scripts/web.sh journeys e2e:full
scripts/web.sh budget target/release/tripgen
step "the rule set's own suite" scripts/crs_suite.sh
step "faults in a cluster" scripts/faults.sh
step "mutated plans" target/release/tripgen-bench check
step "fuzzing" scripts/fuzz.sh
echo "verify: done"
