import apex.jorje.semantic.symbol.type.InternalTypeInfos;
import apex.jorje.semantic.symbol.type.TypeInfo;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Index of the jars that describe the platform as Java classes: {@code <root>.<namespace>.<type>} for types and {@code
 * <root>.SObjects.<object>} for objects. A trailing dollar sign marks a name that is reserved in Java.
 */
final class TypeJars {
  static final String ROOT = "com.nawforce.runforce.";
  private static final String OBJECTS = "SObjects.";
  private static final String COMPILER_ROOT = "com/salesforce/api/";

  private final Map<String, String> typeClasses = new HashMap<>();
  private final Map<String, String> objectClasses = new HashMap<>();
  /** Some types have an internal name in the compiler; by lower-case Apex path, with the case the compiler uses. */
  private final Map<String, String> internalNames = new HashMap<>();
  private final Map<String, String> pathsByInternalName = new HashMap<>();

  TypeJars() throws IOException, ReflectiveOperationException {
    for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      if (entry.contains("standard-types") || entry.contains("sobject-types")) {
        index(entry);
      }
    }
    for (Field constant : InternalTypeInfos.class.getFields()) {
      TypeInfo type = (TypeInfo) constant.get(null);
      if (type.getBytecodeName().startsWith(COMPILER_ROOT) && type.getApexName().contains(".")) {
        addInternalName(type.getApexName().replace('.', '/'), type.getBytecodeName());
      }
    }
    for (String name : List.of("Database", "System")) {
      addInternalName("System/" + name, COMPILER_ROOT + name);
    }
  }

  /** Class of a type by lower-case path such as {@code system/http}; null if there is none or it is nested. */
  Class<?> typeClass(String path) throws ReflectiveOperationException {
    String name = typeClasses.get(path);
    Class<?> found = name == null ? null : Class.forName(name);
    return found == null || found.getEnclosingClass() != null ? null : found;
  }

  /** Null for an object that the platform does not have. */
  Class<?> objectClass(String name) {
    String className = objectClasses.get(name.toLowerCase());
    try {
      return className == null ? null : Class.forName(className);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  boolean hasInternalName(String path) {
    return internalNames.containsKey(path.toLowerCase());
  }

  /** The name under which the compiler knows the type. */
  String compilerName(String path) {
    return internalNames.getOrDefault(path.toLowerCase(), path);
  }

  /** Apex path of an internal name, or null. Both must lead to one and the same type, or overloads do not resolve. */
  String pathOfInternalName(String name) {
    return pathsByInternalName.get(name);
  }

  private void index(String jarPath) throws IOException {
    String prefix = ROOT.replace('.', '/');
    try (JarFile jar = new JarFile(jarPath)) {
      for (JarEntry entry : jar.stream().toList()) {
        String file = entry.getName();
        if (file.startsWith(prefix) && file.endsWith(".class")) {
          String className = file.substring(0, file.length() - ".class".length()).replace('/', '.');
          String name = className.substring(ROOT.length());
          if (!name.startsWith(OBJECTS)) {
            typeClasses.put(name.replace('.', '/').toLowerCase(), className);
          } else if (!name.contains("$")) {
            objectClasses.put(name.substring(OBJECTS.length()).toLowerCase(), className);
          }
        }
      }
    }
  }

  private void addInternalName(String path, String internalName) {
    internalNames.put(path.toLowerCase(), internalName);
    pathsByInternalName.put(internalName.toLowerCase(), path.toLowerCase());
  }
}
