/** What one engine gave for a network. */
interface Made {
  readonly device?: string;
  readonly times?: Readonly<Record<string, readonly number[]>>;
  readonly failed?: string;
}

export function tableOf(
  machine: Readonly<Record<'date' | 'card' | 'processor' | 'node', string>>,
  results: Readonly<Record<string, Readonly<Record<string, Made>>>>,
): string;
