import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most);
const named = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') };

/** What a browser sends of a passkey that it has just made. */
export const newCredential = z.object({
  ...named,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(16_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .catch([])
      .default([]),
  }),
});
export type NewCredential = z.infer<typeof newCredential>;

/** What a browser sends of a passkey that has signed. */
export const signedCredential = z.object({
  ...named,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    /** Whose it is, as the device says; absent of one that is no passkey. */
    userHandle: base64url(100).nullish(),
  }),
});
export type SignedCredential = z.infer<typeof signedCredential>;
