import { brokenModel } from '../check/broken-model.js';

/**
 * Finds a file that a model names, seen from its `model.json`: inside of what was opened only, as a foreign model must not make us read other files.
 *
 * @param json The path of `model.json` inside.
 * @param path The path that it names.
 * @returns The path inside, with slashes.
 * @throws `MODEL_BROKEN` for one that leads elsewhere
 */
export function pathInside(json: string, path: string): string {
  const parts: string[] = json.split('/').slice(0, -1);
  const isOutside = /^([a-z][a-z\d+.-]*:|\/)|\\|\0/i.test(path);
  for (const part of isOutside ? ['..', ...parts.map(() => '..')] : path.split('/')) {
    if (part === '..' && parts.pop() === undefined) {
      throw brokenModel(
        `the model points outside of its folder, got the weights path "${path}", expected a file below it`,
      );
    }
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
