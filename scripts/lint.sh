#!/usr/bin/env bash
# Formatting, clippy, the rules of `cargo xtask tidy`, and dependencies that nobody uses.
source "$(dirname "$0")/common.sh"

tool cargo-machete cargo-machete
step "format" cargo fmt --all --check
step "tidy" cargo xtask tidy
# scripts/test.sh lints while it builds.
[ -n "${RUSTC_WORKSPACE_WRAPPER:-}" ] || step "clippy" cargo clippy --locked --workspace --all-targets -- -D warnings
step "unused dependencies" cargo machete
