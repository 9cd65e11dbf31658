/**
 * What a contender is to do: learn MNIST with a network 784-hidden-10, an epoch of the first `images` images at a time;
 * `hidden` is the neurons of one layer, or a list of layers as Inkling writes them.
 * Everything else is as in the book's first chapter; our own engines can be given other hyper-parameters too.
 * @typedef {{ hidden: number | import('../../src/contract/hidden-layers').HiddenLayer[], miniBatchSize: number, learningRate: number, images: number }
 *   & Partial<import('../../src/contract/hyperparameters').Hyperparameters>} Task
 */

/**
 * Somebody who can train: one of our engines, or a peer.
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} description versions, precision, threads
 * @property {(task: Task) => Promise<void>} create makes a network with new weights
 * @property {() => Promise<{ seconds: number, correct: number }>} epoch learns from the images once, in a new order;
 *   `correct` counts the test images that it reads correctly afterwards
 * @property {() => void} close
 */

export {};
