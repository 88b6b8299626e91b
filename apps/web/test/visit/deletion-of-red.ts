/** The share of a picture that is red; the rest is blue. */
const red = 0.75;
/** As many as a report takes. */
const steps = 16;

/**
 * Computes the deletion of the class red in a picture that is three quarters red and one quarter blue, as its red places, and then its blue ones, give way to the mean colour.
 *
 * @param probabilityOf The probability of red, by the shares of three kinds of places: those that are red, those that are blue, and those that have the mean colour.
 * @returns The area under the curve, by trapezoids.
 */
function deletionOfRed(
  probabilityOf: (ofRed: number, ofBlue: number, ofMean: number) => number,
): number {
  const curve = Array.from({ length: steps + 1 }, (_, step) => {
    const gone = step / steps;
    const [ofRed, ofBlue] = [Math.max(0, red - gone), Math.min(1 - red, 1 - gone)];
    return probabilityOf(ofRed, ofBlue, gone);
  });
  const inner = curve.slice(1, -1).reduce((sum, value) => sum + value, 0);
  return (inner + ((curve[0] ?? NaN) + (curve[steps] ?? NaN)) / 2) / steps;
}

/**
 * Computes it for the network of two colours: ten times how much redder than the rest, and how much bluer, the places are on average; the mean colour is redder by a half.
 *
 * @returns The area.
 */
export function deletionOfTwoColors(): number {
  return deletionOfRed(
    (ofRed, ofBlue, ofMean) => 1 / (1 + Math.exp(10 * (ofBlue - ofRed - 0.5 * ofMean))),
  );
}

/**
 * Computes it for the network of three colours, in an ONNX file: ten times the mean of each colour.
 *
 * @returns The area.
 */
export function deletionOfThreeColors(): number {
  return deletionOfRed((ofRed, ofBlue, ofMean) => {
    const [red10, blue10] = [ofRed + 0.75 * ofMean, ofBlue + 0.25 * ofMean].map((of) =>
      Math.exp(10 * of),
    );
    return (red10 ?? NaN) / ((red10 ?? NaN) + (blue10 ?? NaN) + 1);
  });
}
