import type { Finding, OpenedModel, Preprocessing } from '@gradcam/models';

/** A network that is loaded, and what is known of it. */
export interface Network {
  readonly model: OpenedModel['model'];
  /** For people. */
  readonly title: string;
  readonly format: OpenedModel['format'];
  /** Of the files that the network came from. */
  readonly hash: string | undefined;
  /** Short, for names of files. */
  readonly id: string;
  /** In the order of the output; undefined where nothing says them. */
  readonly classNames: readonly string[] | undefined;
  /** Undefined for a network that does not take one picture. */
  readonly preprocessing: Preprocessing | undefined;
  /** Their sentences name the command's options. */
  readonly findings: readonly Finding[];
  /** Frees the weights. */
  readonly dispose: () => void;
}
