/**
 * One computation of a traced network: which values it reads and which it makes.
 *
 * A value is named by a string; who traces a network chooses the names.
 */
export interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}
