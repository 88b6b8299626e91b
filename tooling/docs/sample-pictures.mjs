// Makes assets/samples/dog-and-cat.jpg, and the pictures of the sheet of looks that are from elsewhere, from photos of the Debian package
// lomiri-wallpapers-16.04: npm run docs:sample-pictures -- FOLDER, the folder of its .jpg files.
// One above the other, in this cut, MobileNet V1 sees both animals, and each map is largest on its animal.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../run/install.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of the photos');
const photo = (name) => join(folder, name);
const side = 448;
const half = { width: side, height: side / 2 };

const dog = await cut(photo('friends_by_Aitzol_Berasategi.jpg'), [800, 1320, 880, 440], half);
const cat = await cut(join(root, 'assets/samples/chelsea.png'), [0, 0, 451, 225], half);
await sharp({ create: { width: side, height: side, channels: 3, background: 'white' } })
  .composite([
    { input: dog, left: 0, top: 0 },
    { input: cat, left: 0, top: side / 2 },
  ])
  .jpeg({ quality: 90, mozjpeg: true })
  .toFile(join(root, 'assets/samples/dog-and-cat.jpg'));

const looks = join(root, 'tooling/docs/looks');
mkdirSync(looks, { recursive: true });
for (const [name, file, square] of [
  ['fig', 'Picture_0B_by_freespace.jpg', [309, 0, 1740]],
  ['brushes', 'Picture_1A_by_freespace.jpg', [0, 0, 1074]],
  ['alp', 'picosdeeuropa_by_Aitzol_Berasategi.jpg', [326, 0, 2448]],
  ['dandelion', 'seeding_by_Clements_Engelhardt.jpg', [266, 0, 2988]],
]) {
  const [left, top, size] = square;
  const small = await cut(photo(file), [left, top, size, size], { width: 320, height: 320 });
  await sharp(small)
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(join(looks, `${name}.jpg`));
}

function cut(path, [left, top, width, height], size) {
  return sharp(path)
    .extract({ left, top, width, height })
    .resize(size.width, size.height)
    .png()
    .toBuffer();
}
