/**
 * The rounds of nodes after which a loop is one that does not end. A turn of a loop takes a few; a recurrent network has a turn for each step of its input.
 * Tests set fewer, for these take ten seconds.
 */
export const loopLimit = { rounds: 200_000 };
