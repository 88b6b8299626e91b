import type { Rolldown } from 'vite';

export function bundle(code: string): Promise<Rolldown.OutputChunk[]>;
