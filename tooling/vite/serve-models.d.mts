import type { KnownModel } from '@gradcam/models';
import type { Plugin } from 'vite';

export function serveModels(models: readonly KnownModel[]): Plugin;
