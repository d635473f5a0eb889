import type { FramePlace } from '../../../shared/contracts/frame-place.ts';
import { frameWidth } from '../../../shared/domain/frame-width.ts';

export interface KeptPlace {
  readonly place: FramePlace | null;
  /** Language of the product, where a person has chosen one. */
  readonly language: string | null;
}

/** The background's answer to `frame.read_place`, checked by hand: the schema library would outweigh the loader. */
export function readKeptPlace(answer: unknown): KeptPlace | null {
  if (!isRecord(answer) || answer.ok !== true || !isRecord(answer.value)) return null;
  const { place, language } = answer.value;
  return {
    place: isPlace(place) ? place : null,
    language: typeof language === 'string' ? language : null,
  };
}

function isPlace(value: unknown): value is FramePlace {
  if (!isRecord(value)) return false;
  const { folded, side, width } = value;
  return (
    typeof folded === 'boolean' &&
    (side === 'left' || side === 'right') &&
    typeof width === 'number' &&
    width >= frameWidth.least &&
    width <= frameWidth.most
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
