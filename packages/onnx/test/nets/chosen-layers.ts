/** The layers of one network of this folder. */
export interface ChosenLayers {
  /** The one that is chosen of itself. */
  readonly feature: string;
  readonly reduction: string;
  /** Of a network that reads its class token alone: the layer after which the tokens of the picture have no gradient, which is passed over. */
  readonly passed?: string;
  /** Why the choice is not that of an expert, where it is not. */
  readonly differs?: string;
}

/** By the group and the name of the network. What an expert takes is the layer of the reference, or what a paper takes. */
export const chosenLayers: Readonly<Record<string, ChosenLayers>> = {
  'torchscript/convnext': {
    feature: '/features/features.7/features.7.1/Add',
    reduction: '/classifier/classifier.2/Gemm',
  },
  'torchscript/efficientnet-b0': {
    feature: '/features/features.8/features.8.2/Mul',
    reduction: '/classifier/classifier.1/Gemm',
  },
  'torchscript/googlenet': { feature: '/inception5b/Concat', reduction: '/fc/Gemm' },
  'torchscript/inception-v3': { feature: '/Mixed_7c/Concat', reduction: '/fc/Gemm' },
  'torchscript/mobilenet-v2': {
    feature: '/features/features.18/features.18.2/Clip',
    reduction: '/classifier/classifier.1/Gemm',
  },
  'torchscript/resnet18': { feature: '/layer4/layer4.1/relu_1/Relu', reduction: '/fc/Gemm' },
  'torchscript/shufflenet-v2': { feature: '/conv5/conv5.2/Relu', reduction: '/fc/Gemm' },
  'torchscript/vgg11': {
    feature: '/features/features.27/Relu',
    reduction: '/classifier/classifier.6/Gemm',
  },
  'torchscript/vit': {
    feature: '/blocks/blocks.3/norm1/Add_1',
    reduction: '/head/Gemm',
    passed: '/norm/Add_1',
  },
  'dynamo/clip': {
    feature: 'node_layer_norm_7',
    reduction: 'node_linear_16',
    passed: 'node_layer_norm_9',
  },
  'dynamo/deit': {
    feature: 'node_layer_norm_6',
    reduction: 'node_div',
    passed: 'node_layer_norm_8',
  },
  'dynamo/densenet121': { feature: 'node_relu_120', reduction: 'node_linear' },
  'dynamo/efficientnet-v2': { feature: 'node_silu_54', reduction: 'node_linear' },
  'dynamo/mobilenet-v3': { feature: 'n0_18', reduction: 'node_linear_1' },
  'dynamo/regnet': { feature: 'node_relu_64', reduction: 'node_linear' },
  'dynamo/resnet50': { feature: 'node_relu_48', reduction: 'node_linear' },
  'dynamo/squeezenet': { feature: 'node_relu_25', reduction: 'node_view' },
  'dynamo/swin': { feature: 'node_add_26', reduction: 'node_linear_35' },
  'dynamo/swin-timm': { feature: 'node_add_26', reduction: 'node_linear_35' },
  'light/bvlc-alexnet': { feature: 'n13', reduction: 'n23' },
  'light/densenet121': { feature: 'n907', reduction: 'n909' },
  'light/inception-v1': { feature: 'n137', reduction: 'n143' },
  'light/inception-v2': { feature: 'n504', reduction: 'n508' },
  'light/resnet50': { feature: 'n171', reduction: 'n175' },
  'light/shufflenet': { feature: 'n198', reduction: 'n202' },
  'light/squeezenet': { feature: 'n63', reduction: 'n65' },
  'light/vgg19': { feature: 'n35', reduction: 'n45' },
  'light/zfnet512': { feature: 'n13', reduction: 'n21' },
};
