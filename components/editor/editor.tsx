import { drawings } from '@/lib/serve/editor/drawings';
import { EditorApp } from './editor-app';

export function Editor() {
  return <EditorApp drawings={drawings()} />;
}
