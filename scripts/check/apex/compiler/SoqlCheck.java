import apex.jorje.data.ast.Expr;
import apex.jorje.data.soql.Query;
import apex.jorje.semantic.ast.expression.SoqlExpression;
import apex.jorje.semantic.ast.expression.SoslExpression;
import apex.jorje.semantic.ast.visitor.ValidationScope;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.parser.ParserEngine;
import apex.jorje.semantic.compiler.sfdc.QueryValidator;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.services.Version;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Optional;

/** Checks queries in Apex against the schema; the compiler itself leaves that to the database. */
final class SoqlCheck implements QueryValidator {
  /** Deeper than any path from a class to a query in it. */
  private static final int DEEPEST = 20;

  private final SObjectTypes objects;

  SoqlCheck(SObjectTypes objects) {
    this.objects = objects;
  }

  @Override
  public String validateSosl(SymbolResolver resolver, ValidationScope scope, SoslExpression search) {
    return search.getCanonicalQuery() == null ? search.getRawQuery() : search.getCanonicalQuery();
  }

  @Override
  public String validateSoql(SymbolResolver resolver, ValidationScope scope, SoqlExpression expression) {
    try {
      Query query = parse(expression.getRawQuery());
      if (query != null) {
        new QueryScope(objects, resolver, fault -> scope.getErrors().markInvalid(expression, "SOQL: " + fault)).check(query, null);
      }
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
    return expression.getCanonicalQuery() == null ? expression.getRawQuery() : expression.getCanonicalQuery();
  }

  /** The compiler hands over text; its own parser only takes a query as part of a class. */
  private static Query parse(String query) throws ReflectiveOperationException {
    SourceFile source =
        SourceFile.builder().setBody("public class Host { Object rows = [" + query + "]; }").setVersion(Version.CURRENT).build();
    return findQuery(ParserEngine.get(ParserEngine.Type.NAMED).parse(source).getUnit(), 0);
  }

  private static Query findQuery(Object node, int depth) throws ReflectiveOperationException {
    if (node == null || depth > DEEPEST) {
      return null;
    }
    if (node instanceof Expr.SoqlExpr soql) {
      return soql.query;
    }
    if (node instanceof Optional<?> optional) {
      return findQuery(optional.orElse(null), depth + 1);
    }
    if (node instanceof Collection<?> nodes) {
      for (Object each : nodes) {
        Query query = findQuery(each, depth + 1);
        if (query != null) {
          return query;
        }
      }
      return null;
    }
    if (!node.getClass().getName().startsWith("apex.jorje.data.ast.")) {
      return null;
    }
    for (Field field : node.getClass().getFields()) {
      Query query = Modifier.isStatic(field.getModifiers()) ? null : findQuery(field.get(node), depth + 1);
      if (query != null) {
        return query;
      }
    }
    return null;
  }
}
