import { drawer } from './scenes.mjs';

/** The tries to place an object so that the network sees it. */
const attempts = 6;

/**
 * Makes scenes of the cut-outs that a network knows, one of each: every other one alone, the next among others.
 *
 * @param {object} opened of `openNetwork`
 * @param {object} scenes of `openScenes`
 * @param {number} most the largest number of scenes
 */
export async function* knownScenes(opened, scenes, most) {
  let count = 0;
  for await (const object of knownObjects(opened, scenes)) {
    if (count === most) return;
    const scene = await seenScene(opened, scenes[count % 2 === 0 ? 'alone' : 'among'], object);
    if (scene === undefined) continue;
    count += 1;
    yield scene;
  }
}

/**
 * Finds the cut-outs that a network is sure of when it sees them whole, in an order that is drawn once.
 *
 * @param {object} opened of `openNetwork`
 * @param {object} scenes of `openScenes`
 */
export async function* knownObjects(opened, scenes) {
  for (const object of shuffled(scenes.objects))
    if (await opened.isSure(await scenes.whole(object))) yield object;
}

function shuffled(objects) {
  const draw = drawer(15);
  return objects
    .map((object, index) => ({ object: { ...object, seed: 1000 * (index + 1) }, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ object }) => object);
}

async function seenScene(opened, make, object) {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const scene = await make(object, object.seed + attempt);
    if (await opened.sees(scene)) return scene;
  }
  return undefined;
}
