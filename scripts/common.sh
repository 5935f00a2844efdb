# Sourced by the other scripts: strict mode, the root as working folder, and what they share.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"

# Runs a step with its name before it and its duration after it, both on stderr.
step() {
  local name="$1" begin=$SECONDS
  shift
  echo "== $name" >&2
  "$@" </dev/null
  echo "== $name: $((SECONDS - begin)) s" >&2
}

# Installs a cargo command unless it is there: tool <command> <package>.
tool() {
  if ! command -v "$1" >/dev/null 2>&1; then
    step "install $2" cargo install --locked "$2"
    export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  fi
}

# Installs Debian packages where that is possible; the checks that need them say so themselves where it is not. With
# RUNLEVEL=1 no package starts a server of its own.
packages() {
  local missing=() package
  command -v dpkg-query >/dev/null 2>&1 || return 0
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "not installed, and only root can: ${missing[*]}" >&2
    return 0
  fi
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
  if ! { apt-get update -q && apt-get install -q -y --no-install-recommends "${missing[@]}"; } >&2 </dev/null; then
    echo "could not be installed: ${missing[*]}" >&2
  fi
}
