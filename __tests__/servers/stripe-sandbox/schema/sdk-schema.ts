import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

export type Ask =
  | 'Checkout.SessionCreateParams'
  | 'Checkout.SessionExpireParams'
  | 'Checkout.SessionListParams'
  | 'Checkout.SessionRetrieveParams'
  | 'RefundCreateParams'
  | 'RefundListParams'
  | 'RefundRetrieveParams'
  | 'DisputeListParams'
  | 'DisputeRetrieveParams';

/**
 * Stripe's parameters as a JSON Schema, made from the types of the installed SDK. Its open enums are closed: `tsc` lets
 * `ui_mode: 'hosted'` pass, Stripe does not. Form values are text, so numbers and flags are read from it.
 */
export function sdkSchema(): (ask: Ask) => ValidateFunction {
  const schema = createGenerator({
    path: '__tests__/servers/stripe-sandbox/schema/asks.ts',
    tsconfig: 'tsconfig.json',
    type: '*',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('*');
  const definitions = { ...schema.definitions, OtherString: { not: {} } };
  const ajv = new Ajv({ coerceTypes: true, strict: false, allErrors: true });
  ajv.addSchema({ $id: 'stripe', definitions });
  const compiled = new Map<Ask, ValidateFunction>();
  return (ask) => {
    const known = compiled.get(ask) ?? ajv.compile({ $ref: `stripe#/definitions/${ask}` });
    compiled.set(ask, known);
    return known;
  };
}
