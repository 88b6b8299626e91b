import { it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { gradCAM, createExplainer } from '@gradcam/core';
import '@tensorflow/tfjs-backend-wasm';
const dir='/tmp/facts/package/src/extensions/di_machine_leaning/knn/mobilenet_v1_1.0_224/';
it('m', async () => {
  await tf.setBackend(process.env.BK ?? 'wasm'); await tf.ready();
  const j = JSON.parse(readFileSync(dir+'model.json','utf8'));
  const specs = j.weightsManifest.flatMap((g: any)=>g.weights);
  const buf = Buffer.concat(j.weightsManifest.flatMap((g: any)=>g.paths.map((p: string)=>readFileSync(dir+p))));
  const model = await loadLayersModel(tf.io.fromMemory({modelTopology:j.modelTopology, weightSpecs:specs, weightData: buf.buffer.slice(buf.byteOffset, buf.byteOffset+buf.length)} as any));
  for (const p of ['chelsea','coffee','camera']) {
    const ref = JSON.parse(readFileSync(`/work/main/tooling/reference/mobilenet-v1/${p}.json`,'utf8'));
    const b = readFileSync(`/tmp/facts/${p}.f32`);
    const xv = new Float32Array(b.buffer.slice(b.byteOffset,b.byteOffset+b.length));
    const x = tf.tensor3d(xv,[224,224,3]);
    const n = tf.memory().numTensors;
    for (const m of ref.maps) {
      const r = await gradCAM(model, x, m.class, {featureLayer:m.layer, score: m.score==='logit'?'logit':'output', outputUpsampling:'none'});
      const v = await r.scoreMap.data(); r.scoreMap.dispose();
      let d=0; m.values.forEach((y: number,i: number)=>d=Math.max(d,Math.abs(y-v[i]!)));
      console.log(p,m.class,m.layer,m.score,r.reductionLayer,r.explained[0]!.score,(d/m.maximum).toExponential(2));
    }
    console.log(tf.memory().numTensors-n);
    const ex = await createExplainer(model);
    const med=(a:number[])=>a.sort((p,q)=>p-q)[a.length>>1];
    const tp=[],tm=[],te=[];
    for(let i=0;i<15;i++){ let t=performance.now(); const o=model.predict(x.expandDims?x.expandDims(0):tf.expandDims(x,0)) as tf.Tensor; await o.data(); o.dispose(); tp.push(performance.now()-t);
      t=performance.now(); const r=await ex.explain(x); await r.scoreMap.data(); r.scoreMap.dispose(); tm.push(performance.now()-t);
      t=performance.now(); const r2=await gradCAM(model,x); await r2.scoreMap.data(); r2.scoreMap.dispose(); te.push(performance.now()-t);}
    console.log('predict',med(tp),'explain',med(tm),'gradCAM',med(te));
  }
}, 300000);
