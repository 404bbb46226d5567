import apex.jorje.data.soql.ColonExpr;
import apex.jorje.data.soql.FieldIdentifier;
import apex.jorje.data.soql.FromExpr;
import apex.jorje.data.soql.Query;
import apex.jorje.data.soql.QueryExpr;
import apex.jorje.data.soql.QueryLiteral;
import apex.jorje.data.soql.SelectClause;
import apex.jorje.data.soql.SelectExpr;
import apex.jorje.data.soql.WhereExpr;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One SELECT: which objects its names refer to, and whether its fields, groups and literals fit them. */
final class QueryScope {
  private static final String AGGREGATE = "(?i)count|count_distinct|sum|avg|min|max";
  /** Words that stand where a field may stand. */
  private static final String KEYWORD = "(?i)fields|all|standard|custom|type|tolabel|format";

  private final SObjectTypes objects;
  private final SymbolResolver resolver;
  private final Consumer<String> report;
  private final Map<String, SObjectTypeInfo> objectByName = new HashMap<>();
  private final Set<String> columnAliases = new HashSet<>();
  private SObjectTypeInfo base;

  QueryScope(SObjectTypes objects, SymbolResolver resolver, Consumer<String> report) {
    this.objects = objects;
    this.resolver = resolver;
    this.report = report;
  }

  /** {@code parent} is the object around a subquery for child rows, else null. */
  void check(Query query, SObjectTypeInfo parent) throws ReflectiveOperationException {
    for (FromExpr from : query.from.exprs) {
      if (!enter(from, parent)) {
        return;
      }
    }
    if (query.select instanceof SelectClause.SelectColumnClause columns) {
      checkGrouping(query, columns);
    }
    visit(query.select);
    visit(query.where);
    visit(query.groupBy);
    visit(query.orderBy);
  }

  private boolean enter(FromExpr from, SObjectTypeInfo parent) {
    List<String> path = path(from.table);
    String name = path.get(path.size() - 1);
    SObjectTypeInfo object;
    if (base == null && parent != null) {
      object = rowsOf(objects.valueOf(parent, resolver, name));
      if (object == null) {
        report.accept("no child relationship " + name + " on " + parent.getApexName());
        return false;
      }
    } else if (base != null && path.size() > 1) {
      SObjectTypeInfo start = objectByName.getOrDefault(path.get(0).toLowerCase(), base);
      object = rowsOf(follow(start, path.subList(1, path.size())));
    } else {
      object = objects.find(name);
      if (object == null) {
        report.accept("no object " + name);
        return false;
      }
    }
    if (base == null) {
      base = object;
    }
    if (object != null) {
      objectByName.put(name.toLowerCase(), object);
      if (from.alias.isPresent()) {
        objectByName.put(from.alias.get().getValue().toLowerCase(), object);
      }
    }
    return true;
  }

  private void checkGrouping(Query query, SelectClause.SelectColumnClause columns) {
    Set<String> grouped =
        query
            .groupBy
            .map(clause -> clause.exprs.stream().map(each -> key(each.field.field)).collect(Collectors.toSet()))
            .orElse(Set.of());
    boolean isAggregate = query.groupBy.isPresent() || columns.exprs.stream().anyMatch(QueryScope::isAggregate);
    if (!isAggregate) {
      return;
    }
    for (SelectExpr column : columns.exprs) {
      boolean isPlain = column instanceof SelectExpr.SelectColumnExpr plain && plain.field.function1.isEmpty();
      if (isPlain && !grouped.contains(key(((SelectExpr.SelectColumnExpr) column).field.field))) {
        List<String> path = path(((SelectExpr.SelectColumnExpr) column).field.field);
        report.accept("field must be grouped or aggregated: " + String.join(".", path));
      }
    }
  }

  private static boolean isAggregate(SelectExpr column) {
    return column instanceof SelectExpr.SelectColumnExpr plain
        && plain.field.function1.map(name -> name.getValue().matches(AGGREGATE)).orElse(false);
  }

