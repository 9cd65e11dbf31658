import type { Tensor } from './safetensors';

/** Kinds of networks that cannot be read here, the most telling first, and how to recognise a tensor of them. */
const kinds: readonly { what: string; isOf: (tensor: Tensor) => boolean }[] = [
  { what: 'a transformer', isOf: ({ name }) => /attn|attention|in_proj_|[qkv]_proj\b/i.test(name) },
  {
    what: 'a recurrent network',
    isOf: ({ name }) => /weight_(ih|hh)|recurrent_kernel|\b(lstm|gru|rnn)/i.test(name),
  },
  { what: 'a convolutional network', isOf: ({ shape }) => shape.length >= 3 },
  { what: 'a network with embeddings', isOf: ({ name }) => /embed/i.test(name) },
  {
    what: 'a network with batch normalisation',
    isOf: ({ name }) => /running_(mean|var)|num_batches_tracked|moving_(mean|variance)/i.test(name),
  },
  {
    what: 'a network with layer normalisation',
    isOf: ({ name, shape }) => shape.length === 1 && /[._/](weight|gamma)(:\d+)?$|layer_?norm/i.test(name),
  },
  { what: 'a fine-tuning of another network (LoRA)', isOf: ({ name }) => /lora_/i.test(name) },
];

/** Says which kind of network tensors are of, with the tensor that shows it; undefined when they show none. */
export function describeOtherNetwork(tensors: readonly Tensor[]): string | undefined {
  for (const { what, isOf } of kinds) {
    const telling = tensors.find(isOf);
    if (!telling) continue;
    const { name, shape } = telling;
    return `it holds ${what} (tensor “${name}” has shape (${shape.join(', ')})), and Inkling reads fully connected networks only.`;
  }
  return undefined;
}
