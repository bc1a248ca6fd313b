import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks ({@code check}) or rewrites ({@code fix}) every Java source of the project. */
class Format {
  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    var formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      for (Path file : (Iterable<Path>) files.filter(Format::isSource).sorted()::iterator) {
        String before = Files.readString(file);
        String after = formatted(formatter, file, before);
        if (!after.equals(before)) {
          wrong.add(file);
          if (fix) {
            Files.writeString(file, after);
          }
        }
      }
    }
    if (!wrong.isEmpty() && !fix) {
      wrong.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run 'mvn validate -N -Dformat=fix' to format them.");
      System.exit(1);
    }
  }

  private static String formatted(Formatter formatter, Path file, String text) throws Exception {
    try {
      String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
      return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    } catch (Exception e) {
      throw new IllegalStateException(file + " cannot be parsed: " + e.getMessage(), e);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.toString().replace('\\', '/');
    return name.endsWith(".java") && !name.contains("/target/") && !name.contains("/node_modules/");
  }
}
