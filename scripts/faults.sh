#!/usr/bin/env bash
# Trips planned by a cluster of processes on this machine, first while each process is started anew, then while each is
# killed and the database's primary fails over. What it prints belongs into docs/benchmarks.md.
#
#   scripts/faults.sh [trips]
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

trips="${1:-500}"
folder="$(mktemp -d)"
bench="${TRIPGEN_BENCH:-${CARGO_TARGET_DIR:-target}/release/tripgen-bench}"
export TRIPGEN_PROGRAM="${TRIPGEN_PROGRAM:-${CARGO_TARGET_DIR:-target}/release/tripgen}"
export CLUSTER_SETTINGS="$folder/settings.toml" CLUSTER_NATS=1
end() {
  # Why, if it failed; the rest goes.
  if [ "$?" -ne 0 ]; then
    kept="$(mktemp -d)"
    (cd "$folder/cluster" && for log in */log; do cp "$log" "$kept/${log%/log}.log"; done) &&
      echo "the logs of the processes are in $kept" >&2
  fi
  scripts/cluster.sh down "$folder/cluster"
  rm -rf "$folder"
}
trap end EXIT

# One machine asks for everybody, and much more often than people do.
cat >"$CLUSTER_SETTINGS" <<'SETTINGS'
[gateway.rates]
per_address = 0
per_user = 0
SETTINGS
chmod 711 "$folder"
scripts/cluster.sh up "$folder/cluster" >/dev/null
gateways=(--gateway "http://127.0.0.1:${CLUSTER_PORT:-18080}" --gateway "http://127.0.0.1:$((${CLUSTER_PORT:-18080} + 1))")
"$bench" faults --folder "$folder/cluster" "${gateways[@]}" --trips "$((trips / 5))" --rolling
"$bench" faults --folder "$folder/cluster" "${gateways[@]}" --trips "$trips"
