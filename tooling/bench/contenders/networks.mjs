/**
 * The networks of the contenders: `last` and `half` are the feature layers. `inputs` are drawn within a range, of a side, as whole numbers where the network takes those; a segmentation
 * is explained by its scores of a class at all positions, which `reductionLayer` gives. `isVaried`: the other cases are measured, too. `atOnce`: the memory of a usual machine has room for so few contenders beside those that all are compared with.
 */
export const networks = {
  'mobilenet-v1': {
    title: 'MobileNet V1',
    last: 'conv_pw_13_relu',
    half: 'conv_pw_6_relu',
    inputs: { side: 224, range: [-1, 1] },
    isVaried: true,
  },
  resnet50: {
    title: 'ResNet50',
    last: 'activation_48',
    half: 'activation_21',
    inputs: { side: 224, range: [-128, 128] },
    isVaried: true,
    atOnce: 4,
  },
  vgg16: {
    title: 'VGG16',
    last: 'block5_conv3',
    inputs: { side: 224, range: [-1, 1] },
    atOnce: 3,
    made: () => import('./nets/vgg16.mjs').then(({ vgg16 }) => vgg16()),
  },
  'vit-tiny': {
    title: 'ViT-Ti/16',
    last: 'block11/add2',
    inputs: { side: 224, range: [-1, 1] },
    made: () => import('./nets/vision-transformer.mjs').then((made) => made.visionTransformer()),
  },
  'deeplab-v3': {
    title: 'DeepLab v3',
    last: 'concat_projection/Relu',
    reductionLayer: 'ResizeBilinear_2',
    inputs: { side: 257, range: [0, 255], dtype: 'int32' },
    label: 8,
  },
};
