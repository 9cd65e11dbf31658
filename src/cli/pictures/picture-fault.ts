/** What is wrong with a picture, as the end of a sentence. */
export class PictureFault extends Error {}
