/** Nodes behind about two thirds of a network, by its group and name, where little is in front of its tokens or deep convolutions. */
export const deepCuts = {
  'torchscript/convnext': '/features/features.5/features.5.1/block/block.4/Mul',
  'torchscript/vit': '/blocks/blocks.2/attn/proj/Add',
  'torchscript/shufflenet-v2': '/stage3/stage3.6/Concat',
  'dynamo/clip': 'node_linear_9',
  'dynamo/deit': 'node_MatMul_194',
  'dynamo/mobilenet-v3': 'n0_12',
  'dynamo/squeezenet': 'node_relu_17',
  'dynamo/swin': 'node_select_15',
  'dynamo/swin-timm': 'node_view_64',
  'light/bvlc-alexnet': 'n13',
  'light/inception-v1': 'n137',
};
