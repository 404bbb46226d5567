import apex.jorje.services.exception.CompilationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compiler places "must implement the abstract method" where the method is declared, in the other class's file. */
final class Unimplemented {
  private static final Pattern MESSAGE = Pattern.compile("Class (?:\\w+\\.)*(\\w+) must implement the abstract method.*");

  private Unimplemented() {}

  /** Line of the class that lacks the method; the error's own line for every other error. */
  static int lineOf(CompilationException error, String source) {
    Matcher message = MESSAGE.matcher(error.getError());
    if (!message.matches()) {
      return error.getLoc().getLine();
    }
    Matcher declaration = Pattern.compile("(?i)\\bclass\\s+" + message.group(1) + "\\b").matcher(source);
    return declaration.find() ? (int) source.substring(0, declaration.start()).lines().count() : 1;
  }
}
