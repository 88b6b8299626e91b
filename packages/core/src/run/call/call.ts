import type { ClassAxis } from '../../target/class-axis.js';
import type { ResolvedTarget } from '../../target/resolve-target.js';
import type { MapContext } from '../context.js';

/** One call: a network with what makes its maps, and what they are to explain. */
export interface Call extends ResolvedTarget {
  readonly context: MapContext;
  /** The classes of the output. */
  readonly axis: ClassAxis;
}
