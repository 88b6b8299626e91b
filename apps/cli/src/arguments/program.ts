import { Command, Help, type Argument, type Option } from 'commander';
import type { Choices } from './choices.js';
import { addOptions } from './add-options.js';
import { explainOptions } from './explain-options.js';
import { modelOptions, ownModelOptions } from './model-options.js';
import { batchOptions } from './options/batch-options.js';
import { evaluateOptions } from './options/evaluate-options.js';
import { workerOptions } from './options/worker-options.js';
import type {
  Arguments,
  BatchArguments,
  EvaluateArguments,
  InitArguments,
  ModelArguments,
  Request,
  WorkerArguments,
} from './request.js';

/**
 * Describes the command for commander: every subcommand and option in one place, for the help and for reading.
 *
 * @param version As `--version` prints it.
 * @param choices The values that are names.
 * @param found Gets what the command line asks for.
 * @returns A program that prints nothing and does not end the process.
 */
export function commandProgram(
  version: string,
  choices: Choices,
  found: (request: Request) => void,
): Command {
  const program = new Command('gradcam')
    .usage('[pictures...] [options]')
    .description(
      'Shows where a network looked when it named what is in a picture. Without a picture it explains the sample, a dog above a cat.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .addHelpText('after', endOfHelp)
    .configureHelp(help)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        found({ command: 'print', text });
      },
      writeErr: () => undefined,
    });
  addPictureCommands(program, choices, found);
  addModelCommands(program, choices, found);
  return program;
}

/** The options of `gradcam batch`, before a job file is read. */
type BatchOptions = Omit<BatchArguments, 'input'> & { readonly job?: string };

/** The commands that take pictures. */
function addPictureCommands(
  program: Command,
  choices: Choices,
  found: (request: Request) => void,
): void {
  explainOptions(program.command('explain', { isDefault: true }), choices)
    .description('Explain pictures, as is done where no command is named.')
    .argument(
      '[pictures...]',
      'files, folders, "globs", addresses (https://…), or - for the standard input',
    )
    .action((pictures: readonly string[], options: Omit<Arguments, 'pictures'>) => {
      found({ command: 'explain', given: { ...options, pictures } });
    });
  evaluateOptions(program.command('evaluate'), choices)
    .description(
      'Measure how good the maps of a set of pictures are, and compare methods, layers and scores.',
    )
    .argument('<folder>', 'the pictures; those in folders below it belong to the set, too')
    .action((folder: string, options: Omit<EvaluateArguments, 'folder'>) => {
      found({ command: 'evaluate', given: { ...options, folder } });
    });
  batchOptions(program.command('batch'), choices)
    .description(
      'Explain any number of pictures into a folder with a manifest; a run that was stopped goes on with --resume.',
    )
    .argument(
      '[input]',
      'a folder with all below it, a "glob", a list of paths, .csv with a heading or .jsonl, a .tar, a .parquet, or s3://bucket/prefix, also with one of those; needed, where --job names none',
    )
    .action((input: string | undefined, { job, ...options }: BatchOptions, command: Command) => {
      if (input === undefined && job === undefined)
        command.error("missing required argument 'input'", { code: 'commander.missingArgument' });
      found({ command: 'batch', given: { ...options, input: input ?? '' }, job });
    });
  workerOptions(program.command('worker'), choices)
    .description(
      'Explain chunks of the runs that gradcam batch --queue puts into a queue, on this machine beside others.',
    )
    .action((given: WorkerArguments) => {
      found({ command: 'worker', given });
    });
}

/** The commands about networks and methods. */
function addModelCommands(
  program: Command,
  choices: Choices,
  found: (request: Request) => void,
): void {
  modelOptions(program.command('layers'), choices)
    .description('List the layers that could be the feature layer, best first.')
    .action((given: ModelArguments) => {
      found({ command: 'layers', given });
    });
  addOptions(ownModelOptions(program.command('init'), choices), 'The output:', [
    { flags: '--force', text: 'replace a gradcam.json that is there', fallback: false },
  ])
    .description(
      'Write a gradcam.json beside your own model: its title, class names and preprocessing, for you to correct; later calls read it.',
    )
    .argument('<model>', 'a folder with model.json, that file, or an .onnx file')
    .action((model: string, options: Omit<InitArguments, 'model'>) => {
      found({ command: 'init', given: { ...options, model } });
    });
  for (const [command, text] of [
    ['methods', 'List the methods, and what each of them is.'],
    ['models', 'List the networks that are known by their name.'],
  ] as const)
    program
      .command(command)
      .description(text)
      .action(() => {
        found({ command });
      });
}

const endOfHelp = `
A picture whose name is that of a command is named with its folder, ./layers.
Exit codes: 0; 1 after a failure; 2 for a command line that is wrong; 3 where some of the pictures failed; 130 after an interrupt.`;

const plain = new Help();

/** The help of the whole shows the options of what is done where no command is named. */
const help: Partial<Help> = {
  helpWidth: 118,
  visibleOptions: (command): Option[] => [
    ...(command.parent === null ? plain.visibleOptions(explainIn(command)).slice(0, -1) : []),
    ...plain.visibleOptions(command),
  ],
  visibleArguments: (command): Argument[] =>
    plain.visibleArguments(command.parent === null ? explainIn(command) : command),
  // The default stands in the text, where its meaning does.
  optionDescription: ({ description }) => description,
};

function explainIn(program: Command): Command {
  return program.commands.find((command) => command.name() === 'explain') ?? program;
}
