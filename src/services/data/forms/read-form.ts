import { join } from 'node:path';
import type { DataSet } from '../../../contract/data';
import { splitNames } from '../../../contract/data';
import type { Result } from '../../../contract/result';
import { failure, success } from '../../../contract/result';
import { idxImagesHeaderBytes } from '../../../engine/data/idx';
import { transposeImages } from '../../../engine/data/orientation';
import { checkSplits, splitDataSet } from '../../../engine/data/split';
import { sha256 } from '../sha256';
import type { DataForm, DataParts, FormFile, ReadParts } from './data-form';
import type { FoundForm } from './find-form';

/** A file as found in the folder. */
export interface FoundFile {
  name: string;
  path: string;
  /** Its unpacked content has the published SHA-256. */
  isPublished: boolean;
}

/** A data set read from one form. */
export interface ReadForm {
  data: DataSet;
  files: FoundFile[];
  /** What a person should know about the files, each a sentence. */
  remarks: string[];
}

interface Candidate extends FoundFile {
  read: ReadParts;
}

interface Choice extends Candidate {
  file: FormFile;
  remarks: string[];
}

const nothing = new Uint8Array(0);

/** Reads all files of a form; fails with 'data-damaged' when one of them has no whole spelling. */
export async function readForm(folder: string, { form, files }: FoundForm): Promise<Result<ReadForm>> {
  const choices: Choice[] = [];
  for (const read of await Promise.all(files.map(({ file, names }) => readOne(folder, file, names)))) {
    if (!read.ok) return read;
    choices.push(read.value);
  }
  const stray = findStray(choices);
  if (stray) {
    const whatIsWrong = (await isTurned(stray))
      ? 'holds the published images, but stored column by column'
      : 'is damaged: its content differs from the published file, although the others match';
    return failure('data-damaged', `${stray.name} ${whatIsWrong}.`);
  }
  const data = assemble(form, choices);
  if (!data.ok) return data;
  return success({
    data: data.value,
    files: choices.map(({ name, path, isPublished }) => ({ name, path, isPublished })),
    remarks: choices.flatMap(({ remarks }) => remarks),
  });
}

/** Reads a file under the names that it has here: the published one if there is one, else the first that is whole. */
async function readOne(folder: string, file: FormFile, names: readonly string[]): Promise<Result<Choice>> {
  const faults: string[] = [];
  let firstFault: Result<never> | undefined;
  let chosen: Candidate | undefined;
  for (const name of names) {
    const path = join(folder, name);
    const read = await file.read(path);
    if (!read.ok) {
      firstFault ??= read;
      faults.push(read.failure.message);
      continue;
    }
    const candidate = { name, path, read: read.value, isPublished: await isPublished(read.value, file) };
    if (chosen && isSame(chosen, candidate)) continue;
    const [better, worse] = chosen && !candidate.isPublished ? [chosen, candidate] : [candidate, chosen];
    if (worse) faults.push(`“${worse.path}” differs from “${better.name}”.`);
    chosen = better;
    if (better.isPublished || !file.published) break;
  }
  if (!chosen) return firstFault!;
  const remarks = faults.map((fault) => `${fault} “${chosen.name}” is used instead.`);
  return success({ ...chosen, file, remarks });
}

async function isPublished({ file }: ReadParts, { published }: FormFile): Promise<boolean> {
  return published !== undefined && file !== undefined && (await sha256(file)) === published.sha256;
}

function isSame(one: Candidate, other: Candidate): boolean {
  return Buffer.compare(one.read.file ?? nothing, other.read.file ?? nothing) === 0;
}

/**
 * A file of the published length but with other content, next to published files. Another data set, such as
 * Fashion-MNIST, shares no file with MNIST, and a part of MNIST is shorter; so this file is damaged.
 */
function findStray(choices: readonly Choice[]): Choice | undefined {
  if (!choices.some((choice) => choice.isPublished)) return undefined;
  return choices.find(
    ({ isPublished, read, file }) => !isPublished && read.file?.length === file.published?.bytes,
  );
}

/** Whether turning its images makes it the published file. */
async function isTurned({ read, file: { published } }: Choice): Promise<boolean> {
  if (!read.file || !published?.role.endsWith('Images')) return false;
  const turned = read.file.slice();
  transposeImages(turned.subarray(idxImagesHeaderBytes));
  return (await sha256(turned)) === published.sha256;
}

function assemble({ isTransposed }: DataForm, choices: readonly Choice[]): Result<DataSet> {
  const whole: DataParts = {};
  for (const { read } of choices) {
    for (const split of splitNames) {
      if (read.parts[split]) whole[split] = { ...whole[split], ...read.parts[split] };
    }
  }
  const [training, validation, test] = splitNames.map((split) => ({
    images: whole[split]?.images ?? nothing,
    labels: whole[split]?.labels ?? nothing,
  }));
  if (isTransposed) for (const { images } of [training, validation, test]) transposeImages(images);
  return whole.validation
    ? checkSplits({ training, validation, test })
    : splitDataSet(training.images, training.labels, test.images, test.labels);
}
