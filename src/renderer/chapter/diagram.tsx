import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { formatFigure } from './figures';
import './diagram.css';

interface DiagramProps {
  /** What the network says at the moment, in a sentence. */
  label: string;
  width: number;
  height: number;
  /** Called while the pointer draws from one place to another, in the diagram's own units. */
  onDrag?: (drag: DiagramDrag) => void;
  children: ComponentChildren;
}

export interface DiagramDrag {
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** The pointer has been released. */
  isOver: boolean;
}

/** A pointer that moves less is still, in pixels. */
const leastDrag = 6;

/** A network of neurons as a drawing, whose neurons can be buttons. */
export function Diagram({ label, width, height, onDrag, children }: DiagramProps) {
  const pressed = useRef<{ x: number; y: number } | null>(null);
  const isDragged = useRef(false);
  const follow = (event: PointerEvent & { currentTarget: SVGSVGElement }, isOver: boolean) => {
    const from = pressed.current;
    if (from === null || onDrag === undefined) return;
    const far = Math.hypot(event.clientX - from.x, event.clientY - from.y) >= leastDrag;
    isDragged.current ||= far;
    const place = placeIn(event.currentTarget);
    if (isDragged.current)
      onDrag({ from: place(from), to: place({ x: event.clientX, y: event.clientY }), isOver });
    if (isOver) pressed.current = null;
  };
  return (
    <svg
      class={onDrag === undefined ? 'diagram' : 'diagram is-drawn-on'}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={label}
      onPointerDown={({ clientX, clientY }) => {
        pressed.current = { x: clientX, y: clientY };
        isDragged.current = false;
      }}
      onPointerMove={(event) => follow(event, false)}
      onPointerUp={(event) => follow(event, true)}
      onPointerCancel={(event) => follow(event, true)}
      // A wire that ends where it began is no click.
      onClickCapture={(event) => isDragged.current && event.stopPropagation()}
    >
      {children}
    </svg>
  );
}

/** From the window's pixels to the diagram's units. */
function placeIn(svg: SVGSVGElement) {
  const matrix = svg.getScreenCTM()!.inverse();
  return ({ x, y }: { x: number; y: number }) => {
    const point = new DOMPoint(x, y).matrixTransform(matrix);
    return { x: point.x, y: point.y };
  };
}

interface NodeProps {
  x: number;
  y: number;
  /** A box is a signal, a circle a neuron. */
  shape: 'box' | 'circle';
  /** Inside: the signal, or the neuron's bias. */
  text: string;
  /** Inside a circle, under the text. */
  below?: string;
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
    below,
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
      <text class="node-text" x={x} y={below === undefined ? y + 4.5 : y - 2} text-anchor="middle">
        {text}
      </text>
      {below !== undefined && (
        <text class="node-below" x={x} y={y + 13} text-anchor="middle">
          {below}
        </text>
      )}
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
  /** Where the weight is shown: 0 at its start, 1 at its end. */
  at?: number;
  /** A click on it; keys have another way. */
  onPress?: () => void;
}

/** A connection; drawn before the nodes, which cover its ends. */
export function Wire({ from, to, weight, isOn, at = 0.5, onPress }: WireProps) {
  const middle = (from.x + to.x) / 2;
  const kind = isOn === undefined ? (weight! < 0 ? 'is-negative' : 'is-positive') : isOn ? 'is-on' : '';
  const size = isOn === undefined ? Math.min(5, 0.8 + Math.abs(weight!) / 2) : undefined;
  const path = `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
  return (
    <g class={`diagram-wire ${kind}`}>
      {onPress && <path class="reach" d={path} onClick={onPress} />}
      <path d={path} style={size === undefined ? undefined : { strokeWidth: size }} />
      {weight !== undefined && (
        <text
          class="small"
          x={from.x + at * (to.x - from.x)}
          y={heightAt(from.y, to.y, at) - 7}
          text-anchor="middle"
        >
          {formatFigure(weight)}
        </text>
      )}
    </g>
  );
}

/** Of the curve from one height to another: flat at both ends. */
function heightAt(from: number, to: number, at: number): number {
  return from + (to - from) * at * at * (3 - 2 * at);
}
