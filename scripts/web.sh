#!/usr/bin/env bash
# The web app: web.sh build | check | journeys | budget. Needs Node; where there is none, `build` leaves the notice page in place.
source "$(dirname "$0")/common.sh"

# Node with npm, from wherever it is; Debian's packages where there is none.
have_node() {
  command -v npm >/dev/null 2>&1 || packages nodejs npm
}

# The packages as the lock file has them, again only when it changed.
install_packages() {
  if [ ! -f web/node_modules/.package-lock.json ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
    # `ci` refuses where a registry has no packages for other systems; `install` then takes what the lock file names.
    (cd web && { npm ci --ignore-scripts --no-audit --no-fund --loglevel=silent ||
      npm install --ignore-scripts --no-audit --no-fund --loglevel=error; })
    touch web/node_modules/.package-lock.json
  fi
}

# Whether something is newer than what was built from it.
stale() {
  [ ! -f web/dist/index.html ] ||
    [ -n "$(find web -path web/node_modules -prune -o -path web/dist -prune -o -newer web/dist/index.html -type f -print -quit)" ]
}

case "${1:-}" in
  build)
    have_node
    if ! command -v npm >/dev/null 2>&1; then
      echo "Node is not installed: the binary says so in place of the web app" >&2
      exit 0
    fi
    if stale; then
      step "install the web app's packages" install_packages
      (cd web && step "build the web app" npm run --silent build)
    fi
    ;;
  check)
    have_node
    step "install the web app's packages" install_packages
    cd web
    step "lint the web app" npm run --silent lint
    step "test the web app" npm test --silent
    step "build the web app" npm run --silent build
    ;;
  journeys)
    packages chromium fonts-noto-cjk
    cd web
    step "journeys in a browser" npm run --silent "${2:-e2e}"
    ;;
  budget)
    # Of the program that is named, or of the one that the release build made.
    packages chromium fonts-noto-cjk
    program="$(realpath "${2:-target/release/tripgen}")"
    cd web
    step "budget of the web app" npm run --silent budget -- "$program"
    ;;
  *)
    echo "usage: web.sh build | check | journeys [script] | budget [program]" >&2
    exit 2
    ;;
esac
