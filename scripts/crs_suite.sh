#!/usr/bin/env bash
# The Core Rule Set's own regression suite over the release build, with the pass rate of each family. It lies in the
# source of Debian's package; TRIPGEN_CRS_SUITE names another one, TRIPGEN_CRS_RULES the rules that belong to it. Where
# neither can be had, this says so.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

rules="${TRIPGEN_CRS_RULES:-/usr/share/modsecurity-crs}"
suite="${TRIPGEN_CRS_SUITE:-}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# The source of the package that is installed, without a change of this machine's list of sources.
fetch() {
  local keys=/usr/share/keyrings/debian-archive-keyring.gpg
  local release
  [ -r "$keys" ] && command -v apt-get >/dev/null 2>&1 || return 1
  release="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
  mkdir -p "$folder/lists/partial" "$folder/parts"
  echo "deb-src [signed-by=$keys] http://deb.debian.org/debian $release main" >"$folder/sources.list"
  local options=(-q -o "Dir::Etc::sourcelist=$folder/sources.list" -o "Dir::Etc::sourceparts=$folder/parts"
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder" -o APT::Sandbox::User=root)
  (cd "$folder" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only modsecurity-crs) \
    >&2 </dev/null || return 1
  tar --extract --gzip --file "$folder"/modsecurity-crs_*.orig.tar.gz --directory "$folder"
}

if [ -z "$suite" ] && fetch; then
  suite="$(find "$folder" -type d -path '*/tests/regression/tests' | head -n 1)"
fi
if [ -z "$suite" ] || [ ! -d "$rules/rules" ]; then
  echo "the rule set or its suite is not at hand: not run" >&2
  exit 0
fi
"${CARGO_TARGET_DIR:-target}/release/tripgen-bench" firewall --rules "$rules" --suite "$suite" --least "${TRIPGEN_CRS_LEAST:-99}"
