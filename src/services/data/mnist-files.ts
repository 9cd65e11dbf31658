/** The four files of a data set in MNIST's format. */
export type FileRole = 'trainingImages' | 'trainingLabels' | 'testImages' | 'testLabels';

/** A file as published: compressed on the mirrors, compressed or not on disk. */
export interface PublishedFile {
  role: FileRole;
  /** Without `.gz`. */
  name: string;
  /** Bytes of the compressed file. */
  compressedBytes: number;
  /** SHA-256 of the compressed file, in lower-case hexadecimal. */
  compressedSha256: string;
  /** Bytes of the unpacked file. */
  bytes: number;
  /** SHA-256 of the unpacked file, in lower-case hexadecimal. */
  sha256: string;
}

/** A published data set. */
export interface PublishedDataSet {
  files: readonly PublishedFile[];
  /** SHA-256 over its images and labels as they are split, whatever files they come from (`dataSetSha256`). */
  contentSha256?: string;
  /** Base addresses, each ending in a slash, in the order in which they are tried. */
  mirrors: readonly string[];
}

/** MNIST by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). */
export const mnist: PublishedDataSet = {
  files: [
    {
      role: 'trainingImages',
      name: 'train-images-idx3-ubyte',
      compressedBytes: 9_912_422,
      compressedSha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      bytes: 47_040_016,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    {
      role: 'trainingLabels',
      name: 'train-labels-idx1-ubyte',
      compressedBytes: 28_881,
      compressedSha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      bytes: 60_008,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
    {
      role: 'testImages',
      name: 't10k-images-idx3-ubyte',
      compressedBytes: 1_648_877,
      compressedSha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      bytes: 7_840_016,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    {
      role: 'testLabels',
      name: 't10k-labels-idx1-ubyte',
      compressedBytes: 4_542,
      compressedSha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      bytes: 10_008,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  ],
  contentSha256: '6fdc90068a219c46518227868379b2d4dfef98ee9dff9ce0349091652dd97306',
  mirrors: [
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
  ],
};
