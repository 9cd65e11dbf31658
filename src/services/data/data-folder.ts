import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { DataSet } from '../../contract/data';
import { areOnesLying } from '../../engine/data/orientation';
import type { DataForm } from './forms/data-form';
import { dataForms, shortNameOf } from './forms/data-forms';
import type { FormsInFolder } from './forms/find-form';
import { findForms, lackOf } from './forms/find-form';
import type { FoundFile, ReadForm } from './forms/read-form';
import { readForm } from './forms/read-form';
import type { PublishedFile } from './mnist-files';
import { dataSetSha256 } from './sha256';

/** What a folder with a whole data set holds. */
export interface FolderContent {
  data: DataSet;
  files: FoundFile[];
  /** It is the published data set. */
  isVerified: boolean;
  /** What a person calls the form of the files; undefined for MNIST's own. */
  form?: string;
  /** What a person should know about the files, each a sentence or two. */
  remarks: string[];
  /** Over all images and labels, where it is known. */
  sha256?: string;
}

/**
 * Reads a data set from a folder, in any of its forms, or from one of its files.
 *
 * Where there are several forms or copies, the first whole one is taken, and `remarks` tell about the others. Files of
 * the right shape whose content is not the published one are accepted; `isVerified` is then false. `contentSha256`: of
 * the published images and labels, by which they are known in any form. Takes no more memory than the largest data set
 * that is read. Fails with 'data-missing' when files are missing, and with 'data-damaged' when a file is short, damaged
 * or does not match the others; the message names it.
 */
export async function readDataFolder(
  place: string,
  published: readonly PublishedFile[],
  contentSha256?: string,
): Promise<Result<FolderContent>> {
  const found = await findForms(place, dataForms(published));
  if (!found.ok) return found;
  const { folder, complete } = found.value;
  const faults: Extract<Result<never>, { ok: false }>[] = [];
  for (const one of complete) {
    const read = await readForm(folder, one);
    if (!read.ok) {
      faults.push(read);
      continue;
    }
    const content = await judge(one.form, read.value, contentSha256);
    const others = remarksOnOthers(
      found.value,
      one.form,
      faults.map(({ failure: { message } }) => message),
    );
    return success({ ...content, remarks: [...others, ...content.remarks] });
  }
  return failure(faults[0].failure.code, faults[0].failure.message);
}

/** Whether it is the published data set: by its files where they are MNIST's own, otherwise by what they hold. */
async function judge(form: DataForm, read: ReadForm, contentSha256?: string): Promise<FolderContent> {
  const isMnists = form.files.some(({ published }) => published);
  const sha256 = isMnists ? undefined : await dataSetSha256(read.data);
  const isVerified = isMnists ? read.files.every((file) => file.isPublished) : sha256 === contentSha256;
  const files = isMnists ? read.files : read.files.map((file) => ({ ...file, isPublished: isVerified }));
  const remarks = [...read.remarks];
  if (!isVerified && areOnesLying(read.data.training)) remarks.push(orientationRemark(form));
  return {
    data: read.data,
    files,
    isVerified,
    form: form.title,
    remarks,
    sha256: sha256 ?? (isVerified ? contentSha256 : undefined),
  };
}

function orientationRemark({ isTransposed }: DataForm): string {
  return isTransposed
    ? 'The ones lie on their side: these images seem to be stored row by row, unlike EMNIST’s. ' +
        'Give the files MNIST’s names, and they are not turned.'
    : 'The ones lie on their side: these images seem to be stored column by column, like EMNIST’s. ' +
        'Give the files EMNIST’s names (emnist-digits-train-images-idx3-ubyte and so on), and they are turned.';
}

/** About the forms in the folder that were not used. */
function remarksOnOthers(
  { folder, complete, partial }: FormsInFolder,
  used: DataForm,
  faults: readonly string[],
): string[] {
  const instead = `${usedName(used)} used instead.`;
  const unused = complete.slice(faults.length + 1).map(({ form }) => shortNameOf(form));
  return [
    ...faults.map((fault) => `${fault} ${instead}`),
    ...partial
      .filter(({ form }) => form.files.some(({ published }) => published))
      .map((form) => `${lackOf(folder, form)} ${instead}`),
    ...(unused.length > 0
      ? [`${usedName(used)} used; not ${unused.join(', nor ')}, also in the folder.`]
      : []),
  ];
}

function usedName(form: DataForm): string {
  if (form.title === undefined) return 'MNIST’s own files are';
  // It begins a sentence; the name of a file stays as it is.
  const name = shortNameOf(form).replace(/^the /, 'The ');
  return `${name} ${form.files.length === 1 ? 'is' : 'are'}`;
}
