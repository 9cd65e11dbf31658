import type { Command } from 'commander';
import { importRuns } from '../commands/import-runs';
import { deleteRuns, listRuns, noteRun, renameRun, restoreRuns, showRun, starRun } from '../commands/runs';
import { printPython } from '../commands/python';
import { reportRuns } from '../commands/report';
import type { Environment } from '../environment';
import { dataOption, examples, jsonOption, runArgument } from './options';

export function addRuns(program: Command, environment: Environment): void {
  const runs = program
    .command('runs')
    .description('list, name and delete the saved runs, including those of the app')
    .addHelpText(
      'after',
      examples(
        'inkling runs',
        'inkling runs --json',
        'inkling runs show 20260305-14',
        'inkling runs delete 20260305-14 20260304',
      ),
    );
  runs
    .command('list', { isDefault: true })
    .description('list all runs, newest first')
    .option(...jsonOption)
    .addHelpText('after', examples('inkling runs', 'inkling runs list --json'))
    .action((options) => listRuns(options, environment));
  runs
    .command('show')
    .description('show the settings and the transcript of a run')
    .argument('<id>', `${runArgument}; or its folder`)
    .option(...jsonOption)
    .addHelpText('after', examples('inkling runs show 20260305-14', 'inkling runs show my-run --json'))
    .action((id, options) => showRun(id, options, environment));
  runs
    .command('import')
    .description('copy run folders from elsewhere into the saved runs')
    .argument(
      '<folders...>',
      'folders of runs, as --checkpoint-dir makes them, or folders that hold such folders',
    )
    .addHelpText(
      'after',
      `
A run is copied as a whole or not at all, and one that is already here stays as it is.
A folder that cannot be used is named with what is wrong, and the others are imported.
${examples('inkling runs import my-run', 'inkling runs import sweep-20260305-142207-3f2a91c0')}`,
    )
    .action((folders) => importRuns(folders, environment));
  addLabelCommands(runs, environment);
  runs
    .command('delete')
    .description('delete runs with their networks; `inkling runs restore` undoes this within 30 days')
    .argument('<ids...>', 'IDs of the runs, or enough of the beginning of each to be unique')
    .addHelpText(
      'after',
      examples('inkling runs delete 20260305-14', 'inkling runs delete 20260305-14 20260304'),
    )
    .action((ids) => deleteRuns(ids, environment));
  runs
    .command('restore')
    .description('restore deleted runs')
    .argument('<ids...>', 'IDs of the runs, or enough of the beginning of each to be unique')
    .addHelpText('after', examples('inkling runs restore 20260305-14'))
    .action((ids) => restoreRuns(ids, environment));
}

function addLabelCommands(runs: Command, environment: Environment): void {
  runs
    .command('rename')
    .description('rename a run')
    .argument('<id>', runArgument)
    .argument('<name>', 'up to 120 characters; names need not be unique')
    .addHelpText('after', examples('inkling runs rename 20260305-14 "first attempt"'))
    .action((id, name) => renameRun(id, name, environment));
  runs
    .command('star')
    .description('mark a run with a star: it is never deleted to save space')
    .argument('<id>', runArgument)
    .option('--off', 'remove the star')
    .addHelpText('after', examples('inkling runs star 20260305-14', 'inkling runs star 20260305-14 --off'))
    .action((id, options) => starRun(id, options, environment));
  runs
    .command('note')
    .description('write a note on a run; it replaces the earlier note')
    .argument('<id>', runArgument)
    .argument('<text>', 'the note; "" for none')
    .addHelpText('after', examples('inkling runs note 20260305-14 "never learned 5"'))
    .action((id, text) => noteRun(id, text, environment));
}

export function addReport(program: Command, environment: Environment): void {
  program
    .command('report')
    .description('write a report on a run, or on several beside each other, as one HTML file')
    .argument('<runs...>', `${runArgument}; or its folder`)
    .requiredOption('--out <file>', 'the file to write; it must end in .html')
    .option(...dataOption)
    .addHelpText(
      'after',
      `\nWithout MNIST, the report does not show what the networks read.\n${examples(
        'inkling report 20260305-14 --out report.html',
        'inkling report 20260305-14 20260304 --out comparison.html',
      )}`,
    )
    .action((runs, options) => reportRuns(runs, options, environment));
}

export function addPython(program: Command, environment: Environment): void {
  program
    .command('python')
    .description('print a run as a script for the book’s own Python program, which is not part of Inkling')
    .argument('<run>', `${runArgument}; or its folder`)
    .addHelpText('after', examples('inkling python 20260305-14 > same_run.py'))
    .action((run) => printPython(run, environment));
}
