import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of the type jars as Apex writes them. */
final class ApexNames {
  private static final Set<String> PRIMITIVES =
      Set.of(
          "String", "Integer", "Long", "Double", "Decimal", "Boolean", "Id", "Date", "Datetime", "Time", "Blob", "Object", "SObject",
          "List", "Set", "Map", "Exception");

  private ApexNames() {}

  /** {@code clone$} is {@code clone}. */
  static String plain(String javaName) {
    return javaName.endsWith("$") ? javaName.substring(0, javaName.length() - 1) : javaName;
  }

  static String simple(Class<?> type) {
    return plain(type.getSimpleName());
  }

  static String namespace(Class<?> type) {
    String name = type.getName().substring(TypeJars.ROOT.length());
    return name.substring(0, name.indexOf('.'));
  }

  static boolean isIdentifier(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_]*");
  }

  /** Helper types of the jars that Apex does not have. */
  static boolean isInternal(String apexName) {
    return apexName.contains("Internal.") || apexName.startsWith("java.");
  }

  static String of(Type type) {
    if (type == void.class) {
      return "void";
    }
    if (type instanceof ParameterizedType generic) {
      return isQueryResult(generic)
          ? "List<SObject>"
          : of(generic.getRawType())
              + Arrays.stream(generic.getActualTypeArguments()).map(ApexNames::of).collect(Collectors.joining(",", "<", ">"));
    }
    if (type instanceof TypeVariable<?> variable) {
      return variable.getName();
    }
    if (type instanceof WildcardType) {
      return "Object";
    }
    return ofClass(type.getTypeName());
  }

  static boolean isQueryResult(ParameterizedType type) {
    return type.getRawType().getTypeName().contains("Internal.RecordSet");
  }

  private static String ofClass(String javaName) {
    if (javaName.equals("java.lang.Object")) {
      return "Object";
    }
    if (javaName.equals("java.lang.String")) {
      return "String";
    }
    if (!javaName.startsWith(TypeJars.ROOT)) {
      return javaName;
    }
    String name = javaName.substring(TypeJars.ROOT.length());
    if (name.startsWith("Internal.Object$")) {
      return "Object";
    }
    if (name.startsWith("Internal.SObjectField$")) {
      return "Schema.SObjectField";
    }
    if (name.startsWith("SObjects.")) {
      return "Schema." + plain(name.substring("SObjects.".length()));
    }
    String bare = plain(name.replaceFirst("^System\\.", ""));
    return name.startsWith("System.") && PRIMITIVES.contains(bare) ? bare : plain(name).replace('$', '.');
  }
}
