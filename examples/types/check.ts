// Every door is found, with types that say something; it is checked and not run.
import * as adapter from '@gradcam/core/adapter';
import * as measure from '@gradcam/core/measure';
import * as methods from '@gradcam/core/methods';
import * as network from '@gradcam/core/network';
import * as options from '@gradcam/core/options';
import * as modelsInNode from '@gradcam/models/node';
import * as picturesInPage from '@gradcam/pictures/browser';
import * as picturesInNode from '@gradcam/pictures/node';
import * as wasm from '@gradcam/adapter-wasm';
import * as webgl from '@gradcam/adapter-webgl';
import * as webgpu from '@gradcam/adapter-webgpu';
import * as core from '@gradcam/core';
import * as evaluate from '@gradcam/evaluate';
import * as evaluateMap from '@gradcam/evaluate/map';
import * as matchers from '@gradcam/matchers';
import * as models from '@gradcam/models';
import * as pictures from '@gradcam/pictures';
import * as render from '@gradcam/render';
import * as report from '@gradcam/render/report';
import * as gradcam from 'gradcam';

/** A name that is not found would be any, of which everything is true. */
type Found<T> = 0 extends 1 & T ? never : T;
const found = <T>(value: Found<T>): T => value;

found(adapter.defineAdapter);
found(measure.createScorer);
found(methods.layerCamMethod);
found(network.networkFromFunctions);
found(options.interpolations);
found(modelsInNode.loadModelFolder);
found(picturesInPage.readPicture);
found(picturesInNode.readPicture);
found(wasm.wasmAdapter);
found(webgl.webglAdapter);
found(webgpu.webgpuAdapter);
found(core.gradCAM);
found(evaluate.evaluate);
found(evaluateMap.measureMap);
found(matchers.createMatchers);
found(models.preprocess);
found(pictures.resizePicture);
found(render.overlay);
found(report.reportHtml);
found(gradcam.explain);

/** Pixels go straight into an ImageData, for which TypeScript 5.7 and later want a buffer that is not shared. */
export function imageOf(photo: ImageData, scores: Float32Array): ImageData {
  const { data, width, height } = render.overlay(photo, { data: scores, width: 7, height: 7 });
  return new ImageData(data, width, height);
}
