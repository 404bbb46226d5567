/** Words that name nothing, found with Salesforce's compiler (most of them in the Apex Developer Guide, "Reserved Keywords"). */
const reserved = new Set(
  `abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch char class
  collect commit const continue currency date datetime decimal default delete desc do double else end enum exception exit export
  extends false final finally float for from global goto group having hint if implements import in inner insert instanceof int
  integer interface into join like limit list long loop map merge new not null nulls number object of on or outer override
  package parallel pragma private protected public retrieve return rollback select set short sobject sort static string super
  switch synchronized system testmethod then this throw time transaction trigger true try undelete update upsert using virtual
  void webservice when where while`.split(/\s+/),
);

/** The same for methods, which may share their name with most types and old words. */
const reservedForMethods = new Set(
  `abstract and as asc break bulk by catch class commit continue delete desc do else enum extends false final finally
  for from global having if implements in insert instanceof interface like limit list map merge new not null nulls on or override
  private protected public return select static super testmethod this throw trigger true try undelete update upsert using virtual
  webservice where while`.split(/\s+/),
);

const longestTypeName = 40;

/** Letters, digits and single underscores, a letter first and no underscore last (Apex Developer Guide, "Case Sensitivity" and "Naming"). */
function malformed(name: string): string | undefined {
  return /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name) ? undefined : `Invalid character in identifier: ${name}`;
}

/** What is wrong with the name of a variable, parameter, field or property; undefined for a good one. */
export function variableNameProblem(name: string): string | undefined {
  return (
    methodNameProblem(name) ?? (reserved.has(name.toLowerCase()) ? `Identifier name is reserved: ${name}` : undefined)
  );
}

export function methodNameProblem(name: string): string | undefined {
  return reservedForMethods.has(name.toLowerCase()) ? `Unexpected token '${name}'.` : malformed(name);
}

/** Top-level classes and triggers are shorter than what is inside of them. */
export function typeNameProblem(name: string, isTopLevel: boolean): string | undefined {
  return isTopLevel && name.length > longestTypeName ? `Identifier name is too long: ${name}` : malformed(name);
}
