/** Two soft notes, made here so that nothing has to be fetched. */
export function chime(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.connect(audio.destination);
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.7);
  for (const [after, hertz] of [
    [0, 660],
    [0.14, 880],
  ] as const) {
    const note = audio.createOscillator();
    note.frequency.value = hertz;
    note.connect(volume);
    note.start(audio.currentTime + after);
    note.stop(audio.currentTime + after + 0.5);
  }
  setTimeout(() => void audio.close(), 1_000);
}

/** Says nothing of what was written: screens are looked at over shoulders. One at a time, however many tabs. */
export function showNotice(waiting: number): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const body = waiting === 1 ? 'One message to read.' : `${waiting} messages to read.`;
  const notice = new Notification('Somebody has written', { body, tag: 'desk' });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}

/** Whether the browser lets us show notices, after asking if it has not been asked yet. */
export async function mayShowNotices(): Promise<boolean> {
  return typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted';
}

/** Of several tabs only one is it, by a lock held for as long as the page lives; so a sound is made once. */
export function onlyTab(name: string): { isIt: () => boolean; stop: () => void } {
  let mine = !('locks' in navigator);
  if (mine) return { isIt: () => true, stop: () => undefined };
  const stop = new AbortController();
  const hold = () =>
    new Promise<void>((release) => {
      mine = true;
      stop.signal.addEventListener('abort', () => release());
    });
  navigator.locks.request(name, { signal: stop.signal }, hold).catch(() => undefined);
  return { isIt: () => mine, stop: () => stop.abort() };
}
