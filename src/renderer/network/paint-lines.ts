import { strongestContributions, type Contribution } from '../../engine/inspection/contributions';
import { barHeight } from './paint-boxes';
import type { Box, LayerLayout } from './network-layout';
import type { NetworkScene, PaintedReading } from './network-scene';

/** Paints the strongest contributions between each two layers. */
export function paintAllLines(
  context: OffscreenCanvasRenderingContext2D,
  scene: NetworkScene,
  reading: PaintedReading,
): void {
  const { layout, network } = scene;
  for (let layer = 1; layer < network.layers.length; layer++) {
    const isLast = layer === network.layers.length - 1;
    const targets = isLast ? layout.outputs : layout.layers[layer].boxes;
    paintLines(context, scene, {
      layer: layer - 1,
      contributions: shownContributions(scene, reading, layer),
      targets,
      answer: isLast ? reading.answer : -1,
    });
  }
}

/** The strongest into a layer and, where one of its neurons is chosen, the strongest into that one. */
function shownContributions(
  { layout: { lines }, network, chosen }: NetworkScene,
  { activations }: PaintedReading,
  layer: number,
): Contribution[] {
  const strongest = strongestContributions(network.layers[layer], activations[layer - 1], lines);
  if (chosen.layer !== layer) return strongest;
  const own = strongestContributions(network.layers[layer], activations[layer - 1], lines, chosen.neuron);
  return [...strongest.filter(({ to }) => to !== chosen.neuron), ...own].sort(
    (one, other) => Math.abs(other.value) - Math.abs(one.value),
  );
}

interface Lines {
  /** Where they come from. */
  layer: number;
  /** Strongest first. */
  contributions: readonly Contribution[];
  targets: readonly Box[];
  /** The output whose lines stand out; -1: none. */
  answer: number;
}

function paintLines(context: OffscreenCanvasRenderingContext2D, scene: NetworkScene, lines: Lines): void {
  const { layout, chosen, colours } = scene;
  const from = layout.layers[lines.layer];
  const strongest = Math.abs(lines.contributions[0]?.value ?? 1);
  const widest = Math.max(4, layout.lines / 6);
  context.lineCap = 'round';
  // The strongest last, above the others.
  for (let index = lines.contributions.length - 1; index >= 0; index--) {
    const { from: neuron, to, value } = lines.contributions[index];
    const isChosen =
      (chosen.layer === lines.layer && chosen.neuron === neuron) ||
      (chosen.layer === lines.layer + 1 && chosen.neuron === to);
    context.globalAlpha = isChosen || to === lines.answer ? 0.95 : 0.4;
    context.strokeStyle = value < 0 ? colours.negative : colours.positive;
    context.lineWidth = 1 + ((widest - 1) * Math.abs(value)) / strongest;
    traceLine(context, from, neuron, lines.targets[to]);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** From below a neuron, past the rows below it, and in a curve to the top of its target. */
function traceLine(
  context: OffscreenCanvasRenderingContext2D,
  layer: LayerLayout,
  neuron: number,
  target: Box,
): void {
  const box = layer.boxes[neuron];
  const [start, exit] = [box.x + box.width / 2, layer.exits[neuron]];
  const end = target.x + target.width / 2;
  const startY = layer.kind === 'grid' ? box.y + box.height / 2 : box.y + box.height + barHeight + 2;
  const { bottom } = layer;
  const bend = Math.max(12, (target.y - bottom) * 0.55);
  context.beginPath();
  context.moveTo(start, startY);
  if (exit !== start) context.bezierCurveTo(start, startY + 10, exit, startY + 4, exit, startY + 14);
  context.lineTo(exit, Math.max(bottom, startY));
  context.bezierCurveTo(exit, bottom + bend, end, target.y - 3 - bend, end, target.y - 3);
}
