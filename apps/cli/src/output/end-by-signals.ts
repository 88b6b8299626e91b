import { constants } from 'node:os';
import { gentleEnd } from './gentle-end.js';

/** Ends the command when it is told to, with the status that shells expect: what is written is left whole or taken away as it exits. */
export function endBySignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      const end = gentleEnd.take();
      if (end === undefined) process.exit(128 + constants.signals[signal]);
      end();
    });
}
