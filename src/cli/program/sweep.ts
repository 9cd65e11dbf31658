import type { Command } from 'commander';
import { sweepSettings } from '../commands/sweep';
import type { Environment } from '../environment';
import { addSweepOptions } from '../training/sweep-options';
import { dataOption, examples, jsonOption, outputFormat, parseName } from './options';

export function addSweep(program: Command, environment: Environment): void {
  const sweep = program
    .command('sweep')
    .description('train a network for each combination of values of one or two settings, and compare them');
  addSweepOptions(sweep)
    .option(...dataOption)
    .option('--out <model>', `write the network of the best epoch of all runs here: ${outputFormat}`)
    .option('--name <text>', 'name of the sweep (default: the settings that it varies)', parseName)
    .option('--no-keep', 'do not keep the runs; they cannot be resumed later')
    .option(...jsonOption)
    .option('--plan', 'train nothing, but print a line of `inkling train` for each run')
    .option('--into <dir>', 'with --plan: the folder for the runs (default: sweep- and the ID of the sweep)')
    .addHelpText(
      'after',
      `
One or two settings get several values: a list, such as 0.1,0.3,1, or a range in equal
logarithmic steps, such as 0.1..10x5 for five values. Networks are separated by
semicolons, since commas separate their layers; none means no hidden layer. The other
settings get one value. As many runs train at once as the computer has cores, and they
are kept with the app's runs. \`inkling runs import\` collects the runs of a plan.
${examples(
  "inkling sweep --eta 0.1,0.3,1,3 --hidden '10;30;100,30' --seeds 1-3 --epochs 5",
  'inkling sweep --preset chapter-3-l2-30 --l2 0.5..50x5 --epochs 10 --json',
  "inkling sweep --eta 0.1..10x5 --hidden '30;100' --seeds 1-10 --plan --into eta > plan.txt",
)}`,
    )
    .action((options) => sweepSettings(options, environment));
}
