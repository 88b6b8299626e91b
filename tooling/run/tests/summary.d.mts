export interface ProjectResult {
  readonly name: string;
  readonly passes: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly {
    readonly file: string;
    readonly title: string;
    readonly message: string;
  }[];
}
export function summaryOf(results: readonly ProjectResult[]): {
  readonly failed: number;
  readonly lines: readonly string[];
};
