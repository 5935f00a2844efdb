#!/usr/bin/env bash
# clippy as the compiler of the workspace: cargo calls it with the real one first (RUSTC_WORKSPACE_WRAPPER). It lints and
# builds in one go, where `cargo clippy` beside a build compiles every dependency twice.
exec clippy-driver "$@" -D warnings
