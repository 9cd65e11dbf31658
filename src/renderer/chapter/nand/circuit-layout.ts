import { stagesOf, type NandCircuit } from '../../../engine/perceptron/nand-circuit';

export interface Place {
  x: number;
  y: number;
}

export interface CircuitLayout {
  width: number;
  height: number;
  /** Of every source. */
  sources: Place[];
  outputs: Place[];
}

const height = 300;
const left = 56;
const right = 52;

/** Places sources in columns by the step at which their signal arrives, and outputs in the last one. */
export function layoutCircuit(circuit: NandCircuit): CircuitLayout {
  const stages = stagesOf(circuit);
  const columns = Math.max(1, ...stages) + 1;
  const columnWidth = columns > 5 ? 78 : 96;
  const width = left + right + Math.max(3, columns) * columnWidth;
  const columnX = (stage: number) => left + (stage * (width - left - right)) / columns;
  const sources = stages.map((stage, source): Place => {
    const column = stages.flatMap((other, index) => (other === stage ? [index] : []));
    return { x: columnX(stage), y: rowY(column.indexOf(source), column.length, stage) };
  });
  const outputs = circuit.outputs.map((_, index): Place => ({
    x: width - right,
    y: rowY(index, circuit.outputs.length, 0),
  }));
  return { width, height, sources, outputs };
}

/** Later columns are a little lower or higher by turns, so that a wire past a gate is not hidden behind it. */
function rowY(row: number, rows: number, stage: number): number {
  const middle = ((row + 0.5) * height) / rows;
  return middle + (stage === 0 ? 0 : (stage % 2 === 0 ? 1 : -1) * 12);
}

/** How far from the middle of a gate, input or output a wire may end. */
const reach = 34;

/** The number of the place within reach of a point; null: there is none. */
export function placeAt(places: readonly Place[], { x, y }: Place): number | null {
  const found = places.findIndex((place) => Math.abs(place.x - x) < reach && Math.abs(place.y - y) < reach);
  return found === -1 ? null : found;
}
