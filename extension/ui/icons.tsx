import type { ReactNode } from 'react';

/** Icons of 16 px, drawn in the colour of the text. They always stand beside a word or inside a named control. */
interface IconProps {
  readonly className?: string | undefined;
}

function icon(paths: ReactNode) {
  return function Icon({ className }: IconProps) {
    return (
      <svg
        className={className}
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    );
  };
}

export const MarkIcon = icon(
  <>
    <path d="M3 2.75h7.5a2 2 0 0 1 2 2v8.5H5a2 2 0 0 1-2-2z" fill="currentColor" stroke="none" />
    <path d="M5.5 5.75H10M5.5 8.25H10" stroke="var(--surface)" />
  </>,
);
export const FindIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3 3" />
  </>,
);
export const TodayIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 5v3.25L10 9.5" />
  </>,
);
export const MenuIcon = icon(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />);
export const FoldIcon = icon(<path d="m6 3.5 4.5 4.5L6 12.5" />);
export const BackIcon = icon(<path d="M10 3.5 5.5 8l4.5 4.5" />);
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="7.5" height="7.5" rx="1.5" />
    <path d="M10.5 3H4.5A1.5 1.5 0 0 0 3 4.5v6" />
  </>,
);
export const DoneIcon = icon(<path d="m3.25 8.5 3 3 6.5-7" />);
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const AttentionIcon = icon(
  <>
    <path d="M8 2.5 14 13H2z" />
    <path d="M8 6.5v3M8 11.25h.01" />
  </>,
);
export const MailIcon = icon(
  <>
    <rect x="2.25" y="3.5" width="11.5" height="9" rx="1.5" />
    <path d="m2.75 4.75 5.25 4 5.25-4" />
  </>,
);
export const CallIcon = icon(
  <path d="M5.25 2.75 3.5 3.5c-.5 4.25 4.75 9.5 9 9l.75-1.75-2.5-1.75-1.25 1C8.25 9.5 6.5 7.75 6 6.5l1-1.25z" />,
);
export const VisitIcon = icon(
  <>
    <path d="M8 14s4.5-4 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z" />
    <circle cx="8" cy="6.5" r="1.5" />
  </>,
);
export const MeetingIcon = icon(
  <>
    <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
    <path d="M2.5 6.75h11M5.5 2v3M10.5 2v3" />
  </>,
);
export const ChatIcon = icon(
  <path d="M2.5 4A1.5 1.5 0 0 1 4 2.5h8A1.5 1.5 0 0 1 13.5 4v5a1.5 1.5 0 0 1-1.5 1.5H7L4 13v-2.5A1.5 1.5 0 0 1 2.5 9z" />,
);
export const NoteIcon = icon(<path d="M4 2.5h8v11H4zM6.25 6h3.5M6.25 9h3.5" />);
export const PersonIcon = icon(
  <>
    <circle cx="8" cy="5.5" r="2.75" />
    <path d="M2.75 13.5c.75-3 2.75-4 5.25-4s4.5 1 5.25 4" />
  </>,
);
export const ExternalIcon = icon(
  <path d="M6.5 3.5h-2A1.5 1.5 0 0 0 3 5v6.5A1.5 1.5 0 0 0 4.5 13H11a1.5 1.5 0 0 0 1.5-1.5v-2M9 3h4v4M13 3 7.5 8.5" />,
);
export const EditIcon = icon(<path d="m3 13 .75-3L10.5 3.25l2.25 2.25L6 12.25zM9 4.75 11.25 7" />);
export const RevealIcon = icon(
  <>
    <path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z" />
    <circle cx="8" cy="8" r="1.75" />
  </>,
);
export const AddIcon = icon(<path d="M8 3.5v9M3.5 8h9" />);
export const StatusIcon = icon(<path d="M4 14V2.5h8L10 6l2 3.5H4" />);
export const StageIcon = icon(<path d="M2.5 12.5V9h3.5V6h3.5V3h4" />);
