import type { Nets, Ours, Peers } from './committed.mjs';

export declare function evaluationPage(
  nets: Nets,
  data: Readonly<Record<string, { readonly ours: Ours; readonly peers: Peers }>>,
): string;
