import type { Interval } from '@gradcam/evaluate';
export declare function compare(
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
  group?: number,
):
  | {
      readonly count: number;
      readonly ours: Interval;
      readonly theirs: Interval;
      readonly difference: Interval;
    }
  | undefined;
export declare function verdict(
  difference: Pick<Interval, 'low' | 'high'>,
  better: 'higher' | 'lower',
): 'better' | 'worse' | 'even';
