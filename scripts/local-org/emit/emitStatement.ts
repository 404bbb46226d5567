import type { Bound, BoundBlock, BoundStatement } from '../check/bound.ts';
import { ApexType } from '../types/apexType.ts';
import { emitExpression } from './emitExpression.ts';
import { emitCondition } from './emitOperator.ts';
import type { FileContext } from './fileContext.ts';
import type { LineWriter } from './lineWriter.ts';

/** Where statements go, and what `return` without value gives in this body. */
export interface BodyEmitter {
  readonly file: FileContext;
  readonly out: LineWriter;
  readonly emptyReturn: string;
}

export function emitBlock(body: BodyEmitter, block: BoundBlock): void {
  body.out.write('{');
  for (const statement of block.statements) emitStatement(body, statement);
  body.out.write('}');
}

/** Emits one statement on its line, with its coverage mark and tick. */
export function emitStatement(body: BodyEmitter, s: BoundStatement): void {
  const { file, out } = body;
  if (s.kind === 'block') {
    emitBlock(body, s);
    return;
  }
  out.goTo(s.line);
  if (s.kind !== 'variables' || s.declarators.some((d) => d.value)) {
    file.executableLines.add(s.line);
    out.write(`$v[${s.line}]++;$x.tx.counters.statements++;`);
  }
  switch (s.kind) {
    case 'variables':
      for (const { variable, value, line } of s.declarators) {
        out.goTo(line);
        out.write(`let ${variable.jsName}=${value ? emitExpression(file, value) : 'null'};`);
      }
      return;
    case 'expression':
      out.write(`${emitExpression(file, s.expression)};`);
      return;
    case 'if':
      out.write(`if(${emitCondition(file, s.condition)})`);
      emitBody(body, s.then);
      if (s.otherwise) {
        out.write('else');
        emitBody(body, s.otherwise);
      }
      return;
    case 'while':
      out.write(`while(${emitCondition(file, s.condition)})`);
      emitLoopBody(body, s.body);
      return;
    case 'doWhile':
      out.write('do');
      emitLoopBody(body, s.body);
      out.write(`while(${emitCondition(file, s.condition)});`);
      return;
    case 'for': {
      const init =
        s.init?.kind === 'variables'
          ? `let ${s.init.declarators.map((d) => `${d.variable.jsName}=${d.value ? emitExpression(file, d.value) : 'null'}`).join(',')}`
          : s.init?.kind === 'expression'
            ? emitExpression(file, s.init.expression)
            : '';
      out.write(
        `for(${init};${s.condition ? emitCondition(file, s.condition) : ''};${s.update.map((u) => emitExpression(file, u)).join(',')})`,
      );
      emitLoopBody(body, s.body);
      return;
    }
    case 'forEach':
      out.write(
        `for(let ${s.variable.jsName} of ${file.helper(s.inBatches ? 'inBatches' : 'iterate')}(${emitExpression(file, s.iterable)}))`,
      );
      emitLoopBody(body, s.body);
      return;
    case 'return':
      out.write(s.value ? `return ${emitExpression(file, s.value)};` : `return${body.emptyReturn};`);
      return;
    case 'throw':
      out.write(`throw ${file.helper('thrown')}(${emitExpression(file, s.value)});`);
      return;
    case 'break':
    case 'continue':
      out.write(`${s.kind};`);
      return;
    case 'try':
      emitTry(body, s);
      return;
    case 'switch':
      emitSwitch(body, s);
      return;
    case 'dml':
      out.write(
        `${file.helper('dml')}("${s.verb}",${emitExpression(file, s.value)},${JSON.stringify(s.access ?? 'system')},${JSON.stringify(s.externalId ?? null)});`,
      );
      return;
    case 'merge':
      out.write(`${file.helper('merge')}(${emitExpression(file, s.master)},${emitExpression(file, s.duplicates)});`);
      return;
    case 'runAs':
      out.write(`{const $u=${file.helper('enterRunAs')}(${s.args.map((a) => emitExpression(file, a)).join(',')});try`);
      emitBlock(body, s.body);
      out.write(`finally{${file.helper('leaveRunAs')}($u);}}`);
      return;
  }
}

function emitBody(body: BodyEmitter, statement: BoundStatement): void {
  body.out.write('{');
  if (statement.kind === 'block') for (const inner of statement.statements) emitStatement(body, inner);
  else emitStatement(body, statement);
  body.out.write('}');
}

/** Every turn of a loop looks at the statement count, so that an endless loop ends with a limit exception. */
function emitLoopBody(body: BodyEmitter, statement: BoundStatement | undefined): void {
  body.out.write('{if($x.tx.counters.statements++>$x.statementLimit)$x.overLimit();');
  if (statement?.kind === 'block') for (const inner of statement.statements) emitStatement(body, inner);
  else if (statement) emitStatement(body, statement);
  body.out.write('}');
}

const anyException = ApexType.platform('System.Exception');

function emitTry(body: BodyEmitter, s: BoundStatement & { kind: 'try' }): void {
  const { file, out } = body;
  out.write('try');
  emitBlock(body, s.body);
  if (s.catches.length > 0) {
    out.write(`catch($j){const $e=${file.helper('caught')}($j);`);
    let catchesAll = false;
    for (const clause of s.catches) {
      out.goTo(clause.line);
      catchesAll ||= clause.type === anyException;
      out.write(
        clause.type === anyException ? '{' : `if(${file.helper('isInstance')}($e,${file.constant(clause.type)})){`,
      );
      out.write(`let ${clause.variable.jsName}=$e;`);
      emitBlock(body, clause.body);
      out.write('}');
      if (clause.type === anyException) break;
      out.write('else ');
    }
    out.write(catchesAll ? '}' : 'throw $j;}');
  }
  if (s.finalizer) {
    out.write('finally');
    emitBlock(body, s.finalizer);
  }
}

function emitSwitch(body: BodyEmitter, s: BoundStatement & { kind: 'switch' }): void {
  const { file, out } = body;
  out.write(`{const $w=${emitExpression(file, s.value)};`);
  // `when else` comes last in Apex, so the chain is in source order.
  s.whens.forEach(({ when, body: block, line }, i) => {
    out.goTo(line);
    if (i > 0) out.write('else ');
    switch (when.kind) {
      case 'else':
        break;
      case 'values':
        out.write(`if(${when.values.map((v) => whenTest(file, v)).join('||')})`);
        break;
      case 'type':
        out.write(`if(${file.helper('isInstance')}($w,${file.constant(when.type)}))`);
        break;
    }
    out.write('{');
    if (when.kind === 'type') out.write(`let ${when.variable.jsName}=$w;`);
    emitBlock(body, block);
    out.write('}');
  });
  out.write('}');
}

function whenTest(file: FileContext, value: Bound): string {
  const code = emitExpression(file, value);
  const isPlain = value.kind === 'constant' || value.kind === 'enumConstant';
  return isPlain ? `$w===${code}` : `${file.helper('exactlyEquals')}($w,${code})`;
}
