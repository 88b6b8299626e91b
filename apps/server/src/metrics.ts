import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers about a server that Prometheus reads. */
export interface Metrics {
  readonly type: string;
  readonly text: () => Promise<string>;
  /** Counts a request that was answered, or left by its client. */
  readonly answered: (route: string, status: string, seconds: number) => void;
  /** Begins to measure an explanation; what it returns ends that where it succeeds, and gives the seconds. */
  readonly explaining: (model: string) => () => number;
  readonly threadReplaced: () => void;
}

const seconds = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/**
 * Makes the metrics of a server. No label is a client's word, so that their number is bounded.
 *
 * @param admitted Gives the number of pictures that are taken in.
 * @returns The metrics.
 */
export function createMetrics(admitted: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gradcam_request_seconds',
    help: 'From the headers of a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: seconds,
    registers,
  });
  const explanations = new Histogram({
    name: 'gradcam_explanation_seconds',
    help: 'From a whole picture to its map, the wait for a thread included.',
    labelNames: ['model'],
    buckets: seconds,
    registers,
  });
  const replaced = new Counter({
    name: 'gradcam_threads_replaced_total',
    help: 'Threads that ended or had to be ended.',
    registers,
  });
  new Gauge({
    name: 'gradcam_pictures',
    help: 'Pictures that are explained or wait.',
    registers,
    collect() {
      this.set(admitted());
    },
  });
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    answered: (route, status, time) => {
      requests.observe({ route, status }, time);
    },
    explaining: (model) => explanations.startTimer({ model }),
    threadReplaced: () => {
      replaced.inc();
    },
  };
}
