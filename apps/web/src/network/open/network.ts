import type { OpenedModel, Preprocessing } from '@gradcam/models';

/** A network in memory, with what is needed to show it pictures. */
export interface Network {
  readonly title: string;
  readonly model: OpenedModel['model'];
  /** In the order of the output; none where nobody says. */
  readonly classNames: readonly string[];
  readonly preprocessing: Preprocessing;
  /** The hash that tells it from all others; undefined where nobody knows. */
  readonly hash: string | undefined;
  /** The facts that were found out about it or assumed, in sentences. */
  readonly findings: readonly string[];
  /** Frees the weights. */
  readonly dispose: () => void;
}
