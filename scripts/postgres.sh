#!/usr/bin/env bash
# A PostgreSQL server for the tests, on a socket in a folder of its own; nothing of it outlives the folder.
#
#   scripts/postgres.sh start [folder [minutes [durable]]]   starts it where it does not run yet, prints its address
#   scripts/postgres.sh replica folder [synchronous]         starts a streaming replica beside it, prints its address;
#                                                            with the word, commits wait until it has them as well
#   scripts/postgres.sh promote folder                       ends the primary at once, and makes the replica one
#   scripts/postgres.sh stop [folder]                        stops both and removes the folder
#
# Without a folder it is one that all tests of this user share. It stops by itself once nobody connected for so many
# minutes (15): test runners have no hook at their end, and a test that is killed cannot clean up.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

command="${1:-}"
folder="${2:-${TMPDIR:-/tmp}/tripgen-postgres-$(id -u)}"
minutes="${3:-15}"
durable="${4:-}"
# connections are logged, so the log's age tells for how long nobody came.
log="$folder/log"

# Makes the server's programs callable: Debian keeps them off the path, one folder a version.
find_programs() {
  local bin
  command -v pg_ctl >/dev/null 2>&1 && return 0
  bin="$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)"
  [ -n "$bin" ] && PATH="$bin:$PATH"
}

# The server refuses to run as root.
as_owner() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  else
    setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups -- "$@"
  fi
}

runs() {
  [ -d "$folder/database" ] && as_owner pg_ctl status -D "$folder/database" >/dev/null 2>&1
}

# The replica lies in the folder of the primary: both end with it. Its socket has a folder of its own.
replica="$folder/replica"

replica_runs() {
  [ -d "$replica/database" ] && as_owner pg_ctl status -D "$replica/database" >/dev/null 2>&1
}

# Copies the primary and follows it; `-R` writes down where it is.
start_replica() {
  mkdir -p "$replica"
  chmod 700 "$replica"
  [ "$(id -u)" -ne 0 ] || chown "$owner" "$replica"
  cd "$replica"
  rm -rf "$replica/database"
  as_owner pg_basebackup -h "$folder" -U tripgen -D "$replica/database" -R -X stream --checkpoint=fast --no-sync \
    >"$replica/copy.log" 2>&1 || { cat "$replica/copy.log" >&2 && return 1; }
  as_owner setsid pg_ctl start -D "$replica/database" -l "$replica/log" -w -t 60 -o "\
    -c listen_addresses='' -c unix_socket_directories='$replica' -c max_connections=400 -c shared_buffers=64MB \
    -c hot_standby=on -c wal_receiver_status_interval=1 -c log_connections=on" \
    </dev/null >"$replica/start.log" 2>&1 9>&- || { cat "$replica/start.log" "$replica/log" >&2 && return 1; }
}

# Durability is switched off: these databases die with their test. A measurement asks for `durable`.
start() {
  local swift="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB"
  [ "$durable" != durable ] || swift=""
  mkdir -p "$folder"
  chmod 700 "$folder"
  [ "$(id -u)" -ne 0 ] || chown "$owner" "$folder"
  cd "$folder"
  rm -rf "$folder/database"
  as_owner initdb -D "$folder/database" -U tripgen --auth=trust --encoding=UTF8 --no-locale --no-sync \
    --no-instructions >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2 && return 1; }
  as_owner setsid pg_ctl start -D "$folder/database" -l "$log" -w -t 60 -o "\
    -c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=400 -c shared_buffers=64MB \
    $swift -c log_connections=on -c log_checkpoints=off" </dev/null >"$folder/start.log" 2>&1 9>&- ||
    { cat "$folder/start.log" "$log" >&2 && return 1; }
  setsid bash "$script" watch "$folder" "$minutes" </dev/null >/dev/null 2>&1 9>&- &
}

stop() {
  if replica_runs; then
    as_owner pg_ctl stop -D "$replica/database" -m immediate -w >/dev/null
  fi
  if runs; then
    as_owner pg_ctl stop -D "$folder/database" -m immediate -w >/dev/null
  fi
  rm -rf "$folder"
}

watch() {
  while sleep 20 && [ -d "$folder" ]; do
    exec 9>"$folder.lock"
    flock 9
    runs || return 0
    if [ -z "$(find "$log" -mmin "-$minutes" 2>/dev/null)" ]; then
      stop
      return 0
    fi
    exec 9>&-
  done
}

script="$PWD/scripts/postgres.sh"
owner="$(id -un)"
if [ "$(id -u)" -eq 0 ]; then
  owner=nobody
  ! id postgres >/dev/null 2>&1 || owner=postgres
fi
if ! find_programs; then
  packages postgresql
  find_programs || { echo "PostgreSQL's programs (pg_ctl, initdb) are not installed" >&2 && exit 1; }
fi

case "$command" in
  start)
    # Whoever comes second waits here until the first has it running.
    exec 9>"$folder.lock"
    flock 9
    if runs; then touch "$log"; else start; fi
    echo "postgres://tripgen@localhost/postgres?host=$folder&sslmode=disable"
    ;;
  stop)
    exec 9>"$folder.lock"
    flock 9
    stop
    # Others may wait at the lock of the shared folder; at that of a named one nobody does any more.
    [ -z "${2:-}" ] || rm -f "$folder.lock"
    ;;
  replica)
    runs || { echo "no primary runs in $folder" >&2 && exit 1; }
    replica_runs || start_replica
    # After the copy, so that the replica does not wait for anybody once it is the primary.
    [ "${3:-}" != synchronous ] || as_owner psql -h "$folder" -U tripgen -d postgres -q \
      -c "ALTER SYSTEM SET synchronous_standby_names = '*'" -c "SELECT pg_reload_conf()" >/dev/null
    echo "postgres://tripgen@localhost/postgres?host=$replica&sslmode=disable"
    ;;
  promote)
    ! runs || as_owner pg_ctl stop -D "$folder/database" -m immediate -w >/dev/null
    as_owner pg_ctl promote -D "$replica/database" -w >/dev/null
    echo "postgres://tripgen@localhost/postgres?host=$replica&sslmode=disable"
    ;;
  watch)
    watch
    exit 0
    ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$script" >&2
    exit 2
    ;;
esac
