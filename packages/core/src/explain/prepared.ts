import type { LayerSelection } from '@gradcam/layer-select';
import type { Cut, CutRequest, Network } from '../network/network.js';
import type { GradCAMOptions } from './options.js';

/** A network, cut and ready. */
export interface Prepared {
  readonly network: Network;
  readonly selection: LayerSelection;
  readonly request: CutRequest;
  readonly cut: Cut;
  readonly options: GradCAMOptions;
}
