import { constants } from 'node:os';

/** Ends the command when it is told to, with the status that shells expect: what is written is left whole or taken away as it exits. */
export function endBySignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
