import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.services.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Apex and metadata of a source-format project, whatever the folders are called. */
final class ProjectSources {
  private final List<SourceFile> sources = new ArrayList<>();
  private final Map<SourceFile, Path> paths = new IdentityHashMap<>();
  private final ProjectSchema schema = new ProjectSchema();

  void read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      readFile(file);
    }
  }

  List<SourceFile> sources() {
    return sources;
  }

  ProjectSchema schema() {
    return schema;
  }

  /** Null for a source that did not come from a file of the project. */
  Path pathOf(SourceFile source) {
    return paths.get(source);
  }

  private void readFile(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    String name = fileName.replaceAll("\\..*", "");
    String folder = file.getParent().getFileName().toString();
    if (fileName.endsWith(".cls") || fileName.endsWith(".trigger")) {
      SourceFile source =
          SourceFile.builder().setBody(Files.readString(file)).setVersion(Version.CURRENT).setKnownName(name).build();
      sources.add(source);
      paths.put(source, file);
    } else if (fileName.endsWith(".object-meta.xml")) {
      schema.addObject(folder, Files.readString(file));
    } else if (fileName.endsWith(".field-meta.xml")) {
      schema.addField(ownerOf(file), Files.readString(file));
    } else if (fileName.endsWith(".fieldSet-meta.xml")) {
      schema.addFieldSet(ownerOf(file), name);
    } else if (fileName.endsWith(".page")) {
      schema.addPage(name);
    } else if (fileName.endsWith(".labels-meta.xml")) {
      schema.addLabels(Files.readString(file));
    }
  }

  /** {@code objects/<Object>/fields/<file>}. */
  private static String ownerOf(Path file) {
    return file.getParent().getParent().getFileName().toString();
  }
}
