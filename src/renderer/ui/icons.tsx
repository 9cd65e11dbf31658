import type { ComponentChildren } from 'preact';

interface IconProps {
  children: ComponentChildren;
  isFilled?: boolean;
  /** Accessible name, if no text beside the icon says the same. */
  name?: string;
}

function Icon({ children, isFilled = false, name }: IconProps) {
  const meaning = name === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': name };
  return (
    <svg class={isFilled ? 'icon filled' : 'icon'} viewBox="0 0 20 20" focusable="false" {...meaning}>
      {children}
    </svg>
  );
}

/** Inkling's own. */
export const Mark = () => (
  <svg class="mark" viewBox="64 64 896 896" role="img" aria-label="Inkling">
    <rect
      x="74"
      y="74"
      width="876"
      height="876"
      rx="196"
      fill="#17181b"
      stroke="var(--line)"
      stroke-width="20"
    />
    <path
      d="M356 322C420 236 640 232 640 366 640 462 540 492 470 494 560 494 676 536 676 652 676 796 442 828 340 716"
      fill="none"
      stroke="#fff"
      stroke-width="92"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <circle cx="340" cy="716" r="62" fill="#2f6fdb" />
  </svg>
);

export const ChapterIcon = () => (
  <Icon>
    <path d="M10 5.4C8.6 4.2 6.4 3.8 3 4v11.2c3.4-.2 5.6.2 7 1.4 1.4-1.2 3.6-1.6 7-1.4V4c-3.4-.2-5.6.2-7 1.4zM10 5.4v11.2" />
  </Icon>
);

export const TrainIcon = () => (
  <Icon>
    <path d="M3 3v14h14M5.8 13.2c1.6-5.4 4.2-7 10.4-7.6" />
  </Icon>
);

export const RunsIcon = () => (
  <Icon>
    <path d="M3 5l1.4 1.4L7 3.8M10 5h7M3 10.2l1.4 1.4L7 9M10 10.2h7M3 15.4l1.4 1.4L7 14.2M10 15.4h7" />
  </Icon>
);

export const NetworkIcon = () => (
  <Icon>
    <path d="M5.8 5.4 14.2 9.2M5.8 14.6l8.4-3.8M4 6.5v7" />
    <circle cx="4" cy="4.6" r="1.9" />
    <circle cx="4" cy="15.4" r="1.9" />
    <circle cx="16" cy="10" r="1.9" />
  </Icon>
);

export const ResultsIcon = () => (
  <Icon>
    <path d="M3 3h14v14H3zM3 7.7h14M3 12.3h14M7.7 3v14M12.3 3v14" />
  </Icon>
);

export const DataIcon = () => (
  <Icon>
    <path d="M6.5 6.5H17V17H6.5zM3 13.5V3h10.5" />
  </Icon>
);

export const ReadIcon = () => (
  <Icon>
    <path d="M3 6.5V4.2C3 3.5 3.5 3 4.2 3h2.3M13.5 3h2.3c.7 0 1.2.5 1.2 1.2v2.3M17 13.5v2.3c0 .7-.5 1.2-1.2 1.2h-2.3M6.5 17H4.2c-.7 0-1.2-.5-1.2-1.2v-2.3M7 8h6M7 12h4" />
  </Icon>
);

export const MyDigitsIcon = () => (
  <Icon>
    <path d="m4 13.2.8-3.2 7.4-7.4a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1L7.3 12.6zM11 4.2l2.4 2.4M3.5 17h13" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="M5.5 8 10 12.5 14.5 8" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m4 10.5 4 4 8-9" />
  </Icon>
);

export const StarIcon = ({ name }: { name?: string }) => (
  <Icon isFilled name={name}>
    <path d="m10 2.6 2.2 4.7 5.1.6-3.8 3.5 1 5.1-4.5-2.5-4.5 2.5 1-5.1L2.7 7.9l5.1-.6z" />
  </Icon>
);

export const PlayIcon = () => (
  <Icon isFilled>
    <path d="M6 3.8v12.4a.8.8 0 0 0 1.2.7l9.8-6.2a.8.8 0 0 0 0-1.4L7.2 3.1A.8.8 0 0 0 6 3.8z" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon isFilled>
    <rect x="5" y="3.5" width="3.6" height="13" rx="1" />
    <rect x="11.4" y="3.5" width="3.6" height="13" rx="1" />
  </Icon>
);

export const StopIcon = () => (
  <Icon isFilled>
    <rect x="4.5" y="4.5" width="11" height="11" rx="1.8" />
  </Icon>
);

export const OpenIcon = () => (
  <Icon>
    <path d="M2.8 15.5v-11h5l1.7 2h7.7v9z" />
  </Icon>
);

export const SaveIcon = () => (
  <Icon>
    <path d="M10 3v9.2M6.4 8.8 10 12.4l3.6-3.6M3.5 13v3.5h13V13" />
  </Icon>
);

export const UndoIcon = () => (
  <Icon>
    <path d="M7.5 4 3.8 7.7l3.7 3.7M4 7.7h7.8a4.2 4.2 0 0 1 0 8.4H8" />
  </Icon>
);

export const RedoIcon = () => (
  <Icon>
    <path d="m12.5 4 3.7 3.7-3.7 3.7M16 7.7H8.2a4.2 4.2 0 0 0 0 8.4H12" />
  </Icon>
);

export const PenIcon = () => (
  <Icon>
    <path d="m3.5 16.5.9-3.7 9-9a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4l-9 9zM12 5.2l2.8 2.8" />
  </Icon>
);

export const EraserIcon = () => (
  <Icon>
    <path d="m8 16.5-4.6-4.6a1.4 1.4 0 0 1 0-2l6.5-6.5a1.4 1.4 0 0 1 2 0l4.7 4.7a1.4 1.4 0 0 1 0 2L10.2 16.5zM6.6 6.7l6.7 6.7M6.5 16.5h10" />
  </Icon>
);

export const ClearIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M8 5V3.5h4V5M5.2 5.5l.8 11h8l.8-11M8.3 8.5v5M11.7 8.5v5" />
  </Icon>
);

export const ThinnerIcon = () => (
  <Icon>
    <path d="M4.5 10h11" />
  </Icon>
);

export const ThickerIcon = () => (
  <Icon>
    <path d="M4.5 10h11M10 4.5v11" />
  </Icon>
);

export const PreviousIcon = () => (
  <Icon>
    <path d="M12 5.5 7.5 10l4.5 4.5" />
  </Icon>
);

export const NextIcon = () => (
  <Icon>
    <path d="M8 5.5l4.5 4.5L8 14.5" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M4.5 10h.1M10 10h.1M15.5 10h.1" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M10 3.2 17.6 16.5H2.4zM10 8v4M10 14v.3" />
  </Icon>
);
