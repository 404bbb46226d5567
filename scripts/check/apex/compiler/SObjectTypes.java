import apex.common.base.Initializer;
import apex.common.base.Initializers;
import apex.jorje.semantic.bcl.DmlOperation;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.SObjectMetadata;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Standard objects from the type jars, joined with what the project adds, and the project's own objects. */
final class SObjectTypes {
  /** Objects that the platform derives from others and the jars do not list for custom ones. */
  private static final String DERIVED_OBJECT = "(?i).*__(share|history|feed|changeevent)";

  private final TypeJars jars;
  private final ProjectSchema schema;
  private final Map<String, SObjectTypeInfo> found = new HashMap<>();

  SObjectTypes(TypeJars jars, ProjectSchema schema) {
    this.jars = jars;
    this.schema = schema;
  }

  /** Null if there is no such object. */
  SObjectTypeInfo find(String name) {
    String key = name.toLowerCase();
    if (!found.containsKey(key)) {
      found.put(key, describe(name));
    }
    return found.get(key);
  }

  boolean hasFieldSet(String objectName, String name) {
    return schema.hasFieldSet(objectName, name);
  }

  /** The field as seen on a record; null if the object has none of that name. */
  FieldInfo valueOf(TypeInfo object, SymbolResolver resolver, String name) {
    return object.fields().get(resolver, object, name, FieldTable.LookupMode.INSTANCE_VARIABLE);
  }

  private SObjectTypeInfo describe(String name) {
    ProjectSchema.CustomObject custom = schema.find(name);
    Class<?> standard = jars.objectClass(name);
    if (standard == null && (custom == null || !name.contains("__")) && !isDerived(name)) {
      return null;
    }
    String givenName = custom != null ? custom.name : standard != null ? ApexNames.simple(standard) : name;
    Initializer<FieldTable, TypeInfo> fields =
        Initializers.memoize(owner -> new SObjectFields(this, schema, owner).of(givenName, custom, standard));
    return (SObjectTypeInfo)
        SObjectTypeInfo.builder()
            .setApexBytecodeName(givenName)
            .setMetadata(metadata(custom))
            .setFields(fields)
            .buildResolved();
  }

  /** {@code ImpartnerLink__Share} exists only if {@code ImpartnerLink__c} does. */
  private boolean isDerived(String name) {
    return name.matches(DERIVED_OBJECT) && schema.find(name.replaceAll("(?i)__[a-z]+$", "__c")) != null;
  }

  private static SObjectMetadata metadata(ProjectSchema.CustomObject custom) {
    boolean isMetadataType = custom != null && custom.isMetadataType();
    boolean isEvent = custom != null && custom.isEvent();
    boolean hasNoDml = isMetadataType || isEvent;
    return SObjectMetadata.builder()
        .setTriggerable(!isMetadataType)
        .setEditable(true)
        .setPlatformEvent(isEvent)
        .setLookupFieldPredicate((source, target) -> true)
        .setSupportedDml(hasNoDml ? EnumSet.noneOf(DmlOperation.class) : EnumSet.allOf(DmlOperation.class))
        .setCustomEntitySObjectType(
            isMetadataType
                ? SObjectMetadata.CustomEntitySObjectType.CUSTOM_METADATA_TYPE
                : custom != null && custom.isSetting
                    ? SObjectMetadata.CustomEntitySObjectType.HIERARCHY_CUSTOM_SETTING
                    : SObjectMetadata.CustomEntitySObjectType.OTHER)
        .build();
  }
}
