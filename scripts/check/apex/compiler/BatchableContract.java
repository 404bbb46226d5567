import apex.jorje.semantic.symbol.member.method.MethodInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import java.util.List;

/**
 * What the platform demands of a batch class but no interface can say: {@code start} returns either a query locator or an iterable.
 * The stub of the interface therefore has no {@code start}, and this looks for one.
 */
final class BatchableContract {
  static final String INTERFACE = "Database.Batchable";

  private BatchableContract() {}

  static List<String> faults(TypeInfo type) {
    if (type == null || !isConcreteBatchable(type)) {
      return List.of();
    }
    boolean hasStart = type.methods().all().stream().anyMatch(BatchableContract::isStart);
    return hasStart
        ? List.of()
        : List.of(
            "Class must implement the method: System.Iterable<SObject> or Database.QueryLocator"
                + " Database.Batchable.start(Database.BatchableContext)");
  }

  private static boolean isConcreteBatchable(TypeInfo type) {
    boolean isAbstract = type.getModifiers().toString().toLowerCase().contains("abstract");
    return !isAbstract
        && type.parents() != null
        && type.parents().immediateInterfaces().stream().anyMatch(parent -> parent.getApexName().startsWith(INTERFACE));
  }

  private static boolean isStart(MethodInfo method) {
    if (!method.getName().equalsIgnoreCase("start") || method.getParameterTypes().size() != 1) {
      return false;
    }
    String returned = method.getReturnType().getApexName();
    // A list is an iterable too.
    return returned.equals("Database.QueryLocator") || returned.matches("(System\\.)?(Iterable|List)<.*>");
  }
}
