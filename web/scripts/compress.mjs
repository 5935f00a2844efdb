// Packs what travels as text beside itself, once and well, so that the server need not pack it at every request.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const LEAST_BYTES = 1024;
const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;
const dist = new URL('../dist/', import.meta.url);

const files = await readdir(dist, { recursive: true });
for (const file of files.filter((name) => TEXT.test(name) && !name.startsWith('.vite'))) {
  const bytes = await readFile(new URL(file, dist));
  if (bytes.length < LEAST_BYTES) continue;
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await writeFile(new URL(`${file}.br`, dist), packed);
}
