import type { ComponentChildren } from 'preact';
import { formatFigure } from './figures';
import './diagram.css';

interface DiagramProps {
  /** What the network says at the moment, in a sentence. */
  label: string;
  width: number;
  height: number;
  children: ComponentChildren;
}

/** A network of neurons as a drawing, whose neurons can be buttons. */
export function Diagram({ label, width, height, children }: DiagramProps) {
  return (
    <svg class="diagram" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      {children}
    </svg>
  );
}

interface NodeProps {
  x: number;
  y: number;
  /** A box is a signal, a circle a neuron. */
  shape: 'box' | 'circle';
  /** Inside: the signal, or the neuron's bias. */
  text: string;
  /** Beside it. */
  caption?: string;
  captionSide?: 'left' | 'above' | 'right';
  /** It carries a 1. */
  isOn?: boolean;
  /** It is the one on the bench. */
  isChosen?: boolean;
  /** Accessible name of what can be pressed. */
  name?: string;
  isPressed?: boolean;
  onPress?: () => void;
}

const radius = 22;
const box = { width: 36, height: 30 };

export function DiagramNode(props: NodeProps) {
  const {
    x,
    y,
    shape,
    text,
    caption,
    captionSide = 'left',
    isOn,
    isChosen,
    name,
    isPressed,
    onPress,
  } = props;
  const classes = ['diagram-node', isOn && 'is-on', isChosen && 'is-chosen', onPress && 'is-button'];
  const button =
    onPress === undefined
      ? {}
      : {
          role: 'button' as const,
          // Of an SVG: its attributes know small letters alone.
          tabindex: 0,
          'aria-label': name,
          'aria-pressed': isPressed,
          onClick: onPress,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            if (!event.repeat) onPress();
          },
        };
  return (
    <g class={classes.filter(Boolean).join(' ')} {...button}>
      {shape === 'circle' ? (
        <circle cx={x} cy={y} r={radius} />
      ) : (
        <rect x={x - box.width / 2} y={y - box.height / 2} width={box.width} height={box.height} rx={8} />
      )}
      <text class="node-text" x={x} y={y + 4.5} text-anchor="middle">
        {text}
      </text>
      {caption !== undefined && captionSide === 'left' && (
        <text x={x - box.width / 2 - 8} y={y + 4.5} text-anchor="end">
          {caption}
        </text>
      )}
      {caption !== undefined && captionSide === 'right' && (
        <text x={x + box.width / 2 + 8} y={y + 4.5}>
          {caption}
        </text>
      )}
      {caption !== undefined && captionSide === 'above' && (
        <text class="small" x={x} y={y - radius - 7} text-anchor="middle">
          {caption}
        </text>
      )}
    </g>
  );
}

interface WireProps {
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Shown beside it; its sign is its colour, its size its width. */
  weight?: number;
  /** Colours it by what it carries instead, where all weights are the same. */
  isOn?: boolean;
}

/** A connection; drawn before the nodes, which cover its ends. */
export function Wire({ from, to, weight, isOn }: WireProps) {
  const middle = (from.x + to.x) / 2;
  const kind = isOn === undefined ? (weight! < 0 ? 'is-negative' : 'is-positive') : isOn ? 'is-on' : '';
  const size = isOn === undefined ? Math.min(5, 0.8 + Math.abs(weight!) / 2) : undefined;
  return (
    <g class={`diagram-wire ${kind}`}>
      <path
        d={`M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`}
        style={size === undefined ? undefined : { strokeWidth: size }}
      />
      {weight !== undefined && (
        <text class="small" x={middle} y={(from.y + to.y) / 2 - 7} text-anchor="middle">
          {formatFigure(weight)}
        </text>
      )}
    </g>
  );
}
