import type { WireEvent, WireSeen, WireState } from '../log/wire';
import type { Typing } from './typing';

/** What a visitor's stream carries, by the name of each frame. */
export type VisitorFrames = {
  message: WireEvent;
  seen: WireSeen;
  typing: { name: string };
  beat: WireState;
  ready: WireState;
};

type Nothing = Record<string, never>;
/** The console's: no conversation means that anything may have changed. */
export type DeskFrames = { changed: { conversation: string | null }; typing: Typing; beat: Nothing; ready: Nothing };
