import * as augmentation from './augment';
import * as dropout from './dropout';
import * as network from './network';
import * as rules from './rules';
import { setMostThreads } from './threads';

/** The network and the rules of its training, where the other threads find them. */
@unmanaged
class Setup {
  /** Counts networks. */
  number: i32 = 0;
  layers: i32 = 0;
  groupImages: i32 = 0;
  isSummedUp: bool = false;
  mostThreads: i32 = 0;
  hiddenActivation: i32 = 0;
  outputActivation: i32 = 0;
  cost: i32 = 0;
  miniBatchSize: i32 = 0;
  l1: f64 = 0;
  l2: f64 = 0;
  momentum: f32 = 0;
  dropoutSeed: u32 = 0;
  dropoutThreshold: u32 = 0;
  keptFactor: f32 = 0;
  augmentationSeed: u32 = 0;
  shift: f64 = 0;
  rotation: f64 = 0;
  scaling: f64 = 0;
  shear: f64 = 0;
  elastic: f64 = 0;
}

const setup = changetype<Setup>(memory.data(offsetof<Setup>()));
/** The number of the network that this thread has. */
let number: i32 = 0;

/** Makes a network of zeros that at most `mostThreads` threads work on; `shapes` as in network.ts. */
export function createNetwork(
  layers: i32,
  shapes: usize,
  groupImages: i32,
  isSummedUp: bool,
  mostThreads: i32,
): void {
  setup.number++;
  setup.layers = layers;
  setup.groupImages = groupImages;
  setup.isSummedUp = isSummedUp;
  setup.mostThreads = mostThreads;
  enterNetwork(shapes);
}

function enterNetwork(shapes: usize): void {
  setMostThreads(setup.mostThreads);
  network.createNetwork(setup.layers, shapes, setup.groupImages, setup.isSummedUp);
}

export function setRules(hidden: i32, output: i32, cost: i32): void {
  setup.hiddenActivation = hidden;
  setup.outputActivation = output;
  setup.cost = cost;
  applyRules();
}

function applyRules(): void {
  rules.setRules(setup.hiddenActivation, setup.outputActivation, setup.cost);
}

export function setSteps(images: i32, l1: f64, l2: f64, momentum: f32): void {
  setup.miniBatchSize = images;
  setup.l1 = l1;
  setup.l2 = l2;
  setup.momentum = momentum;
  applySteps();
}

function applySteps(): void {
  rules.setSteps(setup.miniBatchSize, setup.l1, setup.l2, setup.momentum);
}

export function setDropout(seed: u32, hashesLeftOut: u32, factor: f32): void {
  setup.dropoutSeed = seed;
  setup.dropoutThreshold = hashesLeftOut;
  setup.keptFactor = factor;
  applyDropout();
}

function applyDropout(): void {
  dropout.setDropout(setup.dropoutSeed, setup.dropoutThreshold, setup.keptFactor);
}

export function setAugmentation(
  seed: u32,
  shift: f64,
  rotation: f64,
  scaling: f64,
  shear: f64,
  elastic: f64,
): void {
  setup.augmentationSeed = seed;
  setup.shift = shift;
  setup.rotation = rotation;
  setup.scaling = scaling;
  setup.shear = shear;
  setup.elastic = elastic;
  applyAugmentation();
}

function applyAugmentation(): void {
  const seed = setup.augmentationSeed;
  const shift = setup.shift;
  augmentation.setAugmentation(seed, shift, setup.rotation, setup.scaling, setup.shear, setup.elastic);
}

/** Takes over what thread 0 has set up. */
export function catchUp(): void {
  if (number === setup.number) return;
  number = setup.number;
  enterNetwork(0);
  applyRules();
  applySteps();
  applyDropout();
  applyAugmentation();
}
