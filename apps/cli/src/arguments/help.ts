/** What `gradcam --help` prints. */
export const help = `gradcam [photo] [options]

Shows where a network looked when it named what is in a photo. Without a photo it explains the sample.

  -l, --label NAME|INDEX     explain this class instead of the predicted one
      --method NAME          auto (default): grad-cam, or hi-res-cam where the network does not pool globally;
                             layer-cam, score-cam, …: an unknown name lists them all
      --channels N           score-cam tries the N channels that vary most; all of them take a run each
      --concepts N           also finds N concepts in the layer's activations (deep feature factorisation), each in a colour
      --preset NAME          the score, scaling and resizing of matlab (default), paper, pytorch-grad-cam, torch-cam,
                             tf-keras-vis, captum or xplique
      --sign KIND            positive (default), negative: the evidence against the class, absolute or signed
      --feature-layer NAME   the layer whose activations are weighted; several, with commas between, are fused
      --fusion KIND          mean (default), max or layer-cam
      --reduction-layer NAME the layer whose output is explained
      --score KIND           output (default), or logit: before the softmax
      --upsampling KIND      bicubic (default), bilinear or nearest
  -m, --model ID             mobilenet-v1 (default) or mobilenet-v1-025, which is small and quick
      --backend NAME         wasm (default), node-gpu, or auto: node-gpu where it can be had, else wasm
      --colormap NAME        inferno (default), viridis, turbo, jet or gray
      --alpha NUMBER         how much of the heat covers the photo, 0 to 1 (default 0.5)
  -o, --output FILE          where the overlay goes (default: output/PHOTO-CLASS.png)
      --layers               list the layers that could be the feature layer
      --offline              use the model that was fetched before, without a network
  -h, --help                 print this
`;
