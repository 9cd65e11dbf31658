import type { Command } from 'commander';
import { fetchData, showDataStatus, verifyData } from '../commands/data';
import type { Environment } from '../environment';
import { dataOption, examples } from './options';

export function addData(program: Command, environment: Environment): void {
  const data = program
    .command('data')
    .description('find, download and check MNIST')
    .addHelpText(
      'after',
      examples('inkling data fetch', 'inkling data status', 'inkling data verify --data ~/mnist'),
    );
  data
    .command('status')
    .description('show which data set the other commands would use')
    .option(...dataOption)
    .addHelpText(
      'after',
      examples(
        'inkling data status',
        'inkling data status --data ~/mnist',
        'inkling data status --data mnist.npz',
      ),
    )
    .action((options) => showDataStatus(options, environment));
  data
    .command('fetch')
    .description("download MNIST (11 MB) and check it; the default folder is the app's own")
    .option('--data <dir>', 'folder to download into [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data fetch', 'inkling data fetch --data ~/mnist'))
    .action((options) => fetchData(options, environment));
  data
    .command('verify')
    .description('compare every file with the SHA-256 of the published one')
    .option('--data <path>', 'folder with MNIST, or its .npz, .pkl.gz or CSV file [env: INKLING_MNIST]')
    .addHelpText('after', examples('inkling data verify', 'inkling data verify --data ~/mnist'))
    .action((options) => verifyData(options, environment));
}
