#!/usr/bin/env bash
# The bars of the served product: starts the release build on a database of its own, loads it, and tells what came out.
#
#   scripts/bench.sh [sqlite] [postgres] [nats] [edge]     all where nothing is named
#
# `nats` sends messages through a NATS server (scripts/nats.sh) instead of the queues of a database.
# `edge` is the gateway beside Debian's nginx, both in front of the same small service.
#
# TRIPGEN_BENCH_SECONDS: how long the load lasts (30). TRIPGEN_BENCH_FILL: with how many trips backup and restore are
# timed (1000; 0 leaves them out). Everything lies in a temporary folder and goes with it. PostgreSQL runs with its own
# settings, so that a commit is on the disk before it is told.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

seconds="${TRIPGEN_BENCH_SECONDS:-30}"
fill="${TRIPGEN_BENCH_FILL:-1000}"
port="${TRIPGEN_BENCH_PORT:-18080}"
target="${CARGO_TARGET_DIR:-target}/release"
folder="$(mktemp -d)"
server=""
missed=0

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ ! -d "$folder/nats" ] || scripts/nats.sh stop "$folder/nats" || true
  [ ! -d "$folder-postgres" ] || scripts/postgres.sh stop "$folder-postgres" || true
  rm -rf "$folder"
}
trap finish EXIT

milliseconds() {
  date +%s%3N
}

# What a run says, whether it reached its bar or not.
bar() {
  "$@" || missed=1
}

begin_server() {
  local begin
  begin="$(milliseconds)"
  "$target/tripgen" --data-dir "$data" serve --port "$port" --database-url "$url" --config "$folder/tripgen.toml" \
    >"$folder/server.out" 2>"$folder/server.log" &
  server=$!
  until curl -fs -o "$folder/ready" "http://127.0.0.1:$port/readyz"; do
    kill -0 "$server" || { tail -n 20 "$folder/server.log" >&2 && exit 1; }
    sleep 0.01
  done
  echo "$1: ready after $(($(milliseconds) - begin)) ms"
}

end_server() {
  kill "$server"
  wait "$server" || true
  server=""
}

resident() {
  awk '/^VmRSS/ { printf "idle: %.0f MB resident\n", $2 / 1024 }' "/proc/$server/status"
}

# The whole of it on one database: name, address, and what tells its processor time.
measure() {
  local name="$1" begin
  url="$2"
  data="$folder/data-$name"
  echo "== $name"
  begin_server "first start"
  end_server
  begin_server "second start"
  sleep 5
  resident
  bar "$target/tripgen-bench" api --url "http://127.0.0.1:$port" --seconds "$seconds" "${@:3}"
  if [ "$fill" -gt 0 ]; then
    "$target/tripgen-bench" api --url "http://127.0.0.1:$port" --users "$fill" --rate 50 --warm-up 0 --seconds 1 \
      --groups 0 >"$folder/fill" || true
    begin="$(milliseconds)"
    "$target/tripgen" --data-dir "$data" backup --database-url "$url" --key-file "$folder/key" --out "$folder/$name.backup"
    echo "backup with more than $fill trips: $(($(milliseconds) - begin)) ms, $(stat -c %s "$folder/$name.backup") bytes"
  fi
  end_server
}

restore() {
  local name="$1" begin
  [ "$fill" -gt 0 ] || return 0
  begin="$(milliseconds)"
  "$target/tripgen" --data-dir "$folder/restored-$name" restore "$folder/$name.backup" --database-url "$2" \
    --key-file "$folder/key"
  echo "restore: $(($(milliseconds) - begin)) ms"
}

cat >"$folder/tripgen.toml" <<'SETTINGS'
# Limits that keep one traveller from planning all day would refuse what is to be measured, and a process that serves
# two hundred travellers at once is given room for what they look at.
[trip]
regenerations_a_day = 1000000
[cache]
entries = 4000
SETTINGS
chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=(sqlite postgres nats edge)
for one in "${chosen[@]}"; do
  case "$one" in
  sqlite)
    measure sqlite "sqlite://$folder/bench.db"
    restore sqlite "sqlite://$folder/restored.db"
    bar "$target/tripgen-bench" messages --database-url "sqlite://$folder/messages.db"
    ;;
  postgres)
    address="$(scripts/postgres.sh start "$folder-postgres" 60 durable)"
    for database in bench restored messages; do
      psql -q "$address" -c "CREATE DATABASE $database"
    done
    pid="$(head -n 1 "$folder-postgres/database/postmaster.pid")"
    measure postgres "${address/\/postgres?//bench?}" --database-pid "$pid"
    restore postgres "${address/\/postgres?//restored?}"
    bar "$target/tripgen-bench" messages --database-url "${address/\/postgres?//messages?}"
    ;;
  nats)
    # As a node of a cluster writes; then one that is alone and syncs every write, which is told but has no bar.
    address="$(scripts/nats.sh start "$folder/nats" "$((port + 1))" lazy)"
    bar "$target/tripgen-bench" messages --database-url "sqlite://$folder/outbox.db" --nats-url "$address"
    scripts/nats.sh stop "$folder/nats"
    address="$(scripts/nats.sh start "$folder/nats" "$((port + 1))")"
    "$target/tripgen-bench" messages --database-url "sqlite://$folder/outbox.db" --nats-url "$address" || true
    scripts/nats.sh stop "$folder/nats"
    ;;
  edge)
    packages nginx-light
    bar "$target/tripgen-bench" edge --tripgen "$target/tripgen"
    ;;
  *)
    echo "neither a database nor the edge: $one" >&2
    exit 2
    ;;
  esac
done
exit "$missed"
