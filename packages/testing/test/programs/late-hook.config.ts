import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['late-hook.ts'], hookTimeout: 300 } });
