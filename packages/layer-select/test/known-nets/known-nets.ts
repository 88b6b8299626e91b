import { alexnet, vgg16 } from './alexnet-and-vgg.js';
import { darknet19, darknet53 } from './darknet.js';
import { densenet201 } from './densenet.js';
import { googlenet } from './googlenet.js';
import { inceptionResnetV2, inceptionV3 } from './inception.js';
import type { KnownNet } from './known-net.js';
import { mobilenetV1, mobilenetV2 } from './mobilenet.js';
import { resnet18, resnet50 } from './resnet.js';
import { deeplabV3, uNet, uNetWithReluProjection } from './segmentation.js';
import { squeezenet } from './squeezenet.js';
import { nasnetMobile, xception } from './xception-and-nasnet.js';

export const knownNets: readonly KnownNet[] = [
  squeezenet,
  googlenet,
  resnet18,
  resnet50,
  mobilenetV1,
  mobilenetV2,
  alexnet,
  vgg16,
  nasnetMobile,
  xception,
  inceptionV3,
  inceptionResnetV2,
  densenet201,
  darknet19,
  darknet53,
  deeplabV3,
  uNet,
  uNetWithReluProjection,
];
