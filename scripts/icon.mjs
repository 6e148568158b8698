import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './processes.mjs';

/** Draws assets/icon.png again from assets/icon.svg; the packages' icons for each system are made from it. */
const SIZE = 1024;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync(join(root, 'assets', 'icon.svg'), 'utf8');
await page.setContent(`<body style="margin:0;background:transparent">${drawing}</body>`);
await page.screenshot({ path: join(root, 'assets', 'icon.png'), omitBackground: true });
await browser.close();
