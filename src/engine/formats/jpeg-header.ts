/** What the segments of a JPEG say about its picture. */
export interface JpegHeader {
  /** In pixels, before it is turned upright; 0 where the file ends before it says so. */
  width: number;
  height: number;
  /** Whether it uses the four colours of printers. */
  isCmyk: boolean;
  /** How many times the decoder passes over the picture. */
  scans: number;
  /** False where the file is known to end before its picture. */
  hasEnd: boolean;
}

/** Markers of ITU-T T.81, table B.1. */
const endOfImage = 0xd9;
const startOfScan = 0xda;
const temporary = 0x01;

/** Reads the segments of a JPEG without decoding anything. */
export function readJpegHeader(view: DataView): JpegHeader {
  const header: JpegHeader = { width: 0, height: 0, isCmyk: false, scans: 0, hasEnd: false };
  for (const { marker, at } of segments(view)) {
    if (marker === endOfImage) return { ...header, hasEnd: true };
    if (marker === startOfScan) header.scans += 1;
    // Decoders refuse a second frame.
    else if (isFrame(marker) && header.width === 0 && at + 10 <= view.byteLength) {
      header.height = view.getUint16(at + 5);
      header.width = view.getUint16(at + 7);
      header.isCmyk = view.getUint8(at + 9) === 4;
    }
  }
  return header;
}

/**
 * The markers of a file with their positions. Like decoders, it passes over stray bytes before a marker, so that no
 * size hides behind them; the coded pixels look the same, since a marker cannot occur in them.
 */
function* segments(view: DataView): Generator<{ marker: number; at: number }> {
  for (let at = 2; at + 2 <= view.byteLength;) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff || marker === 0) {
      at += 1;
      continue;
    }
    yield { marker, at };
    const isBare = marker === temporary || (marker >= 0xd0 && marker <= endOfImage);
    if (!isBare && at + 4 > view.byteLength) return;
    at += 2 + (isBare ? 0 : view.getUint16(at + 2));
  }
}

/** Whether it begins a frame; the three left out are tables and an extension. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
