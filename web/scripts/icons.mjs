// Draws the pictures of the installed app from its SVGs: `npm run icons` after one of them changed.
import { readFile, writeFile } from 'node:fs/promises';
import { openBrowser } from './scene.mjs';

const MOST_BYTES = 30_000;
const ICONS = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
  // The system rounds its corners itself.
  { from: 'icon-maskable.svg', to: 'apple-touch-icon.png', size: 180 },
];

const place = (name) => new URL(`../public/${name}`, import.meta.url);
const browser = await openBrowser();
try {
  for (const { from, to, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = (await readFile(place(from))).toString('base64');
    await page.setContent(
      `<style>body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="data:image/svg+xml;base64,${drawing}">`,
    );
    await page.locator('img').evaluate((image) => image.decode());
    const bytes = await page.screenshot({ omitBackground: true });
    if (bytes.length > MOST_BYTES) throw new Error(`${to} has ${bytes.length} bytes, more than ${MOST_BYTES}.`);
    await writeFile(place(to), bytes);
    console.log(`${String(bytes.length).padStart(6)}  ${to}`);
    await page.close();
  }
} finally {
  await browser.close();
}
