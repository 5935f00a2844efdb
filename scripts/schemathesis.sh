#!/usr/bin/env bash
# Asks a running server whatever its OpenAPI document allows, and what it forbids, and compares the answers with it.
#
#   scripts/schemathesis.sh [seconds [user|admin [sqlite|postgres]]]
#
# All checks of schemathesis are on; scripts/schemathesis.toml names what is left out, with the reason. The server is target/debug/tripgen, or the program that TRIPGEN_PROGRAM names; it runs in a folder of its own that is
# gone afterwards. On PostgreSQL it takes a server of its own as well. What schemathesis found lies in
# target/schemathesis/<role>-<database>.log, the server's log beside it.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

version=4.32.5
seconds="${1:-60}"
role="${2:-user}"
database="${3:-sqlite}"
target="${CARGO_TARGET_DIR:-target}"
program="${TRIPGEN_PROGRAM:-$target/debug/tripgen}"
venv="$target/schemathesis-venv-$version"
reports="$target/schemathesis"
password="Harbour-lamp-7!"

# Installs schemathesis where it is not there yet; fails where that is not possible.
install_schemathesis() {
  [ ! -e "$venv/complete" ] || return 0
  packages python3-venv
  python3 -m venv --clear "$venv" >&2 &&
    "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version" >&2 &&
    touch "$venv/complete"
}

# What a run of ten minutes needs: no lock after wrong passwords, no limit that a day would lift, cheap hashes.
write_settings() {
  cat >"$folder/tripgen.toml" <<SETTINGS
[log]
format = "json"
[user]
first_admin = "admin01"
[user.tokens]
access_seconds = 86400
most_api_tokens = 1000000
[user.lockout]
failures = 1000000
[user.passwords]
memory_kib = 64
passes = 1
[trip]
regenerations_a_day = 1000000
[location]
most_waiting_imports = 10000
SETTINGS
}

stop() {
  [ -z "${server:-}" ] || { kill "$server" 2>/dev/null && wait "$server"; } || true
  [ -z "${postgres:-}" ] || scripts/postgres.sh stop "$postgres"
  mkdir -p "$reports"
  [ ! -f "$folder/server.log" ] || cp "$folder/server.log" "$reports/$role-$database.server.log"
  rm -rf "$folder"
}

start() {
  local arguments=(serve --port 0 --data-dir "$folder/data" --config "$folder/tripgen.toml") tries
  if [ "$database" = postgres ]; then
    postgres="$(mktemp -d)"
    arguments+=(--database-url "$(scripts/postgres.sh start "$postgres" 30)")
  fi
  "$program" "${arguments[@]}" >"$folder/address" 2>"$folder/server.log" </dev/null &
  server=$!
  for tries in $(seq 300); do
    url="$(sed -n 's/^TripGen runs at //p' "$folder/address")"
    [ -z "$url" ] || return 0
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  echo "the server did not start ($tries looks)" >&2
  cat "$folder/server.log" >&2
  return 1
}

# Both accounts exist; whoever asks is one of them.
register() {
  local name
  for name in admin01 user01; do
    curl --silent --show-error --fail --output /dev/null --json "{
      \"name\": \"Traveller\", \"email\": \"$name@example.com\", \"username\": \"$name\", \"password\": \"$password\",
      \"passwordConfirm\": \"$password\", \"termsAccepted\": true }" "$url/api/v1/users/register"
  done
}

if ! install_schemathesis; then
  echo "schemathesis: $version cannot be installed here, the answers are not compared with the document" >&2
  exit 0
fi
folder="$(mktemp -d)"
trap stop EXIT
write_settings
start
register
export SCHEMATHESIS_USERNAME="${role}01" SCHEMATHESIS_PASSWORD="$password"
cp scripts/schemathesis.toml "$folder/"
"$venv/bin/python" scripts/schemathesis_hooks.py "$url" "${role}01" "$password" >>"$folder/schemathesis.toml"
mkdir -p "$reports"
report="$reports/$role-$database"
status=0
SCHEMATHESIS_HOOKS=schemathesis_hooks PYTHONPATH=scripts PYTHONDONTWRITEBYTECODE=1 \
  "$venv/bin/schemathesis" --config-file "$folder/schemathesis.toml" run "$url/openapi.json" --url "$url" \
  --max-time "$seconds" --no-color --generation-database none >"$report.log" 2>&1 </dev/null || status=$?
if grep -E '"level":"ERROR"|panicked' "$folder/server.log" >&2; then
  echo "the server's log tells of failures of its own" >&2
  status=1
fi
if [ "$status" -ne 0 ]; then
  cat "$report.log" >&2
  exit 1
fi
tail -n 12 "$report.log"
