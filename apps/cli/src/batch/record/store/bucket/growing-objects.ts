/** The part of a bucket's place that objects are read and written by. */
interface Place {
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, content: string) => Promise<void>;
}

interface Growing {
  text: string;
  /** The text that is in the bucket, or on its way there. */
  sent: string;
  turn: Promise<unknown>;
}

/**
 * Writes at the ends of small objects: a bucket has only whole ones, so each is kept here and written anew, with all that came meanwhile.
 *
 * @param place Where they are.
 * @returns Writes, and forgets an object that was taken away.
 */
export function growingObjects({ read, write }: Place) {
  const known = new Map<string, Promise<Growing>>();
  const opened = async (name: string): Promise<Growing> => {
    const text = (await read(name)) ?? '';
    return { text, sent: text, turn: Promise.resolve() };
  };
  return {
    append: async (name: string, text: string): Promise<void> => {
      const opening = known.get(name) ?? opened(name);
      known.set(name, opening);
      const object = await opening;
      object.text += text;
      const own = object.turn.then(async () => {
        if (object.sent === object.text) return;
        const whole = object.text;
        await write(name, whole);
        object.sent = whole;
      });
      object.turn = own.catch(() => undefined);
      await own;
    },
    forget: (name: string): void => {
      known.delete(name);
    },
  };
}
