import { calledAs } from '@gradcam/errors';
import { checkGraph } from './check-graph.js';

/**
 * Runs the body of a public function on a graph, whose errors begin with the function, and refuses what is not a graph.
 *
 * @param caller The public function that was called.
 * @param graph As the caller gave it.
 * @param run Its body.
 * @returns The result of `run`.
 * @throws `BAD_OPTION` for what is not a graph; what `run` throws
 */
export function onGraph<T>(caller: string, graph: unknown, run: () => T): T {
  return calledAs(caller, () => {
    checkGraph(graph);
    return run();
  });
}
