const halfLifeSeconds = 1;

/** Recent images per second: older measurements count half as much with every second of work. */
export class Throughput {
  #images = 0;
  #seconds = 0;

  add(images: number, seconds: number): void {
    const fading = 0.5 ** (seconds / halfLifeSeconds);
    this.#images = this.#images * fading + images;
    this.#seconds = this.#seconds * fading + seconds;
  }

  /** Absent until some time has been measured. */
  get imagesPerSecond(): number | undefined {
    return this.#seconds > 0 ? this.#images / this.#seconds : undefined;
  }
}
