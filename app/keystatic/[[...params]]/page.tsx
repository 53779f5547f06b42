/** The editor stands in the layout, so that it stays where it is while its address changes. */
export default function EditorPage() {
  return null;
}
