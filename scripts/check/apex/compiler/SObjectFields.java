import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.SObjectFieldInfo;
import apex.jorje.semantic.symbol.member.variable.SObjectFieldInfo.Category;
import apex.jorje.semantic.symbol.member.variable.StandardFieldTable;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.GenericTypeInfoFactory;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields, parent paths and child relationships of one object. */
final class SObjectFields {
  private static final Set<String> SYSTEM_FIELDS =
      Set.of("createddate", "createdbyid", "lastmodifieddate", "lastmodifiedbyid", "systemmodstamp", "isdeleted");
  private static final List<String> METADATA_TYPE_TEXTS =
      List.of("DeveloperName", "MasterLabel", "QualifiedApiName", "NamespacePrefix", "Label", "Language");

  private final SObjectTypes objects;
  private final ProjectSchema schema;
  private final TypeInfo owner;
  private final StandardFieldTable table;
  private final Set<String> names = new HashSet<>();

  SObjectFields(SObjectTypes objects, ProjectSchema schema, TypeInfo owner) {
    this.objects = objects;
    this.schema = schema;
    this.owner = owner;
    this.table = new ValuesAndTokens(owner);
  }

  FieldTable of(String name, ProjectSchema.CustomObject custom, Class<?> standard) {
    if (standard != null) {
      addStandardFields(standard);
    } else if (custom == null) {
      addDerivedObjectFields();
    } else {
      addCustomObjectFields(custom);
    }
    if (custom != null) {
      custom.fields.values().forEach(this::addCustomField);
    }
    for (ProjectSchema.Child child : schema.childrenOf(name)) {
      addChildren(child.relationship(), objects.find(child.object()));
    }
    return table.resolve();
  }

  private void addStandardFields(Class<?> standard) {
    for (Field field : standard.getFields()) {
      Class<?> type = field.getType();
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      if (type.isArray()) {
        addChildren(field.getName(), objects.find(ApexNames.simple(type.getComponentType())));
      } else if (type.getName().startsWith(TypeJars.ROOT + "SObjects.")) {
        add(field.getName(), objects.find(ApexNames.simple(type)), Category.FOREIGN_KEY, false);
      } else if (type.getName().startsWith(TypeJars.ROOT + "System.")) {
        addValue(field.getName(), Members.primitive(ApexNames.simple(type)));
      }
    }
  }

  private void addCustomField(ProjectSchema.CustomField field) {
    TypeInfo type =
        switch (field.type()) {
          case "Number", "Currency", "Percent", "Summary" -> TypeInfos.DECIMAL;
          case "Checkbox" -> TypeInfos.BOOLEAN;
          case "Date" -> TypeInfos.DATE;
          case "DateTime" -> TypeInfos.DATE_TIME;
          case "Time" -> TypeInfos.TIME;
          case "Lookup", "MasterDetail", "MetadataRelationship", "Hierarchy" -> TypeInfos.ID;
          default -> TypeInfos.STRING;
        };
    if (type == TypeInfos.ID && field.referenceTo() != null) {
      add(field.path(), objects.find(field.referenceTo()), Category.FOREIGN_KEY, false);
    }
    add(field.name(), type, Category.REGULAR, field.isReadOnly());
  }

  /** Share, history and feed rows of a custom object. */
  private void addDerivedObjectFields() {
    for (String name : List.of("Id", "ParentId", "UserOrGroupId", "CreatedById")) {
      addValue(name, TypeInfos.ID);
    }
    for (String name : List.of("AccessLevel", "RowCause", "Field")) {
      addValue(name, TypeInfos.STRING);
    }
    addValue("CreatedDate", TypeInfos.DATE_TIME);
  }

  private void addCustomObjectFields(ProjectSchema.CustomObject custom) {
    addValue("Id", TypeInfos.ID);
    if (custom.isMetadataType()) {
      METADATA_TYPE_TEXTS.forEach(name -> addValue(name, TypeInfos.STRING));
      return;
    }
    addValue("CreatedById", TypeInfos.ID);
    addValue("CreatedDate", TypeInfos.DATE_TIME);
    add("CreatedBy", objects.find("User"), Category.FOREIGN_KEY, false);
    if (custom.isEvent()) {
      addValue("ReplayId", TypeInfos.STRING);
      addValue("EventUuid", TypeInfos.STRING);
      return;
    }
    addValue("Name", TypeInfos.STRING);
    addValue("CurrencyIsoCode", TypeInfos.STRING);
    for (String name : List.of("LastModifiedById", custom.isSetting ? "SetupOwnerId" : "OwnerId", "RecordTypeId")) {
      addValue(name, TypeInfos.ID);
    }
    for (String name : List.of("LastModifiedDate", "SystemModstamp", "LastViewedDate", "LastReferencedDate", "LastActivityDate")) {
      add(name, TypeInfos.DATE_TIME, Category.REGULAR, true);
    }
    addValue("IsDeleted", TypeInfos.BOOLEAN);
    add("LastModifiedBy", objects.find("User"), Category.FOREIGN_KEY, false);
    add(custom.isSetting ? "SetupOwner" : "Owner", objects.find("Name"), Category.FOREIGN_KEY, false);
    add("RecordType", objects.find("RecordType"), Category.FOREIGN_KEY, false);
  }

  private void addValue(String name, TypeInfo type) {
    add(name, type, Category.REGULAR, SYSTEM_FIELDS.contains(name.toLowerCase()));
  }

  private void addChildren(String relationship, TypeInfo child) {
    if (child != null) {
      add(relationship, GenericTypeInfoFactory.createList(child), Category.AGGREGATE, false);
    }
  }

  private void add(String name, TypeInfo type, Category category, boolean isReadOnly) {
    if (type == null || !names.add(name.toLowerCase())) {
      return;
    }
    SObjectFieldInfo.Builder field =
        (SObjectFieldInfo.Builder)
            SObjectFieldInfo.builder().setName(name).setDefiningType(owner).setType(type).setModifiers(ModifierGroups.ONLY_GLOBAL);
    field.setCategory(category).setColumnInfo(category == Category.REGULAR).setPrimaryKey(name.equals("Id"));
    if (isReadOnly) {
      field.setValidateStoreFunction(
          (variable, info, context) -> {
            String message = "Field is not writeable: " + owner.getApexName() + "." + name;
            variable.getScope().getErrors().markInvalid(variable.getNode(), message);
            return false;
          });
    }
    table.add(field.build());
  }

  /** On a record a name means the value, on the object itself it means the field's token. */
  private static final class ValuesAndTokens extends StandardFieldTable {
    private final TypeInfo owner;

    ValuesAndTokens(TypeInfo owner) {
      this.owner = owner;
    }

    @Override
    public FieldInfo get(SymbolResolver resolver, TypeInfo referrer, String name, FieldTable.LookupMode mode) {
      FieldInfo value = super.get(resolver, referrer, name, mode);
      if (!mode.name().startsWith("STATIC")) {
        return value;
      }
      if (name.equalsIgnoreCase("SObjectType")) {
        return Members.constant(owner, name, Members.lookup(resolver, referrer, "Schema", "SObjectType"));
      }
      if (name.equalsIgnoreCase("fields")) {
        return Members.constant(owner, name, Members.lookup(resolver, referrer, "Schema", "SObjectTypeFields"));
      }
      if (value == null) {
        return null;
      }
      boolean isPath = ((SObjectFieldInfo) value).getCategory() == Category.FOREIGN_KEY;
      TypeInfo token = isPath ? value.getType() : Members.lookup(resolver, referrer, "Schema", "SObjectField");
      return Members.constant(owner, name, token);
    }
  }
}
