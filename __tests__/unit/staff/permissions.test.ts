import { describe, expect, test } from '@jest/globals';
import { may, type Role, roles, staffActions, whoMay } from '@/lib/staff/permissions';

/** Who may do what, written out: a change of the table is a change here too. */
const matrix: Record<(typeof staffActions)[number], readonly Role[]> = {
  'own-account': ['agent', 'lead', 'owner'],
  'answer-visitors': ['agent', 'lead', 'owner'],
  'see-orders': ['agent', 'lead', 'owner'],
  pack: ['agent', 'lead', 'owner'],
  dispatch: ['agent', 'lead', 'owner'],
  'write-note': ['agent', 'lead', 'owner'],
  'change-address': ['agent', 'lead', 'owner'],
  'send-letter': ['agent', 'lead', 'owner'],
  resend: ['agent', 'lead', 'owner'],
  'resend-beyond': ['lead', 'owner'],
  refund: ['agent', 'lead', 'owner'],
  cancel: ['agent', 'lead', 'owner'],
  export: ['lead', 'owner'],
  'settle-alert': ['lead', 'owner'],
  'run-again': ['lead', 'owner'],
  'adjust-stock': ['lead', 'owner'],
  'close-variant': ['agent', 'lead', 'owner'],
  'see-overview': ['agent', 'lead', 'owner'],
  'manage-team': ['lead', 'owner'],
  'set-hours': ['lead', 'owner'],
  'see-reports': ['lead', 'owner'],
  'see-audit': ['lead', 'owner'],
  'log-complaint': ['agent', 'lead', 'owner'],
  'handle-data': ['lead', 'owner'],
};

describe('who may do what', () => {
  test.each(staffActions)('%s', (action) => {
    expect(roles.filter((role) => may(role, action))).toEqual(matrix[action]);
  });

  test('whoever may not is told who may', () => {
    expect(whoMay('export')).toBe('Only a lead or the owner can do this. Please ask them.');
  });
});
