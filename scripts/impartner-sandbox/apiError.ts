/** A refusal in the API's own envelope: `success: false` with `errors` and a top-level `message`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];

  constructor(status: number, code: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  envelope(): unknown {
    return {
      success: false,
      message: this.message,
      errors: [{ fields: this.fields, code: this.code, message: this.message }],
    };
  }
}
