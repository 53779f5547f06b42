export const roles = ['agent', 'lead', 'owner'] as const;
export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const leads: readonly Role[] = ['lead', 'owner'];

/** Who may do what. Money has a cap besides (content/orders.yaml, refundCaps). */
const table = {
  'own-account': everybody,
  'answer-visitors': everybody,
  'see-orders': everybody,
  pack: everybody,
  dispatch: everybody,
  'write-note': everybody,
  'change-address': everybody,
  'send-letter': everybody,
  resend: everybody,
  /** More of a line than was bought. */
  'resend-beyond': leads,
  refund: everybody,
  cancel: everybody,
  export: leads,
  'settle-alert': leads,
  'run-again': leads,
  'adjust-stock': leads,
  'close-variant': everybody,
  'see-overview': everybody,
  'manage-team': leads,
  'set-hours': leads,
  'see-reports': leads,
  'see-audit': leads,
  'handle-data': leads,
  'log-complaint': everybody,
} as const satisfies Record<string, readonly Role[]>;

export type StaffAction = keyof typeof table;
/** @internal Tests ask about each; the shop never needs them all. */
export const staffActions = Object.keys(table).filter((action): action is StaffAction => action in table);

export function may(role: Role, action: StaffAction): boolean {
  return table[action].includes(role);
}

/** 'Only a lead or the owner can do this. Please ask them.' */
export function whoMay(action: StaffAction): string {
  const names = table[action].map((role) =>
    role === 'owner' ? 'the owner' : `a ${role === 'agent' ? 'member' : role}`,
  );
  return `Only ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)} can do this. Please ask them.`;
}
