/** Red, green and blue, each from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** From a value in [0, 1] to a colour; values outside are clamped, NaN is refused. */
export type Colormap = (value: number) => Color;
