import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a platform type as Apex source without bodies, which the compiler then reads like any class. */
final class SourceStub {
  /** Superclasses that the type jars leave out (Apex Reference, "DuplicateError Class": contained in the errors of a SaveResult). */
  private static final java.util.Map<String, String> MISSING_PARENTS =
      java.util.Map.of("Database.DuplicateError", "Database.Error");

  /** The compiler gives every exception these by itself. */
  private static final Set<String> EXCEPTION_METHODS =
      Set.of("getcause", "getlinenumber", "getmessage", "getstacktracestring", "gettypename", "initcause", "setmessage");

  private final Class<?> type;
  private final boolean isException;
  private final StringBuilder source = new StringBuilder();
  private final Set<String> signatures = new HashSet<>();

  private SourceStub(Class<?> type) {
    this.type = type;
    this.isException = type.getSimpleName().endsWith("Exception");
  }

  static String of(Class<?> type) {
    return type.isEnum() ? ofEnum(type) : new SourceStub(type).write();
  }

  private static String ofEnum(Class<?> type) {
    String constants =
        Arrays.stream(type.getFields())
            .filter(Field::isEnumConstant)
            .map(constant -> constant.getName().replace("$", ""))
            .collect(Collectors.joining(", "));
    return "global enum " + ApexNames.simple(type) + " { " + constants + " }";
  }

  private String write() {
    writeHead();
    source.append(" {\n");
    if (!type.isInterface()) {
      writeFields();
      writeConstructors();
    }
    for (Method method : type.getDeclaredMethods()) {
      writeMethod(method);
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (Modifier.isPublic(nested.getModifiers())) {
        source.append(of(nested)).append('\n');
      }
    }
    return source.append("}").toString();
  }

  private void writeHead() {
    String kind = type.isInterface() ? "interface" : Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "virtual class";
    source.append("global ").append(kind).append(' ').append(ApexNames.simple(type));
    if (type.getTypeParameters().length > 0) {
      source.append(
          Arrays.stream(type.getTypeParameters()).map(TypeVariable::getName).collect(Collectors.joining(",", "<", ">")));
    }
    boolean hasParent = !type.isInterface() && type.getSuperclass() != null && type.getSuperclass() != Object.class;
    String missingParent = MISSING_PARENTS.get(ApexNames.namespace(type) + "." + ApexNames.simple(type));
    if (missingParent != null) {
      source.append(" extends ").append(missingParent);
    } else if (hasParent) {
      source.append(" extends ").append(ApexNames.of(type.getGenericSuperclass()));
    }
    List<String> interfaces =
        Arrays.stream(type.getGenericInterfaces()).map(ApexNames::of).filter(name -> !ApexNames.isInternal(name)).toList();
    if (!interfaces.isEmpty()) {
      source.append(type.isInterface() ? " extends " : " implements ").append(String.join(", ", interfaces));
    }
  }

  private void writeFields() {
    for (Field field : type.getDeclaredFields()) {
      String fieldType = ApexNames.of(field.getGenericType());
      boolean isApex = ApexNames.isIdentifier(field.getName()) && !fieldType.contains("$") && !fieldType.contains("Internal.");
      if (Modifier.isPublic(field.getModifiers()) && isApex) {
        source.append("global " + staticWord(field.getModifiers()) + fieldType + " " + field.getName() + " { get; set; }\n");
      }
    }
  }

  private void writeConstructors() {
    if (isException) {
      return;
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      String parameters = parameters(constructor.getGenericParameterTypes());
      if (Modifier.isPublic(constructor.getModifiers()) && parameters != null && signatures.add(parameters.toLowerCase())) {
        source.append("global " + ApexNames.simple(type) + "(" + parameters + ") { }\n");
      }
    }
  }

  private void writeMethod(Method method) {
    String name = ApexNames.plain(method.getName());
    String returned = ApexNames.of(method.getGenericReturnType());
    String parameters = parameters(method.getGenericParameterTypes());
    if (!isApexMethod(method, name, returned, parameters) || !signatures.add((name + "(" + parameters + ")").toLowerCase())) {
      return;
    }
    if (type.isInterface()) {
      source.append(returned + " " + name + "(" + parameters + ");\n");
      return;
    }
    boolean isAbstract = Modifier.isAbstract(method.getModifiers());
    boolean isInherited = parameters.isEmpty() && name.matches("(?i)toString|hashCode");
    String modifier =
        Modifier.isStatic(method.getModifiers()) ? "static " : isAbstract ? "abstract " : isInherited ? "override " : "virtual ";
    String body = isAbstract ? ";" : returned.equals("void") ? " { }" : " { return null; }";
    source.append("global " + modifier + returned + " " + name + "(" + parameters + ")" + body + "\n");
  }

  private boolean isApexMethod(Method method, String name, String returned, String parameters) {
    String lowerName = name.toLowerCase();
    boolean isGiven = lowerName.equals("equals") || isException && EXCEPTION_METHODS.contains(lowerName);
    return Modifier.isPublic(method.getModifiers())
        && !method.isSynthetic()
        && parameters != null
        && !returned.contains("Internal.")
        && ApexNames.isIdentifier(name)
        && !isGiven
        && !isBatchStart(lowerName);
  }

  /** Left out, because it may return either of two types; {@link BatchableContract} asks for it. */
  private boolean isBatchStart(String lowerName) {
    return lowerName.equals("start") && type.getName().equals(TypeJars.ROOT + BatchableContract.INTERFACE);
  }

  /** Null if a parameter has a type that Apex does not know. */
  private static String parameters(Type[] types) {
    List<String> parameters = new ArrayList<>();
    for (Type type : types) {
      String name = ApexNames.of(type);
      if (ApexNames.isInternal(name)) {
        return null;
      }
      parameters.add(name + " p" + parameters.size());
    }
    return String.join(", ", parameters);
  }

  private static String staticWord(int modifiers) {
    return Modifier.isStatic(modifiers) ? "static " : "";
  }
}
