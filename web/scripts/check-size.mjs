// Fails when what the first page needs grows beyond its budget: the entry of the build with everything it imports.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 160;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

/** The files that `key` pulls in without anybody asking, itself included. */
function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) filesOf(next, seen);
  return seen;
}

let total = 0;
for (const key of filesOf('index.html')) {
  const bytes = gzipSync(await readFile(new URL(manifest[key].file, dist))).length;
  total += bytes;
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KiB  ${manifest[key].file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KiB  gzip of the first load (budget ${BUDGET_KIB})`);
if (total > BUDGET_KIB * 1024) process.exit(1);
