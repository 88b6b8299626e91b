/** What every example finds: the white pixel is three channels of 1, whose sum counts 1/16. */
export const expected = 'row 2, column 1: 0.1875';
