import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installScripts } from './install-scripts.mjs';

it('finds the scripts of installed packages, in scopes, below others, and addons without a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradcam-scripts-'));
  const add = (path: string, name: string, scripts: Record<string, string>) => {
    mkdirSync(join(folder, 'node_modules', path), { recursive: true });
    const description = JSON.stringify({ name, version: '1.0.0', scripts });
    writeFileSync(join(folder, 'node_modules', path, 'package.json'), description);
  };
  try {
    add('plain', 'plain', { test: 'vitest', prepare: 'tsc' });
    add('@scope/one', '@scope/one', { postinstall: 'node hello.js' });
    add('plain/node_modules/below', 'below', { preinstall: 'x', install: 'y' });
    add('addon', 'addon', {});
    writeFileSync(join(folder, 'node_modules/addon/binding.gyp'), '{}');
    expect(installScripts(folder).sort()).toEqual([
      '@scope/one@1.0.0 postinstall',
      'addon@1.0.0 binding.gyp',
      'below@1.0.0 install',
      'below@1.0.0 preinstall',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
