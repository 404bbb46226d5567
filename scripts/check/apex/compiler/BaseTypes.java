import apex.common.base.Initializer;
import apex.common.base.Initializers;
import apex.jorje.semantic.common.TestStandardTypeInfos;
import apex.jorje.semantic.symbol.member.method.MethodInfo;
import apex.jorje.semantic.symbol.member.method.MethodTable;
import apex.jorje.semantic.symbol.member.method.StandardMethodTable;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import java.util.List;
import java.util.function.BiConsumer;

/** The two classes that every class and every exception of a project extends without saying so. */
final class BaseTypes {
  static final TypeInfo OBJECT = baseType("ApexBaseClass", TypeInfos.OBJECT, BaseTypes::addObjectMethods);
  static final TypeInfo EXCEPTION = baseType("ApexBaseException", TypeInfos.EXCEPTION, BaseTypes::addExceptionMethods);

  private BaseTypes() {}

  private static TypeInfo baseType(String name, TypeInfo parent, BiConsumer<TypeInfo, StandardMethodTable> addMethods) {
    Initializer<MethodTable, TypeInfo> methods =
        Initializers.memoize(
            owner -> {
              StandardMethodTable table = new StandardMethodTable();
              addMethods.accept(owner, table);
              return table.resolve();
            });
    return Members.type("System/" + name, "System." + name, "System", parent).setMethods(methods).buildResolved();
  }

  private static void addObjectMethods(TypeInfo owner, StandardMethodTable table) {
    table.addDuplicatesAllowed(Members.constructor(owner));
    table.addDuplicatesAllowed(Members.method(owner, "toString", TypeInfos.STRING, false, List.of()));
    table.addDuplicatesAllowed(Members.method(owner, "hashCode", TypeInfos.INTEGER, false, List.of()));
    table.addDuplicatesAllowed(Members.method(owner, "equals", TypeInfos.BOOLEAN, false, List.of(TypeInfos.OBJECT)));
  }

  private static void addExceptionMethods(TypeInfo owner, StandardMethodTable table) {
    for (TypeInfo known : List.of(TypeInfos.EXCEPTION, TestStandardTypeInfos.APEX_EXCEPTION)) {
      for (MethodInfo method : known.methods().all()) {
        if (!method.isConstructor()) {
          table.addDuplicatesAllowed(method);
        }
      }
    }
    table.addDuplicatesAllowed(Members.constructor(owner));
    table.addDuplicatesAllowed(Members.constructor(owner, TypeInfos.STRING));
    table.addDuplicatesAllowed(Members.constructor(owner, TypeInfos.EXCEPTION));
    table.addDuplicatesAllowed(Members.constructor(owner, TypeInfos.STRING, TypeInfos.EXCEPTION));
  }
}
