interface Figures {
  median: number;
  quartiles: [number, number];
  count: number;
  besideRuntime?: number | undefined;
  besideTfjs?: number | undefined;
}

export interface Result {
  failed?: string;
  note?: string;
  map?: Figures;
  predict?: Figures;
  memory?: number;
}

interface Taker {
  player: { name: string; beside?: string };
  failed?: string;
  times: { predict: number[]; map: number[] };
  peaks: { predict?: number; map?: number };
}

export function resultsOf(takers: readonly Taker[]): Record<string, Result>;
