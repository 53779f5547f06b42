'use client';

import { useState } from 'react';
import { chime, mayShowNotices } from '@/lib/desk/browser/alert-client';
import { changeSettings, useSettings } from '@/lib/desk/browser/settings-client';

/** What somebody wants of their own browser: nothing makes a sound or asks for anything until they say so here. */
export function DeskSettingsForm() {
  const { sound, notices, keys } = useSettings();
  const [says, setSays] = useState('');
  const wantSound = (wanted: boolean) => {
    changeSettings({ sound: wanted });
    if (wanted) chime();
  };
  const wantNotices = async (wanted: boolean) => {
    const allowed = wanted && (await mayShowNotices());
    changeSettings({ notices: allowed });
    setSays(wanted && !allowed ? 'Your browser does not let us show notices. You can allow it in its settings.' : '');
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold">When somebody writes</legend>
      <label className="desk-check">
        <input type="checkbox" checked={sound} onChange={({ target }) => wantSound(target.checked)} />
        Make a sound
      </label>
      <label className="desk-check">
        <input type="checkbox" checked={notices} onChange={({ target }) => void wantNotices(target.checked)} />
        Show a notice of the desktop, without a word of what was written
      </label>
      <label className="desk-check">
        <input type="checkbox" checked={keys} onChange={({ target }) => changeSettings({ keys: target.checked })} />
        Single keys do things
      </label>
      <p role="status" className="desk-error">
        {says}
      </p>
    </fieldset>
  );
}
