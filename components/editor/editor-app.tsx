'use client';

import { makePage } from '@keystatic/next/ui/app';
import { useState } from 'react';
import { editorConfig } from './config';

export function EditorApp({ drawings }: { drawings: readonly string[] }) {
  const [Editor] = useState(() => makePage(editorConfig(drawings)));
  return <Editor />;
}
