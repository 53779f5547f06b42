import { allowForeignChanges } from './foreign-changes-client';
import { report } from './report-client';
import { stayWhileUnreachable } from './stay-client';
import { type Before, carryTypedOver } from './typed-client';

/** Stands by an open page, whatever the world does to it. Gives where to tell what went wrong. */
export function standBy(before: Before): (event: Event) => void {
  allowForeignChanges();
  carryTypedOver(before);
  stayWhileUnreachable();
  return report;
}
