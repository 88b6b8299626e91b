/**
 * Lets players take turns at works, round after round; gives the times of each by player and work, without those of the first rounds, in which
 * everything is made ready. In its turn a player does the works one after the other as many times as `times` says: what others leave in the caches weighs
 * on the first of them alone.
 */
export async function inRounds(players, works, { rounds, warmUp, times = 1 }) {
  const taken = players.map(() => Object.fromEntries(works.map((work) => [work, []])));
  for (let round = 0; round < warmUp + rounds; round += 1)
    for (const [index, player] of players.entries())
      for (let time = 0; time < times; time += 1)
        for (const work of works) {
          player.tell(work);
          const answer = Number(await player.answer());
          if (round >= warmUp) taken[index][work].push(answer);
        }
  return taken;
}
