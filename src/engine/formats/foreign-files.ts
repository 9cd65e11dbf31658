import { readPictureHeader } from './picture-header';

const saveAsSafetensors =
  'Inkling does not run the code in it; save the weights with safetensors.torch.save_file(model.state_dict(), "model.safetensors").';
const saveKernels =
  'Save its kernels and biases with safetensors.numpy.save_file({v.path: v.numpy() for v in model.weights}, "model.safetensors").';

/** Formats of other programs, by how their files begin; what to do instead follows the name. */
const beginnings: readonly { bytes: readonly number[]; at?: number; what: string }[] = [
  {
    bytes: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a],
    what: `it is an HDF5 file, as Keras writes them. ${saveKernels}`,
  },
  {
    bytes: [0x93, ...ascii('NUMPY')],
    what: 'it is a single NumPy array. Save all weights and biases of the network together.',
  },
  { bytes: ascii('GGUF'), what: 'it is a language model (GGUF), and Inkling reads digits.' },
  { bytes: ascii('TFL3'), at: 4, what: `it is a TensorFlow Lite file. ${saveKernels}` },
  { bytes: [0x1f, 0x8b], what: 'it is compressed with gzip. Unpack it first.' },
];

/** Says which other program's format a file that is no safetensors file has, and what to do; undefined if unknown. */
export function describeForeignFile(file: Uint8Array, fileName: string): string | undefined {
  const found = beginnings.find(({ bytes, at = 0 }) =>
    bytes.every((byte, place) => file[at + place] === byte),
  );
  if (found) return found.what;
  if (readPictureHeader(file) !== null)
    return 'it is a picture. “Read” in the app and “inkling read” read the digits in it.';
  if (isZip(file)) return describeZip(file);
  if (isPickle(file)) return `it is a Python pickle, as PyTorch wrote them. ${saveAsSafetensors}`;
  if (/\.pb$/i.test(fileName)) return `it is a TensorFlow file. ${saveKernels}`;
  return undefined;
}

function isZip(file: Uint8Array): boolean {
  return file[0] === 0x50 && file[1] === 0x4b && file[2] === 3 && file[3] === 4;
}

/** The names in a zip archive are at its end, and each before its content. */
const examinedBytes = 65_536;

function describeZip(file: Uint8Array): string {
  const names = textOf(file.subarray(0, examinedBytes)) + textOf(file.subarray(-examinedBytes));
  if (names.includes('/data.pkl')) return `it is a PyTorch file. ${saveAsSafetensors}`;
  if (names.includes('.weights.h5')) return `it is a Keras file. ${saveKernels}`;
  if (names.includes('.npy')) return 'it is an archive of NumPy arrays (.npz).';
  return 'it is a zip archive. Unpack it first.';
}

/** Protocols 2 to 5, and the first opcodes of the textual one. */
function isPickle(file: Uint8Array): boolean {
  if (file[0] === 0x80 && file[1] >= 2 && file[1] <= 5) return true;
  return /^(\([dl]p\d|c[a-z_]+[.\w]*\n)/.test(textOf(file.subarray(0, 64)));
}

/** One character for each byte. */
function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
