import { Command } from 'commander';
import type { Environment } from './environment';
import { addBaseline } from './program/baseline';
import { addData } from './program/data';
import { addCalibrate, addEvaluate, addExport, addPredict, addRead, addVote } from './program/models';
import { addPython, addReport, addRuns } from './program/runs';
import { addSweep } from './program/sweep';
import { addResume, addTeach, addTrain } from './program/training';
import { refuseRepeatedOptions } from './strict-usage';

/** All commands with their options and help. */
export function createProgram(environment: Environment): Command {
  const { stdout, stderr, version } = environment;
  const program = new Command('inkling')
    .description('Train, test and use the handwriting network of the book from a terminal.')
    .version(version)
    // Set before any command is added, so that all commands inherit it.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  addTrain(program, environment);
  addSweep(program, environment);
  addTeach(program, environment);
  addResume(program, environment);
  addRuns(program, environment);
  addReport(program, environment);
  addPython(program, environment);
  addEvaluate(program, environment);
  addBaseline(program, environment);
  addPredict(program, environment);
  addRead(program, environment);
  addVote(program, environment);
  addCalibrate(program, environment);
  addExport(program, environment);
  addData(program, environment);
  refuseRepeatedOptions(program);
  return program;
}
