/** What was asked for, or why not, in a sentence for whoever asked. `More` is what a refusal says besides. */
export type Result<Done = unknown, More = unknown> = ({ ok: true } & Done) | ({ ok: false; message: string } & More);

export const refused = (message: string): { ok: false; message: string } => ({ ok: false, message });
