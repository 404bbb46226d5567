import apex.jorje.semantic.compiler.ApexCompiler;
import apex.jorje.semantic.compiler.CodeUnit;
import apex.jorje.semantic.compiler.CompilationInput;
import apex.jorje.semantic.compiler.CompilerStage;
import apex.jorje.semantic.compiler.sfdc.NoopCompilerProgressCallback;
import apex.jorje.services.exception.CompilationException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Compiles Apex with Salesforce's own compiler front end, without an org. The compiler asks its host for what only an org knows:
 * platform types (reflected from the type jars on the class path), the project's objects, labels and pages (read from its
 * metadata), and whether a query fits the schema.
 *
 * <p>Arguments are folders; they are compiled together as one set without a namespace. Prints one line per error with path, line,
 * column and message between tabs, and a closing line with the number of files.
 */
public final class ApexCheck {
  // Kept in a field: a logger that nobody holds is collected and forgets its level.
  private static final Logger COMPILER_LOG = Logger.getLogger("apex.jorje");

  private ApexCheck() {}

  public static void main(String[] folders) throws IOException, ReflectiveOperationException {
    COMPILER_LOG.setLevel(Level.WARNING);
    ProjectSources project = new ProjectSources();
    for (String folder : folders) {
      project.read(Paths.get(folder));
    }
    TypeJars jars = new TypeJars();
    SObjectTypes objects = new SObjectTypes(jars, project.schema());
    PlatformTypes platform = new PlatformTypes(jars, objects, project.schema());
    CompilationInput input =
        new CompilationInput(
            project.sources(), platform, new OpenAccess(), new SoqlCheck(objects), null, NoopCompilerProgressCallback.get());
    ApexCompiler compiler = ApexCompiler.builder().setInput(input).build();
    compiler.compile(CompilerStage.VALIDATE);
    for (CodeUnit unit : compiler.getCodeUnits()) {
      report(unit, project.pathOf(unit.getSourceFile()));
    }
    System.out.println(project.sources().size() + " files");
  }

  private static void report(CodeUnit unit, Path path) {
    // Platform types that were handed over as source are code units too; they have no path.
    if (path == null) {
      return;
    }
    for (CompilationException error : unit.getErrors().get()) {
      int line = Unimplemented.lineOf(error, unit.getSourceFile().getBody());
      print(path, line, error.getLoc().getColumn(), error.getError());
    }
    // Half-parsed classes have no reliable members; their parse error is enough.
    if (unit.getErrors().get().isEmpty()) {
      BatchableContract.faults(unit.getType()).forEach(message -> print(path, 1, 1, message));
    }
  }

  private static void print(Path path, int line, int column, String message) {
    System.out.println(String.join("\t", path.toString(), "" + line, "" + column, message.replaceAll("\\s+", " ")));
  }
}
