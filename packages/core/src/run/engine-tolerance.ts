/** The differences from what TensorFlow.js makes up to which what a network's own engine made is used. */
export const engineTolerance = {
  /**
   * The share by which gradients, and maps made of them, may differ, all in all: a ReLU may be on in one engine and off in the other where its input is zero but for
   * rounding. One of them in the last layer of MobileNet V1, with its 49 places, makes 0.3 %, all layers from the fifth on 0.5 %.
   */
  gradients: 2e-2,
  /** The share by which outputs may differ, which have no such steps. */
  outputs: 1e-3,
} as const;
