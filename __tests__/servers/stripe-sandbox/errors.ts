export class StripeError extends Error {
  override name = 'StripeError';
  constructor(
    readonly status: number,
    readonly type:
      | 'invalid_request_error'
      | 'idempotency_error'
      | 'api_error'
      | 'authentication_error'
      | 'rate_limit_error',
    message: string,
    readonly code?: string,
    readonly param?: string,
  ) {
    super(message);
  }

  body() {
    const { type, message, code, param } = this;
    return { error: { type, message, ...(code ? { code } : {}), ...(param ? { param } : {}) } };
  }
}

export const missing = (kind: string, id: string) =>
  new StripeError(404, 'invalid_request_error', `No such ${kind}: '${id}'`, 'resource_missing', 'id');

export const refusal = (message: string, code?: string, param?: string) =>
  new StripeError(400, 'invalid_request_error', message, code, param);
