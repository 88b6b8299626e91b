/** The meaning of the numbers of `measureInWords`, in words for people who read them. */
export const meaningOfMeasures =
  'Insertion: the mean probability of the class while the places of the picture come back into a blurred copy, hottest first. Deletion: the same while they give way to the mean colour. ' +
  'Average drop: the share of the probability that is lost when the input is multiplied by the map. Complexity: the mean of the map. The last two take the map scaled from 0 to 1.';
