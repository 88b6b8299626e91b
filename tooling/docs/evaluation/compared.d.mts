import type { Case, PeerCase } from './committed.mjs';

export interface ComparedCase extends PeerCase {
  readonly verdict: 'equal' | 'differs' | 'fails';
}

export declare function compared(
  ours: readonly Case[],
  theirs: readonly PeerCase[],
): readonly ComparedCase[];
