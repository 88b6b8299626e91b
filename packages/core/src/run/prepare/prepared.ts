import type { LayerSelection } from '@gradcam/layer-select';
import type { Cut, CutRequest, Network } from '../../network/network.js';
import type { Method } from '../../method/method.js';
import type { GradCAMOptions } from '../../options/options.js';

/** A network, cut and ready. */
export interface Prepared {
  readonly network: Network;
  readonly selection: LayerSelection;
  /** What makes the maps, also where the options leave it open. */
  readonly method: Method;
  readonly request: CutRequest;
  readonly cut: Cut;
  readonly options: GradCAMOptions;
}
