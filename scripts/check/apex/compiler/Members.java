import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.symbol.member.method.MethodInfo;
import apex.jorje.semantic.symbol.member.method.StandardMethodInfo;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.StandardFieldInfo;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.StandardTypeInfoImpl;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import apex.jorje.semantic.symbol.type.UnitType;
import java.util.Arrays;
import java.util.List;

/** Short ways to build the compiler's own descriptions of methods, fields and types. */
final class Members {
  private Members() {}

  static MethodInfo method(TypeInfo owner, String name, TypeInfo returned, boolean isStatic, List<TypeInfo> parameters) {
    return StandardMethodInfo.builder()
        .setName(name)
        .setDefiningType(owner)
        .setReturnType(returned)
        .setNamedParameterTypes(parameters)
        .setModifiers(isStatic ? ModifierGroups.GLOBAL_STATIC : ModifierGroups.GLOBAL_VIRTUAL)
        .build();
  }

  static MethodInfo constructor(TypeInfo owner, TypeInfo... parameters) {
    return StandardMethodInfo.builder()
        .setConstructor()
        .setDefiningType(owner)
        .setReturnType(TypeInfos.VOID)
        .setNamedParameterTypes(Arrays.asList(parameters))
        .setModifiers(ModifierGroups.ONLY_GLOBAL)
        .build();
  }

  static FieldInfo field(TypeInfo owner, String name, TypeInfo type) {
    return StandardFieldInfo.builder()
        .setName(name)
        .setDefiningType(owner)
        .setType(type)
        .setModifiers(ModifierGroups.ONLY_GLOBAL)
        .build();
  }

  static FieldInfo constant(TypeInfo owner, String name, TypeInfo type) {
    return StandardFieldInfo.builder()
        .setName(name)
        .setDefiningType(owner)
        .setType(type)
        .setModifiers(ModifierGroups.GLOBAL_STATIC_FINAL)
        .build();
  }

  static FieldInfo variable(TypeInfo owner, String name, TypeInfo type, boolean isStatic) {
    return StandardFieldInfo.builder()
        .setName(name)
        .setDefiningType(owner)
        .setType(type)
        .setModifiers(isStatic ? ModifierGroups.GLOBAL_STATIC : ModifierGroups.ONLY_GLOBAL)
        .build();
  }

  static StandardTypeInfoImpl.Builder type(String compilerName, String apexName, String namespace, TypeInfo parent) {
    return (StandardTypeInfoImpl.Builder)
        StandardTypeInfoImpl.builder()
            .setBytecodeName(compilerName)
            .setApexName(apexName)
            .setNamespace(Namespaces.create(namespace))
            .setUnitType(UnitType.CLASS)
            .setModifiers(ModifierGroups.GLOBAL_VIRTUAL)
            .setParents(parent);
  }

  static TypeInfo lookup(SymbolResolver resolver, TypeInfo referrer, String... name) {
    return resolver.lookupTypeInfo(referrer, Arrays.asList(name));
  }

  /** Null if the name is no primitive. */
  static TypeInfo primitive(String name) {
    return switch (name) {
      case "String" -> TypeInfos.STRING;
      case "Integer" -> TypeInfos.INTEGER;
      case "Long" -> TypeInfos.LONG;
      case "Double" -> TypeInfos.DOUBLE;
      case "Decimal" -> TypeInfos.DECIMAL;
      case "Boolean" -> TypeInfos.BOOLEAN;
      case "Id" -> TypeInfos.ID;
      case "Date" -> TypeInfos.DATE;
      case "Datetime" -> TypeInfos.DATE_TIME;
      case "Time" -> TypeInfos.TIME;
      case "Blob" -> TypeInfos.BLOB;
      case "SObject" -> TypeInfos.SOBJECT;
      case "Object" -> TypeInfos.OBJECT;
      case "Exception" -> TypeInfos.EXCEPTION;
      default -> null;
    };
  }
}
