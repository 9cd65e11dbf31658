import type { NetworkActivations, DenseParameters } from '../../contract/network';
import { answerGradient } from '../../engine/inspection/output-gradient';
import { imageSide } from '../../engine/image';
import type { NetworkColours } from './network-colours';
import type { Box, LayerLayout } from './network-layout';
import type { NetworkScene, PaintedReading } from './network-scene';
import { barHeight, fillRound, paintFilledBox, roundPath } from './paint-boxes';
import { paintAllLines } from './paint-lines';

/** How faint the weights of a silent neuron are, and of all neurons while there is no digit; 0 to 1. */
const [silent, unlit] = [0.22, 0.65];

/** Paints the whole picture, in CSS pixels. */
export function paintNetwork(context: OffscreenCanvasRenderingContext2D, scene: NetworkScene): void {
  const { layout, reading } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  context.imageSmoothingEnabled = false;
  paintInput(context, layout.picture, reading?.input ?? null);
  if (layout.layers.length > 0) paintArrow(context, scene);
  if (reading !== null) paintAllLines(context, scene, reading);
  scene.layout.layers.forEach((layer, index) => paintLayer(context, scene, layer, index));
  layout.outputs.forEach((_, output) => paintOutput(context, scene, output));
  // Without hidden layers, the chosen output's weight picture has the frame.
  if (layout.outputLayer > 0 && scene.chosen.layer === layout.outputLayer) {
    paintFrame(context, layout.outputs[scene.chosen.neuron], 2, scene.colours);
  }
}

const inputCanvas = new OffscreenCanvas(imageSide, imageSide);

function paintInput(context: OffscreenCanvasRenderingContext2D, box: Box, input: Float32Array | null): void {
  context.fillStyle = '#000';
  fillRound(context, box, 8);
  if (input === null) return;
  const pixels = inputCanvas.getContext('2d')!;
  const image = pixels.createImageData(imageSide, imageSide);
  for (let pixel = 0; pixel < input.length; pixel++) {
    image.data.fill(255, 4 * pixel, 4 * pixel + 3);
    image.data[4 * pixel + 3] = 255 * input[pixel];
  }
  pixels.putImageData(image, 0, 0);
  context.drawImage(inputCanvas, box.x, box.y, box.width, box.height);
}

function paintArrow(context: OffscreenCanvasRenderingContext2D, { layout, colours }: NetworkScene): void {
  const { picture, layers } = layout;
  const start = picture.x + picture.width + 10;
  const end = Math.min(...layers[0].boxes.map(({ x }) => x)) - 8;
  if (end - start < 8) return;
  const y = picture.y + picture.height / 2;
  context.strokeStyle = colours.soft;
  context.lineWidth = 1.6;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(start, y);
  context.lineTo(Math.min(end, start + 20), y);
  context.moveTo(Math.min(end, start + 20) - 6, y - 5);
  context.lineTo(Math.min(end, start + 20), y);
  context.lineTo(Math.min(end, start + 20) - 6, y + 5);
  context.stroke();
}

function paintLayer(
  context: OffscreenCanvasRenderingContext2D,
  scene: NetworkScene,
  layer: LayerLayout,
  index: number,
): void {
  const { network, reading, colours, chosen } = scene;
  const activations = reading?.activations[index] ?? null;
  const scale = activations === null ? 1 : scaleOf(network.activations, activations);
  if (layer.kind === 'grid') paintGrid(context, scene, layer, index);
  else {
    layer.boxes.forEach((box, neuron) => {
      const share = activations === null ? null : activations[neuron] / scale;
      if (layer.kind === 'pictures') paintPicture(context, scene, { box, neuron, share });
      else paintFilledBox(context, box, share ?? 0, colours, colours.second);
    });
  }
  if (chosen.layer === index) {
    paintFrame(context, layer.boxes[chosen.neuron], layer.kind === 'pictures' ? 0 : 1, colours);
  }
}

/** What an activation is relative to: 1, or for rectified linear neurons the largest of the layer if it is above 1. */
function scaleOf({ hidden }: Readonly<NetworkActivations>, activations: Float64Array): number {
  return hidden === 'relu' ? activations.reduce((most, value) => Math.max(most, value), 1) : 1;
}

interface PicturePlace {
  box: Box;
  neuron: number;
  /** Its activation, -1 to 1; null while there is no digit. */
  share: number | null;
}

