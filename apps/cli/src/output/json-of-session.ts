import { version_core as tfjs } from '@tensorflow/tfjs-core';
import type { Session } from '../model/session.js';
import { ownVersion } from './own-version.js';

/** The facts about the network, and about what ran it, as JSON has them. */
export interface SessionFacts {
  readonly model: Pick<Session, 'title' | 'format' | 'hash' | 'findings'> & {
    readonly engine: { readonly name: string; readonly version?: string | undefined };
    readonly trunk: ReturnType<Session['trunkEngine']>;
  };
  readonly backend: string;
  readonly versions: { readonly gradcam: string; readonly tfjs: string; readonly node: string };
}

/**
 * Collects what JSON says of the network and of what ran it.
 *
 * @param session The network.
 * @returns The fields `model`, `backend` and `versions`.
 */
export function jsonOfSession({
  model,
  title,
  format,
  hash,
  findings,
  adapter,
  trunkEngine,
}: Session): SessionFacts {
  // As it was opened.
  const engine = 'engine' in model ? model.engine : { name: 'TensorFlow.js', version: tfjs };
  return {
    model: { title, format, hash, findings, engine, trunk: trunkEngine() },
    backend: adapter.name,
    versions: { gradcam: ownVersion(), tfjs, node: process.versions.node },
  };
}
