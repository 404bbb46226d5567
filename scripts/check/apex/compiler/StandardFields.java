import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Prints the fields of standard objects, one {@code object.field} a line; nothing for an object that does not exist. */
public final class StandardFields {
  private StandardFields() {}

  public static void main(String[] objects) throws IOException, ReflectiveOperationException {
    TypeJars jars = new TypeJars();
    for (String object : objects) {
      Class<?> type = jars.objectClass(object);
      if (type != null) {
        for (Field field : type.getFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isArray()) {
            System.out.println(object + "." + field.getName());
          }
        }
      }
    }
    System.out.println(objects.length + " objects");
  }
}
