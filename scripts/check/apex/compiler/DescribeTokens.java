import apex.common.base.Initializer;
import apex.jorje.semantic.symbol.member.method.MethodTable;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.StandardFieldTable;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import java.util.HashMap;
import java.util.Map;

/** {@code Schema.SObjectType.Account.fields.Name} and the like: tables whose entries depend on the schema. */
final class DescribeTokens {
  private interface Lookup {
    FieldInfo find(SymbolResolver resolver, TypeInfo referrer, String name);
  }

  /** A field table that asks a function instead of holding entries. */
  private static final class AskedTable extends StandardFieldTable {
    private final Lookup lookup;
    private final boolean isStaticOnly;

    AskedTable(Lookup lookup, boolean isStaticOnly) {
      this.lookup = lookup;
      this.isStaticOnly = isStaticOnly;
      super.resolve();
    }

    @Override
    public FieldInfo get(SymbolResolver resolver, TypeInfo referrer, String name, FieldTable.LookupMode mode) {
      return isStaticOnly && !mode.name().startsWith("STATIC") ? null : lookup.find(resolver, referrer, name);
    }
  }

  private final SObjectTypes objects;
  private final Map<SObjectTypeInfo, TypeInfo> described = new HashMap<>();

  DescribeTokens(SObjectTypes objects) {
    this.objects = objects;
  }

  /** Fields of {@code Schema.SObjectType}: one per object. */
  FieldTable objectTokens() {
    return new AskedTable(
        (resolver, referrer, name) -> {
          SObjectTypeInfo object = objects.find(name);
          TypeInfo owner = Members.lookup(resolver, referrer, "Schema", "SObjectType");
          return object == null ? null : Members.constant(owner, name, describe(resolver, referrer, object));
        },
        true);
  }

  private TypeInfo describe(SymbolResolver resolver, TypeInfo referrer, SObjectTypeInfo object) {
    return described.computeIfAbsent(object, key -> describeNew(resolver, referrer, object));
  }

  private TypeInfo describeNew(SymbolResolver resolver, TypeInfo referrer, SObjectTypeInfo object) {
    String objectName = object.getApexName();
    TypeInfo fields =
        variant(resolver, referrer, "SObjectTypeFields", objectName, (inner, from, name) ->
            objects.valueOf(object, inner, name) == null
                ? null
                : Members.field(object, name, Members.lookup(inner, from, "Schema", "DescribeFieldResult")));
    TypeInfo fieldSets =
        variant(resolver, referrer, "SObjectTypeFieldSets", objectName, (inner, from, name) ->
            objects.hasFieldSet(objectName, name)
                ? Members.field(object, name, Members.lookup(inner, from, "Schema", "FieldSet"))
                : null);
    return variant(resolver, referrer, "DescribeSObjectResult", objectName, (inner, from, name) ->
        switch (name.toLowerCase()) {
          case "fields" -> Members.field(object, name, fields);
          case "fieldsets" -> Members.field(object, name, fieldSets);
          default -> null;
        });
  }

  /** A subtype of a platform type with the same methods and its own fields. */
  private static TypeInfo variant(SymbolResolver resolver, TypeInfo referrer, String baseName, String objectName, Lookup fields) {
    TypeInfo base = Members.lookup(resolver, referrer, "Schema", baseName);
    Initializer<MethodTable, TypeInfo> methods = owner -> base.methods();
    return Members.type("Schema/" + baseName + "_" + objectName.toLowerCase(), "Schema." + baseName, "Schema", base)
        .setMethods(methods)
        .setFields(new AskedTable(fields, false))
        .buildResolved();
  }
}
