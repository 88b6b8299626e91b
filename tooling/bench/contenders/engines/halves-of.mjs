import { input, model as modelOf } from '@tensorflow/tfjs-layers';

/** Cuts a model of TensorFlow.js at a layer: functions from pictures to its features, and from these to the scores. */
export function halvesOf(model, name, reductionLayer) {
  return model.layers === undefined
    ? halvesOfGraph(model, name, reductionLayer)
    : halvesOfLayers(model, name);
}

function halvesOfLayers(model, name) {
  // The layer's first output: the head of another cut has applied it again.
  const output = model.getLayer(name).getOutputAt(0);
  const trunk = modelOf({ inputs: model.inputs, outputs: output });
  const head = headOf(model, output);
  return { trunk: (x) => trunk.apply(x), head: (features) => head.apply(features) };
}

/** The layers behind a cut, applied to an input of their own. */
function headOf(model, cut) {
  const start = input({ batchShape: cut.shape });
  const made = new Map([[cut.id, start]]);
  const again = (symbol) => {
    if (!made.has(symbol.id)) made.set(symbol.id, applied(symbol));
    return made.get(symbol.id);
  };
  const applied = ({ sourceLayer, nodeIndex }) => {
    const inputs = sourceLayer.inboundNodes[nodeIndex].inputTensors.map(again);
    return sourceLayer.apply(inputs.length === 1 ? inputs[0] : inputs);
  };
  return modelOf({ inputs: start, outputs: again(model.outputs[0]) });
}

/** A graph model begins at any node that is fed. */
function halvesOfGraph(model, name, reductionLayer) {
  const end = reductionLayer ?? model.outputs[0].name;
  return {
    trunk: (x) => model.execute(x, name),
    head: (features) => model.execute({ [name]: features }, end),
  };
}
