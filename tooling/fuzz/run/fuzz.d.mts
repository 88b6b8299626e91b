/** The counts of one target. */
export interface Tally {
  readonly inputs: number;
  readonly accepted: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly raw: number;
  readonly wrong: number;
  readonly hangs: number;
  readonly crashes: number;
  readonly overMemory: number;
  readonly leakedTensors: number;
  readonly filesOutside: number;
  readonly peakMegabytes: number;
}

/** What came of one input. */
export interface Outcome {
  readonly target: string;
  readonly index: number;
  readonly code?: string | undefined;
  readonly failure?: string | undefined;
  readonly said: string;
  readonly leaked: number;
  readonly outside: readonly string[];
  readonly megabytes: number;
}

export function fuzz(options: {
  readonly targetsFrom: URL;
  readonly inputs: number;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly index?: number;
  readonly workers?: number;
  readonly limits?: {
    readonly milliseconds?: number;
    readonly heap?: number;
    readonly memory?: number;
  };
  readonly keepIn?: string;
  readonly until?: number;
  readonly onOutcome?: (outcome: Outcome) => void;
}): Promise<{
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly failures: readonly (Outcome & { readonly seed: number })[];
}>;
