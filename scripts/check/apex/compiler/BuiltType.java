import apex.common.base.Initializer;
import apex.common.base.Initializers;
import apex.jorje.semantic.symbol.member.method.MethodInfo;
import apex.jorje.semantic.symbol.member.method.MethodTable;
import apex.jorje.semantic.symbol.member.method.StandardMethodTable;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.StandardFieldTable;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.GenericTypeInfoFactory;
import apex.jorje.semantic.symbol.type.ReifiedTypeInfos;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import apex.jorje.semantic.symbol.type.UnitType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;

/**
 * Describes a platform type member by member. For types that cannot be written as Apex source: enums (their methods are built in),
 * types with an internal name, and types whose members have reserved names.
 */
final class BuiltType {
  private final SymbolResolver resolver;
  private final Class<?> type;

  BuiltType(SymbolResolver resolver, Class<?> type) {
    this.resolver = resolver;
    this.type = type;
  }

  /** {@code ownFields} replaces the reflected fields if it is not null. */
  TypeInfo build(String compilerName, FieldTable ownFields) {
    Initializer<FieldTable, TypeInfo> fields = Initializers.memoize(owner -> ownFields != null ? ownFields : fields(owner));
    Initializer<MethodTable, TypeInfo> methods = Initializers.memoize(this::methods);
    String namespace = ApexNames.namespace(type);
    return Members.type(compilerName, namespace + "." + ApexNames.simple(type), namespace, TypeInfos.OBJECT)
        .setUnitType(type.isEnum() ? UnitType.ENUM : UnitType.CLASS)
        .setFields(fields)
        .setMethods(methods)
        .buildResolved();
  }

  private FieldTable fields(TypeInfo owner) {
    StandardFieldTable table = new StandardFieldTable();
    for (Field field : type.getDeclaredFields()) {
      if (field.isEnumConstant()) {
        table.add(Members.constant(owner, field.getName().replace("$", ""), owner));
      } else if (!type.isEnum() && isApexField(field)) {
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        TypeInfo fieldType = resolve(owner, field.getGenericType());
        table.add(Members.variable(owner, ApexNames.plain(field.getName()), fieldType, isStatic));
      }
    }
    return table.resolve();
  }

  private static boolean isApexField(Field field) {
    return Modifier.isPublic(field.getModifiers()) && !field.getType().getName().contains("Internal.");
  }

  private MethodTable methods(TypeInfo owner) {
    StandardMethodTable table = new StandardMethodTable();
    if (type.isEnum()) {
      addEnumMethods(owner, table);
    } else {
      addReflectedMethods(owner, table);
    }
    for (MethodInfo method : BaseTypes.OBJECT.methods().all()) {
      if (!method.isConstructor()) {
        table.addDuplicatesAllowed(method);
      }
    }
    return table.resolve();
  }

  private static void addEnumMethods(TypeInfo owner, StandardMethodTable table) {
    table.addDuplicatesAllowed(Members.method(owner, "values", GenericTypeInfoFactory.createList(owner), true, List.of()));
    table.addDuplicatesAllowed(Members.method(owner, "valueOf", owner, true, List.of(TypeInfos.STRING)));
    table.addDuplicatesAllowed(Members.method(owner, "name", TypeInfos.STRING, false, List.of()));
    table.addDuplicatesAllowed(Members.method(owner, "ordinal", TypeInfos.INTEGER, false, List.of()));
  }

  private void addReflectedMethods(TypeInfo owner, StandardMethodTable table) {
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
        TypeInfo returned = resolve(owner, method.getGenericReturnType());
        List<TypeInfo> parameters = resolveAll(owner, method.getGenericParameterTypes());
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        table.addDuplicatesAllowed(Members.method(owner, ApexNames.plain(method.getName()), returned, isStatic, parameters));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Modifier.isPublic(constructor.getModifiers())) {
        List<TypeInfo> parameters = resolveAll(owner, constructor.getGenericParameterTypes());
        table.addDuplicatesAllowed(Members.constructor(owner, parameters.toArray(TypeInfo[]::new)));
      }
    }
  }

  private List<TypeInfo> resolveAll(TypeInfo owner, Type[] types) {
    return Arrays.stream(types).map(each -> resolve(owner, each)).toList();
  }

  private TypeInfo resolve(TypeInfo owner, Type each) {
    if (each == void.class) {
      return TypeInfos.VOID;
    }
    if (each instanceof TypeVariable) {
      return TypeInfos.OBJECT;
    }
    if (each instanceof ParameterizedType generic) {
      return resolveGeneric(owner, generic);
    }
    String name = ApexNames.of(each);
    TypeInfo primitive = Members.primitive(name);
    return primitive != null ? primitive : Members.lookup(resolver, owner, name.split("\\."));
  }

  private TypeInfo resolveGeneric(TypeInfo owner, ParameterizedType generic) {
    if (ApexNames.isQueryResult(generic)) {
      return ReifiedTypeInfos.SOBJECT_QUERY_RESULT_LIST;
    }
    List<TypeInfo> arguments = resolveAll(owner, generic.getActualTypeArguments());
    return switch (ApexNames.of(generic.getRawType())) {
      case "List" -> GenericTypeInfoFactory.createList(arguments.get(0));
      case "Set" -> GenericTypeInfoFactory.createSet(arguments.get(0));
      case "Map" -> GenericTypeInfoFactory.createMap(arguments.get(0), arguments.get(1));
      default -> GenericTypeInfoFactory.create(resolver, resolve(owner, generic.getRawType()), arguments);
    };
  }
}
