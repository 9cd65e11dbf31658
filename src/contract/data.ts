/** What the app knows about its training data. */
export type DataStatus =
  | { phase: 'checking' }
  | {
      phase: 'ready';
      kind: 'mnist' | 'synthetic';
      /** Where it was found; absent for synthetic digits. */
      folder?: string;
      /** Every file has the SHA-256 of the published MNIST. */
      isVerified: boolean;
      trainingImages: number;
      validationImages: number;
      testImages: number;
    }
  | { phase: 'downloading'; file: string; receivedBytes: number; totalBytes: number }
  /** `code` says whether nothing was found, something was damaged, or the download failed. */
  | { phase: 'unavailable'; code: 'data-missing' | 'data-damaged' | 'data-download-failed'; message: string };
