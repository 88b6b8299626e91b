import type { Interval } from '@gradcam/evaluate';
export declare function comparisons(): readonly {
  readonly network: string;
  readonly metric: string;
  readonly better: 'higher' | 'lower';
  readonly count: number;
  readonly ours: Interval;
  readonly theirs: Interval;
  readonly difference: Interval;
}[];
export declare function sharpPage(): string;