  /** Walks the parts of a clause; the syntax tree has no visitor for queries. */
  private void visit(Object node) throws ReflectiveOperationException {
    if (node == null || base == null) {
      return;
    }
    if (node instanceof Optional<?> optional) {
      visit(optional.orElse(null));
    } else if (node instanceof Collection<?> nodes) {
      for (Object each : nodes) {
        visit(each);
      }
    } else if (node instanceof SelectExpr.SelectInnerQuery children) {
      new QueryScope(objects, resolver, report).check(children.query, base);
    } else if (node instanceof Query semiJoin) {
      new QueryScope(objects, resolver, report).check(semiJoin, null);
    } else if (node instanceof WhereExpr.WhereOpExpr comparison
        && comparison.expr instanceof QueryExpr.LiteralExpr literal
        && comparison.field.function1.isEmpty()) {
      checkLiteral(comparison.field.field, literal.literal);
    } else if (node instanceof FieldIdentifier field) {
      resolve(field);
    } else {
      visitParts(node);
    }
  }

  private void visitParts(Object node) throws ReflectiveOperationException {
    if (node instanceof SelectExpr.SelectColumnExpr column && column.alias.isPresent()) {
      columnAliases.add(column.alias.get().getValue().toLowerCase());
    }
    boolean isQueryPart = node.getClass().getName().startsWith("apex.jorje.data.soql.");
    // Binds are Apex and were checked by the compiler.
    if (!isQueryPart || node instanceof ColonExpr || node instanceof Enum) {
      return;
    }
    for (Field part : node.getClass().getFields()) {
      if (!Modifier.isStatic(part.getModifiers())) {
        visit(part.get(node));
      }
    }
  }

  private FieldInfo resolve(FieldIdentifier field) {
    List<String> path = path(field);
    String head = path.get(0).toLowerCase();
    if (path.size() == 1 && columnAliases.contains(head) || head.equals("fields")) {
      return null;
    }
    boolean startsWithObject = path.size() > 1 && objectByName.containsKey(head);
    return startsWithObject ? follow(objectByName.get(head), path.subList(1, path.size())) : follow(base, path);
  }

  private FieldInfo follow(SObjectTypeInfo start, List<String> path) {
    SObjectTypeInfo object = start;
    for (int position = 0; position < path.size(); position++) {
      String name = path.get(position);
      FieldInfo field = objects.valueOf(object, resolver, name);
      if (field == null) {
        if (!name.matches(KEYWORD)) {
          report.accept("no field " + name + " on " + object.getApexName());
        }
        return null;
      }
      if (position == path.size() - 1) {
        return field;
      }
      object = rowsOf(field);
      if (object == null) {
        report.accept(name + " is no relationship");
        return null;
      }
    }
    return null;
  }

  private void checkLiteral(FieldIdentifier identifier, QueryLiteral literal) {
    FieldInfo field = resolve(identifier);
    if (field == null) {
      return;
    }
    TypeInfo type = field.getType();
    boolean isNumber = Set.of(TypeInfos.DECIMAL, TypeInfos.INTEGER, TypeInfos.DOUBLE, TypeInfos.LONG).contains(type);
    boolean isText = type == TypeInfos.STRING || type == TypeInfos.ID;
    boolean isDate = type == TypeInfos.DATE || type == TypeInfos.DATE_TIME;
    boolean isBoolean = type == TypeInfos.BOOLEAN;
    String kind = literal.getClass().getSimpleName();
    boolean isWrong =
        kind.equals("QueryString") && (isNumber || isDate || isBoolean)
            || kind.equals("QueryNumber") && (isText || isDate || isBoolean)
            || kind.matches("Query(True|False)") && !isBoolean
            || kind.startsWith("QueryDate") && !isDate;
    if (isWrong) {
      report.accept("value of wrong type for " + String.join(".", path(identifier)) + " (" + type.getApexName() + ")");
    }
  }

  private static SObjectTypeInfo rowsOf(FieldInfo field) {
    if (field == null) {
      return null;
    }
    TypeInfo type = field.getType();
    if (type instanceof SObjectTypeInfo object) {
      return object;
    }
    boolean isListOfRows = type.getTypeArguments().size() == 1 && type.getTypeArguments().get(0) instanceof SObjectTypeInfo;
    return isListOfRows ? (SObjectTypeInfo) type.getTypeArguments().get(0) : null;
  }

  private static List<String> path(FieldIdentifier field) {
    List<String> path = new ArrayList<>(field.entity.map(QueryScope::path).orElse(List.of()));
    path.add(field.field.getValue());
    return path;
  }

  private static String key(FieldIdentifier field) {
    return String.join(".", path(field)).toLowerCase();
  }
}
