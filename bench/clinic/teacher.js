/** @typedef {typeof import('./product')} Product */
/** @typedef {import('../../src/contract/network').NetworkParameters} NetworkParameters */
/** @typedef {import('./choose-drawings.js').Drawing} Drawing */

/** Teaches one model a hand, over and over from the same start, as the app does. */
export class Teacher {
  #product;
  #network;
  #data;
  /** @type {Map<Drawing, Float32Array>} */
  #inputs = new Map();
  #mnistBefore;

  /**
   * @param {Product} product
   * @param {NetworkParameters} network
   * @param {import('../../src/contract/data').DataSet} data
   */
  constructor(product, network, data) {
    this.#product = product;
    this.#network = network;
    this.#data = data;
    this.#mnistBefore = product.countCorrect(network, data.test);
  }

  /**
   * @param {Product} product
   * @param {string} modelPath
   * @param {string} dataFolder
   */
  static async create(product, modelPath, dataFolder) {
    const library = new product.DataLibrary({ usualFolders: [] });
    await library.useFolder(dataFolder);
    const [model, data] = [await product.readModelFile(modelPath), await library.read()];
    if (!model.ok) throw new Error(model.failure.message);
    if (!data.ok) throw new Error(data.failure.message);
    return new Teacher(product, model.value.network, data.value);
  }

  /**
   * @param {readonly Drawing[]} drawings
   * @param {number} seed
   */
  teach(drawings, seed) {
    const { composeLesson, lessonHyperparameters, EngineMaker, train } = this.#product;
    const composing = composeLesson(drawings, this.#data.training, seed);
    let step = composing.next();
    while (!step.done) step = composing.next();
    const training = step.value;
    const hyperparameters = lessonHyperparameters(this.#network, training.labels.length, seed);
    const engine = new EngineMaker({ ...this.#data, training }).create(
      'kernels',
      hyperparameters,
      this.#network,
    );
    let mnistAfter = 0;
    for (const part of train(engine, hyperparameters)) {
      if (part.type === 'diverged') throw new Error('training diverged');
      if (part.type === 'epoch') mnistAfter = part.counts.correct;
    }
    return { network: engine.parameters(), mnistAfter };
  }

  /**
   * Errors and correct answers before and after.
   * @param {{ network: NetworkParameters, mnistAfter: number }} taught
   * @param {{ others: readonly Drawing[], otherWriters: readonly Drawing[] }} drawings
   */
  compare({ network, mnistAfter }, { others, otherWriters }) {
    return {
      digits: others.length,
      errorsBefore: this.#countErrors(this.#network, others),
      errorsAfter: this.#countErrors(network, others),
      strangers: otherWriters.length,
      strangerErrorsBefore: this.#countErrors(this.#network, otherWriters),
      strangerErrorsAfter: this.#countErrors(network, otherWriters),
      mnistTotal: this.#data.test.labels.length,
      mnistBefore: this.#mnistBefore,
      mnistAfter,
    };
  }

  /**
   * @param {NetworkParameters} network
   * @param {readonly Drawing[]} drawings
   */
  #countErrors(network, drawings) {
    return drawings.filter(
      (drawing) => this.#product.predict(network, this.#input(drawing)).digit !== drawing.digit,
    ).length;
  }

  /** @param {Drawing} drawing */
  #input(drawing) {
    let input = this.#inputs.get(drawing);
    if (!input) {
      input = this.#product.prepareStrokes(drawing.strokes) ?? new Float32Array(this.#product.pixelsPerImage);
      this.#inputs.set(drawing, input);
    }
    return input;
  }
}
