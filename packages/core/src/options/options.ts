import type { Method } from '../method/method.js';
import type { Sign } from '../method/sign.js';
import type { ScoreKind } from '../network/score-kind.js';
import type { Pacing } from '../pace/pacing.js';
import type { PicturePreprocessing } from '../picture/picture-input.js';
import type { Placement } from '../preset/placement.js';
import type { Preset } from '../preset/preset.js';
import type { PresetName } from '../preset/presets.js';
import type { Tokens } from '../space/token-grid.js';
import type { Upsampling } from '../resample/upsampling.js';

/** The options of a map; all of them have defaults. */
export interface GradCAMOptions extends Pacing {
  /** The layer whose activations are weighted; chosen automatically when left out. */
  readonly featureLayer?: string | undefined;
  /** The layer whose output is explained; the final softmax, or the final layer, when left out. */
  readonly reductionLayer?: string | undefined;
  /**
   * `'output'`: the reduction layer's output, as MATLAB has it. `'logit'`: the input of its softmax, as the paper has it. The
   * preset's when left out.
   */
  readonly score?: ScoreKind | undefined;
  /** The way the map is resized to the size of the input; `'none'` leaves it at feature resolution. The preset's when left out. */
  readonly outputUpsampling?: Upsampling | undefined;
  /**
   * `'grid'`: the cells of the map lie side by side over the whole input. `'receptive-field'`: each lies at the centre of what it sees, which pads and
   * strides move; refused where that is not known. The preset's when left out.
   */
  readonly placement?: Placement | undefined;
  /**
   * `gradCamMethod` by default. `'auto'` takes it where the head pools the feature layer globally, and else `hiResCamMethod`: under a
   * global mean the two are equal, after a Flatten or a class token the mean of the gradient over space means little. The result says
   * which was taken.
   */
  readonly method?: Method | 'auto' | undefined;
  /**
   * The defaults of the other options: the score, sign, scaling, resizing and fusion of another library, so that its users get
   * the same numbers; a custom preset can be given, too. `defaultPreset` when left out.
   */
  readonly preset?: PresetName | Preset | undefined;
  /**
   * The part of the map that is kept: `'positive'`, the evidence for the score; `'negative'`, the evidence against it;
   * `'absolute'` and `'signed'`, both. The preset's when left out. A method that does not depend on the class has one map for
   * both.
   */
  readonly sign?: Sign | undefined;
  /**
   * For a vision transformer: how its tokens lie in space, `{ prefix, grid: [rows, columns] }`. Found by the shapes when left
   * out.
   */
  readonly tokens?: Tokens | undefined;
  /**
   * The axes of the input, one label for each: `S` space, `C` channels, `B` batch, `T` time, as in `'SSC'` or `'CSSB'`; a list
   * for a network with several inputs. Left out, the input has the network's order, with or without a batch axis.
   */
  readonly format?: string | readonly string[] | undefined;
  /**
   * True if the explained score is compared with the one that the model itself predicts, once for each pair of layers; `true` by
   * default. It costs one prediction of one input.
   */
  readonly checkPrediction?: boolean | undefined;
  /**
   * The conversion of a picture's pixels to numbers, if `x` is a picture: `{ pixelRange: [0, 1], channelOrder: 'rgb' }` and, if
   * the network needs it, `mean`, `deviation`, `inputSize`. There is no default; a known model of @gradcam/models can be given as
   * it is.
   */
  readonly preprocessing?: PicturePreprocessing | undefined;
  /** The class names in the order of the output, for targets given by name and for the result. */
  readonly classNames?: readonly string[] | undefined;
}

/** Options of an explainer. */
export interface ExplainerOptions extends GradCAMOptions {
  /**
   * The shape of one real input each, in the network's order, with or without the batch axis; only for a network whose input sizes are
   * open.
   */
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
}
