import { Types } from '../types/apexType.ts';
import type { Annotation, Modifiers, Position } from '../syntax/ast.ts';
import type { MethodSymbol } from './symbols.ts';

/** Annotations of Apex (Apex Developer Guide, "Annotations") and their properties, in lower case. */
const annotations: Readonly<Record<string, readonly string[]>> = {
  auraenabled: ['cacheable', 'continuation', 'scope'],
  deprecated: [],
  future: ['callout'],
  httpdelete: [],
  httpget: [],
  httppatch: [],
  httppost: [],
  httpput: [],
  invocablemethod: ['label', 'description', 'callout', 'category', 'configurationeditor', 'iconname', 'capabilitytype'],
  invocablevariable: ['label', 'description', 'required', 'defaultvalue', 'placeholdertext'],
  istest: ['seealldata', 'oninstall', 'isparallel', 'critical', 'testfor'],
  jsonaccess: ['serializable', 'deserializable'],
  namespaceaccessible: [],
  readonly: [],
  remoteaction: [],
  restresource: ['urlmapping'],
  suppresswarnings: ['value'],
  testsetup: [],
  testvisible: [],
};

type Fault = (at: Position, problem: string) => void;

/** Annotations that do not exist, and properties they do not have. */
export function checkAnnotations({ annotations: written }: Modifiers, fault: Fault): void {
  for (const annotation of written) {
    const properties = annotations[annotation.name];
    if (!properties) fault(annotation, `Annotation does not exist: ${annotation.name}`);
    else
      for (const key of Object.keys(annotation.values))
        if (!properties.includes(key) && key !== 'value')
          fault(annotation, `No such property, ${key}, defined on this annotation: ${annotation.name}`);
  }
}

/** What an annotation asks of its method. */
export function checkAnnotatedMethod(method: MethodSymbol, fault: Fault): void {
  const { declaration, returnType, parameters, modifiers } = method;
  const has = (name: string): Annotation | undefined => modifiers.annotations.find((a) => a.name === name);
  if (has('future')) {
    if (!method.isStatic) fault(declaration, 'Future methods must be declared as static');
    if (returnType !== Types.Void)
      fault(declaration, `Future methods do not support return type of ${returnType.name}`);
  }
  if (has('auraenabled') && !method.isStatic && !/^get/i.test(method.name))
    fault(declaration, "Non static AuraEnabled methods must be named with a prefix 'get'");
  if (has('invocablemethod')) {
    if (!method.isStatic) fault(declaration, 'Invocable methods must be static');
    if (parameters.length > 1)
      fault(declaration, 'Only one parameter is supported on methods with @Invocable annotation');
  }
}
