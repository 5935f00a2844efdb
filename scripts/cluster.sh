#!/usr/bin/env bash
# A cluster of processes on this machine: two of each role in front of a PostgreSQL primary and its streaming replica,
# and a Redis cluster of three shards where Debian's package redis-server is installed.
#
#   scripts/cluster.sh up [folder]       starts what does not run yet, and prints the addresses of the two gateways
#   scripts/cluster.sh status [folder]   prints each process with its address, whether it runs and whether it is ready
#   scripts/cluster.sh kill NAME [folder]    ends a process at once (SIGKILL), such as ai-1; `up` starts it again
#   scripts/cluster.sh restart NAME [folder] ends a process politely, starts it anew and waits until it is ready
#   scripts/cluster.sh fail-over [folder]    ends the database's primary at once and makes the replica the primary
#   scripts/cluster.sh down [folder]     ends everything and removes the folder
#
# Everything listens on 127.0.0.1 and lies in the folder (/tmp/tripgen-cluster-<user>): settings, the secret, a log and a
# process id for each process. CLUSTER_PORT (18080) is the port of the first gateway, and the others count on from it.
# With CLUSTER_NATS=1 the queues lie in a NATS server (scripts/nats.sh), else in the database; `kill nats` ends it.
# With CLUSTER_TLS=1 the processes speak TLS 1.3 with each other, vouched for by an authority that lies in the folder.
# CLUSTER_SETTINGS names a file with more settings. The program is target/debug/tripgen, or what TRIPGEN_PROGRAM names.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

command="${1:-}"
name=""
if [ "$command" = kill ] || [ "$command" = restart ]; then
  name="${2:?which process, such as ai-1}"
  shift
fi
folder="${2:-${TMPDIR:-/tmp}/tripgen-cluster-$(id -u)}"
program="$(realpath "${TRIPGEN_PROGRAM:-${CARGO_TARGET_DIR:-target}/debug/tripgen}" 2>/dev/null || true)"
first_port="${CLUSTER_PORT:-18080}"
postgres="$folder/postgres"
# Whichever of the two is the primary.
database="postgres://tripgen@localhost/postgres?host=$postgres,$postgres/replica&sslmode=disable"
replica="postgres://tripgen@localhost/postgres?host=$postgres/replica&sslmode=disable"
tls="$folder/tls"
nats="$folder/nats"
nats_port=$((first_port + 100))
# In the order in which they are started; each gets the next port.
processes=(gateway-1 gateway-2 user-1 user-2 trip-1 trip-2 ai-1 ai-2 location-1 location-2 web-1 web-2
  scheduler-1 scheduler-2)
stores=()
! command -v redis-server >/dev/null 2>&1 || stores=(redis-1 redis-2 redis-3)

port_of() {
  local at=0 each
  for each in "${processes[@]}" "${stores[@]}"; do
    [ "$each" != "$1" ] || { echo $((first_port + at)) && return; }
    at=$((at + 1))
  done
  echo "there is no process $1" >&2
  return 1
}

url_of() {
  local scheme=http
  [ ! -d "$tls" ] || [[ "$1" = gateway-* || "$1" = redis-* ]] || scheme=https
  echo "$scheme://127.0.0.1:$(port_of "$1")"
}

# Both processes of a role, as a list of TOML.
list_of() {
  echo "[\"$(url_of "$1-1")\", \"$(url_of "$1-2")\"]"
}

# An authority, and one certificate for all processes.
make_certificates() {
  [ "${CLUSTER_TLS:-}" = 1 ] && [ ! -d "$tls" ] || return 0
  local new="$tls.new"
  local make=(openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365)
  rm -rf "$new"
  (umask 077 && mkdir "$new")
  "${make[@]}" -keyout "$new/authority.key" -out "$new/authority.crt" -subj /CN=cluster \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign 2>/dev/null
  "${make[@]}" -keyout "$new/process.key" -out "$new/process.crt" -subj /CN=process \
    -CA "$new/authority.crt" -CAkey "$new/authority.key" \
    -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=IP:127.0.0.1 2>/dev/null
  mv "$new" "$tls"
}

