import { useEffect, useRef } from 'preact/hooks';
import { onThemeChange, readChartTheme } from '../charts/chart-theme';
import type { PanelBins } from './distribution-bins';

interface DistributionPanelProps {
  title: string;
  bins: PanelBins;
  /** The strip of the shown network, by the passes it has made; null without. */
  marked: number | null;
  /** A few figures about the shown network. */
  figures: string;
}

/** A histogram of the shown network, and a strip for each kept one below it, the earliest first. */
export function DistributionPanel({ title, bins, marked, figures }: DistributionPanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    // Taken off the page, it is told of its last size once more.
    const paintNow = () => element.clientWidth > 0 && paint(element, bins, marked);
    const resizing = new ResizeObserver(paintNow);
    resizing.observe(element);
    const stop = onThemeChange(paintNow);
    return () => {
      resizing.disconnect();
      stop();
    };
  }, [bins, marked]);
  return (
    <div class="distribution">
      <h4>{title}</h4>
      <canvas ref={canvas} aria-hidden="true" />
      <div class="distribution-axis" aria-hidden="true">
        {bins.labels.map(({ place, text }) => (
          <span key={text} style={{ '--place': place }}>
            {text}
          </span>
        ))}
      </div>
      <p class="soft">{figures}</p>
    </div>
  );
}

/** Of the canvas: bars above, strips below, in pixels. */
const barsHeight = 44;
const gap = 4;
/** Room at the right for the mark of the shown network. */
const markRoom = 8;
const highestStrip = 6;

function paint(canvas: HTMLCanvasElement, { shown, rows }: PanelBins, marked: number | null): void {
  const ratio = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d')!;
  const theme = readChartTheme(canvas);
  context.scale(ratio, ratio);
  const room = width - markRoom;
  context.fillStyle = theme.line;
  context.fillRect(0, barsHeight, room, 1);
  const most = mostIn([...rows.map(({ bins }) => bins), ...(shown ? [shown] : [])]);
  context.fillStyle = theme.main;
  shown?.forEach((count, bin) => {
    const barHeight = Math.sqrt(count / most) * (barsHeight - 2);
    const [left, right] = [edge(bin, shown.length, room), edge(bin + 1, shown.length, room)];
    context.fillRect(left, barsHeight - barHeight, Math.max(1, right - left - 0.5), barHeight);
  });
  const top = barsHeight + gap;
  const strip = Math.min(highestStrip, (height - top) / Math.max(1, rows.length));
  rows.forEach((row, index) => {
    const y = top + index * strip;
    context.fillStyle = theme.text;
    row.bins.forEach((count, bin) => {
      if (count === 0) return;
      const [left, right] = [edge(bin, row.bins.length, room), edge(bin + 1, row.bins.length, room)];
      context.globalAlpha = 0.08 + 0.72 * Math.sqrt(count / most);
      context.fillRect(left, y, right - left, strip - (strip > 2 ? 0.5 : 0));
    });
    context.globalAlpha = 1;
    if (row.epochs !== marked) return;
    context.fillStyle = theme.main;
    const middle = y + strip / 2;
    context.beginPath();
    context.moveTo(room + 1, middle);
    context.lineTo(width, middle - 4);
    context.lineTo(width, middle + 4);
    context.fill();
  });
}

function edge(bin: number, count: number, room: number): number {
  return (bin / count) * room;
}

function mostIn(all: readonly (readonly number[])[]): number {
  return Math.max(1, ...all.map((bins) => Math.max(...bins)));
}
