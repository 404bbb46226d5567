import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the project's metadata says about objects, labels, pages and field sets. Names are looked up without regard to case. */
final class ProjectSchema {
  /** A custom field; a null {@code referenceTo} means that it is no lookup. */
  record CustomField(String name, String type, String referenceTo, String relationshipName, boolean isFormula) {
    boolean isReadOnly() {
      return isFormula || type.equals("Summary") || type.equals("AutoNumber");
    }

    /** {@code Partner__c} is followed as {@code Partner__r}. */
    String path() {
      return name.replaceAll("__c$", "__r");
    }
  }

  /** A to-many relationship as its parent sees it. */
  record Child(String relationship, String object) {}

  /** A custom object, or the custom part of a standard one. */
  static final class CustomObject {
    final String name;
    final Map<String, CustomField> fields = new LinkedHashMap<>();
    boolean isSetting;

    CustomObject(String name) {
      this.name = name;
    }

    boolean isMetadataType() {
      return name.endsWith("__mdt");
    }

    boolean isEvent() {
      return name.endsWith("__e");
    }
  }

  private final Map<String, CustomObject> objects = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private final Set<String> pages = new HashSet<>();
  private final Set<String> fieldSets = new HashSet<>();

  void addObject(String name, String xml) {
    object(name).isSetting |= xml.contains("<customSettingsType>");
  }

  void addField(String objectName, String xml) {
    String type = text(xml, "type");
    // A standard field that is only re-described has no type; the platform's own stands.
    if (type != null) {
      String name = text(xml, "fullName");
      CustomField field =
          new CustomField(
              name, type, text(xml, "referenceTo"), text(xml, "relationshipName"), text(xml, "formula") != null);
      object(objectName).fields.put(name, field);
    }
  }

  void addFieldSet(String objectName, String name) {
    fieldSets.add((objectName + "." + name).toLowerCase());
  }

  void addPage(String name) {
    pages.add(name.toLowerCase());
  }

  void addLabels(String xml) {
    Matcher names = Pattern.compile("<fullName>([^<]+)</fullName>").matcher(xml);
    while (names.find()) {
      labels.add(names.group(1).toLowerCase());
    }
  }

  boolean hasLabel(String name) {
    return labels.contains(name.toLowerCase());
  }

  boolean hasPage(String name) {
    return pages.contains(name.toLowerCase());
  }

  boolean hasFieldSet(String objectName, String name) {
    return fieldSets.contains((objectName + "." + name).toLowerCase());
  }

  /** Null for an object that the project does not touch. */
  CustomObject find(String name) {
    return objects.get(name.toLowerCase());
  }

  List<Child> childrenOf(String parent) {
    List<Child> children = new ArrayList<>();
    for (CustomObject object : objects.values()) {
      for (CustomField field : object.fields.values()) {
        if (parent.equalsIgnoreCase(field.referenceTo()) && field.relationshipName() != null) {
          children.add(new Child(field.relationshipName() + "__r", object.name));
        }
      }
    }
    return children;
  }

  private CustomObject object(String name) {
    return objects.computeIfAbsent(name.toLowerCase(), key -> new CustomObject(name));
  }

  private static String text(String xml, String element) {
    Matcher found = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
    return found.find() ? found.group(1).trim() : null;
  }
}
