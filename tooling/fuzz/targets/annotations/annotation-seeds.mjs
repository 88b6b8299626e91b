const box = { x: 1, y: 2, width: 3, height: 4 };

/** JSON that is whole: labels, a list of objects, and annotations of COCO. */
export const jsonSeeds = [
  { 'a.jpg': 'cat', 'b/1.jpg': 285 },
  [
    { picture: 'a.jpg', label: 'cat', box },
    { picture: '1.jpg', box: [box, box] },
  ],
  {
    images: [
      { id: 1, file_name: 'a.jpg', width: 16, height: 12 },
      { id: 2, file_name: 'b/1.jpg' },
    ],
    categories: [{ id: 3, name: 'cat' }],
    annotations: [
      { image_id: 1, category_id: 3, bbox: [1, 2, 3, 4], segmentation: [[1, 2, 4, 2, 4, 6]] },
      { image_id: 1, category_id: 3, bbox: [1, 2, 3, 4], iscrowd: 1 },
      {
        image_id: 2,
        category_id: 3,
        bbox: [0, 0, 16, 12],
        segmentation: { counts: [100, 92], size: [12, 16] },
      },
      { image_id: 2, category_id: 3, segmentation: { counts: 'T3l2', size: [12, 16] } },
    ],
  },
];

/** Files of the other formats, by their endings. */
export const textSeeds = {
  csv: 'file,label,x,y,width,height\n"a.jpg","tabby, cat",1,2,3,4\nb/1.jpg,7,,,,\n',
  txt: '0 0.5 0.5 0.25 0.5\n1 0 0 1 0 1 1\n',
  xml: `<?xml version="1.0"?><!DOCTYPE annotation [<!ENTITY hostile SYSTEM "file:///etc/hostname">]>
<annotation><filename>a.jpg</filename><size><width>16</width><height>12</height></size>
<object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>16</xmax><ymax>12</ymax></bndbox></object></annotation>`,
};
