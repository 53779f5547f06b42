import 'server-only';
import type { z } from 'zod';
import type { Done } from '@/lib/http/answer';
import { accountActs } from './account/acts';
import { passkeyActs } from './account/passkey-acts';
import { alertActs } from './alerts/acts';
import { complaintActs } from './complaints/acts';
import { customerActs } from './customers/acts';
import { hoursActs } from './hours/acts';
import { inboxActs } from './inbox/acts';
import { answerActs } from './inbox/answer-acts';
import { proofActs } from './inbox/proof/acts';
import { orderActs } from './orders/acts';
import { packingActs } from './packing/acts';
import { peopleActs } from './people/acts';
import { stockActs } from './stock/acts';

/** All that staff do, by its address below /api/staff. */
export const acts = {
  ...answerActs,
  ...inboxActs,
  ...proofActs,
  ...orderActs,
  ...packingActs,
  ...alertActs,
  ...customerActs,
  ...stockActs,
  ...peopleActs,
  ...complaintActs,
  ...hoursActs,
  ...accountActs,
  ...passkeyActs,
};

type Acts = typeof acts;
export type ActName = keyof Acts;
export const isAct = (address: string): address is ActName => Object.hasOwn(acts, address);

/** What an act takes, before its schema has read it. */
export type ActInput<Name extends ActName> = z.input<Acts[Name]['form']>;
type KeysOf<Input> = Input extends unknown ? keyof Input : never;
/** The names of its form's fields. A form that takes any name at all has none here, so that it has to say which. */
export type ActField<Name extends ActName> = Name extends ActName
  ? string extends KeysOf<ActInput<Name>>
    ? never
    : KeysOf<ActInput<Name>> & string
  : never;
/** What it answers when it is done. */
export type ActAnswer<Name extends ActName> =
  Extract<Awaited<ReturnType<Acts[Name]['run']>>, Done> extends Done<infer Json> ? Json : never;
