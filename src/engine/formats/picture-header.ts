import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { JpegHeader } from './jpeg-header';
import { readJpegHeader } from './jpeg-header';

/** The information in a picture file before its pixels. */
export interface PictureHeader extends JpegHeader {
  format: 'PNG' | 'JPEG' | 'WebP';
  isAnimated: boolean;
}

/** About as many as the largest camera sensors have today. */
const mostPixels = 100_000_000;
/** JPEG's own limit. */
const longestSide = 65_535;
/**
 * Pixels times passes over them: ten seconds of decoding. Programs that save a picture in passes use about ten, and a
 * file of a few kilobytes can ask for hundreds.
 */
const mostWork = 1_500_000_000;

/**
 * Checks whether a picture can be read, before any memory is allocated: a header may claim any size.
 *
 * Null for anything but PNG, JPEG and WebP. Fails with `picture-unreadable`.
 */
export function checkPicture(bytes: Uint8Array, name: string): Result<PictureHeader | null> {
  const header = readPictureHeader(bytes);
  const wrong = (what: string) => failure('picture-unreadable', `“${name}” ${what}.`);
  if (bytes.length === 0) return wrong('is empty');
  if (header === null) return success(null);
  const { width, height, isCmyk, isAnimated, scans, hasEnd } = header;
  if (width === 0 || height === 0) return wrong('has no pixels, or ends before it says how many');
  if (Math.max(width, height) > longestSide) {
    return wrong(`has ${width} × ${height} pixels; at most ${longestSide} are allowed on a side`);
  }
  if (width * height > mostPixels) {
    return wrong(`has ${width} × ${height} pixels; at most 100 million are allowed`);
  }
  if (isCmyk) return wrong('uses printer colours (CMYK); save it in RGB to open it');
  if (isAnimated) return wrong('is animated; only still pictures can be read');
  if (scans > 1 && width * height * scans > mostWork) {
    return wrong(`is stored in ${scans} passes, too many for its size; save it again as a usual JPEG or PNG`);
  }
  if (!hasEnd) return wrong('ends too early');
  return success(header);
}

/** Reads the first bytes of a file; returns null for anything but PNG, JPEG and WebP. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holds(bytes, 0, '\x89PNG\r\n\x1a\n')) return { ...still('PNG'), ...pngSize(view) };
  if (holds(bytes, 0, '\xff\xd8\xff')) return { ...still('JPEG'), ...readJpegHeader(view) };
  if (holds(bytes, 0, 'RIFF') && holds(bytes, 8, 'WEBP'))
    return { ...still('WebP'), ...webpSize(bytes, view) };
  return null;
}

function still(format: PictureHeader['format']): PictureHeader {
  return { format, width: 0, height: 0, isCmyk: false, isAnimated: false, scans: 1, hasEnd: true };
}

function holds(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));
}

/** PNG specification, 11.2.2. */
function pngSize(view: DataView) {
  return view.byteLength < 24 ? {} : { width: view.getUint32(16), height: view.getUint32(20) };
}

/** WebP container specification: one lossy or lossless picture, or the extended format. */
function webpSize(bytes: Uint8Array, view: DataView) {
  if (view.byteLength < 30) return {};
  if (holds(bytes, 12, 'VP8X')) {
    const sizeAt = (at: number) => 1 + view.getUint16(at, true) + 65_536 * view.getUint8(at + 2);
    return { width: sizeAt(24), height: sizeAt(27), isAnimated: (view.getUint8(20) & 2) !== 0 };
  }
  if (holds(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
