import type { Command } from 'commander';
import { wrongUsage } from './command-error';

/** Ends the program where a word stands in the place of a command and is none; Commander would show help, or name the default command. */
export function requireKnownCommand(program: Command, words: readonly string[]): void {
  let command = program;
  for (const word of words) {
    if (command.commands.length === 0 || word.startsWith('-')) return;
    if (word === 'help') continue;
    const next = command.commands.find((each) => each.name() === word);
    if (!next) {
      const names = command.commands.map((each) => each.name()).join(', ');
      throw wrongUsage(`There is no command “${nameOf(command)} ${word}”; the commands are ${names}.`);
    }
    command = next;
  }
}

/** Refuses an option that is given twice, of which Commander would take the last without a word. */
export function refuseRepeatedOptions(command: Command): void {
  for (const option of command.options) {
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw wrongUsage(`${option.long} is given twice.`);
      isGiven = true;
    });
  }
  command.commands.forEach(refuseRepeatedOptions);
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
