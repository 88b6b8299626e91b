import { connect } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';

const beginnings = [
  // Headers without an end.
  'POST /v1/map HTTP/1.1\r\nHost: a\r\nX-A: ',
  // A picture without an end.
  'POST /v1/map HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n',
  // One whose length nobody knows.
  'POST /v1/map HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n',
];

/**
 * Keeps connections open that send a byte a second, and opens each again when the server has ended it.
 * @param {string} address of the server
 * @param {number} count
 * @returns {{ endings: Map<string, number>, stop: () => void }} how often the server ended one, by its answer
 */
export function slowClients(address, count) {
  const { hostname, port } = new URL(address);
  const endings = new Map();
  const stops = new Set();
  let isOver = false;
  const open = (index) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.write(beginnings[index % beginnings.length]);
    const timer = setInterval(() => socket.write(index % 3 === 2 ? '1\r\na\r\n' : 'a'), 1000);
    const stop = () => socket.destroy();
    stops.add(stop);
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    // The server ends it: what it wrote before has come.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      stops.delete(stop);
      if (isOver) return;
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'closed';
      endings.set(status, (endings.get(status) ?? 0) + 1);
      setTimeout(open, 200, index);
    });
  };
  for (let index = 0; index < count; index += 1) open(index);
  return {
    endings,
    stop: () => {
      isOver = true;
      for (const stop of stops) stop();
    },
  };
}
