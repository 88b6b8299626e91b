import { readFileSync } from 'node:fs';
import * as core from '@gradcam/core';
import * as methods from '@gradcam/core/methods';
import * as options from '@gradcam/core/options';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { optionsPage } from './options-page.mjs';

it('is as the lists are that core checks', async () => {
  const page = optionsPage({ ...core, ...options, ...methods });
  const formatted = await format(page, { parser: 'markdown', printWidth: 100 });
  expect(readFileSync(new URL('../../docs/options.md', import.meta.url), 'utf8')).toBe(formatted);
});
