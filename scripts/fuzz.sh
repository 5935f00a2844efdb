#!/usr/bin/env bash
# Feeds mutated requests, plans, catalogue files and extracts to their readers: scripts/fuzz.sh [seconds] [seed].
# A reader may refuse what it gets; it must not panic or run away. A seed repeats a run.
source "$(dirname "$0")/common.sh"

arguments=(--seconds "${1:-600}")
if [ $# -ge 2 ]; then
  arguments+=(--seed "$2")
fi
[ -x target/release/tripgen-bench ] || cargo build --release --locked -p benchmarks
exec target/release/tripgen-bench fuzz "${arguments[@]}" </dev/null
