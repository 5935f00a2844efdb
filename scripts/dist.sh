#!/usr/bin/env bash
# Packs target/release/tripgen with licence and documents: dist/tripgen-<version>-<target>.tar.gz and its checksum.
source "$(dirname "$0")/common.sh"

version="$(cargo pkgid --offline -p tripgen | sed 's/.*[#@]//')"
target="$(rustc -vV | sed -n 's/^host: //p')"
name="tripgen-$version-$target"
folder="dist/$name"

rm -rf "$folder"
mkdir -p "$folder"
cp target/release/tripgen LICENSE README.md CHANGELOG.md "$folder/"
# The same content gives the same archive: sorted names, no owner, the date of the commit.
date="$(git log -1 --format=%cI 2>/dev/null || echo 1980-01-01T00:00:00Z)"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="$date" -C dist -cf - "$name" | gzip -n >"dist/$name.tar.gz"
rm -rf "$folder"
(cd dist && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
ls -l "dist/$name.tar.gz"
