import { useSyncExternalStore } from 'react';

/** What somebody has asked of their own browser. Everything is off until they do, but for the keys. */
export type DeskSettings = { sound: boolean; notices: boolean; keys: boolean };

const key = 'desk:settings';
const usual: DeskSettings = { sound: false, notices: false, keys: true };
let known: { text: string | null; settings: DeskSettings } = { text: null, settings: usual };

function read(): DeskSettings {
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return usual;
  }
  if (text === known.text) return known.settings;
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const is = (name: keyof DeskSettings) => {
      const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined;
      return typeof value === 'boolean' ? value : usual[name];
    };
    known = { text, settings: { sound: is('sound'), notices: is('notices'), keys: is('keys') } };
  } catch {
    known = { text, settings: usual };
  }
  return known.settings;
}

export function changeSettings(change: Partial<DeskSettings>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...read(), ...change }));
  } catch {
    return;
  }
  dispatchEvent(new StorageEvent('storage', { key }));
}

function subscribe(listener: () => void): () => void {
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}

/** The same in every tab. */
export const useSettings = (): DeskSettings => useSyncExternalStore(subscribe, read, () => usual);
export const settingsNow = read;
