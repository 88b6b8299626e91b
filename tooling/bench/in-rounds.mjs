/**
 * Lets players take turns at works, round after round; gives the times of each by player and work, without those of the first rounds, in which
 * everything is made ready.
 */
export async function inRounds(players, works, { rounds, warmUp }) {
  const times = players.map(() => Object.fromEntries(works.map((work) => [work, []])));
  for (let round = 0; round < warmUp + rounds; round += 1)
    for (const [index, player] of players.entries())
      for (const work of works) {
        player.tell(work);
        const time = Number(await player.answer());
        if (round >= warmUp) times[index][work].push(time);
      }
  return times;
}
