'use client';

import { makePage } from '@keystatic/next/ui/app';
import { useState } from 'react';
import { editorConfig } from './config';
import { sayingWhatWasRead } from './read-client';

export function EditorApp({ drawings }: { drawings: readonly string[] }) {
  const [Editor] = useState(() => {
    if (globalThis.document) globalThis.fetch = sayingWhatWasRead(globalThis.fetch.bind(globalThis));
    return makePage(editorConfig(drawings));
  });
  return <Editor />;
}
