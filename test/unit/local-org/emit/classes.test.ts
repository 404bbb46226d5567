import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, thrownByApex } from '../runApex.ts';

const sources = {
  Base: `public virtual class Base {
    public static List<String> log = new List<String>();
    public static Integer count;
    static { count = 10; }
    public Integer x = 1;
    public Base() { count++; log.add('Base ' + describe()); }
    public virtual String describe() { return 'base' + x; }
    public String viaBase() { return describe(); }
    public Integer lazy { get { if (lazy == null) { lazy = 7; } return lazy; } set; }
    public static String fixed { get { return 'fixed'; } }
    public Integer doubled { get; private set { doubled = value * 2; } }
    public void setDoubled(Integer v) { doubled = v; }
  }`,
  Derived: `public class Derived extends Base {
    public List<String> items = new List<String>();
    public Integer y = x + 1;
    public Derived() { super(); log.add('Derived ' + y); }
    public Derived(Integer y) { this(); this.y = y; }
    public override String describe() { items.add('d'); return 'derived(' + super.describe() + ')'; }
    public enum Color { RED, GREEN }
    public interface Shape { Decimal area(); }
    public class Square implements Shape, Comparable {
      Integer side;
      public Square(Integer side) { this.side = side; }
      public Decimal area() { return side * side; }
      public Integer compareTo(Object other) { return side - ((Square) other).side; }
      public override String toString() { return 'Square' + side; }
      public Boolean equals(Object other) { return other instanceof Square && ((Square) other).side == side; }
      public override Integer hashCode() { return side; }
    }
    public class ProblemException extends Exception { public Integer code; }
  }`,
};

test('shouldInitialiseFieldsBeforeAnyConstructorAndChainConstructors', () => {
  const output = runApex(
    'Derived d = new Derived(5); System.debug(Base.log); System.debug(d.y + d.viaBase() + Base.count);',
    { sources },
  );
  assert.deepEqual(
    output,
    ['(Base derived(base1), Derived 2)', '5derived(base1)11'],
    'an override called by the super constructor finds its fields',
  );
});

test('shouldRunPropertyAccessorsAndReachTheStorageInside', () => {
  const output = runApex(
    "Derived d = new Derived(); System.debug(d.lazy); d.lazy = 9; d.lazy += 1; System.debug(d.lazy++ + ' ' + d.lazy); System.debug(Base.fixed); d.setDoubled(4); System.debug(d.doubled);",
    { sources },
  );
  assert.deepEqual(output, ['7', '10 11', 'fixed', '8'], 'getter, setter, static and own storage');
});

test('shouldKeepStaticsPerTransaction', () => {
  assert.deepEqual(
    runApex('System.debug(Base.count); Base.count = 99;', { sources }),
    ['10'],
    'the static block has run',
  );
});

test('shouldSupportEnumsWithTheirMethodsAndSwitches', () => {
  const output = runApex(
    "System.debug(Derived.Color.values()); System.debug(Derived.Color.valueOf('GREEN').ordinal()); Derived.Color c = Derived.Color.GREEN; switch on c { when RED { System.debug('red'); } when GREEN { System.debug('green'); } }",
    { sources },
  );
  assert.deepEqual(output, ['(RED, GREEN)', '1', 'green'], 'values, ordinal, switch by bare name');
});

test('shouldUseEqualsHashCodeAndCompareToOfTheClass', () => {
  const output = runApex(
    'List<Derived.Square> l = new List<Derived.Square>{ new Derived.Square(3), new Derived.Square(1) }; l.sort(); System.debug(l); Set<Derived.Square> s = new Set<Derived.Square>(l); s.add(new Derived.Square(1)); System.debug(s.size()); System.debug(new Derived.Square(2) == new Derived.Square(2)); System.debug(new Derived.Square(2) === new Derived.Square(2)); Derived.Shape shape = l[1]; System.debug(shape.area());',
    { sources },
  );
  assert.deepEqual(output, ['(Square1, Square3)', '2', 'true', 'false', '9'], 'sets, sort and == ask the class');
});

test('shouldGiveExceptionClassesTheirFourConstructors', () => {
  const output = runApex(
    `try { throw new Derived.ProblemException('m'); } catch (Derived.ProblemException e) { System.debug(e.getMessage() + e.getTypeName()); }
    Exception cause = new Derived.ProblemException();
    System.debug(new Derived.ProblemException(cause).getCause() === cause);
    System.debug(new Derived.ProblemException('w', cause).getMessage());
    System.debug(cause.getMessage());`,
    { sources },
  );
  assert.deepEqual(
    output,
    ['mDerived.ProblemException', 'true', 'w', 'Script-thrown exception'],
    'none, message, cause, both',
  );
});

test('shouldCastAndTestRuntimeTypes', () => {
  const output = runApex(
    "Object o = 42; System.debug(o instanceof Decimal); System.debug((Decimal) o + 0.5); Object l = new List<String>{ 'a' }; System.debug(l instanceof List<Integer>); Object d = new Derived(); System.debug(d instanceof Base); System.debug(d instanceof Derived.Shape); Object day = Date.today(); System.debug(day instanceof Datetime);",
    { sources },
  );
  assert.deepEqual(output, ['true', '42.5', 'false', 'true', 'false', 'true'], 'numbers are instances of wider types');
  assert.equal(
    thrownByApex('Object o = 1; String s = (String) o;'),
    'System.TypeException: Invalid conversion from runtime type Integer to String',
    'a wrong cast',
  );
});

test('shouldStubClassesAndInterfaces', () => {
  const stub = {
    Provider: `public class Provider implements System.StubProvider {
      public Object handleMethodCall(Object stub, String name, System.Type returnType, List<System.Type> types, List<String> names, List<Object> args) {
        return returnType == String.class ? name + types + names + args : null;
      }
    }`,
    Service:
      "public virtual class Service { public virtual String greet(String who, Integer times) { return 'real'; } public String viaThis() { return greet('x', 1); } }",
  };
  const output = runApex(
    "Service s = (Service) Test.createStub(Service.class, new Provider()); System.debug(s.greet('Ann', 2)); Object stubbed = s; System.debug(stubbed instanceof Service);",
    { sources: stub, isTest: true },
  );
  assert.deepEqual(
    output,
    ['greet(String, Integer)(who, times)(Ann, 2)', 'true'],
    'the provider sees names, types and arguments',
  );
});
