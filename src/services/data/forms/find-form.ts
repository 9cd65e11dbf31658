import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Result } from '../../../contract/result';
import { failure, success } from '../../../contract/result';
import { errorCode, plainReason } from '../../files/file-errors';
import type { DataForm, FormFile } from './data-form';
import { expectedFiles, foreignFiles, kindOfForeignFile } from './foreign-files';

/** A form and which of the names of its files are in the folder, in the form's order. */
export interface FoundForm {
  form: DataForm;
  files: readonly { file: FormFile; names: readonly string[] }[];
}

/** What lies in a folder. */
export interface FormsInFolder {
  folder: string;
  /** With all their files, in the order in which they are preferred; at least one. */
  complete: readonly FoundForm[];
  /** Those that lack files although some are there. */
  partial: readonly FoundForm[];
}

/** Finds the forms of data set in a folder, or the one that a file belongs to; fails with 'data-missing' or 'data-damaged'. */
export async function findForms(place: string, forms: readonly DataForm[]): Promise<Result<FormsInFolder>> {
  try {
    const stats = await stat(place);
    return stats.isDirectory() ? await inFolder(place, forms) : await besideFile(place, stats, forms);
  } catch (error) {
    const code = ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? 'data-missing' : 'data-damaged';
    return failure(code, `The folder “${place}” could not be read: ${plainReason(error)}.`);
  }
}

async function inFolder(folder: string, forms: readonly DataForm[]): Promise<Result<FormsInFolder>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const present = new Set(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  const found = forms.map((form) => lookFor(form, present));
  const complete = found.filter(({ files }) => files.every(({ names }) => names.length > 0));
  const partial = found.filter(
    (one) => !complete.includes(one) && one.files.some(({ names }) => names.length > 0),
  );
  if (complete.length > 0) return success({ folder, complete, partial });
  if (partial.length > 0) return failure('data-missing', lackOf(folder, partial[0]));
  const message = [
    `There is no data set that Inkling reads in “${folder}”.`,
    ...foreignFiles(entries.map((entry) => entry.name)),
    expectedFiles(forms),
  ].join(' ');
  return failure('data-missing', message);
}

function lookFor(form: DataForm, present: ReadonlySet<string>): FoundForm {
  const files = form.files.map((file) => ({
    file,
    names: file.names.filter((name) => present.has(name)),
  }));
  return { form, files };
}

/** What a form in a folder lacks, as a sentence. */
export function lackOf(folder: string, { form, files }: FoundForm): string {
  const missing = files.filter(({ names }) => names.length === 0).map(({ file }) => usualName(file, form));
  return `The folder “${folder}” is missing ${missing.join(', ')}.`;
}

function usualName({ names, published }: FormFile, form: DataForm): string {
  return published?.name ?? (form.files.length > 1 ? names[0].replace(/\.gz$/, '') : names[0]);
}

/** The form that a file belongs to, read from this file and those beside it that it needs. */
async function besideFile(
  path: string,
  stats: Stats,
  forms: readonly DataForm[],
): Promise<Result<FormsInFolder>> {
  const name = basename(path);
  const form = stats.isFile() ? formOfFile(name, forms) : undefined;
  if (form) return inFolder(dirname(path), [form]);
  const kind = stats.isFile() ? kindOfForeignFile(name) : 'neither a file nor a folder';
  const what = kind === undefined ? '' : ` (${kind})`;
  return failure(
    'data-missing',
    `“${path}”${what} is no data set that Inkling reads. ${expectedFiles(forms)}`,
  );
}

/** A form of which this file is the only spelling. */
function formOfFile(name: string, forms: readonly DataForm[]): DataForm | undefined {
  const byName = forms.find(({ files }) => files.some(({ names }) => names.includes(name)));
  const form = byName ?? forms.find(({ endings }) => endings?.some((ending) => name.endsWith(ending)));
  if (!form) return undefined;
  const files = form.files.map((file) =>
    !byName || file.names.includes(name) ? { ...file, names: [name] } : file,
  );
  return { ...form, files };
}