function paintPicture(
  context: OffscreenCanvasRenderingContext2D,
  { pictures, colours, isSmooth, network, chosen }: NetworkScene,
  { box, neuron, share }: PicturePlace,
): void {
  const light = Math.min(1, Math.abs(share ?? 0));
  context.fillStyle = colours.card;
  fillRound(context, box, 6);
  context.fillStyle = light > 0.5 ? colours.chosen : colours.background;
  fillRound(context, box, 6);
  context.strokeStyle = light > 0.5 ? colours.edge : colours.line;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = share === null ? unlit : silent + (1 - silent) * light;
  context.imageSmoothingEnabled = isSmooth;
  const margin = Math.max(1, Math.round(box.width * 0.05));
  const side = box.width - 2 * margin;
  const { x, y } = box;
  context.drawImage(
    pictures.image!,
    0,
    neuron * imageSide,
    imageSide,
    imageSide,
    x + margin,
    y + margin,
    side,
    side,
  );
  context.globalAlpha = 1;
  // Without hidden layers, these are the outputs, whose bars are below.
  if (network.layers.length === 1) return;
  const isChosen = chosen.layer === 0 && chosen.neuron === neuron;
  const bar = { x, y: y + box.height + barHeight, width: box.width, height: barHeight };
  context.fillStyle = colours.track;
  fillRound(context, bar, barHeight / 2);
  if (light < 0.01) return;
  context.fillStyle = isChosen ? colours.accent : share! < 0 ? colours.negative : colours.second;
  fillRound(context, { ...bar, width: Math.max(barHeight, box.width * light) }, barHeight / 2);
}

/** Squares whose area is what each neuron adds to the answer's weighted output, as far as that is linear. */
function paintGrid(
  context: OffscreenCanvasRenderingContext2D,
  { network, reading, colours }: NetworkScene,
  { boxes }: LayerLayout,
  layer: number,
): void {
  const parts = reading === null ? null : partsInAnswer(network, reading, layer);
  const most = parts?.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) ?? 0;
  context.fillStyle = colours.background;
  for (const { x, y, width } of boxes) context.fillRect(x + 0.5, y + 0.5, width - 1, width - 1);
  if (parts === null || most === 0) return;
  for (const [sign, colour] of [
    [1, colours.positive],
    [-1, colours.negative],
  ] as const) {
    context.fillStyle = colour;
    boxes.forEach(({ x, y, width }, neuron) => {
      if (parts[neuron] * sign <= 0) return;
      const side = (width - 1) * Math.sqrt(Math.abs(parts[neuron]) / most);
      context.fillRect(x + (width - side) / 2, y + (width - side) / 2, side, side);
    });
  }
}

/** Activation times the derivative of the answer's weighted output by it, for each neuron of a hidden layer. */
function partsInAnswer(
  network: DenseParameters,
  { activations, answer }: PaintedReading,
  layer: number,
): Float64Array {
  const gradient = answerGradient(network, activations, { digit: answer, against: null })[layer + 1];
  return gradient.map((slope, neuron) => slope * activations[layer][neuron]);
}

/** Frames a box, `out` pixels outside it. */
function paintFrame(
  context: OffscreenCanvasRenderingContext2D,
  { x, y, width, height }: Box,
  out: number,
  { accent }: NetworkColours,
): void {
  context.strokeStyle = accent;
  context.lineWidth = 2;
  roundPath(context, { x: x - out, y: y - out, width: width + 2 * out, height: height + 2 * out }, 6);
  context.stroke();
}

function paintOutput(context: OffscreenCanvasRenderingContext2D, scene: NetworkScene, output: number): void {
  const { layout, reading, colours } = scene;
  const box = layout.outputs[output];
  const activation = reading?.activations.at(-1)?.[output] ?? null;
  const isAnswer = output === reading?.answer;
  paintFilledBox(context, box, activation ?? 0, colours, isAnswer ? colours.accent : colours.second);
  const middle = box.x + box.width / 2;
  context.textAlign = 'center';
  context.fillStyle = colours.text;
  context.font = `${isAnswer ? 650 : 400} 14px ${colours.fontFamily}`;
  context.fillText(String(output), middle, box.y + box.height + 18);
  if (activation === null) return;
  context.fillStyle = isAnswer ? colours.text : colours.soft;
  context.font = `11px ${colours.fontFamily}`;
  context.fillText(activation.toFixed(2), middle, box.y + box.height + 35);
}
