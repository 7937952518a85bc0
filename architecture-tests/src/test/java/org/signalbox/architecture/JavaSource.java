package org.signalbox.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.signalbox.testsupport.RepositoryFolder;

/**
 * One source file.
 *
 * @param path from the top of the repository
 * @param text what it holds
 */
record JavaSource(String path, String text) {

  /** Several rules look into the same tree, and parsing is most of their time. */
  private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();

  /** A parsed file with what is needed to find positions and comments in it. */
  record Parsed(CompilationUnitTree unit, Trees trees) {

    long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  /** Every source file of the repository, tests included. */
  static List<JavaSource> all() {
    Path top = RepositoryFolder.resolve("");
    try (Stream<Path> files = Files.walk(top)) {
      List<JavaSource> all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> top.relativize(file).toString().matches("[^/]+/src/.*"))
              .sorted()
              .map(file -> read(top, file))
              .toList();
      parseTogether(all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaSource read(Path top, Path file) {
    try {
      return new JavaSource(top.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isTest() {
    return path.contains("/src/test/") || path.matches("(test-support|fuzz)/.*");
  }

  /** The simple name of the file's type. */
  String typeName() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
  }

  private URI uri() {
    return URI.create("string:///" + path);
  }

  /** Parses without resolving names, so that any file can be read by itself; once a text. */
  Parsed parse() {
    Parsed known = PARSED.get(text);
    return known == null ? parseText() : known;
  }

  private Parsed parseText() {
    parseTogether(List.of(this));
    return Objects.requireNonNull(PARSED.get(text));
  }

  /** One task for all: a compiler for each file would hold a megabyte for each. */
  private static void parseTogether(List<JavaSource> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<URI, JavaSource> byUri =
        sources.stream().collect(Collectors.toMap(JavaSource::uri, Function.identity()));
    List<SourceText> files = sources.stream().map(SourceText::new).toList();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
    try {
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        JavaSource source = Objects.requireNonNull(byUri.get(unit.getSourceFile().toUri()));
        PARSED.put(source.text(), new Parsed(unit, trees));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source as the compiler takes it. */
  private static final class SourceText extends SimpleJavaFileObject {
    private final JavaSource source;

    SourceText(JavaSource source) {
      super(source.uri(), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }
}
