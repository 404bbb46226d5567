import apex.jorje.semantic.compiler.Namespace;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.sfdc.SymbolProvider;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import apex.jorje.services.Version;
import java.util.HashMap;
import java.util.Map;

/** Answers the compiler's questions for names that are not in the project's Apex. */
final class PlatformTypes implements SymbolProvider {
  private final TypeJars jars;
  private final SObjectTypes objects;
  private final ProjectSchema schema;
  private final Map<String, TypeInfo> found = new HashMap<>();

  PlatformTypes(TypeJars jars, SObjectTypes objects, ProjectSchema schema) {
    this.jars = jars;
    this.objects = objects;
    this.schema = schema;
  }

  @Override
  public TypeInfo find(SymbolResolver resolver, TypeInfo referrer, String name) {
    String path = name.toLowerCase();
    switch (path) {
      case "system/exception":
        return TypeInfos.EXCEPTION;
      case "system/apexbaseexception":
        return BaseTypes.EXCEPTION;
      case "system/apexbaseclass":
        return BaseTypes.OBJECT;
      case "system/label":
        return null; // The compiler has it built in.
      default:
    }
    String apexPath = jars.pathOfInternalName(path);
    if (apexPath != null) {
      return find(resolver, referrer, apexPath);
    }
    if (!found.containsKey(path)) {
      // Entered first: a type may mention itself while it is being described.
      found.put(path, null);
      found.put(path, describe(resolver, path, name));
    }
    return found.get(path);
  }

  private TypeInfo describe(SymbolResolver resolver, String path, String name) {
    try {
      Class<?> type = jars.typeClass(path);
      if (type == null) {
        return null;
      }
      if (!type.isEnum() && !jars.hasInternalName(path)) {
        return attachStub(resolver, type, name);
      }
      String compilerName = jars.compilerName(ApexNames.namespace(type) + "/" + ApexNames.simple(type));
      boolean isObjectToken = path.equals("schema/sobjecttype");
      return new BuiltType(resolver, type).build(compilerName, isObjectToken ? new DescribeTokens(objects).objectTokens() : null);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("platform type " + name, failure);
    }
  }

  private static TypeInfo attachStub(SymbolResolver resolver, Class<?> type, String name) {
    SourceFile stub =
        SourceFile.builder()
            .setBody(SourceStub.of(type))
            .setNamespace(Namespaces.create(ApexNames.namespace(type)))
            .setTrusted(true)
            .setFileBased(true)
            .setVersion(Version.CURRENT)
            .setKnownName(type.getSimpleName())
            .setSupportsLongTopLevelIdentifier(true)
            .build();
    return resolver.getCompilerService().attachSource(resolver, stub, name);
  }

  @Override
  public TypeInfo getSObjectType(TypeInfo referrer, String name) {
    return objects.find(name);
  }

  @Override
  public TypeInfo getAggregateResultType(TypeInfo referrer) {
    return objects.find("AggregateResult");
  }

  @Override
  public String getPageReference(TypeInfo referrer, String name) {
    return schema.hasPage(name) ? name : null;
  }

  @Override
  public boolean hasLabelField(TypeInfo referrer, Namespace namespace, String name) {
    return schema.hasLabel(name);
  }

  @Override
  public TypeInfo getVfComponentType(SymbolResolver resolver, TypeInfo referrer, Namespace namespace, String name) {
    return null;
  }

  @Override
  public TypeInfo getFlowInterviewType(SymbolResolver resolver, TypeInfo referrer, Namespace namespace, String name) {
    return null;
  }

  @Override
  public String getQuickAction(TypeInfo referrer, String object, String name) {
    return null;
  }

  @Override
  public boolean isDynamicTypeNamespace(String namespace) {
    return false;
  }

  @Override
  public boolean isDynamicTypeNamespace(String namespace, String name) {
    return false;
  }
}
