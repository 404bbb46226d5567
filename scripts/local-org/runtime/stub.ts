import type { ClassSymbol, MethodSymbol } from '../check/symbols.ts';
import { definePlatformType } from '../platform/registry.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { createException, requireArgument } from '../values/exception.ts';
import { ApexObject, ApexTypeValue } from '../values/object.ts';
import type { CompiledCode } from './compiledCode.ts';
import { currentTransaction } from './transaction.ts';

type StubClass = new () => ApexObject;

const stubClasses = new WeakMap<CompiledCode, Map<ClassSymbol, StubClass>>();
const providers = new WeakMap<object, unknown>();
// `Test.createStub` belongs to the runtime because it makes classes.
definePlatformType('System.Test', {
  statics: {
    createStub: (type: ApexTypeValue | null, provider: unknown) => createStub(requireArgument(type).type, provider),
  },
});

/** An instance of a class made for `type` whose every method call goes to `provider.handleMethodCall`. */
export function createStub(type: ApexType, provider: unknown): unknown {
  requireArgument(provider);
  const code = currentTransaction().org.code as CompiledCode;
  const symbol = code.program.classOf(type);
  if (!symbol || symbol.kind === 'enum')
    throw createException('System.TypeException', `Cannot create a stub of ${type.name}`);
  let known = stubClasses.get(code);
  if (!known) stubClasses.set(code, (known = new Map()));
  let stubClass = known.get(symbol);
  if (!stubClass) known.set(symbol, (stubClass = makeStubClass(code, symbol)));
  // The constructors of the stubbed class do not run.
  const stub = new stubClass();
  providers.set(stub, provider);
  return stub;
}

function makeStubClass(code: CompiledCode, symbol: ClassSymbol): StubClass {
  const stubType = ApexType.user(`${symbol.name}__sfdc_ApexStub`);
  code.typeTests.addSubtype(stubType, symbol.type);
  const base = (symbol.kind === 'class' ? code.shellOf(symbol) : ApexObject) as StubClass;
  const stubClass = class extends base {
    override get $type(): ApexType {
      return stubType;
    }
    get $stubOf(): ClassSymbol {
      return symbol;
    }
  };
  const prototype = stubClass.prototype as unknown as Record<string, unknown>;
  for (const method of stubbedMethods(code, symbol))
    prototype[method.slot] = function (this: unknown, ...args: unknown[]): unknown {
      return handle(code, this as object, method, args);
    };
  return stubClass;
}

/** Instance methods that a stub takes over: all but private ones, of the class and of everything above it. */
function stubbedMethods(code: CompiledCode, symbol: ClassSymbol): MethodSymbol[] {
  const found = new Map<string, MethodSymbol>();
  for (const type of [symbol.type, ...code.typeTests.ancestorsOf(symbol.type)]) {
    const owner = code.program.classOf(type);
    if (!owner) continue;
    for (const list of owner.methods.values())
      for (const method of list) {
        const { words } = method.modifiers;
        const isPrivate =
          owner.kind === 'class' &&
          !words.some((w) => w === 'public' || w === 'global' || w === 'protected' || w === 'webservice');
        if (!method.isStatic && !isPrivate && !found.has(method.slot)) found.set(method.slot, method);
      }
  }
  return [...found.values()];
}

const typeType = ApexType.platform('System.Type');

function handle(code: CompiledCode, stub: object, method: MethodSymbol, args: unknown[]): unknown {
  const result = code.invoke(providers.get(stub), 'handleMethodCall', [
    stub,
    method.name,
    ApexTypeValue.of(method.returnType),
    new ApexList(
      ApexType.list(typeType),
      method.parameters.map((p) => ApexTypeValue.of(p.type)),
    ),
    new ApexList(
      ApexType.list(Types.String),
      method.parameters.map((p) => p.name),
    ),
    new ApexList(ApexType.list(Types.Object), args),
  ]);
  return method.returnType === Types.Void ? null : code.cast(result, method.returnType);
}