# The id in the file is only believed where that process is one of this cluster: ids are used again.
runs() {
  local id
  id="$(cat "$folder/$1/pid" 2>/dev/null)" && [ -r "/proc/$id/cmdline" ] &&
    tr '\0' ' ' 2>/dev/null <"/proc/$id/cmdline" | case "$1" in
      redis-*) grep -q -- ":$(port_of "$1") " ;;
      *) grep -q -- "--data-dir $folder/$1 " ;;
    esac
}

is_ready() {
  case "$1" in
    redis-*) ! redis-cli -p "$(port_of "$1")" ping 2>/dev/null | grep -q PONG || return 0 && return 1 ;;
  esac
  curl --silent --fail --max-time 3 --cacert "$tls/authority.crt" --output /dev/null "$(url_of "$1")/readyz"
}

write_settings() {
  [ -f "$folder/secret.key" ] || (umask 077 && head -c 32 /dev/urandom | base64 >"$folder/secret.key")
  {
    cat <<SETTINGS
[log]
format = "json"
[database]
connections = 8
[messaging]
most_lease_seconds = 30
[gateway.upstreams]
user = $(list_of user)
trip = $(list_of trip)
ai = $(list_of ai)
location = $(list_of location)
admin = $(list_of scheduler)
web = $(list_of web)
[gateway.balance]
look_ms = 1000
[services]
secret_file = "$folder/secret.key"
user = $(list_of user)
trip = $(list_of trip)
ai = $(list_of ai)
location = $(list_of location)
SETTINGS
    [ ! -d "$tls" ] || printf '[services.tls]\ncertificate = "%s"\nkey = "%s"\nroots = "%s"\n' \
      "$tls/process.crt" "$tls/process.key" "$tls/authority.crt"
    if [ "${#stores[@]}" -gt 0 ]; then
      echo "[cache.redis]"
      echo "cluster = true"
      echo "url = \"redis://127.0.0.1:$(port_of redis-1),redis://127.0.0.1:$(port_of redis-2),redis://127.0.0.1:$(port_of redis-3)\""
    fi
    [ ! -d "$nats" ] || printf '[messaging.nats]\nurl = "nats://127.0.0.1:%s"\n' "$nats_port"
    [ -z "${CLUSTER_SETTINGS:-}" ] || cat "$CLUSTER_SETTINGS"
  } >"$folder/tripgen.toml"
}

# A shard knows the others by its file of nodes. What it held is lost with it.
start_shard() {
  local each="$1" port
  port="$(port_of "$1")"
  mkdir -p "$folder/$each"
  setsid redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --daemonize no --dir "$folder/$each" \
    --cluster-enabled yes --cluster-port "$((port + 100))" --cluster-node-timeout 2000 \
    --cluster-require-full-coverage no </dev/null >>"$folder/$each/log" 2>&1 &
  echo $! >"$folder/$each/pid"
}

start_shards() {
  local each addresses=()
  for each in "${stores[@]}"; do
    runs "$each" || start_shard "$each"
    addresses+=("127.0.0.1:$(port_of "$each")")
  done
  for each in "${stores[@]}"; do
    until is_ready "$each"; do sleep 0.1; done
  done
  [ "${#stores[@]}" -eq 0 ] || [ -f "$folder/sharded" ] || {
    redis-cli --cluster create "${addresses[@]}" --cluster-yes >"$folder/sharded.log" && touch "$folder/sharded"
  }
}

