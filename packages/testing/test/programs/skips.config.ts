import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['skips.ts', 'stale-skip.ts'] } });
