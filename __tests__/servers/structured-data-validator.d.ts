declare module '@adobe/structured-data-validator' {
  type Issue = { severity: 'ERROR' | 'WARNING'; issueMessage: string; path: unknown };

  class Validator {
    validate(data: { jsonld: Record<string, object[]> }): Promise<Issue[]>;
  }
  export = Validator;
}