start() {
  local each="$1" role="${1%-*}"
  mkdir -p "$folder/$each"
  local arguments=(--role "$role" --port "$(port_of "$each")" --config "$folder/tripgen.toml"
    --data-dir "$folder/$each" --key-file "$folder/backup.key")
  case "$role" in
    # Who has no records has no credentials for them.
    gateway | web) ;;
    *) arguments+=(--database-url "$database") ;;
  esac
  TRIPGEN_DATABASE_REPLICA_URLS="$replica" setsid "$program" serve "${arguments[@]}" </dev/null \
    >>"$folder/$each/out" 2>>"$folder/$each/log" &
  echo $! >"$folder/$each/pid"
}

until_ready() {
  local each
  for each in "$@"; do
    local tries=0
    until is_ready "$each"; do
      # On a busy machine it takes a moment until the process is the program.
      [ "$tries" -lt 10 ] || runs "$each" || { tail -n 5 "$folder/$each/log" >&2 && echo "$each has ended" >&2 && return 1; }
      tries=$((tries + 1))
      [ "$tries" -lt 600 ] || { echo "$each is not ready" >&2 && return 1; }
      sleep 0.2
    done
  done
}

up() {
  [ -x "$program" ] || { echo "there is no program to start; build tripgen, or name it in TRIPGEN_PROGRAM" >&2 && exit 1; }
  mkdir -p "$folder"
  chmod 711 "$folder"
  # The database stops by itself a day after its last new connection, whatever becomes of the cluster.
  if [ ! -f "$folder/failed-over" ]; then
    scripts/postgres.sh start "$postgres" 1440 durable >/dev/null
    scripts/postgres.sh replica "$postgres" synchronous >/dev/null
  fi
  start_shards
  if [ "${CLUSTER_NATS:-}" = 1 ] || [ -d "$nats" ]; then
    scripts/nats.sh start "$nats" "$nats_port" >/dev/null
  fi
  make_certificates
  write_settings
  # Before two of each find it missing.
  TRIPGEN_DATABASE_URL="$database" "$program" migrate --config "$folder/tripgen.toml" --data-dir "$folder" >/dev/null
  local each
  for each in "${processes[@]}"; do
    runs "$each" || start "$each"
  done
  until_ready "${processes[@]}"
  echo "http://127.0.0.1:$(port_of gateway-1)"
  echo "http://127.0.0.1:$(port_of gateway-2)"
}

end() {
  local id
  id="$(cat "$folder/$1/pid")"
  kill "-$2" "$id"
}

# The next process comes when the one before has gone: the other one of its role answers meanwhile.
restart() {
  local waited=0
  end "$name" TERM
  while runs "$name"; do
    sleep 0.1
    waited=$((waited + 1))
    [ "$waited" -lt 600 ] || { echo "$name does not end" >&2 && return 1; }
  done
  start "$name"
  until_ready "$name"
}

fail_over() {
  scripts/postgres.sh promote "$postgres" >/dev/null
  touch "$folder/failed-over"
}

down() {
  local each waited=0
  for each in "${processes[@]}" "${stores[@]}"; do
    ! runs "$each" || end "$each" TERM
  done
  for each in "${processes[@]}" "${stores[@]}"; do
    while runs "$each"; do
      sleep 0.2
      waited=$((waited + 1))
      [ "$waited" -lt 200 ] || { end "$each" KILL && waited=0; }
    done
  done
  [ ! -d "$nats" ] || scripts/nats.sh stop "$nats"
  [ ! -d "$postgres" ] || scripts/postgres.sh stop "$postgres"
  rm -rf "$folder"
}

status() {
  local each state
  for each in "${processes[@]}" "${stores[@]}"; do
    state=away
    ! runs "$each" || state=runs
    ! is_ready "$each" || state=ready
    printf '%-12s %-24s %s\n' "$each" "$(url_of "$each")" "$state"
  done
  [ ! -d "$nats" ] || printf '%-12s nats://127.0.0.1:%s\n' nats "$nats_port"
}

case "$command" in
  up) up ;;
  status) status ;;
  kill) end "$name" KILL ;;
  restart) restart ;;
  fail-over) fail_over ;;
  down) down ;;
  *)
    sed -n '2,16s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
