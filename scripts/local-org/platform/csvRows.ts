import type { ObjectSchema } from '../schema/model.ts';
import { fieldOf } from '../schema/lookup.ts';
import { Types } from '../types/apexType.ts';
import { createException } from '../values/exception.ts';
import { primitive } from './jsonTyped.ts';

/** Cells of a CSV text (RFC 4180), quoted line breaks included; empty lines are dropped. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  const input = text.replace(/^\ufeff/, '');
  for (let i = 0; i < input.length; i++) {
    const char = input.charAt(i);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (input[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** A CSV cell as a value of the field's type. */
export function valueOfText(schema: ObjectSchema, fieldName: string, text: string): unknown {
  const field = fieldOf(schema, fieldName);
  if (!field) throw createException('System.StringException', `Invalid field ${fieldName} for ${schema.name}`);
  return field.apexType === Types.String ? text : primitive({ name: 'VALUE_STRING', text }, field.apexType);
}
