import { Option, type Command } from 'commander';

/** An option of a command, described once: for the help, and for reading it. */
export interface Description {
  /** As commander writes them: `-l, --label <NAME>`. */
  readonly flags: string;
  readonly text: string;
  /** From the text to the value; an option without it is on or off. */
  readonly parse?: (value: string) => unknown;
  /** The value where the option is not given. */
  readonly fallback?: unknown;
}

/**
 * Adds options to a command.
 *
 * @param command The command.
 * @param group Their heading in the help.
 * @param descriptions The options.
 * @returns The command.
 */
export function addOptions(
  command: Command,
  group: string,
  descriptions: readonly Description[],
): Command {
  for (const { flags, text, parse, fallback } of descriptions) {
    const option = new Option(flags, text).helpGroup(group).default(fallback);
    command.addOption(parse === undefined ? option : option.argParser(parse));
  }
  return command;
}
