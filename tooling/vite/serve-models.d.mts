import type { ModelSource } from '@gradcam/models';
import type { Plugin } from 'vite';

export function serveModels(models: readonly ModelSource[]): Plugin;
